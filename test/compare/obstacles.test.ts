import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../src/compare/comparable.ts';
import { isComparable, nameOf, obstaclesBetween } from '../../src/compare/obstacles.ts';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import { perSample, picture, repeated, without } from '../figures/pictures.ts';
import { anew, runOf } from './runs.ts';

const pictures = perSample([0, 0], () => ({}));

test('nothing is in the way of two runs of one benchmark', () => {
  const is = runOf(anew(pictures), { typoscope: '0.2.0', gates: { minUsableRate: 1 } });
  expect(obstaclesBetween(runOf(pictures), is)).toEqual([]);
});

describe('runs that can’t be compared', () => {
  const set = runOf([]).sets[0]!;
  const reader = runOf([]).readers[0]!;
  const data = `${'d'.repeat(63)}e`;

  test.each<[string, Partial<Comparable>, string, string]>([
    ['another hash of a set', { sets: [{ ...set, sha256: 'b'.repeat(64) }] }, 'set', 'still 1.0.0'],
    [
      'another version of a set',
      { sets: [{ ...set, version: '1.1.0', sha256: 'b'.repeat(64) }] },
      'set',
      'has version 1.1.0; the baseline has 1.0.0',
    ],
    [
      'another version of the same hash',
      { sets: [{ ...set, version: '1.1.0' }] },
      'set',
      'has version 1.1.0; the baseline has 1.0.0',
    ],
    ['another set', { sets: [{ ...set, name: 'posters' }] }, 'set', 'menus is not in the run'],
    ['another reader', { readers: [{ ...reader, id: 'mine' }] }, 'reader', 'mine 1 (dddddddd)'],
    ['another version of it', { readers: [{ ...reader, version: '2' }] }, 'reader', 'routed 2'],
    ['other data of it', { readers: [{ ...reader, data }] }, 'reader', 'routed 1 (dddddddd)'],
    ['one reader more', { readers: [reader, { ...reader, id: 'x' }] }, 'reader', 'none besides'],
    ['no reader', { readers: [] }, 'reader', 'the run’s by none besides'],
    ['other bars', { bars: { maxCer: 0.05 } }, 'settings', 'other bars'],
    ['another trust', { trust: 0.5 }, 'settings', '0.85 before, 0.5 now'],
    ['an unknown trust', { trust: null }, 'settings', '0.85 before, null now'],
    ['another normalization', { normalization: ['nfc'] }, 'settings', 'other normalization'],
    ['no floors', { floors: null }, 'settings', 'other floors'],
    ['rules of one’s own', { rules: [{ id: 'mine', sha256: null }] }, 'settings', 'mine'],
  ])('%s', (_, over, kind, words) => {
    const found = obstaclesBetween(runOf(pictures), runOf(pictures, over));
    expect(found.map((one) => one.kind)).toEqual([kind]);
    expect(found[0]!.message).toContain(words);
    expect(isComparable(found)).toBe(false);
  });

  test('an empty run', () => {
    const found = obstaclesBetween(runOf(pictures), runOf([]));
    expect(found[0]).toEqual({ kind: 'empty', message: 'The run is empty.' });
    expect(isComparable(found)).toBe(false);
  });

  test('a run of which all failed', () => {
    const failed = [without('error'), without('skipped-budget', { sample: 's1' })];
    const [first] = obstaclesBetween(runOf(pictures), runOf(failed));
    expect(first).toMatchObject({ kind: 'empty' });
    expect(first!.message).toContain('has no picture: whatever was asked for failed or is missing');
  });

  test('an empty baseline', () => {
    expect(obstaclesBetween(runOf([]), runOf(pictures))).toEqual([
      { kind: 'empty', message: 'The baseline is empty.' },
    ]);
  });

  test('each difference is told', () => {
    const is = runOf(pictures, { trust: 0.5, bars: {}, readers: [] });
    expect(obstaclesBetween(runOf(pictures), is).map(({ kind }) => kind)).toEqual([
      'reader',
      'settings',
      'settings',
    ]);
  });
});

test.each<[string, Partial<Comparable>]>([
  ['the order of bars', { bars: { critical: 'all', maxCer: 0.02 } }],
  ['a set more', { sets: [...runOf([]).sets, { name: 'x', version: '1', sha256: 'c' }] }],
])('%s is no obstacle', (_, over) => {
  expect(obstaclesBetween(runOf(pictures), runOf(pictures, over))).toEqual([]);
});

describe('missing rows', () => {
  const between = (was: JudgedPicture[], is: JudgedPicture[]) =>
    obstaclesBetween(runOf(was), runOf(is)).filter(({ kind }) => kind === 'missing');

  test.each<[string, JudgedPicture[], string | null]>([
    ['not there', [], 'm · menus/s1 is not in the run.'],
    ['failed', [without('timeout', { sample: 's1' })], 'm · menus/s1 came to nothing: timeout.'],
    ['absent', [without('absent', { sample: 's1' })], 'm · menus/s1 came to nothing: absent.'],
    [
      'not read',
      [picture({ sample: 's1', read: false, blocks: [] })],
      'm · menus/s1 was not read.',
    ],
    [
      'of another model',
      [picture({ sample: 's1', model: 'b' })],
      'm · menus/s1 is not in the run.',
    ],
    ['of another set', [picture({ sample: 's1', set: 'x' })], 'm · menus/s1 is not in the run.'],
    ['another repeat', [picture({ sample: 's1', repeat: 1 })], 'm · menus/s1 is not in the run.'],
    ['refused', [without('refused', { sample: 's1' })], null],
    ['empty', [without('empty', { sample: 's1' })], null],
    ['unusable', [picture({ sample: 's1', usable: false })], null],
  ])('a row that is %s now', (_, rest, message) => {
    const found = between(pictures, [pictures[0]!, ...rest]);
    expect(found.map((one) => one.message)).toEqual(message === null ? [] : [message]);
    expect(isComparable(found)).toBe(true);
  });

  test('what the baseline has no answer for can’t be missing', () => {
    const was = [picture(), without('error', { sample: 's1' })];
    expect(between(was, [picture()])).toEqual([]);
  });

  test('what was not read before need not be read now', () => {
    const was = [picture(), picture({ sample: 's1', read: false })];
    expect(between(was, was)).toEqual([]);
  });

  test('up to twenty are named, more are counted', () => {
    const many = perSample(repeated(26, 0), () => ({}));
    const found = between(many, many.slice(0, 1));
    expect(found).toHaveLength(21);
    expect(found[20]!.message).toBe('… and 5 more rows that the baseline has are missing.');
    expect(between(many, many.slice(6))).toHaveLength(6);
  });
});

test.each([
  [0, 'עברית "q" · menus/s0'],
  [1, 'עברית "q" · menus/s0 #2'],
])('repeat %i is called %s', (repeat, name) => {
  expect(nameOf(picture({ model: 'עברית "q"', repeat }))).toBe(name);
});
