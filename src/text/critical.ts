import { alignUnits } from './edits.ts';
import { graphemes, isEmoji, isWhiteSpace } from './graphemes.ts';
import { foldWidth, normalize, unbroken } from './normalize.ts';
import type { CopyBlock } from './types.ts';

/** The strings of a block that must be exact: all of it, or the substrings its author lists. */
export function criticalStrings(block: CopyBlock): string[] {
  if (block.critical === undefined) return [];
  return block.critical === true ? [unbroken(block.text)] : block.critical.map(unbroken);
}

/**
 * Whether a critical string stands in what was read of its block, exactly after NFC and width
 * folding (white space and emoji aside, which readers can't be held to). Null where nothing else is
 * left of it, or where it differs only by which dash, quote or middle dot is drawn: no reader tells
 * these apart reliably.
 */
export function criticalOk(critical: string, expected: string, read: string): boolean | null {
  if (inked(critical) === '') return null;
  if (stands(foldWidth, critical, expected, read)) return true;
  return stands(normalize, critical, expected, read) ? null : false;
}

function stands(
  fold: (text: string) => string,
  critical: string,
  expected: string,
  read: string,
): boolean {
  const units = (text: string) => graphemes(fold(inked(text)));
  const wanted = units(critical);
  const asked = units(expected);
  const seen = units(read);
  const { to, edits } = alignUnits(asked, seen);
  for (let from = 0; from + wanted.length <= asked.length; from++) {
    if (!wanted.every((unit, i) => asked[from + i] === unit)) continue;
    const end = from + wanted.length;
    const whole = wanted.every((unit, i) => seen[to[from + i]!] === unit);
    const disturbed = edits.some(
      (edit) =>
        edit.op === 'insert' &&
        edit.at >= from &&
        edit.at <= end &&
        // 14.50 is not 4.50: what stands right beside it counts, if it could change its meaning.
        (edit.at > from && edit.at < end ? true : /[\p{L}\p{N}\p{S}\p{Pd}.,]/u.test(edit.read)),
    );
    if (whole && !disturbed) return true;
  }
  return false;
}

/** Without white space and emoji; before folding, which would break a joined emoji into several. */
function inked(text: string): string {
  return graphemes(unbroken(text))
    .filter((grapheme) => !isWhiteSpace(grapheme) && !isEmoji(grapheme))
    .join('');
}
