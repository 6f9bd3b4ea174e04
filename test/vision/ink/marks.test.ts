import { expect, test } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { loneMarks } from '../../../src/vision/ink/marks.ts';

const [WIDTH, HEIGHT] = [800, 400];

/** Grey patches on a ground of the grey 200. */
function picture(...patches: readonly (readonly [Box, number])[]) {
  const data = new Uint8Array(WIDTH * HEIGHT * 3).fill(200);
  for (const [[x, y, w, h], grey] of patches) {
    for (let row = y; row < y + h; row++) {
      data.fill(grey, (row * WIDTH + x) * 3, (row * WIDTH + x + w) * 3);
    }
  }
  return { width: WIDTH, height: HEIGHT, data };
}

const WORD: Box = [100, 100, 30, 5];

const AROUND_IT: Box = [96, 96, 40, 16];

test.each<[string, readonly (readonly [Box, number])[], readonly Box[], readonly Box[]]>([
  ['a mark of a word’s size', [[WORD, 20]], [], [AROUND_IT]],
  ['what is known', [[WORD, 20]], [[90, 90, 200, 30]], []],
  ['what hardly stands out', [[WORD, 190]], [], []],
  ['a speck', [[[105, 105, 2, 2], 20]], [], []],
  ['a rule from side to side', [[[0, 100, WIDTH, 2], 20]], [], []],
  ['a picture', lines(12, 8), [], []],
  ['two words of a line', words([138, 100, 30, 5]), [], [[96, 96, 72, 16]]],
  ['words far from each other', words([400, 304, 30, 5]), [], [AROUND_IT, [400, 304, 32, 8]]],
])('%s', (_, patches, known, marks) => {
  expect(loneMarks(picture(...patches), known)).toEqual(marks);
});

function words(other: Box): (readonly [Box, number])[] {
  return [
    [WORD, 20],
    [other, 20],
  ];
}

function lines(count: number, apart: number): (readonly [Box, number])[] {
  return Array.from({ length: count }, (_, i) => [[100, 100 + apart * i, 99, 3], 20]);
}
