import { alignUnits, sequenceDistance } from './edits.ts';
import { unbroken } from './normalize.ts';
import type { CopyBlock, ExtraText, JudgedBlock, TextJudgement } from './types.ts';
import { unitsOf } from './units.ts';
import { wordsOf } from './words.ts';

type Sums = Omit<TextJudgement, 'order' | 'notRead' | 'blocks' | 'critical' | 'extras' | 'unread'>;

/** A picture's rates from its blocks. Undecided blocks are in the interval and in nothing else. */
export function sumUp(
  copy: readonly CopyBlock[],
  blocks: readonly JudgedBlock[],
  extras: readonly ExtraText[],
): Sums {
  const decided = blocks.filter((block) => block.verdict !== 'unreadable');
  const total = (list: readonly JudgedBlock[]) =>
    list.reduce((sum, block) => sum + block.characters, 0);
  const count = (op: string) =>
    decided.reduce((sum, block) => sum + block.edits.filter((edit) => edit.op === op).length, 0);
  const characters = total(blocks);
  const decidedCharacters = total(decided);
  const substituted = count('substitute');
  const missing = count('missing');
  const inserted = count('insert');
  const errors = substituted + missing + inserted;
  const size = (kind: ExtraText['kind']) =>
    extras.reduce((sum, extra) => sum + (extra.kind === kind ? extra.characters : 0), 0);
  return {
    characters,
    decidedCharacters,
    cer: decidedCharacters === 0 ? null : errors / decidedCharacters,
    cerInterval:
      characters === 0
        ? [0, 0]
        : [errors / characters, (errors + characters - decidedCharacters) / characters],
    wer: wordErrorRate(copy, blocks),
    strict: { cer: strictErrorRate(copy, blocks) },
    substituted,
    missing,
    inserted,
    extra: size('extra'),
    duplicated: size('duplicate'),
  };
}

/**
 * Word edits over words asked for, in decided blocks; null where there are none. What was read is
 * spaced as what was asked for: on flawless pictures the recognisers' own spacing alone makes a
 * word error rate of 17% in English and above 100% in Korean, and would be charged to the model.
 */
function wordErrorRate(copy: readonly CopyBlock[], blocks: readonly JudgedBlock[]): number | null {
  let edits = 0;
  let words = 0;
  blocks.forEach((block, b) => {
    if (block.verdict === 'unreadable') return;
    const anyCase = copy[b]!.case === 'any';
    const asked = wordsOf(block.expected, block.lang, anyCase);
    const read = spacedAs(block.expected, block.read, anyCase);
    edits += sequenceDistance(asked, wordsOf(read, block.lang, anyCase));
    words += asked.length;
  });
  return words === 0 ? null : edits / words;
}

/** `read` with a space before each character that stands for one with a space before it. */
function spacedAs(expected: string, read: string, anyCase: boolean): string {
  const form = anyCase ? 'folded' : 'normal';
  const asked = unitsOf(expected);
  const seen = unitsOf(read);
  const { to } = alignUnits(asked[form], seen[form]);
  const spaced = new Set<number>();
  const aligned = new Set<number>();
  let pending = false;
  to.forEach((at, i) => {
    pending ||= asked.spaced[i]!;
    if (at < 0) return;
    // A word whose first letters are missing still begins where its next one stands.
    if (pending) spaced.add(at);
    aligned.add(at);
    pending = false;
  });
  return seen.raw
    .map((unit, i) => (spaced.has(i) || (!aligned.has(i) && seen.spaced[i]!) ? ` ${unit}` : unit))
    .join('');
}

/** CER that folds nothing but NFC, white space and bidi controls, in decided blocks. */
function strictErrorRate(
  copy: readonly CopyBlock[],
  blocks: readonly JudgedBlock[],
): number | null {
  let edits = 0;
  let characters = 0;
  blocks.forEach((block, b) => {
    if (block.verdict === 'unreadable') return;
    const asked = unitsOf(unbroken(copy[b]!.text)).raw;
    edits += alignUnits(asked, unitsOf(block.read).raw).edits.length;
    characters += asked.length;
  });
  return characters === 0 ? null : edits / characters;
}
