import { describe, expect, it } from 'vitest';
import { withCommas } from '../../src/reading/commas.ts';
import { candidate } from './candidate.ts';

describe('、 that a recogniser passed over', () => {
  it.each<[what: string, reading: string, others: string[], text: string]>([
    ['two others see it', '麵粉奶油', ['麵粉、奶油', '麵粉、奶油'], '麵粉、奶油'],
    ['as a stroke, too', '麵粉奶油', ['麵粉丶奶油', '麵粉、奶油'], '麵粉、奶油'],
    ['at the end', '奶油', ['奶油丶', '奶油、'], '奶油、'],
    ['behind a bracket', '（国産）小麦', ['（国産）、小麦', '（国産）、小麦'], '（国産）、小麦'],
    ['in several places', '糖蛋鹽', ['糖、蛋、鹽', '糖丶蛋丶鹽'], '糖、蛋、鹽'],
    // And not:
    ['where one sees it', '麵粉奶油', ['麵粉、奶油', '麵粉奶油'], '麵粉奶油'],
    ['where it stands', '麵粉、奶油', ['麵粉、奶油', '麵粉、奶油'], '麵粉、奶油'],
    ['behind a letter of another script', 'ab', ['a、b', 'a、b'], 'ab'],
    ['at the beginning', '奶油', ['、奶油', '、奶油'], '奶油'],
    ['where nobody else read', '奶油', [], '奶油'],
    ['where nothing was read', '', ['、', '、'], ''],
  ])('%s: %s', (_, reading, others, text) => {
    const own = candidate(reading);
    const before = structuredClone(own);
    const result = withCommas(
      own,
      others.map((other) => candidate(other)),
    );
    expect(result.text).toBe(text);
    expect(result.characters.map((one) => one.text).join('')).toBe(text);
    expect(own).toEqual(before);
  });
});
