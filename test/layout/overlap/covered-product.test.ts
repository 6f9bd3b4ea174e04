import { expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { overlap } from '../../../src/layout/overlap.ts';
import { aPage } from '../a-page.ts';

const product = (covered: number) => ({
  found: {
    box: [600, 300, 200, 500] as Box,
    quad: [
      [600, 300],
      [800, 300],
      [800, 800],
      [600, 800],
    ] as [[number, number], [number, number], [number, number], [number, number]],
    angle: 0,
    stretch: 1,
    score: 0.9,
    outline: 1,
    differing: 0,
    structure: 1,
    covered,
  },
});

it.each<[string, string | undefined, Box, number, string]>([
  ['over the product', 'middle-left', [610, 500, 150, 30], 0.05, 'fail'],
  ['beside it', 'middle-left', [100, 500, 150, 30], 0.05, 'pass'],
  ['at the rim of its box', 'middle-left', [500, 500, 150, 30], 0.05, 'pass'],
  ['in an empty corner of its box', 'middle-left', [610, 310, 150, 30], 0, 'pass'],
  ['over it, as asked', 'middle-right', [610, 500, 150, 30], 0.05, 'pass'],
  ['over it, where it may belong', undefined, [610, 500, 150, 30], 0.05, 'pass'],
])('a text %s', (_, region, box, covered, verdict) => {
  const page = aPage({
    blocks: [{ id: 'hot', text: 'Hot for hours', box, ...(region ? { region } : {}) }],
    asked: { product: { region: [0.6, 0.3, 0.3, 0.5] } },
    evidence: { product: product(covered) },
  });
  const { message, ...judgement } = overlap.judge(page);
  expect(judgement.verdict).toBe(verdict);
  if (verdict === 'fail') {
    expect(message).toContain('“Hot for hours” and the product lie over one another');
    expect(judgement.boxes).toContainEqual([600, 300, 200, 500]);
  }
});
