import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../src/compare/comparable.ts';
import { type Comparison, compareRuns, isRegression } from '../../src/compare/compare.ts';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import {
  block,
  expectFinite,
  perSample,
  picture,
  repeated,
  withErrors,
  without,
} from '../figures/pictures.ts';
import { anew, runOf } from './runs.ts';

const flawless = withErrors(repeated(12, 0));
const worse = anew(withErrors(repeated(12, 20)));

const compared = (
  is: readonly JudgedPicture[],
  over: Partial<Comparable> = {},
  was: Partial<Comparable> = {},
) => compareRuns(runOf(flawless, was), runOf(is, over));
const textVerdict = ({ verdicts }: Comparison) =>
  verdicts.find(({ metric }) => metric === 'textAccuracy')!;

describe('a regression', () => {
  test.each<[string, Comparison, boolean]>([
    ['the same pictures', compared(flawless), false],
    ['a fall beyond the margin', compared(worse), true],
    ['a rise', compareRuns(runOf(worse), runOf(flawless)), false],
    ['a fall within the readers’ error', compared(worse, { readersError: 0.3 }), false],
    ['and that of the baseline', compared(worse, {}, { readersError: 0.3 }), false],
    ['a missing row', compared(flawless.slice(1)), true],
    ['an empty run', compared([]), true],
    ['a run of which all failed', compared([without('error')]), true],
    ['another set', compared(flawless, { sets: [] }), true],
    ['another reader', compared(flawless, { readers: [] }), true],
    ['other bars', compared(flawless, { bars: {} }), true],
    ['another trust', compared(flawless, { trust: 0.1 }), true],
    ['another normalization', compared(flawless, { normalization: [] }), true],
    ['a model more', compared([...flawless, picture({ model: 'new', usable: false })]), false],
  ])('%s', (_, comparison, expected) => {
    expect(isRegression(comparison)).toBe(expected);
  });

  test('a gate that fails is one by itself', () => {
    const passed = compared(flawless);
    const outcome = { gate: 'minUsableRate', model: 'm', message: 'm' } as const;
    expect(isRegression({ ...passed, gates: [{ ...outcome, verdict: 'undecided' }] })).toBe(false);
    expect(isRegression({ ...passed, gates: [{ ...outcome, verdict: 'failed' }] })).toBe(true);
  });
});

test('where two can’t be compared nothing is said of figures', () => {
  const unusable = worse.map((one) => ({ ...one, usable: false }));
  const { verdicts, newlyWrong, gates, obstacles } = compared(unusable, {
    trust: 0.1,
    gates: { maxCerIncrease: 0.01 },
  });
  expect({ verdicts, newlyWrong, gates }).toEqual({ verdicts: [], newlyWrong: [], gates: [] });
  expect(obstacles).toHaveLength(1);
});

test('a missing row leaves the others compared', () => {
  const found = compared(worse.slice(1));
  expect(found.obstacles).toMatchObject([{ kind: 'missing' }]);
  expect(textVerdict(found)).toMatchObject({ n: 11, verdict: 'worse' });
});

test('what is newly wrong is listed, whatever the means say', () => {
  const is = flawless.map((one, i) => (i === 0 ? { ...one, usable: false } : one));
  const found = compared(anew(is));
  expect(found.newlyWrong).toMatchObject([{ kind: 'unusable', sample: 's0' }]);
  expect(isRegression(found)).toBe(false);
});

describe('gates', () => {
  const margin = (was: Comparable['gates'], is: Comparable['gates']) =>
    textVerdict(compared(worse, { gates: is }, { gates: was })).margin;

  test.each<[string, Comparable['gates'], Comparable['gates'], number]>([
    ['are the run’s', { maxCerIncrease: 0.02 }, { maxCerIncrease: 0.03 }, 0.03],
    ['are the baseline’s where the run has none', { maxCerIncrease: 0.02 }, {}, 0.02],
    ['are the default margin without any', {}, {}, 0.01],
    ['may allow nothing', {}, { maxCerIncrease: 0 }, 0],
  ])('%s', (_, was, is, expected) => {
    expect(margin(was, is)).toBe(expected);
  });

  test('are judged', () => {
    const { gates } = compared(worse, { gates: { maxCerIncrease: 0.02 } });
    expect(gates).toMatchObject([{ gate: 'maxCerIncrease', model: 'm', verdict: 'failed' }]);
  });
});

test('a new model is said, in the run’s order, and an old one is not', () => {
  const news = ['"q"', 'ב', '"q"'].map((model) => picture({ model }));
  const { newModels, verdicts } = compared([...news, ...flawless]);
  expect(newModels).toEqual(['"q"', 'ב']);
  expect(new Set(verdicts.map(({ model }) => model))).toEqual(new Set(['m']));
});

test('another version of the program is said', () => {
  expect(compared(flawless).versions).toBeNull();
  expect(compared(flawless, { typoscope: '0.2.0' }).versions).toEqual({
    was: '0.1.0',
    is: '0.2.0',
  });
});

describe('no figure is NaN or infinite', () => {
  const undecided = perSample([null, null], (errors) => ({
    usable: null,
    blocks: [block(errors)],
    critical: [{ block: 'title', text: '8', ok: null }],
    layout: { logo: 'unknown' as const },
  }));
  const gates = { maxCerIncrease: 0, minUsableRate: 1 };

  test.each<[string, JudgedPicture[], JudgedPicture[]]>([
    ['all failed', flawless, [without('error'), without('timeout', { sample: 's1' })]],
    ['nothing at all', [], []],
    ['one sample', withErrors([0]), withErrors([50])],
    ['always right', flawless, anew(flawless)],
    ['a model without any row', [...flawless, picture({ model: 'gone' })], flawless],
    ['undecided', undecided, anew(undecided)],
    [
      'blocks without a character',
      perSample([0, 0], () => ({ blocks: [block(2, 0)] })),
      perSample([0, 0], () => ({ blocks: [block(0, 0)], usable: false })),
    ],
    ['far more drawn than asked for', flawless, withErrors(repeated(12, 1e6))],
  ])('%s', (_, was, is) => {
    const found = compareRuns(runOf(was, { gates }), runOf(is));
    const text = JSON.stringify(found);
    // JSON turns NaN into null: what is read back must be what was there.
    expect(JSON.parse(text)).toEqual(found);
    if (found.verdicts.length > 0) expectFinite(found);
    expect(text).not.toMatch(/NaN|Infinity/);
  });
});
