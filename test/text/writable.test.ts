import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../src/text/units.ts';
import { canWrite } from '../../src/text/writable.ts';

describe('copy that a reader can write', () => {
  it.each<[string, string, string | null, boolean]>([
    ['every character of it', 'Tea 5', 'Tea5', true],
    ['not one of them', '£5', '5', false],
    ['a reader of unknown alphabet', '£5', null, true],
    ['a dash, by another', 'a–b', 'ab-', true],
    ['a full-width sign, by the narrow one', '！', '!', true],
    ['a letter, not by its other case', 'É', 'é', false],
    ['a letter with its mark, by both', 'कि', 'कि', true],
    ['and not by the letter', 'कि', 'क', false],
    ['shadda only who has it', 'سكّر', 'سكر', false],
    ['white space and nothing', ' ', '', true],
    ['emoji, which nobody reads', '🍵', '', true],
  ])('%s', (_, text, alphabet, expected) => {
    expect(canWrite(unitsOf(text), alphabet === null ? null : new Set(alphabet))).toBe(expected);
  });
});
