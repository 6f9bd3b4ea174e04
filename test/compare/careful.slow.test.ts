import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MetricVerdict, type Verdict, verdictsOf } from '../../src/compare/verdicts.ts';
import { metricNames } from '../../src/figures/metrics.ts';
import { seedOf } from '../../src/models/drawn.ts';
import type { Dose } from '../../src/models/faults.ts';
import { profiles } from '../../src/models/profiles.ts';
import { chance, type Random } from '../../src/stats/chance.ts';
import { meanOf } from '../../src/stats/mean.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { type Asked, type DrawnPicture, drawnPicture, sixtyPages } from './drawn-truth.ts';

/** The comparison on a model of which it is known what it draws, and how often it gets worse. */

const { dose: careful } = profiles.careful;

/** The readers' own residual, as a run has it. */
const readersError = 0.009;

/**
 * By how much more often `careful` has characters wrong for a CER that is .02 higher: .0090 over
 * 24,000 pictures, .0288 over 12,000 with this. Blocks that have a fault get no second one, so that
 * the rate grows less than the dose.
 */
const MORE = 6.3;
const worse: Dose = {
  ...careful,
  perHundred: {
    ...careful.perHundred,
    ...Object.fromEntries(
      (['look-alike', 'dropped', 'doubled'] as const).map((kind) => [
        kind,
        MORE * careful.perHundred![kind]!,
      ]),
    ),
  },
};

/** About the same increase, from one picture in ten that lacks whole blocks. */
const gappy: Dose = {
  ...careful,
  perPicture: { ...careful.perPicture, 'block-missing': 3.8 },
};

/** Of each sample as many pictures, each with a lot of its own: runs are picked from them. */
type Pool = readonly (readonly DrawnPicture[])[];

let asked: Asked[] = [];
let alike: Pool = [];
const said: string[] = [];

beforeAll(async () => {
  asked = await sixtyPages();
  alike = drawPool('careful', 120, () => careful);
});

afterAll(() => {
  console.log(said.join('\n\n'));
});

function drawPool(name: string, size: number, doseOf: (random: Random) => Dose): Pool {
  return asked.map((one) =>
    Array.from({ length: size }, (_, at) => {
      const seed = seedOf(name, at, one.set, one.sample.id);
      const dose = doseOf(seededRandom(seed + 1));
      return drawnPicture(one, dose, { model: 'careful', seed });
    }),
  );
}

/** Verdicts of so many comparisons, whose runs have no picture in common. */
function compare(
  { was, is, repeats }: { was: Pool; is: Pool; repeats: number },
  pairs: number,
): MetricVerdict[][] {
  const random = seededRandom(repeats);
  return Array.from({ length: pairs }, () => {
    const picked = asked.map((_, sample) =>
      was === is
        ? halved(someOf(was[sample]!, 2 * repeats, random))
        : ([was, is].map((pool) => someOf(pool[sample]!, repeats, random)) as Halves),
    );
    const run = (half: 0 | 1) =>
      picked.flatMap((halves) => halves[half].map((one, repeat) => ({ ...one, repeat })));
    return verdictsOf(run(0), run(1), { readersError });
  });
}

type Halves = [DrawnPicture[], DrawnPicture[]];

function halved(pictures: DrawnPicture[]): Halves {
  const half = pictures.length / 2;
  return [pictures.slice(0, half), pictures.slice(half)];
}

/** By lot, none of them twice. */
function someOf<T>(list: readonly T[], count: number, random: Random): T[] {
  const at = new Set<number>();
  while (at.size < count) at.add(Math.floor(random() * list.length));
  return [...at].map((index) => list[index]!);
}

const shown: Readonly<Record<Verdict, string>> = {
  improved: 'improved',
  worse: 'worse',
  'no difference shown': 'no difference',
  'not enough data': 'not enough data',
  'baseline unreliable': 'unreliable',
};

