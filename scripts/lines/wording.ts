import { type Random, weighted } from '../../src/stats/chance.ts';
import type { Face } from '../../src/typeset/fonts/faces.ts';
import { inkOf, type LineStyle, setLine } from '../../src/typeset/line.ts';
import { withLookalike, withTypo } from '../../src/typeset/lookalikes.ts';
import { copyLine } from './copy.ts';

export type LineKind = 'plain' | 'lookalike' | 'typo' | 'malformed';

export interface Wording {
  /** What is to be drawn. */
  text: string;
  /** What the copy would have asked for, where that is something else. */
  expected?: string;
  kind: LineKind;
}

export interface WordingWish {
  lang: string;
  mixed: boolean;
  least?: number;
  most: number;
  faces: readonly Face[];
  vertical: boolean;
}

/** Words for a line that its faces can draw. Null where none were found. */
export function wordLine(wish: WordingWish, random: Random): Wording | null {
  const has = (character: string) =>
    character === ' ' || wish.faces.some((face) => face.has(character));
  const capitals = wish.faces[0]?.typeface.capitalsOnly === true;
  const line = copyLine(wish.lang, random, {
    mixed: wish.mixed,
    least: wish.least ?? 2,
    most: wish.most,
    allows: (character) => (wish.vertical ? upright.test(character) : true) && has(character),
  });
  if (line === null) return null;
  const text = capitals ? line.toLocaleUpperCase(wish.lang) : line;
  if (![...text].every(has)) return null;
  const kind = weighted<LineKind>(random, [
    ['plain', 77],
    ['lookalike', 7],
    ['typo', 2.5],
    ['malformed', 13.5],
  ]);
  if (kind === 'plain' || kind === 'malformed') return { text, kind };
  const allows = (from: string, to: string) =>
    [...to].every(has) &&
    (!capitals || to === to.toLocaleUpperCase(wish.lang)) &&
    (from === '' || to === '' || looksDifferent(from, to, wish));
  const slip =
    kind === 'typo' ? withTypo(text, random, allows) : withLookalike(text, random, allows);
  return slip === null ? { text, kind: 'plain' } : { text: slip.text, expected: text, kind };
}

/** What stands upright in a column without being turned or moved. */
const upright = /^[\p{sc=Han}ぁ-ゖァ-ヺ가-힣]$/u;
const small = /[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]/u;

export function standsUpright(text: string): boolean {
  return [...text].every((character) => upright.test(character)) && !small.test(text);
}

const compared = new Map<string, boolean>();

/** Some fonts draw l and I, or O and Ο, alike: such a slip would be none. */
function looksDifferent(from: string, to: string, wish: WordingWish): boolean {
  const key = `${wish.faces.map((face) => face.name).join()} ${from} ${to}`;
  const known = compared.get(key);
  if (known !== undefined) return known;
  const style: LineStyle = {
    faces: wish.faces,
    size: 48,
    colour: [0, 0, 0],
    spacing: 0,
    stretch: 1,
    slant: 0,
    vertical: false,
    rightToLeft: false,
  };
  const shapes = [from, to].map((text) => {
    const canvas = setLine(text, style)?.canvas;
    const ink = canvas === undefined ? null : inkOf(canvas);
    if (canvas === undefined || ink === null) return null;
    const [x, y, w, h] = ink;
    const { data } = canvas.getContext('2d').getImageData(x, y, w, h);
    return { w, h, dark: (col: number, row: number) => data[(row * w + col) * 4 + 3]! > 127 };
  });
  const [one, other] = shapes;
  const different = one == null || other == null || unlike(one, other);
  compared.set(key, different);
  return different;
}

interface Shape {
  w: number;
  h: number;
  dark(column: number, row: number): boolean;
}

/** Of another size, or another shape where both are drawn out to one size. */
function unlike(one: Shape, other: Shape): boolean {
  const grown = (a: number, b: number) => Math.abs(a - b) > 1.5 && Math.max(a, b) / Math.min(a, b);
  if (Number(grown(one.w, other.w)) > 1.15 || Number(grown(one.h, other.h)) > 1.15) return true;
  let differs = 0;
  let ink = 0;
  const steps = 48;
  const at = (shape: Shape, column: number, row: number) =>
    shape.dark(Math.floor((column / steps) * shape.w), Math.floor((row / steps) * shape.h));
  for (let row = 0; row < steps; row++) {
    for (let column = 0; column < steps; column++) {
      const [a, b] = [at(one, column, row), at(other, column, row)];
      if (a || b) ink++;
      if (a !== b) differs++;
    }
  }
  return differs / Math.max(1, ink) > 0.04;
}
