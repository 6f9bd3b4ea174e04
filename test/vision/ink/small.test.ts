import { expect, test } from 'vitest';
import { type Box, type Point, type Quad, quadOf } from '../../../src/geometry.ts';
import { smallText } from '../../../src/vision/ink/small.ts';
import { type ALine, drawn, loose, type Paint, plain, sidesOff } from './a-line.ts';

const SIZE = [320, 240] as const;
const PAPER = plain(245, 245, 245);
const WORD: ALine = { text: 'Orders', size: 8, at: [80, 100] };
/** All its letters are joined. */
const JOINED: ALine = { text: 'مقهى', faces: ['noto-naskh-arabic'], size: 9, at: [80, 100] };

/** A detector that sees what it is given where the picture is at least so much enlarged. */
function seeing(quads: readonly Quad[], least: number) {
  const looks: number[] = [];
  const detect = async ({ width }: { width: number }) => {
    const scale = width / SIZE[0];
    looks.push(scale);
    const at = (quad: Quad) => quad.map(([x, y]): Point => [x * scale, y * scale]) as never as Quad;
    return scale < least ? [] : quads.map((quad) => ({ quad: at(quad) }));
  };
  return { detect, looks };
}

const page = (lines: readonly ALine[], ground: Paint = PAPER) => drawn(lines, ground, [...SIZE]);

test.each([
  ['at the first look', WORD, 1.5],
  ['at a closer one', WORD, 3],
  ['of one glyph', JOINED, 3],
])('finds a word of a few pixels %s', async (_, word, least) => {
  const { sight, lines } = page([word]);
  const { detect } = seeing([loose(lines[0]!.quad)], least);
  const small = await smallText(sight, [], detect);
  expect(small).toMatchObject([{ small: true }]);
  expect(sidesOff(small[0]!.box, lines[0]!.box)).toBeLessThanOrEqual(2);
});

test.each<[string, readonly ALine[], Paint, boolean]>([
  ['where nothing is', [], PAPER, false],
  ['where a line is known', [{ text: 'Orders', size: 30, at: [80, 100] }], PAPER, true],
  ['at grain', [], grainy, false],
])('takes no closer look %s', async (_, lines, ground, known) => {
  const drawing = page(lines, ground);
  const { detect, looks } = seeing([], 1);
  await smallText(drawing.sight, known ? drawing.lines.map(({ box }) => box) : [], detect);
  expect(looks).toEqual([1.5]);
});

test.each<[string, Paint]>([
  ['a dash', (context) => context.fillRect(80, 100, 30, 5)],
  ['a dot', (context) => context.fillRect(80, 100, 6, 6)],
])('does not take %s for a word', async (_, mark) => {
  const { sight } = page([], (context, width, height) => {
    PAPER(context, width, height);
    context.fillStyle = '#222';
    mark(context, width, height);
  });
  const { detect } = seeing([quadOf([77, 97, 36, 11])], 1);
  expect(await smallText(sight, [], detect)).toEqual([]);
});

test('parts an area that could hardly be read into its rows', async () => {
  const rows = page([WORD, { ...WORD, text: 'and more', at: [80, 111] }]);
  const { detect } = seeing(
    rows.lines.map(({ quad }) => loose(quad)),
    3,
  );
  const area: Box = [80, 100, 30, 18];
  expect(await smallText(rows.sight, [area], detect, [area])).toHaveLength(2);
  expect(await smallText(rows.sight, [area], detect)).toEqual([]);
  const one = page([WORD]);
  const again = seeing([loose(one.lines[0]!.quad)], 3);
  const known = [one.lines[0]!.box];
  expect(await smallText(one.sight, known, again.detect, known)).toEqual([]);
});

function grainy(context: Parameters<Paint>[0], width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grey = 120 + (((x * 7919 + y * 104729 + x * y * 31) % 97) * 60) / 97;
      context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
      context.fillRect(x, y, 1, 1);
    }
  }
}
