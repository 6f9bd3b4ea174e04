import { describe, expect, test } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { contrast } from '../../src/layout/contrast.ts';
import type { LineInk } from '../../src/layout/evidence.ts';
import { aPage } from './a-page.ts';

const row = (ratio: number, y = 100, height = 30) => ({
  box: [100, y, 300, height] as Box,
  ink: { contrast: ratio, worst: ratio },
});
const faint = (ratio: number) => ({
  box: [100, 500, 100, 40] as Box,
  foreground: [200, 200, 200] as const,
  background: [220, 220, 220] as const,
  contrast: ratio,
});

describe('contrast', () => {
  test.each<[string, number[], boolean | { ratio: number } | undefined, string, number | null]>([
    ['black on white', [21], undefined, 'pass', 1],
    ['just enough', [3], undefined, 'pass', 1],
    ['as near as it is measured', [2.9], undefined, 'pass', 0.967],
    ['too little', [1.5], undefined, 'fail', 0.5],
    ['one row of two too pale', [12, 1.5], true, 'fail', 0.5],
    ['less than the sample wants', [4], { ratio: 7 }, 'fail', 0.571],
    ['as much as it wants', [7], { ratio: 7 }, 'pass', 1],
    ['not asked for', [1.2], false, 'not-applicable', null],
  ])('%s', (_, ratios, asked, verdict, score) => {
    const rows = ratios.map((ratio, i) => row(ratio, 100 + 60 * i));
    const page = aPage({
      blocks: [{ id: 'tea', rows }],
      layout: asked === undefined ? {} : { contrast: asked },
    });
    expect(contrast.judge(page)).toMatchObject({ verdict, score });
  });

  test('says which block is too pale, by how much, and where', () => {
    const page = aPage({ blocks: [{ id: 'tea', text: 'Spring tea', rows: [row(1.42)] }] });
    const { message, boxes, marks, measured, expected } = contrast.judge(page);
    expect(message).toBe(
      '“Spring tea” hardly stands out from its background: 1.4 : 1, at least 3 : 1 is needed.',
    );
    expect(boxes).toEqual([[100, 100, 300, 30]]);
    expect(marks).toEqual([
      { kind: 'box', tone: 'bad', box: [100, 100, 300, 30], label: '1.4 : 1' },
    ]);
    expect(measured).toMatchObject({ blocks: [{ id: 'tea', ratio: 1.42 }] });
    expect(expected).toEqual({
      leastRatio: 3,
      leastRatioOfDisplayType: 2,
      toleratedShare: 0.05,
    });
  });

  test('says of which block it was closest where all stand out', () => {
    const blocks = [
      { id: 'tea', text: 'Spring tea', rows: [row(4)] },
      { id: 'year', text: '2024', rows: [row(1.93, 200, 60)] },
    ];
    expect(contrast.judge(aPage({ blocks })).message).toBe(
      'Every text stands out from its background, “2024” least of all: 1.9 : 1 where 2 : 1 is needed.',
    );
  });

  test.each<[string, number, boolean | { ratio: number }, string]>([
    ['needs less', 2.2, true, 'pass'],
    ['needs some', 1.7, true, 'fail'],
    ['needs what the sample asks for', 4, { ratio: 4.5 }, 'fail'],
  ])('display type %s', (_, ratio, asked, verdict) => {
    const blocks = [{ id: 'tea', text: 'HENZE', rows: [row(ratio, 100, 60)] }];
    expect(contrast.judge(aPage({ blocks, layout: { contrast: asked } })).verdict).toBe(verdict);
  });

  test('what is too low without hardly being seen is told so', () => {
    const page = aPage({ blocks: [{ id: 'tea', text: 'Spring tea', rows: [row(2.4)] }] });
    expect(contrast.judge(page).message).toBe(
      '“Spring tea” stands out too little from its background: 2.4 : 1, at least 3 : 1 is needed.',
    );
  });

  test('faint text that is far too long or short for what is lost is something else', () => {
    const blocks = [
      { id: 'tea', rows: [row(9)] },
      { id: 'gone', text: 'Gone' },
    ];
    const far = { ...faint(1.3), box: [100, 500, 600, 20] as Box };
    expect(contrast.judge(aPage({ blocks, evidence: { faint: [far] } })).verdict).toBe('unknown');
    const small = { ...faint(1.3), small: true };
    expect(contrast.judge(aPage({ blocks, evidence: { faint: [small] } })).verdict).toBe('unknown');
  });

  test('is open where a block was not found, and nothing faint is there', () => {
    const page = aPage({
      blocks: [
        { id: 'tea', rows: [row(9)] },
        { id: 'gone', text: 'Gone' },
      ],
    });
    expect(contrast.judge(page)).toMatchObject({ verdict: 'unknown', score: null });
    expect(contrast.judge(page).message).toContain('“Gone”');
  });

  test('fails where a block was not found and faint text stands somewhere', () => {
    const blocks = [
      { id: 'tea', rows: [row(9)] },
      { id: 'gone', text: 'Gone' },
    ];
    const page = aPage({ blocks, evidence: { faint: [faint(1.3)] } });
    const { verdict, message, boxes } = contrast.judge(page);
    expect(verdict).toBe('fail');
    expect(message).toContain('“Gone”');
    expect(boxes).toEqual([[100, 500, 100, 40]]);
  });

  test('faint text that no block is missing for was not asked for, and is nothing of this rule’s', () => {
    const page = aPage({
      blocks: [{ id: 'tea', rows: [row(9)] }],
      evidence: { faint: [faint(1.3)] },
    });
    expect(contrast.judge(page).verdict).toBe('pass');
  });

  test.each<[string, { contrast?: number; blocks?: string[]; ink?: null }, string, number]>([
    ['faint, and nobody’s', { blocks: [] }, 'Gone', 1],
    ['faint, but another block’s', { blocks: ['tea'] }, 'Gone', 0],
    ['nobody’s, of no ink that was told', { blocks: [], ink: null }, 'Gone', 0],
    ['nobody’s, where a sign or two are missing', { blocks: [] }, 'Go', 0],
    ['nobody’s, as faint as grain', { blocks: [], contrast: 1.1 }, 'Gone', 0],
  ])('a line that could not be read: %s', (_, { contrast: ratio = 1.4, ...line }, text, found) => {
    const page = aPage({
      blocks: [
        { id: 'tea', rows: [row(9)] },
        { id: 'gone', text },
      ],
      others: [{ box: [100, 500, 100, 40], ink: row(ratio).ink as LineInk, ...line }],
    });
    expect(contrast.judge(page).verdict).toBe(found === 1 ? 'fail' : 'unknown');
  });
});
