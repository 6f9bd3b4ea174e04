import { expect, test } from 'vitest';
import { layoutRates } from '../../src/figures/layout-rates.ts';
import { perSample, picture } from './pictures.ts';

type Verdict = 'pass' | 'fail' | 'unknown';

const judgedAs = (...verdicts: (Verdict | null)[]) =>
  perSample(verdicts, (verdict) => ({ layout: verdict === null ? {} : { logo: verdict } }));

test.each<[(Verdict | null)[], number | null, number, [number, number]]>([
  [['pass', 'pass'], 1, 2, [1, 1]],
  [['pass', 'fail', null], 0.5, 2, [0.5, 0.5]],
  [['pass', 'unknown', 'fail', 'unknown'], 0.5, 2, [0.25, 0.75]],
  [['unknown'], null, 0, [0, 1]],
])('of %j a rule holds on %s of %i', (verdicts, value, n, worst) => {
  expect(layoutRates(judgedAs(...verdicts))['layout/logo']).toMatchObject({ value, n, worst });
});

test('a rule that nobody asks for has no figure', () => {
  expect(layoutRates(judgedAs(null))).toEqual({});
});

test('each rule has its own, in order', () => {
  const layout = { overflow: 'fail', contrast: 'pass' } as const;
  const rates = layoutRates([picture({ layout })]);
  expect(Object.entries(rates).map(([name, { value }]) => [name, value])).toEqual([
    ['layout/contrast', 1],
    ['layout/overflow', 0],
  ]);
});

test('a rule of the user’s may be called like what every object has', () => {
  const pictures = [
    picture({ layout: { constructor: 'pass' as const } }),
    picture({ sample: 's1' }),
  ];
  expect(layoutRates(pictures)['layout/constructor']).toMatchObject({ n: 1, worst: [1, 1] });
});

test('repeats of a sample leave more doubt than as many samples', () => {
  const layout = { logo: 'pass' } as const;
  const samples = perSample(Array(12).fill(layout), () => ({ layout }));
  const repeats = samples.map((one, i) => ({ ...one, sample: `s${i % 4}`, repeat: i }));
  const low = (pictures: typeof samples) => layoutRates(pictures)['layout/logo']!.low!;
  expect(low(repeats)).toBeLessThan(low(samples));
});
