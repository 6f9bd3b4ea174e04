import { describe, expect, test } from 'vitest';
import { ASSUMED_SECONDS } from '../../src/benchmark/plan-table.ts';
import { durationOf, type ModelTime } from '../../src/run/plan-time.ts';

const model = (over: Partial<ModelTime> = {}): ModelTime => ({
  lane: 'openai ',
  atOnce: 4,
  toDo: 100,
  measured: [20_000],
  ...over,
});

describe('how long a run asks for', () => {
  test.each<[string, ModelTime[], { seconds: number; assumed: number }]>([
    ['nothing to ask', [], { seconds: 0, assumed: 0 }],
    ['one model, four at a time', [model()], { seconds: 500, assumed: 0 }],
    ['one at a time', [model({ atOnce: 1 })], { seconds: 2000, assumed: 0 }],
    [
      'models of one provider share its turns',
      [model(), model({ toDo: 10, measured: [40_000] })],
      { seconds: 600, assumed: 0 },
    ],
    [
      'providers work side by side: the slowest counts',
      [model(), model({ lane: 'fal ', toDo: 300 }), model({ lane: 'gemini ', toDo: 30 })],
      { seconds: 1500, assumed: 0 },
    ],
    [
      'so do addresses of one provider',
      [model({ lane: 'own http://a' }), model({ lane: 'own http://b' })],
      { seconds: 500, assumed: 0 },
    ],
    [
      'one that was never timed is guessed of, and counted',
      [model({ measured: [] }), model({ lane: 'fal ', measured: [], toDo: 4 })],
      { seconds: (100 * ASSUMED_SECONDS) / 4, assumed: 2 },
    ],
    ['less than half a second', [model({ toDo: 1, measured: [400] })], { seconds: 0, assumed: 0 }],
  ])('%s', (_, models, time) => {
    expect(durationOf(models)).toEqual(time);
  });

  test.each<[string, number[], number]>([
    ['one', [7000], 7],
    ['of an odd number the middle', [9000, 1000, 2000], 2],
    ['of an even number the upper of two', [1000, 2000, 3000, 4000], 3],
    ['however long the longest took', [1000, 1000, 1000, 900_000], 1],
    // Sorted as words they would stand otherwise.
    ['sorted as numbers', [100_000, 20_000, 3000], 20],
  ])('pictures that were timed: %s', (_, measured, seconds) => {
    const before = [...measured];
    expect(durationOf([model({ atOnce: 1, toDo: 1, measured })]).seconds).toBe(seconds);
    expect(measured).toEqual(before);
  });
});
