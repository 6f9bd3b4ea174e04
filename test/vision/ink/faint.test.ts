import { expect, test } from 'vitest';
import { quadOf } from '../../../src/geometry.ts';
import { faintText } from '../../../src/vision/ink/faint.ts';
import { drawn, loose, plain, sidesOff } from './a-line.ts';

const FAINT = { text: 'Hardly seen', colour: [222, 222, 222] } as const;

test('measures what the detector sees in the drawn-out picture', async () => {
  const page = drawn([FAINT], plain(245, 245, 245));
  let most = 0;
  const faint = await faintText(page.sight, [], async ({ data }) => {
    most = data.reduce((far, value) => Math.max(far, Math.abs(value - 128)), 0);
    return [{ quad: loose(page.lines[0]!.quad) }];
  });
  expect(most).toBeGreaterThan(60);
  expect(faint).toHaveLength(1);
  expect(sidesOff(faint[0]!.box, page.lines[0]!.box)).toBeLessThanOrEqual(2);
  expect(faint[0]!.contrast).toBeCloseTo(1.23, 1);
});

test('leaves out what is known', async () => {
  const page = drawn([FAINT], plain(245, 245, 245));
  const detect = async () => [{ quad: loose(page.lines[0]!.quad) }];
  expect(await faintText(page.sight, [page.lines[0]!.box], detect)).toEqual([]);
});

test.each([
  ['stands out well', { text: 'Plainly seen' }],
  ['is a mark or two', { ...FAINT, text: 'l' }],
])('leaves out what %s', async (_, line) => {
  const page = drawn([line], plain(245, 245, 245));
  const detect = async () => [{ quad: loose(page.lines[0]!.quad) }];
  expect(await faintText(page.sight, [], detect)).toEqual([]);
});

test('leaves out ground where nothing is written', async () => {
  const page = drawn([], plain(245, 245, 245));
  const detect = async () => [{ quad: quadOf([60, 80, 200, 50]) }];
  expect(await faintText(page.sight, [], detect)).toEqual([]);
});
