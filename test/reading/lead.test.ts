import { describe, expect, it } from 'vitest';
import type { Candidate, Place } from '../../src/reading/candidate.ts';
import type { Alphabets } from '../../src/reading/decide.ts';
import type { Kit } from '../../src/reading/kits.ts';
import { ledBy } from '../../src/reading/lead.ts';
import { candidate } from './candidate.ts';
import { alphabetsOf, JAPANESE, KOREAN, V6 } from './decided.ts';

const place: Place = { width: 400, height: 40 };
const one = (engine: string, text: string, confidence = 0.9) =>
  candidate(text, confidence, {}, engine);
const japan = (text: string, confidence = 0.9) => one('pp-ocrv3-japan', text, confidence);

function lead(pp: Candidate[], scripts: string[], kit: Kit = JAPANESE) {
  // Each of its own, though they hold the same.
  const alphabets: Alphabets = alphabetsOf(kit).map((all) => new Set(all));
  const before = structuredClone(pp);
  const led = ledBy(pp, kit, alphabets, place, scripts);
  expect(pp).toEqual(before);
  return { led, alphabets };
}

describe('a recogniser of one script', () => {
  const hans = [one('pp-ocrv4', '珈琲', 0.9), one('pp-ocrv3', '珈排')];
  it('leads with its alphabet, and the others keep their order', () => {
    const [first, second] = hans;
    const { led, alphabets } = lead([first!, second!, japan('あたらしい珈琲')], ['Jpan']);
    expect(led.pp).toEqual([japan('あたらしい珈琲'), first, second]);
    expect(led.kit).toEqual({
      ...JAPANESE,
      recognisers: [JAPANESE.recognisers[3], ...JAPANESE.recognisers.slice(0, 3)],
    });
    expect(led.alphabets[0]).toBe(alphabets[3]);
    alphabets.slice(0, 3).forEach((all, i) => {
      expect(led.alphabets[i + 1]).toBe(all);
    });
  });

  it.each<[string, Candidate[], string[], Kit, boolean]>([
    ['kana of which the first is unsure', [hans[0]!, japan('珈琲や')], ['Jpan'], JAPANESE, true],
    ['however unsure it is itself', [hans[0]!, japan('珈琲や', 0.2)], ['Jpan'], JAPANESE, true],
    ['katakana', [hans[0]!, japan('コーヒー')], ['Jpan'], JAPANESE, true],
    ['among Latin copy', [hans[0]!, japan('珈琲や')], ['Latn', 'Jpan'], JAPANESE, true],
    ['and Chinese', [hans[0]!, japan('珈琲や')], ['Hans', 'Jpan'], JAPANESE, true],
    ['the first read nothing', [one('pp-ocrv4', '', 0), japan('や')], ['Jpan'], JAPANESE, true],
    [
      'not where the first is sure of all',
      [one('pp-ocrv4', 'OPEN', 0.99), japan('やPEN')],
      ['Jpan'],
      JAPANESE,
      false,
    ],
    ['nor without Japanese copy', [hans[0]!, japan('珈琲や')], ['Latn'], JAPANESE, false],
    ['nor Latin', [one('pp-ocrv4', 'Fem'), japan('Fern', 0.99)], ['Jpan'], JAPANESE, false],
    ['nor digits', [one('pp-ocrv4', '480'), japan('480', 0.99)], ['Jpan'], JAPANESE, false],
    ['nor what it didn’t read', [hans[0]!, japan('', 0)], ['Jpan'], JAPANESE, false],
    ['nor what it wasn’t shown', [hans[0]!], ['Jpan'], JAPANESE, false],
    ['nor nothing at all', [], ['Jpan'], JAPANESE, false],
    ['Han alone, if it is surer', [hans[0]!, japan('珈琲', 0.91)], ['Jpan'], JAPANESE, true],
    ['not as sure', [hans[0]!, japan('珈琲', 0.9)], ['Jpan'], JAPANESE, false],
    ['nor Han in Chinese copy', [hans[0]!, japan('珈琲', 0.99)], ['Hans', 'Jpan'], JAPANESE, false],
    ['of Taiwan', [hans[0]!, japan('珈琲', 0.99)], ['Jpan', 'Hant'], JAPANESE, false],
  ])('leads: %s', (_, pp, scripts, kit, expected) => {
    const { led, alphabets } = lead(pp, scripts, kit);
    expect(led.kit.recognisers[0]!.id === 'pp-ocrv3-japan').toBe(expected);
    expect(led.pp[0]?.engine === 'pp-ocrv3-japan').toBe(expected);
    if (expected) return;
    expect(led.pp).toBe(pp);
    expect(led.kit).toBe(kit);
    expect(led.alphabets).toBe(alphabets);
  });

  const leader = JAPANESE.recognisers.at(-1)!;
  it.each<[string, Candidate[], string[], Kit]>([
    [
      'that the first writes too',
      [one('pp-ocrv6', '珈琲'), japan('珈琲や')],
      ['Jpan'],
      { ...V6, recognisers: [V6.recognisers[0]!, leader] },
    ],
    ['that only votes', [hans[0]!, one('pp-ocrv5-korean', '카페', 0.95)], ['Kore'], KOREAN],
    [
      'that is the first',
      [japan('珈琲や'), hans[0]!],
      ['Jpan'],
      { ...JAPANESE, recognisers: [leader, ...JAPANESE.recognisers.slice(0, 3)] },
    ],
  ])('doesn’t come to the front: one of a script %s', (_, pp, scripts, kit) => {
    const { led } = lead(pp, scripts, kit);
    expect(led.pp).toBe(pp);
    expect(led.kit).toBe(kit);
  });
});