function say(title: string, comparisons: readonly MetricVerdict[][]): void {
  const row = (name: string, cells: readonly string[]) =>
    name.padEnd(14) + cells.map((cell, i) => cell.padStart([9, 7, 15, 17, 12][i]!)).join('');
  const verdicts = Object.keys(shown) as Verdict[];
  const all = comparisons.flat();
  const text = of(comparisons);
  const points = (values: readonly (number | null)[]) =>
    `${(100 * meanOf(values.map((value) => value ?? Number.NaN))!).toFixed(2)}`;
  said.push(
    [
      `${title}: ${comparisons.length} pairs`,
      row('', Object.values(shown)),
      ...metricNames.map((name) =>
        row(
          name,
          verdicts.map((verdict) =>
            String(all.filter((one) => one.metric === name && one.verdict === verdict).length),
          ),
        ),
      ),
      `Text accuracy in points, means: difference ${points(text.map((one) => one.difference))}, ` +
        `detectable ${points(text.map((one) => one.detectable))},`,
      `half width of the baseline ${points(text.map((one) => one.baselineHalfWidth))}`,
    ].join('\n'),
  );
}

/** What is said of text accuracy. */
function of(comparisons: readonly MetricVerdict[][]): MetricVerdict[] {
  return comparisons.map((all) => all.find(({ metric }) => metric === 'textAccuracy')!);
}

function shareOf(comparisons: readonly MetricVerdict[][], ...verdicts: readonly Verdict[]): number {
  const text = of(comparisons);
  return text.filter(({ verdict }) => verdicts.includes(verdict)).length / text.length;
}

const errorsOf = ({ blocks }: DrawnPicture) => blocks.reduce((sum, { errors }) => sum + errors!, 0);
const recorded = ({ injected }: DrawnPicture, fact: string) =>
  injected.reduce((sum, { facts }) => sum + Number(facts[fact] ?? 0), 0);

test('a page as it was asked for is right in everything', () => {
  expect(asked).toHaveLength(60);
  for (const one of asked) {
    const clean = drawnPicture(one, {}, { model: 'clean', seed: 1 });
    const { critical, layout } = clean;
    expect(errorsOf(clean)).toBe(0);
    expect(critical.every(({ ok }) => ok)).toBe(true);
    expect(Object.values(layout).every((verdict) => verdict === 'pass')).toBe(true);
    expect(clean).toMatchObject({ usable: true, unasked: one.sample.extra === 'none' ? 0 : null });
  }
});

test('errors and what nobody asked for are as the faults are on record', () => {
  const kinds = new Set<string>();
  for (const one of alike.flat()) {
    expect(errorsOf(one)).toBe(recorded(one, 'units'));
    if (one.unasked !== null) expect(one.unasked).toBe(recorded(one, 'extra'));
    for (const { kind } of one.injected) kinds.add(kind);
  }
  for (const kind of Object.keys({ ...careful.perHundred, ...careful.perPicture })) {
    expect(kinds).toContain(kind);
  }
});

test('careful, four pictures a sample, does not differ from itself', () => {
  const found = compare({ was: alike, is: alike, repeats: 4 }, 200);
  say('careful against itself, 60 samples of 4 pictures', found);
  expect(shareOf(found, 'no difference shown')).toBeGreaterThanOrEqual(0.95);
});

// With one picture a sample the detectable difference is about as large as the margin, so that in two
// pairs of five the answer is `not enough data`: rightly, and no false alarm.
test('careful, one picture a sample, does not seem to have changed', () => {
  const found = compare({ was: alike, is: alike, repeats: 1 }, 200);
  say('careful against itself, 60 samples of 1 picture', found);
  expect(shareOf(found, 'worse', 'improved')).toBeLessThanOrEqual(0.05);
});

test('a CER that is .02 higher is found, one picture a sample', () => {
  const found = compare({ was: alike, is: drawPool('worse', 60, () => worse), repeats: 1 }, 100);
  say('CER .02 higher, in characters everywhere, 60 samples of 1 picture', found);
  const increase = -meanOf(of(found).map(({ difference }) => difference!))!;
  expect(increase).toBeGreaterThan(0.017);
  expect(increase).toBeLessThan(0.023);
  expect(shareOf(found, 'worse')).toBeGreaterThanOrEqual(0.8);
});

test('a CER that is higher by a few pictures without whole blocks is looked at', () => {
  const pool = drawPool('gappy', 40, (random) => (chance(random, 0.1) ? gappy : careful));
  for (const repeats of [1, 4]) {
    const found = compare({ was: alike, is: pool, repeats }, 100);
    say(`Blocks missing in 1 picture of 10, 60 samples of ${repeats}`, found);
    expect(shareOf(found, 'improved')).toBeLessThanOrEqual(0.05);
  }
});
