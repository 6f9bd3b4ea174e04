import { alignUnits, type Edit } from './edits.ts';
import { leastOf } from './fits.ts';
import { graphemes, isEmoji, isWhiteSpace } from './graphemes.ts';
import { tellLookAlikes } from './look-alikes.ts';
import { foldWidth, normalize, unbroken } from './normalize.ts';
import { remembering } from './remember.ts';
import type { CopyBlock, CriticalReason } from './types.ts';
import { unitsOf } from './units.ts';

/** The strings of a block that must be exact: all of it, or the substrings its author lists. */
export function criticalStrings(block: CopyBlock): string[] {
  if (block.critical === undefined) return [];
  return block.critical === true ? [unbroken(block.text)] : block.critical.map(unbroken);
}

export interface CriticalAnswer {
  ok: boolean | null;
  reason?: CriticalReason;
}

/** Fits of the read units, null where unknown, and the least that is proof enough. */
export interface Proof {
  fits: readonly (number | null)[];
  floor: number;
}

/**
 * Whether a critical string stands in what was read of its block, exactly after NFC and width
 * folding (white space and emoji aside, which readers can't be held to), in glyphs that fit.
 * Where it differs only by which dash, quote or middle dot is drawn, or by a sign that readers
 * write otherwise whatever is drawn (£ as f), it is not known: no reader tells these apart reliably.
 */
export function judgeCritical(
  critical: string,
  expected: string,
  read: string,
  proof: Proof = { fits: [], floor: 0 },
): CriticalAnswer {
  if (inked(critical) === '') return { ok: null, reason: 'nothing-to-read' };
  const fit = bestFit(foldWidth, critical, expected, read, proof.fits);
  if (fit !== null) {
    return fit >= proof.floor ? { ok: true } : { ok: null, reason: 'below-floor' };
  }
  return bestFit(normalize, critical, expected, read, proof.fits) === null &&
    !isDoubted(critical, expected, read)
    ? { ok: false }
    : { ok: null, reason: 'look-alike-sign' };
}

/** Whether all that is wrong with one of its places may only be the reader's (`look-alikes.ts`). */
function isDoubted(critical: string, expected: string, read: string): boolean {
  const [asked, seen] = [unitsOf(inked(expected)), unitsOf(inked(read))];
  const spaced = unitsOf(expected).spaced;
  const wanted = unitsOf(inked(critical)).normal;
  const { edits } = alignUnits(asked.normal, seen.normal);
  const { charged, doubted } = tellLookAlikes(edits, { ...asked, spaced });
  const within = (from: number) => (edit: Edit) =>
    edit.at >= from && edit.at <= from + wanted.length;
  return asked.normal.some(
    (_, from) =>
      wanted.every((unit, i) => asked.normal[from + i] === unit) &&
      doubted.some(within(from)) &&
      !charged.some(within(from)),
  );
}

/**
 * The least fit of the string's characters in the best of the places where it stands, 1 where no
 * fit is known; null where it stands nowhere.
 */
function bestFit(
  fold: (text: string) => string,
  critical: string,
  expected: string,
  read: string,
  fits: readonly (number | null)[],
): number | null {
  const units = (text: string) => graphemes(fold(inked(text)));
  const wanted = units(critical);
  const asked = units(expected);
  const seen = units(read);
  const { to, edits } = alignUnits(asked, seen);
  let best: number | null = null;
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
    if (!whole || disturbed) continue;
    // Should folding have joined characters, then the whole block answers for each.
    const own = fits.length === seen.length ? wanted.map((_, i) => fits[to[from + i]!]!) : fits;
    best = Math.max(best ?? 0, leastOf(own) ?? 1);
  }
  return best;
}

/** Without white space and emoji; before folding, which would break a joined emoji into several. */
const inked = remembering((text) =>
  graphemes(unbroken(text))
    .filter((grapheme) => !isWhiteSpace(grapheme) && !isEmoji(grapheme))
    .join(''),
);
