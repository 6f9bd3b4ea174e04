import { describe, expect, it } from 'vitest';
import { withNativeSigns } from '../../src/reading/native-signs.ts';
import { candidate } from './candidate.ts';

describe('signs that a script’s data write otherwise', () => {
  it.each<[string, string, string, string]>([
    ['₹ in front of a number', 'Deva', 'र50', '₹50'],
    ['apart from it', 'Deva', 'र 50', '₹ 50'],
    ['behind a word', 'Deva', 'मूल्य र787', 'मूल्य ₹787'],
    ['twice', 'Deva', 'र5 र6', '₹5 ₹6'],
    ['، behind a word', 'Arab', 'قهوة, شاي', 'قهوة، شاي'],
    ['twice', 'Arab', 'ا,ب,ج', 'ا،ب،ج'],
  ])('%s', (_, script, text, expected) => {
    const reading = candidate(text, 0.9, { ',': 0.4, र: 0.4 });
    const before = structuredClone(reading);
    const result = withNativeSigns(reading, script);
    expect(result.text).toBe(expected);
    // Only the letters change: places and how sure they are stay.
    expect(result.characters).toEqual(
      reading.characters.map((one, i) => ({ ...one, text: [...expected][i] })),
    );
    expect(reading).toEqual(before);
  });

  it.each<[string, string, string]>([
    ['rupees by their letters', 'Deva', 'रु 50'],
    ['a word that begins so', 'Deva', 'रस 50'],
    ['र in a word', 'Deva', 'घर50'],
    ['at the end of one', 'Deva', 'घर 50'],
    ['behind the number', 'Deva', '50 र'],
    ['alone', 'Deva', 'र'],
    ['another letter in front of a number', 'Deva', 'स50'],
    ['a comma in Hindi', 'Deva', 'घर, रस'],
    ['a comma in a number', 'Arab', '4,500'],
    ['in digits of the script', 'Arab', '٤,٥٠٠'],
    ['in Persian ones', 'Arab', '۴,۵۰۰'],
    ['behind a space', 'Arab', 'قهوة ,'],
    ['in front of a word', 'Arab', ',قهوة'],
    ['behind Latin', 'Arab', 'tea, قهوة'],
    ['a stop', 'Arab', 'قهوة.'],
    ['nothing', 'Arab', ''],
    ['a comma of another script', 'Hebr', 'קפה, תה'],
    ['Arabic letters in Latin copy', 'Latn', 'قهوة, شاي'],
    ['Hindi ones in Arabic copy', 'Arab', 'र50'],
    ['Arabic ones in Hindi copy', 'Deva', 'قهوة, شاي'],
  ])('nothing else: %s', (_, script, text) => {
    const reading = candidate(text);
    expect(withNativeSigns(reading, script)).toBe(reading);
  });
});
