import { type Random, weighted } from '../../src/stats/chance.ts';
import type { Face } from '../../src/typeset/fonts/faces.ts';
import { looksDifferent } from '../../src/typeset/look-different.ts';
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
    (from === '' || to === '' || looksDifferent(from, to, wish.faces));
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
