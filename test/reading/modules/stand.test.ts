import { describe, expect, it } from 'vitest';
import { CONTRADICTED } from '../../../src/reading/join.ts';
import { isForeign, standingModule, writesOf } from '../../../src/reading/modules/stand.ts';
import type { Voter } from '../../../src/reading/vote.ts';
import { candidate, plainAlphabet } from '../candidate.ts';

const ours = writesOf(plainAlphabet);
const module = (text: string, confidence = 0.9, engine = 'module/mine'): Voter => ({
  candidate: candidate(text, confidence, {}, engine),
  marks: true,
  canWrite: () => true,
});

describe('which reading stands', () => {
  it.each<[string, string, Voter[], [string, number] | null]>([
    ['no module', 'Tea', [], null],
    ['agreement', 'Tea', [module('Tea')], null],
    ['another reading that ours could have written', 'Tea', [module('Sea', 0.99)], null],
    ['the same in other dashes and quotes', 'a-b', [module('a—b')], null],
    ['an emoji that no engine writes', 'Tea', [module('Tea ☕')], null],
    ['nothing of ours', '', [module('Tea', 0.7)], ['Tea', 0.7]],
    [
      'nothing of ours, and the surest of two',
      '',
      [module('Tea', 0.7), module('Sea', 0.8)],
      ['Sea', 0.8],
    ],
    ['nothing of either', '', [module('', 0)], null],
    ['a script of none of ours', 'w1t', [module('ชาเย็น', 0.8)], ['ชาเย็น', 0.8]],
    [
      'that script with digits and Latin',
      '49 THB',
      [module('ชาเย็น 49 THB')],
      ['ชาเย็น 49 THB', 0.9],
    ],
    ['accents that ours lack', 'Swieto', [module('Święto')], ['Święto', 0.9]],
    ['a sign that ours lack', '4.50', [module('4.50₫')], ['4.50₫', 0.9]],
    ['œ, which ours read as oe', 'coeur', [module('cœur')], ['cœur', 0.9]],
    [
      'accents, and another letter besides',
      'Swieto',
      [module('Świeta', 0.99)],
      ['Świeta', CONTRADICTED],
    ],
    ['accents, and a letter over', 'Swieto', [module('Święton', 0.4)], ['Święton', 0.4]],
  ])('%s', (_, text, modules, expected) => {
    const stands = standingModule(candidate(text), modules, ours, true);
    expect(stands === null ? null : [stands.text, stands.confidence]).toEqual(expected);
  });

  it('what a module only detected stands where nothing of ours was asked', () => {
    expect(standingModule(candidate('', 0), [module('', 0)], ours, false)).toMatchObject({
      engine: 'module/mine',
      text: '',
      confidence: 0,
    });
  });
});

it.each<[string, boolean]>([
  ['Tea', false],
  ['Święto', false],
  ['ชาเย็น', true],
  ['ชา 49', true],
  ['49!', false],
  ['', false],
  ['e\u0301', false],
])('%s is foreign: %s', (text, expected) => {
  expect(isForeign(text, ours)).toBe(expected);
});

it('an alphabet writes a character by itself, in its plain form or by its parts', () => {
  const writes = writesOf(new Set([...'ก\u0e34abé-']));
  expect(['a', 'กิ', 'e\u0301', '–', 'ａ'].map(writes)).toEqual([true, true, true, true, true]);
  expect(['z', 'ขิ', ''].map(writes)).toEqual([false, false, false]);
});
