import { type Box, centerOf } from '../../geometry.ts';
import type { LayoutInput } from '../seen.ts';
import { px } from '../words.ts';
import { besideLogo } from './beside.ts';

/** What stands nearer to the logo than it may. */
export interface Intruder {
  /** For a message: “Now open”, or the product. */
  name: string;
  box: Box;
  gap: number;
}

/**
 * Part of the clear space that may be lost: ink boxes of soft letters and of a soft logo are good to
 * a few pixels, and the eye forgives as much.
 */
const SPARE = 0.2;
/** Pixels that the two boxes may be off together, where the clear space itself is small. */
const OFF = 3;

export function intrudersOf(input: LayoutInput, logo: Box, clear: number): Intruder[] {
  const least = Math.min(clear * (1 - SPARE), clear - OFF);
  if (least <= 0) return [];
  const wordmark = input.asked.logo?.text;
  const texts = input.lines.flatMap((line): Intruder[] => {
    const box = besideLogo(line, logo, wordmark);
    if (box === null) return [];
    const text = box === line.box ? line.text : withoutName(line.text, wordmark);
    return [{ name: quoted(text), box, gap: gapOf(logo, box) }];
  });
  const product = input.evidence.product?.found;
  const things: Intruder[] =
    product === undefined || product === null || isOn(logo, product.box)
      ? []
      : [{ name: 'the product', box: product.box, gap: gapOf(logo, product.box) }];
  return [...texts, ...things].filter(({ gap }) => gap < least).toSorted((a, b) => a.gap - b.gap);
}

/** Pixels between two boxes, along the axis on which they are farther apart; 0 where they meet. */
export function gapOf(a: Box, b: Box): number {
  const dx = Math.max(b[0] - a[0] - a[2], a[0] - b[0] - b[2], 0);
  const dy = Math.max(b[1] - a[1] - a[3], a[1] - b[1] - b[3], 0);
  return Math.max(dx, dy);
}

/** A logo that stands on the product is part of what is photographed. */
function isOn(logo: Box, product: Box): boolean {
  const [x, y] = centerOf(logo);
  const [left, top, width, height] = product;
  return x > left && x < left + width && y > top && y < top + height;
}

const QUOTED = 40;

function quoted(text: string): string {
  if (text.trim() === '') return 'a line of text';
  return text.length > QUOTED ? `“${text.slice(0, QUOTED - 1).trimEnd()}…”` : `“${text}”`;
}

/** What was read beside the logo's name, in one line with it. */
function withoutName(text: string, wordmark = ''): string {
  const at = text.toLowerCase().indexOf(wordmark.toLowerCase());
  return at < 0 ? text : (text.slice(0, at) + text.slice(at + wordmark.length)).trim();
}

export function intruderMessage([nearest, ...others]: readonly Intruder[], clear: number): string {
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return nearest!.gap < 0.5
    ? `${nearest!.name} touches it${more}, where ${px(clear)} are to be clear`
    : `${nearest!.name} is only ${px(nearest!.gap)} away${more}, where ${px(clear)} are to be clear`;
}
