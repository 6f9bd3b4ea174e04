import { wordsOf } from '../../../src/models/faults/targets.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { alignUnits } from '../../../src/text/edits.ts';
import { unbroken } from '../../../src/text/normalize.ts';
import type { CopyBlock } from '../../../src/text/types.ts';
import { unitsOf } from '../../../src/text/units.ts';
import { MALFORMED } from '../../../src/typeset/malform.ts';
import type { Page } from '../../../src/typeset/page.ts';

/** What is wrong with a page's text, by what was drawn; errors as the contract's CER counts them. */
export interface DrawnErrors {
  characters: number;
  /** Malformed glyphs aside. */
  errors: number;
  /** Glyphs that are no character any more: one error each, unless one is there already. */
  malformed: number;
}

/** @param injected with the `at` of each malformed glyph, as drawn */
export function drawnErrors(
  copy: readonly CopyBlock[],
  page: Page,
  injected: readonly InjectedFault[],
): DrawnErrors {
  const sum = { characters: 0, errors: 0, malformed: 0 };
  for (const block of copy) {
    const form = block.case === 'any' ? 'folded' : 'normal';
    const asked = unitsOf(unbroken(block.text))[form];
    const text = page.texts.find((one) => one.block === block.id);
    const drawn = text === undefined ? [] : unitsOf(wordsOf(text))[form];
    const errors = alignUnits(asked, drawn).edits.length;
    const marked = [...drawn];
    for (const { kind, block: id, facts } of injected) {
      if (kind === 'malformed-glyph' && id === block.id && typeof facts.at === 'number') {
        marked[facts.at] = MALFORMED;
      }
    }
    sum.characters += asked.length;
    sum.errors += errors;
    sum.malformed += alignUnits(asked, marked).edits.length - errors;
  }
  return sum;
}
