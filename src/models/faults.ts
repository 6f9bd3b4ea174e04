import type { Sample } from '../dataset/schema.ts';
import type { Random } from '../stats/chance.ts';
import type { Page } from '../typeset/page.ts';
import { misaligned } from './faults/aligned.ts';
import { backgroundFilled, backgroundTinted } from './faults/background.ts';
import { blockMoved } from './faults/block-moved.ts';
import { blockDuplicated, blockMissing } from './faults/blocks.ts';
import { caseChanged } from './faults/capitals.ts';
import { doubled, dropped, lookAlike } from './faults/characters.ts';
import { colourOff, contrastLow } from './faults/colours.ts';
import { edge } from './faults/edge.ts';
import {
  type Fault,
  type FaultKind,
  type LayoutKind,
  laterLayoutKinds,
  layoutKinds,
  type TextKind,
  textKinds,
  touchedBy,
} from './faults/fault.ts';
import { hierarchyInverted } from './faults/hierarchy.ts';
import { lineInvented } from './faults/invented.ts';
import { kinsokuBroken } from './faults/kinsoku-broken.ts';
import { leadingUneven } from './faults/leading.ts';
import { linesBroken } from './faults/line-breaks.ts';
import { logoMissing, logoMoved, logoShrunk, logoStretched } from './faults/logo.ts';
import {
  logoCrowded,
  logoDoubled,
  logoRecoloured,
  logoRedrawn,
  logoRotated,
} from './faults/logo-looks.ts';
import { malformedGlyph } from './faults/malformed.ts';
import { overlap } from './faults/overlap.ts';
import { priceDigit } from './faults/prices.ts';
import {
  productAltered,
  productMissing,
  productMoved,
  productStretched,
} from './faults/product.ts';
import { punctuationDropped } from './faults/punctuation.ts';
import { secondaryOff } from './faults/secondary.ts';
import { spacingUneven } from './faults/spacing.ts';
import { blocksSwapped } from './faults/swapped.ts';
import { lengthOf, wordsOf } from './faults/targets.ts';
import { textTiny } from './faults/text-tiny.ts';
import { widow } from './faults/widow.ts';
import { wordBroken } from './faults/word-broken.ts';
import { wordMissing } from './faults/words.ts';
import type { InjectedFault } from './model.ts';

export type { Fault, FaultKind, LayoutKind, TextKind } from './faults/fault.ts';

export const textFaults: Readonly<Record<TextKind, Fault>> = {
  'blocks-swapped': blocksSwapped,
  'block-duplicated': blockDuplicated,
  'line-invented': lineInvented,
  'block-missing': blockMissing,
  'price-digit': priceDigit,
  'case-changed': caseChanged,
  'punctuation-dropped': punctuationDropped,
  'word-missing': wordMissing,
  'look-alike': lookAlike,
  'malformed-glyph': malformedGlyph,
  doubled,
  dropped,
};

export const layoutFaults: Readonly<Record<LayoutKind, Fault>> = {
  'hierarchy-inverted': hierarchyInverted,
  'spacing-uneven': spacingUneven,
  misaligned,
  'lines-broken': linesBroken,
  'colour-off': colourOff,
  'logo-moved': logoMoved,
  'logo-shrunk': logoShrunk,
  'logo-stretched': logoStretched,
  'logo-missing': logoMissing,
  overlap,
  edge,
  'contrast-low': contrastLow,
  'logo-recoloured': logoRecoloured,
  'logo-rotated': logoRotated,
  'logo-redrawn': logoRedrawn,
  'logo-doubled': logoDoubled,
  'logo-crowded': logoCrowded,
  'word-broken': wordBroken,
  'kinsoku-broken': kinsokuBroken,
  widow,
  'text-tiny': textTiny,
  'background-tinted': backgroundTinted,
  'background-filled': backgroundFilled,
  'secondary-off': secondaryOff,
  'block-moved': blockMoved,
  'leading-uneven': leadingUneven,
  'product-missing': productMissing,
  'product-moved': productMoved,
  'product-stretched': productStretched,
  'product-altered': productAltered,
};

export const faults: Readonly<Record<FaultKind, Fault>> = { ...textFaults, ...layoutFaults };

/** Those that need most of a page first: the others still find a place once these are in. */
export const faultKinds: readonly FaultKind[] = [...layoutKinds, ...textKinds, ...laterLayoutKinds];

/** How many faults of a kind are expected: in a picture, or in 100 characters of its copy. */
export interface Dose {
  perPicture?: Partial<Record<FaultKind, number>>;
  perHundred?: Partial<Record<FaultKind, number>>;
}

/** The page with faults by lot, and what they are; fewer where the page has no place for one. */
export function injectFaults(
  page: Page,
  sample: Sample,
  dose: Dose,
  random: Random,
): { page: Page; injected: InjectedFault[] } {
  const characters = page.texts.reduce((sum, text) => sum + lengthOf(wordsOf(text)), 0);
  const avoid = new Set<string>();
  const injected: InjectedFault[] = [];
  let drawn = page;
  for (const kind of faultKinds) {
    const expected =
      (dose.perPicture?.[kind] ?? 0) + ((dose.perHundred?.[kind] ?? 0) * characters) / 100;
    for (let count = countOf(expected, random); count > 0; count--) {
      const made = faults[kind].apply(drawn, sample, random, avoid);
      if (made === null) break;
      drawn = made.page;
      injected.push(made.injected);
      for (const id of touchedBy(made.injected)) avoid.add(id);
    }
  }
  return { page: drawn, injected };
}

/** Poisson, by multiplying (Knuth, 3.4.1): independent faults of a known mean. */
function countOf(expected: number, random: Random): number {
  const least = Math.exp(-expected);
  let count = 0;
  for (let product = random(); product > least; product *= random()) count++;
  return count;
}
