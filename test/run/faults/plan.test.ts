import { expect, test } from 'vitest';
import { cellName } from './books.ts';
import { isQueued, MODELS, SAMPLES } from './fault-run.ts';
import { expectedOf, fateOf, oneOf, queueCuts, queueHangs, SEED } from './plan.ts';

test('of many attempts so many fare ill, each in its way', () => {
  const fates: Record<string, number> = {};
  const many = 20_000;
  for (let n = 1; n <= many; n++) {
    const { fate } = fateOf(7, `cell ${n % 100}`, n);
    fates[fate] = (fates[fate] ?? 0) + 1;
  }
  const shares = { busy: 10, broken: 5, cut: 2, hang: 2, refusal: 1, picture: 80 };
  for (const [fate, share] of Object.entries(shares)) {
    expect((100 * fates[fate]!) / many, fate).toBeGreaterThan(share * 0.8);
    expect((100 * fates[fate]!) / many, fate).toBeLessThan(share * 1.2);
  }
});

test('the seed of the fault run brings everything that can go wrong, on every wire', () => {
  const met = new Set<string>();
  for (const [model, wire] of Object.entries(MODELS)) {
    for (const number of SAMPLES) {
      const cell = cellName(model, number);
      const { attempts, outcome } = expectedOf(SEED, cell, isQueued(cell));
      met.add(`${wire} ${outcome}`);
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const { fate, way } = fateOf(SEED, cell, attempt);
        met.add(`${wire} ${fate}`);
        if (wire === 'fal' && fate === 'cut') met.add(`fal cut ${oneOf(queueCuts, way)}`);
        if (wire === 'fal' && fate === 'hang') met.add(`fal hang ${oneOf(queueHangs, way)}`);
        if (wire !== 'fal' && 'busy cut hang'.includes(fate)) met.add(`${fate} ${way < 0.5}`);
      }
    }
  }
  const wires = [...new Set(Object.values(MODELS))];
  const all = wires.flatMap((wire) =>
    ['image', 'error', 'timeout', 'refused', 'busy', 'broken', 'cut', 'hang', 'refusal'].map(
      (each) => `${wire} ${each}`,
    ),
  );
  const places = [
    ...queueCuts.map((where) => `fal cut ${where}`),
    ...queueHangs.map((where) => `fal hang ${where}`),
  ];
  const ways = ['busy', 'cut', 'hang'].flatMap((fate) => [`${fate} true`, `${fate} false`]);
  expect([...all, ...places, ...ways].filter((each) => !met.has(each))).toEqual([]);
});
