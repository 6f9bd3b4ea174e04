import { describe, expect, it } from 'vitest';
import { background } from '../../src/layout/background.ts';
import type { ColourEvidence } from '../../src/layout/evidence.ts';
import type { RuleVerdict } from '../../src/layout/rule.ts';
import type { AskedLayout } from '../../src/layout/seen.ts';
import { aPage } from './a-page.ts';

type Ground = ColourEvidence['background'];

function judged(
  asked: AskedLayout['background'],
  alpha: ColourEvidence['alpha'],
  ground: Partial<Ground> = {},
) {
  const page = aPage({ blocks: [], asked: asked === undefined ? {} : { background: asked } });
  const { colours } = page.evidence;
  return background.judge({
    ...page,
    evidence: {
      ...page.evidence,
      colours: { ...colours, alpha, background: { ...colours.background, ...ground } },
    },
  });
}

const alpha = (transparent: number, partly = 0, edge = transparent > 0 ? 1 : 0) => ({
  transparent,
  partly,
  opaque: 1 - transparent - partly,
  edge,
});

describe('opaque', () => {
  it.each<[string, RuleVerdict, ColourEvidence['alpha']]>([
    ['no alpha channel', 'pass', null],
    ['an alpha channel that hides nothing', 'pass', alpha(0)],
    ['smoothed corners', 'pass', alpha(0.002, 0.001)],
    ['a hole', 'fail', alpha(0.1, 0, 0)],
    ['all of it let through a little', 'fail', alpha(0, 0.9)],
  ])('%s: %s', (_, verdict, found) => {
    const judgement = judged('opaque', found);
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.score).toBe(verdict === 'pass' ? 1 : 0);
  });

  it('says how much is not', () => {
    expect(judged('opaque', alpha(0.3, 0.02)).message).toBe(
      '32% of the picture is transparent, wholly or partly; an opaque background was asked for.',
    );
  });
});

describe('transparent', () => {
  it.each<[string, RuleVerdict, ColourEvidence['alpha']]>([
    ['nothing behind', 'pass', alpha(0.7, 0.02, 1)],
    ['a thing that runs over an edge', 'pass', alpha(0.4, 0.02, 0.7)],
    ['half of the edge covered', 'unknown', alpha(0.4, 0.02, 0.4)],
    ['a hole in the middle', 'fail', alpha(0.2, 0, 0)],
    ['a veil', 'fail', alpha(0, 0.8, 0)],
    ['an alpha channel that hides nothing', 'fail', alpha(0)],
    ['no alpha channel', 'fail', null],
  ])('%s: %s', (_, verdict, found) => {
    expect(judged('transparent', found).verdict).toBe(verdict);
  });

  it('says what is missing', () => {
    expect(judged('transparent', null).message).toBe(
      'The background is not transparent: the file has no alpha channel.',
    );
    expect(judged('transparent', alpha(0.2, 0, 0)).message).toBe(
      'Only 20% of the picture and 0% of its edge are transparent.',
    );
  });
});

describe('white', () => {
  it.each<[string, RuleVerdict, Partial<Ground>]>([
    ['white', 'pass', {}],
    ['white with noise', 'pass', { colour: [253, 253, 252], white: 0.97, fromWhite: 1.1 }],
    ['white with soft shadows', 'pass', { fromWhite: 0.4, farFromWhite: 6, white: 0.85 }],
    ['nearly white', 'unknown', { colour: [248, 247, 246], fromWhite: 2.5, farFromWhite: 3 }],
    ['white that darkens', 'unknown', { fromWhite: 0.4, farFromWhite: 11 }],
    ['white that turns grey', 'fail', { fromWhite: 1, farFromWhite: 20 }],
    ['cream', 'fail', { colour: [246, 238, 223], white: 0, fromWhite: 7.7, farFromWhite: 8 }],
    ['pale grey', 'fail', { colour: [240, 240, 240], white: 0, fromWhite: 3.4, farFromWhite: 3.5 }],
    ['too little to be told', 'unknown', { share: 0.03 }],
  ])('%s: %s', (_, verdict, ground) => {
    const { verdict: found, score } = judged('white', null, ground);
    expect(found).toBe(verdict);
    expect(score === null).toBe(verdict === 'unknown');
  });

  it('is not what is transparent', () => {
    const { verdict, score, message } = judged('white', alpha(0.6));
    expect([verdict, score]).toEqual(['fail', 0]);
    expect(message).toBe('60% of the picture is transparent, not white.');
  });

  it('says which colour is there, how far from white and how wide', () => {
    const { message, score, marks } = judged('white', null, {
      colour: [246, 238, 223],
      white: 0,
      fromWhite: 6,
      farFromWhite: 6,
      share: 0.83,
    });
    expect(message).toBe(
      'The background is not white: #f6eedf, ΔE 6 from white, on 83% of the picture.',
    );
    expect(score).toBe(0.5);
    expect(marks.every(({ tone }) => tone === 'bad')).toBe(true);
  });

  it('marks a few places that show it', () => {
    expect(judged('white', null).marks).toEqual([
      {
        kind: 'swatch',
        tone: 'good',
        box: [0, 0, 1000, 1000],
        colour: '#ffffff',
        label: 'ΔE 0 from white',
      },
    ]);
  });
});

it('is not applicable where none was asked for', () => {
  const { verdict, score } = judged(undefined, null);
  expect([verdict, score]).toEqual(['not-applicable', null]);
});
