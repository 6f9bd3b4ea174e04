import { describe, expect, it } from 'vitest';
import type { Kit } from '../../src/reading/kits.ts';
import { type Machine, type Reads, run } from './machine.ts';

const ONCE: Kit['heights'] = { all: [40], few: 1 };

/** The text that tesseract is taken to have read, and how often it was asked to read raw. */
async function read(told: Partial<Machine>, language: string): Promise<[string, number]> {
  const { asked, lines } = await run(
    { pp: [['pp-ocrv4', 'WLI']], heights: ONCE, ...told },
    language,
  );
  const [reading] = lines[0]!.tesseract[0]!.readings;
  expect(reading!.characters.map(({ text }) => text).join('')).toBe(reading!.text);
  return [reading!.text, asked.raw.length];
}

describe('a crop in which tesseract finds no line', () => {
  it.each<[string, string, Reads, string]>([
    ['a word of Arabic', 'ar', 'كبير', 'كبير'],
    ['the full stop that it ends words with', 'ar', 'سلطة فتوش.', 'سلطة فتوش'],
    ['a word of Hindi', 'hi', 'मेला.', 'मेला'],
    ['letters of another script', 'ar', 'WLI.', ''],
    ['nothing', 'ar', '', ''],
    ['a full stop alone', 'ar', '.', ''],
  ])('is read as it is: %s', async (_, language, raw, expected) => {
    expect(await read({ tesseract: [''], raw }, language)).toEqual([expected, 1]);
  });

  it.each<[string, string, string, string]>([
    ['at the left end of Arabic', 'ar', '.WLI', 'سلطة.'],
    ['at the right end of Hindi', 'hi', 'Ael.', 'मेला.'],
  ])('a full stop stands that PP-OCR sees too, %s', async (_, language, seen, raw) => {
    const pp: Machine['pp'] = [['pp-ocrv4', seen]];
    expect(await read({ pp, tesseract: [''], raw }, language)).toEqual([raw, 1]);
  });

  it('one that PP-OCR sees at the other end is none', async () => {
    const pp: Machine['pp'] = [['pp-ocrv4', 'WLI.']];
    expect(await read({ pp, tesseract: [''], raw: 'سلطة.' }, 'ar')).toEqual(['سلطة', 1]);
  });
});

it.each([
  ['a line that was read', 'ar', 'كبير'],
  ['Latin', 'de', ''],
])('is not asked again: %s', async (_, language, tesseract) => {
  expect(await read({ tesseract: [tesseract], raw: 'سلطة' }, language)).toEqual([tesseract, 0]);
});
