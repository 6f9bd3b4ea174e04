import type { Edit } from './edits.ts';
import type { Units } from './units.ts';

/**
 * What recognisers write for a sign whatever is drawn, by the sign (measured on pages that were
 * right): £ as f, S$ as SS, × as X, ℃ as ° and ℃, ₫ as đ. That a picture has the one
 * and not the other can't be known from them.
 */
const READ_AS: Readonly<Record<string, readonly string[]>> = {
  '£': ['f', 'F', 'E', 'L', 't'],
  '¥': ['Y'],
  $: ['S'],
  '×': ['x', 'X'],
  '℃': ['°C', 'C', '°℃'],
  '°C': ['℃', '°℃'],
  C: ['℃'],
  '℉': ['°F', 'F'],
  '°F': ['℉'],
  '…': ['...', '..', '....'],
  // One drawing under two codes, and a form of a character that no other engine tells from it.
  '₫': ['đ', 'd'],
  净: ['凈'],
  淨: ['凈'],
};

/** One shape in many typefaces; within a word the others tell which it is. */
const ALONE: Readonly<Record<string, readonly string[]>> = {
  l: ['I', '|'],
  I: ['l', '|'],
};

/** The edits that say something of the picture, and those that may only be the reader's. */
export interface Told {
  charged: Edit[];
  doubted: Edit[];
}

/**
 * Tells the edits of a block that may be the reader's own from the others.
 *
 * @param edits in their order, as `alignUnits` gives them
 * @param expected the units that they are edits of
 */
export function tellLookAlikes(edits: readonly Edit[], expected: Units): Told {
  const told: Told = { charged: [], doubted: [] };
  for (const group of neighbours(edits)) {
    const asked = group.map((edit) => edit.expected).join('');
    const read = group.map((edit) => edit.read).join('');
    const isDoubtful =
      isListed(READ_AS, asked, read) ||
      (isListed(ALONE, asked, read) && standsAlone(group[0]!.at, expected));
    (isDoubtful ? told.doubted : told.charged).push(...group);
  }
  return told;
}

/** Copy may be any word, `constructor` too. */
function isListed(
  table: Readonly<Record<string, readonly string[] | string>>,
  asked: string,
  read: string,
): boolean {
  return Object.hasOwn(table, asked) && table[asked]!.includes(read);
}

/** Edits that stand side by side: of ℃ read as °C one is a substitution and one an insertion. */
function neighbours(edits: readonly Edit[]): Edit[][] {
  const groups: Edit[][] = [];
  let end = -1;
  for (const edit of edits) {
    if (edit.at <= end && groups.length > 0) groups.at(-1)!.push(edit);
    else groups.push([edit]);
    end = edit.op === 'insert' ? edit.at : edit.at + 1;
  }
  return groups;
}

const LETTER = /[\p{L}\p{M}]/u;

function standsAlone(at: number, { normal, spaced }: Units): boolean {
  const before = at === 0 || spaced[at]! || !LETTER.test(normal[at - 1]!);
  const next = at + 1;
  return before && (next === normal.length || spaced[next]! || !LETTER.test(normal[next]!));
}
