import { graphemes } from '../../text/graphemes.ts';
import { textOf, type Units } from '../../text/units.ts';
import { named } from '../words.ts';
import type { BlockBreaks, BreakFault } from './block-breaks.ts';

/** Graphemes that are shown on either side of a break. */
const SHOWN = 14;

/** The words on either side of a place: `Pro / duktion`. */
export function around(units: Units, at: number): string {
  return `${tailOf(textOf(units, 0, at))} / ${headOf(textOf(units, at))}`;
}

/** What is wrong, in a clause that goes on from nothing. */
export function clauseOf(fault: BreakFault, { block, units }: BlockBreaks): string {
  const name = named(block);
  if (fault.kind === 'widow') {
    return `${name} ends on a line that holds “${fault.word}” alone`;
  }
  const here = `“${around(units, fault.at)}”`;
  switch (fault.kind) {
    case 'missed':
      return `${name} does not break where it was to, at ${here}`;
    case 'unasked':
      return `${name} breaks where it was not to, at ${here}`;
    case 'word':
      return `${name} is broken inside a word, at ${here}`;
    case 'number':
      return `${name} is broken inside a number, at ${here}`;
    case 'unit':
      return `${name} parts a number from its unit, at ${here}`;
    case 'currency':
      return `${name} parts an amount from its currency, at ${here}`;
    case 'start':
      return `${name} has a line that begins with “${fault.mark}”, at ${here}`;
    case 'end':
      return `${name} has a line that ends with “${fault.mark}”, at ${here}`;
  }
}

function tailOf(text: string): string {
  const units = graphemes(text);
  if (units.length <= SHOWN) return text;
  const cut = units.slice(-SHOWN).join('');
  return /\s(\S.*)$/u.exec(cut)?.[1] ?? `…${cut}`;
}

function headOf(text: string): string {
  const units = graphemes(text);
  if (units.length <= SHOWN) return text;
  const cut = units.slice(0, SHOWN).join('');
  return /^(.*\S)\s/u.exec(cut)?.[1] ?? `${cut}…`;
}
