import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/dataset/schema.ts';
import { arrange, type Look } from '../../../src/typeset/arrange/arrange.ts';
import { chooseFaces } from '../../../src/typeset/faces-for.ts';
import { fitting, impossible } from './cases.ts';
import { block, LOGOS, sampleOf, sentence } from './samples.ts';

function lookOf(sample: Sample, more: Partial<Look> = {}): Look {
  return {
    faces: chooseFaces(sample, () => 0),
    align: 'start',
    logoAspect: 1,
    productAspect: 1,
    ...more,
  };
}

function arranged(sample: Sample, more: Partial<Look> = {}) {
  const found = arrange(sample, lookOf(sample, more))!;
  const blocks = new Map(found.blocks.map((one) => [one.block.id, one]));
  const lines = (id: string) => blocks.get(id)!.lines.map(({ text }) => text);
  return { ...found, size: (id: string) => blocks.get(id)!.setting.size, lines, blocks };
}

describe('arrange', () => {
  it('keeps words whole where smaller type lets them fit', () => {
    const copy = [
      block('a', 'headline', '가을장터한마당 축제', { lang: 'ko', region: 'middle-left' }),
    ];
    const narrow = sampleOf(copy, { canvas: { width: 512, height: 1024 } });
    expect(arranged(narrow).lines('a')).toEqual(['가을장터한마당', '축제']);
  });

  it('splits a word that would have to be too small', () => {
    const long = '갓구운빵과꿀이있는아침식사세트메뉴'.repeat(2);
    const { lines, size } = arranged(
      sampleOf([block('a', 'body', long, { lang: 'ko', region: 'middle-left' })]),
    );
    expect(lines('a').length).toBeGreaterThan(1);
    expect(size('a')).toBeGreaterThan(22);
  });

  it('sets a label above the figure that leads the page, and beside one that does not', () => {
    const copy = [
      block('a', 'label', 'Balance'),
      block('b', 'data', '$8,214.60'),
      block('c', 'subhead', 'Recent'),
    ];
    const baselines = (sample: Sample) => {
      const { blocks } = arranged(sample);
      return ['a', 'b'].map((id) => blocks.get(id)!.lines[0]!.baseline) as [number, number];
    };
    const beside = baselines(sampleOf(copy));
    expect(beside[0]).toBe(beside[1]);
    const above = baselines(sampleOf(copy, { layout: { hierarchy: ['b', 'c'] } }));
    expect(above[0]).toBeLessThan(above[1]);
  });

  it('gives captions of one row equal tops, though one above is in two lines', () => {
    const ids = [1, 2, 3];
    const copy = ids.flatMap((n) => [
      block(`num-${n}`, 'data', '412'),
      block(`cap-${n}`, 'label', n === 2 ? 'whole bicycles in service on weekdays' : 'stations'),
      block(`sub-${n}`, 'label', 'in May'),
    ]);
    const sample = sampleOf(copy, {
      layout: {
        align: [
          { blocks: ids.map((n) => `num-${n}`), edge: 'middle' },
          ...ids.map((n) => ({
            blocks: [`num-${n}`, `cap-${n}`, `sub-${n}`],
            edge: 'center' as const,
          })),
        ],
      },
    });
    const { blocks, lines } = arranged(sample);
    expect(lines('cap-2').length).toBe(2);
    for (const stem of ['num', 'cap', 'sub']) {
      const tops = ids.map((n) => blocks.get(`${stem}-${n}`)!.lines[0]!.baseline);
      expect(new Set(tops).size).toBe(1);
    }
  });

  it('does not make all copy small because a headline must be', () => {
    const [, sample] = fitting.find(([name]) => name === 'round logo top-center')!;
    const { size } = arranged(sample);
    expect(size('text')).toBeGreaterThan(0.5 * size('title'));
    expect(size('text')).toBeLessThan(size('title'));
  });

  it('hangs a page from its top', () => {
    const { blocks } = arranged(
      sampleOf([block('a', 'headline', 'Bread'), block('b', 'body', 'Tea')]),
    );
    expect(blocks.get('a')!.lines[0]!.baseline).toBeLessThan(300);
  });

  it('leaves a logo its least width where its region is narrow, or refuses', () => {
    const of = (width: [number, number]) =>
      sampleOf([block('a', 'body', sentence)], {
        logo: { asset: LOGOS.round, region: [0.1, 0.1, 0.2, 0.2], width },
      });
    expect(arranged(of([0.15, 0.9])).logo![2]).toBeGreaterThanOrEqual(153);
    expect(arranged(of([0.15, 0.9])).logo![2]).toBeLessThanOrEqual(205);
    expect(arrange(of([0.3, 0.9]), lookOf(of([0.3, 0.9])))).toBeNull();
  });

  it('arranges copy of which nothing can be drawn', () => {
    const found = arranged(sampleOf([block('a', 'body', '🎉'), block('b', 'body', '\u200b')]));
    expect(found.blocks.size).toBe(0);
  });

  it.each(impossible.filter(([, { copy }]) => copy.length < 100))('refuses %s', (_, sample) => {
    expect(arrange(sample, lookOf(sample))).toBeNull();
  });
});
