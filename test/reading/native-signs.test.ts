import { describe, expect, it } from 'vitest';
import { withNativeSigns } from '../../src/reading/native-signs.ts';
import { candidate } from './candidate.ts';

describe('signs that a script’s data write otherwise', () => {
  it.each<[string, string, string, string]>([
    ['₹ in front of a number', 'Deva', 'र50', '₹50'],
    ['apart from it', 'Deva', 'र 50', '₹ 50'],
    ['of its own digits', 'Deva', 'र ८५', '₹ ८५'],
    ['behind a word', 'Deva', 'मूल्य र787', 'मूल्य ₹787'],
    ['twice', 'Deva', 'र5 र6', '₹5 ₹6'],
    ['، behind a word', 'Arab', 'قهوة, شاي', 'قهوة، شاي'],
    ['twice', 'Arab', 'ا,ب,ج', 'ا،ب،ج'],
    ['₩ in front of a number', 'Kore', '\\4,500', '₩4,500'],
    ['apart from it', 'Kore', '\\ 4,500', '₩ 4,500'],
    ['behind a word', 'Kore', '커피 \\4,500', '커피 ₩4,500'],
    ['twice', 'Kore', '\\5 \\6', '₩5 ₩6'],
    ['¥ in front of a number', 'Jpan', '\\6,400(税込)', '¥6,400(税込)'],
    ['behind a word', 'Jpan', '珈琲 \\600', '珈琲 ¥600'],
    ['in front of a circled digit', 'Jpan', '\\⑥,400', '¥⑥,400'],
    ['or a circled number', 'Jpan', '\\⑪00', '¥⑪00'],
    ['of the first', 'Jpan', '\\①00', '¥①00'],
    ['of the last', 'Jpan', '\\⑨00', '¥⑨00'],
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
    ['a backslash in front of a word', 'Kore', '\\커피'],
    ['in a word', 'Kore', '커피\\5'],
    ['behind a number', 'Kore', '4,500\\'],
    ['alone', 'Kore', '\\'],
    ['in front of another', 'Jpan', '\\\\'],
    ['in front of a word', 'Jpan', '\\珈琲'],
    ['in a word', 'Jpan', '珈琲\\6'],
    ['behind a number', 'Jpan', '6,400\\'],
    ['in front of a number of Chinese', 'Hans', '\\6,400'],
    ['of Latin', 'Latn', '\\6,400'],
    ['of Hindi', 'Deva', '\\6,400'],
    ['of Arabic', 'Arab', '\\6,400'],
    ['a slash in front of a number', 'Jpan', '/6,400'],
    ['a comma in Korean', 'Kore', '커피, 차'],
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
    ['Hindi ones in Korean copy', 'Kore', 'र50'],
    ['Hindi ones in Arabic copy', 'Arab', 'र50'],
    ['Arabic ones in Hindi copy', 'Deva', 'قهوة, شاي'],
  ])('nothing else: %s', (_, script, text) => {
    const reading = candidate(text);
    expect(withNativeSigns(reading, script)).toBe(reading);
  });
});
