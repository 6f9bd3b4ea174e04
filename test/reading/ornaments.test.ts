import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/reading/candidate.ts';
import { withoutOrnament } from '../../src/reading/ornaments.ts';
import { candidate } from './candidate.ts';

const tesseract = (text: string) => candidate(text, 0.9, {}, 'tesseract/kor');
const BLIND = [candidate('HE'), candidate('')];

describe('a sign in front that no recogniser sees', () => {
  it.each<[string, string, string]>([
    ...[...'#※|<>*•©®'].map((sign): [string, string, string] => [sign, `${sign} 커피`, '커피']),
    ['with several spaces', '#  커피', '커피'],
    ['with a space of another width', '※\u3000커피', '커피'],
    ['in front of several words', '| 커피 축제', '커피 축제'],
    ['but for the same sign behind it', '# 커피 #', '커피 #'],
    ['one of two', '# | 커피', '| 커피'],
    ['in front of Arabic', '# قهوة', 'قهوة'],
  ])('is left out: %s', (_, text, expected) => {
    const reading = tesseract(text);
    const before = structuredClone(reading);
    const plain = withoutOrnament(reading, BLIND);
    expect(plain.text).toBe(expected);
    // The others stay what they are and where they are.
    const count = [...expected].length;
    expect(plain).toEqual({
      ...before,
      text: expected,
      characters: before.characters.slice(-count),
    });
    expect(reading).toEqual(before);
  });
});

describe('a sign stays', () => {
  it.each<[string, string, Candidate[]]>([
    ['that a recogniser sees', '# 커피', [candidate('#'), candidate('')]],
    ['that another one sees', '# 커피', [candidate('HE'), candidate('# HE')]],
    ['that one writes in another form', '• 커피', [candidate('・ HE')]],
    ['that one sees elsewhere', '# 커피', [candidate('HE #')]],
    ['where there is no recogniser', '# 커피', []],
    ['that is close to the text', '#커피', BLIND],
    ['with nothing behind it', '#', BLIND],
    ['with only a space behind it', '# ', BLIND],
    ['with only spaces behind it', '# \u3000', BLIND],
    ['at the end', '커피 #', BLIND],
    ['in the middle', '커피 # 축제', BLIND],
    ['behind a space', ' # 커피', BLIND],
    ['twice', '## 커피', BLIND],
    ...[...'-+«("€₩1가A.·—'].map((sign): [string, string, Candidate[]] => [
      `that is none: ${sign}`,
      `${sign} 커피`,
      BLIND,
    ]),
    ['where there is none', '커피', BLIND],
    ['in nothing', '', BLIND],
  ])('%s', (_, text, pp) => {
    const reading = tesseract(text);
    const before = structuredClone(reading);
    expect(withoutOrnament(reading, pp)).toBe(reading);
    expect(reading).toEqual(before);
  });
});
