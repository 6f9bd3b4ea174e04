import { describe, expect, test } from 'vitest';
import { draws } from '../../src/stats/draws.ts';

describe('which values resamples draw', () => {
  test('are as many as values, in each resample', () => {
    expect(draws(1, 7, 30)).toHaveLength(210);
  });

  test('are all of the values, about evenly', () => {
    const times = new Array(10).fill(0);
    for (const index of draws(1, 10, 1000)) times[index]++;
    expect(times).toHaveLength(10);
    for (const count of times) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test('differ by seed', () => {
    expect(draws(1, 10, 20)).not.toEqual(draws(2, 10, 20));
  });

  test('are the same again, also when they were forgotten meanwhile', () => {
    const before = draws(1, 10, 20).slice();
    for (let seed = 0; seed < 6; seed++) draws(seed, 500, 2000);
    expect(draws(1, 10, 20)).toEqual(before);
  });

  test('are drawn too where they are too many to be kept', () => {
    const many = draws(1, 2500, 2000);
    expect(many).toHaveLength(5_000_000);
    expect(draws(1, 2500, 2000)).toEqual(many);
  });
});
