import { expect, test } from 'vitest';
import { layoutFigures } from '../../src/figures/layout-rates.ts';
import { exampleImage } from '../results/example.ts';

type Verdict = 'pass' | 'fail' | 'unknown' | 'not-applicable';

const images = (...verdicts: Verdict[]) =>
  verdicts.map((verdict) => {
    const rest = { score: null, measured: {}, expected: {}, message: 'm', boxes: [] };
    return exampleImage({ layout: [{ rule: 'logo', verdict, ...rest }] });
  });

test.each<[Verdict[], number | null, number, [number, number]]>([
  [['pass', 'pass'], 1, 2, [1, 1]],
  [['pass', 'fail', 'not-applicable'], 0.5, 2, [0.5, 0.5]],
  [['pass', 'unknown', 'fail', 'unknown'], 0.5, 2, [0.25, 0.75]],
  [['unknown'], null, 0, [0, 1]],
])('of %j a rule holds on %s of %i', (verdicts, value, n, worst) => {
  expect(layoutFigures(images(...verdicts))['layout/logo']).toMatchObject({ value, n, worst });
});

test('a rule that nobody asks for has no figure', () => {
  expect(layoutFigures(images('not-applicable'))).toEqual({});
});
