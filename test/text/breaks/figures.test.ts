import { expect, test } from 'vitest';
import { partedFigure } from '../../../src/text/breaks/figures.ts';

/** `|` is a break without a space, ` | ` one at a space. */
function parted(text: string) {
  const spaced = text.includes(' | ');
  const [before, after] = text.split(spaced ? ' | ' : '|') as [string, string];
  return partedFigure(before, after, spaced);
}

test.each([
  ['5 | kg', 'unit'],
  ['5|kg', 'unit'],
  ['120 | km/h', 'unit'],
  ['10 | %', 'unit'],
  ['25 | °C', 'unit'],
  ['100|克', 'unit'],
  ['$|40', 'currency'],
  ['€ | 40', 'currency'],
  ['¥|680', 'currency'],
  ['4,90 | €', 'currency'],
  ['5,50 | USD/kg', 'currency'],
  ['1,480|円', 'currency'],
  ['4,500|원', 'currency'],
  ['1,|480', 'number'],
  ['1|,480', 'number'],
  ['10:|30', 'number'],
  ['20|26', 'number'],
])('%s parts a figure', (text, kind) => {
  expect(parted(text)).toBe(kind);
});

test.each([
  // The next amount, not this one's currency.
  ['4,90 € | 5,90 €'],
  ['¥680 | ¥720'],
  // Words that look like units elsewhere.
  ['Route 5 | A journey'],
  ['am 12 | am Markt'],
  ['desde 2010 | ha crecido'],
  ['le 10 | l’eau'],
  ['Level 3 | bar and kitchen'],
  // Counted things, and what is written out.
  ['10 | minutes'],
  ['500 | people'],
  ['3|名様'],
  ['2026|年'],
  // Groups of a telephone number, and ranges.
  ['01632 | 960147'],
  ['20-|30'],
  ['Table for two at 8. | 20 seats'],
])('%s parts none', (text) => {
  expect(parted(text)).toBeNull();
});
