import type { Sample } from '../../../src/dataset/schema.ts';
import type { FaultKind } from '../../../src/models/faults.ts';
import type { InjectedFault } from '../../../src/models/model.ts';

/** The rule that a kind of fault breaks, and when a sample asks for it (contract §1). */
interface Broken {
  rule: string;
  isAsked(sample: Sample): boolean;
}

const logo: Broken = { rule: 'logo', isAsked: ({ logo: asked }) => asked !== undefined };
const product: Broken = { rule: 'product', isAsked: ({ product: asked }) => asked !== undefined };
const lineBreaks: Broken = {
  rule: 'line-breaks',
  isAsked: ({ layout }) => layout?.lineBreaks !== false,
};
const spacing: Broken = { rule: 'spacing', isAsked: ({ layout }) => layout?.spacing !== undefined };
const background: Broken = {
  rule: 'background',
  isAsked: ({ background: asked }) => asked !== undefined,
};
const palette: Broken = { rule: 'palette', isAsked: ({ palette: asked }) => asked !== undefined };

/** Every kind that breaks a rule of layout. */
export const brokenBy: Readonly<Partial<Record<FaultKind, Broken>>> = {
  'hierarchy-inverted': {
    rule: 'hierarchy',
    isAsked: ({ layout }) => layout?.hierarchy !== undefined,
  },
  'spacing-uneven': spacing,
  misaligned: { rule: 'align', isAsked: ({ layout }) => layout?.align !== undefined },
  'lines-broken': lineBreaks,
  'colour-off': palette,
  'logo-moved': logo,
  'logo-shrunk': logo,
  'logo-stretched': logo,
  'logo-missing': logo,
  overlap: { rule: 'overlap', isAsked: ({ layout }) => layout?.overlap !== false },
  edge: { rule: 'margin', isAsked: ({ layout }) => layout?.margin !== undefined },
  'contrast-low': { rule: 'contrast', isAsked: ({ layout }) => layout?.contrast !== false },
  'blocks-swapped': { rule: 'order', isAsked: ({ layout }) => layout?.order === true },
  'logo-recoloured': logo,
  'logo-rotated': logo,
  'logo-redrawn': logo,
  'logo-doubled': logo,
  'logo-crowded': logo,
  'word-broken': lineBreaks,
  'kinsoku-broken': lineBreaks,
  widow: lineBreaks,
  'text-tiny': { rule: 'legibility', isAsked: ({ layout }) => layout?.legibility !== false },
  'background-tinted': background,
  'background-filled': background,
  'secondary-off': palette,
  'block-moved': {
    rule: 'region',
    isAsked: ({ copy }) => copy.some(({ region }) => region !== undefined),
  },
  'leading-uneven': spacing,
  'product-missing': product,
  'product-moved': product,
  'product-stretched': product,
  'product-altered': product,
};

/** Whether a fault, as it was drawn, is one by what the sample asks for. */
export function isFaultBy({ kind, facts }: InjectedFault): boolean {
  // A text without a break in it prescribes none (contract §1).
  return kind !== 'lines-broken' || Number(facts.prescribed) > 0;
}
