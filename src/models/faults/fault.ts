import type { Sample } from '../../dataset/schema.ts';
import type { Random } from '../../stats/chance.ts';
import type { Page } from '../../typeset/page.ts';
import type { InjectedFault } from '../model.ts';

export const textKinds = [
  'blocks-swapped',
  'block-duplicated',
  'line-invented',
  'block-missing',
  'price-digit',
  'case-changed',
  'punctuation-dropped',
  'word-missing',
  'look-alike',
  'malformed-glyph',
  'doubled',
  'dropped',
] as const;

export const layoutKinds = [
  'hierarchy-inverted',
  'spacing-uneven',
  'misaligned',
  'lines-broken',
  'colour-off',
  'logo-moved',
  'logo-shrunk',
  'logo-stretched',
  'logo-missing',
  'overlap',
  'edge',
  'contrast-low',
] as const;

/** Those that came later: last in turn, so that pictures drawn before they were there stay the same. */
export const laterLayoutKinds = [
  'logo-recoloured',
  'logo-rotated',
  'logo-redrawn',
  'logo-doubled',
  'logo-crowded',
  'word-broken',
  'kinsoku-broken',
  'widow',
  'text-tiny',
  'background-tinted',
  'background-filled',
  'secondary-off',
  'block-moved',
  'leading-uneven',
  'product-missing',
  'product-moved',
  'product-stretched',
  'product-altered',
] as const;

export type TextKind = (typeof textKinds)[number];
export type LayoutKind = (typeof layoutKinds)[number] | (typeof laterLayoutKinds)[number];
export type FaultKind = TextKind | LayoutKind;

/** One way of drawing something else than was asked for, known to the letter and the pixel. */
export interface Fault {
  kind: FaultKind;
  channel: 'text' | 'layout';
  /**
   * A changed copy of the page, or null where it has no place for the fault. `avoid` holds what
   * already has a fault: ids of blocks, `LOGO`, `PRODUCT` and `GROUND`.
   */
  apply(page: Page, sample: Sample, random: Random, avoid: ReadonlySet<string>): Faulty | null;
}

export interface Faulty {
  page: Page;
  injected: InjectedFault;
}

/** No id of a block looks like these. */
export const LOGO = '@logo';
export const GROUND = '@ground';
export const PRODUCT = '@product';

/**
 * All that a fault changed (`block`, `facts.others`) or is measured against (`facts.relies`), and
 * that no second fault may change: ids of blocks, `LOGO`, `PRODUCT`, `GROUND`.
 */
export function touchedBy({ block, facts }: InjectedFault): string[] {
  const lists = [facts.others, facts.relies].map((list) => String(list ?? '').split(' '));
  return [block ?? '', ...lists.flat()].filter((id) => id !== '');
}
