import { describe, expect, it } from 'vitest';
import { type Example, type Fit, fitLogistic, predict } from '../../../scripts/calibrate/fit.ts';

/** `right` of `of` lines of these values were right. */
function lines(values: number[], right: number, of: number, weight = 1): Example[] {
  return Array.from({ length: of }, (_, i) => ({ values, right: i < right, weight }));
}

const TRACE = 1e-6;
const finite = ({ intercept, weights }: Fit) => [intercept, ...weights].every(Number.isFinite);

describe('a fit', () => {
  it('of no signal is the share of right lines', () => {
    const fit = fitLogistic(lines([], 80, 100), TRACE, null);
    expect(fit.weights).toEqual([]);
    expect(predict(fit, [])).toBeCloseTo(0.8, 3);
  });

  it('of one signal meets both shares', () => {
    const fit = fitLogistic([...lines([0], 20, 100), ...lines([1], 90, 100)], TRACE, null);
    expect(predict(fit, [0])).toBeCloseTo(0.2, 3);
    expect(predict(fit, [1])).toBeCloseTo(0.9, 3);
    expect(fit.weights[0]).toBeCloseTo(Math.log(9) - Math.log(0.25), 2);
  });

  it('of two signals that add up', () => {
    const share = (a: number, b: number) => 1 / (1 + Math.exp(-(0.5 + 2 * a - 1 * b)));
    const of = 10_000;
    const examples = [0, 1].flatMap((a) =>
      [0, 1].map((b): Example[] => {
        const right = share(a, b);
        return [
          { values: [a, b], right: true, weight: of * right },
          { values: [a, b], right: false, weight: of * (1 - right) },
        ];
      }),
    );
    const fit = fitLogistic(examples.flat(), TRACE, null);
    expect(fit.intercept).toBeCloseTo(0.5, 3);
    expect(fit.weights[0]).toBeCloseTo(2, 3);
    expect(fit.weights[1]).toBeCloseTo(-1, 3);
  });

  it('counts a line by its weight', () => {
    const heavy = fitLogistic([...lines([], 1, 1, 9), ...lines([], 0, 1, 1)], TRACE, null);
    expect(predict(heavy, [])).toBeCloseTo(0.9, 3);
    const none = fitLogistic([...lines([], 5, 10), ...lines([], 0, 1000, 0)], TRACE, null);
    expect(predict(none, [])).toBeCloseTo(0.5, 3);
  });

  it('a signal that says nothing counts for nothing', () => {
    const examples = [0, 1].flatMap((noise) => lines([noise], 70, 100));
    expect(fitLogistic(examples, TRACE, null).weights[0]).toBeCloseTo(0, 3);
  });

  it.each<[string, Example[]]>([
    ['all right', lines([1, 0], 10, 10)],
    ['all wrong', lines([1, 0], 0, 10)],
    ['one line', lines([1, 0], 1, 1)],
    ['told apart without an error', [...lines([0, 0], 0, 50), ...lines([1, 0], 50, 50)]],
    ['one signal twice', [...lines([0, 0], 10, 50), ...lines([1, 1], 40, 50)]],
    ['a signal that is always the same', [...lines([0, 5], 10, 50), ...lines([1, 5], 40, 50)]],
    ['huge signals', [...lines([1e4, 0], 10, 50), ...lines([-1e4, 0], 40, 50)]],
  ])('is finite: %s', (_, examples) => {
    const fit = fitLogistic(examples, 1, null);
    expect(finite(fit)).toBe(true);
    for (const { values } of examples) {
      expect(predict(fit, values)).toBeGreaterThanOrEqual(0);
      expect(predict(fit, values)).toBeLessThanOrEqual(1);
    }
  });
});

describe('a fit that starts from what all scripts share', () => {
  const prior: Fit = { intercept: 1, weights: [2, -3] };

  it('keeps it where there are few lines', () => {
    const fit = fitLogistic(lines([1, 1], 0, 1), 1e4, prior);
    expect(fit.weights[0]).toBeCloseTo(2, 2);
    expect(fit.weights[1]).toBeCloseTo(-3, 2);
  });

  it('goes by its own lines where there are many', () => {
    const own = [...lines([0, 0], 100, 1000), ...lines([1, 0], 900, 1000)];
    const fit = fitLogistic(own, 1, prior);
    expect(predict(fit, [0, 0])).toBeCloseTo(0.1, 1);
    expect(predict(fit, [1, 0])).toBeCloseTo(0.9, 1);
    // Its lines say nothing of the second.
    expect(fit.weights[1]).toBeCloseTo(-3, 3);
  });

  it('the stronger the ridge, the nearer', () => {
    const own = [...lines([0, 0], 10, 100), ...lines([1, 1], 90, 100)];
    const away = [1, 10, 100, 1000].map((ridge) => {
      const { weights } = fitLogistic(own, ridge, prior);
      return Math.hypot(weights[0]! - 2, weights[1]! + 3);
    });
    expect(away).toEqual(away.toSorted((a, b) => b - a));
    expect(away.at(-1)).toBeLessThan(away[0]! / 2);
  });

  it('the intercept is freer than the weights', () => {
    // All of them wrong, and no signal to tell by: a harder script as a whole.
    const fit = fitLogistic(lines([0, 0], 0, 100), 10, prior);
    expect(fit.weights).toEqual([2, -3]);
    expect(fit.intercept).toBeLessThan(-2);
  });

  it('changes nothing that it is given', () => {
    const [examples, before] = [lines([1, 1], 1, 2), structuredClone(prior)];
    fitLogistic(examples, 1, prior);
    expect(prior).toEqual(before);
    expect(examples).toEqual(lines([1, 1], 1, 2));
  });

  // The weights become NaN, and so would every confidence.
  it('without any line is that', () => {
    expect(fitLogistic([], 1, prior)).toEqual(prior);
  });
});

it.each<[Fit, number[], number]>([
  [{ intercept: 0, weights: [] }, [], 0.5],
  [{ intercept: 0, weights: [1] }, [2], 0.8808],
  [{ intercept: -2, weights: [1, 1] }, [1, 1], 0.5],
  [{ intercept: 0, weights: [1e4] }, [1], 1],
  [{ intercept: 0, weights: [-1e4] }, [1], 0],
])('predicts by %j of %j: %s', (fit, values, expected) => {
  expect(predict(fit, values)).toBeCloseTo(expected, 4);
});
