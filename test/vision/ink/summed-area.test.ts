import { expect, it } from 'vitest';
import { seededRandom } from '../../../src/stats/random.ts';
import { forEachWindow, summedArea } from '../../../src/vision/ink/summed-area.ts';

it.each([
  [7, 5, 0],
  [7, 5, 1],
  [6, 9, 3],
  [4, 4, 20],
])('sums windows of a %i x %i picture, %i pixels around', (width, height, radius) => {
  const random = seededRandom(width * height + radius);
  const values = Array.from({ length: width * height }, () => Math.floor(random() * 100));
  const table = summedArea(values, width, height);
  const seen: number[] = [];
  forEachWindow(width, height, radius, (at, size, sum) => {
    seen.push(at);
    const [x, y] = [at % width, Math.floor(at / width)];
    const within = values.filter(
      (_, to) =>
        Math.abs((to % width) - x) <= radius && Math.abs(Math.floor(to / width) - y) <= radius,
    );
    expect(size).toBe(within.length);
    expect(sum(table)).toBe(within.reduce((all, value) => all + value, 0));
  });
  expect(seen).toEqual(values.map((_, at) => at));
});
