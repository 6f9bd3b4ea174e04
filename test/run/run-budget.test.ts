import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cost, Generated } from '../../src/models/model.ts';
import { modelTable } from '../../src/report/table.ts';
import { serializeResults } from '../../src/results/results.ts';
import { planRun } from '../../src/run/plan-run.ts';
import { runBenchmark } from '../../src/run/run.ts';
import { nothingOf } from './fake-model.ts';
import { fakes, runOf, storeOf } from './fake-run.ts';
import { modelLines, tinyBenchmark, tinyYaml } from './tiny-benchmark.ts';

/** Nothing here is read: models refuse, which is an answer that is kept, or fail, which is none. */

const { reference, careless, folder } = modelLines;
/** Ten pictures at $0.05, four at a time. */
const ten = (maxCost: string) =>
  tinyYaml(reference, `repeats: 5\nconcurrency: 4\nmaxCost: ${maxCost}\n`);

const costs = (usd: string | null): Cost => ({ usd, basis: 'usage', priceDate: null });

/** Whoever is asked takes a while, so that several are under way. */
async function later(answer: Generated): Promise<Generated> {
  await new Promise((resolve) => setTimeout(resolve, 4));
  return answer;
}

describe('no more is asked for than can be paid', () => {
  test.each([
    ['0.01', 0],
    ['0.05', 1],
    ['0.12', 2],
    ['0.30', 6],
    ['0.499999', 9],
    ['0.50', 10],
  ])('%s: %i pictures', async (maxCost, asked) => {
    const { providers, models } = fakes(() => later(nothingOf('refused')));
    const stops: { reason: string; rest: string }[] = [];
    const results = await runOf(ten(maxCost), providers, {
      onStopped: (stop) => stops.push(stop),
    });
    expect(models.reference!.asked).toHaveLength(asked);
    const skipped = 10 - asked;
    expect(results.models[0]!.outcomes).toEqual({
      ...(asked === 0 ? {} : { refused: asked }),
      ...(skipped === 0 ? {} : { 'skipped-budget': skipped }),
    });
    expect(results.run.status).toBe(skipped === 0 ? 'complete' : 'partial');
    expect(stops).toHaveLength(skipped === 0 ? 0 : 1);
    expect(results.run.stoppedReason).toBe(stops[0]?.reason ?? null);
    expect(() => serializeResults(results)).not.toThrow();
  });

  test('what was skipped says why, and is no answer, no error and no picture', async () => {
    const { providers } = fakes(() => nothingOf('refused'));
    const stops: { reason: string; rest: string }[] = [];
    const results = await runOf(ten('0.12'), providers, { onStopped: (stop) => stops.push(stop) });
    expect(results.images.at(-1)).toMatchObject({
      outcome: 'skipped-budget',
      reason:
        'Not asked for, at $0.05 at most: the run had come to the end of the $0.12 that it may spend.',
      cost: { usd: null, upTo: null, basis: 'unknown' },
      attempts: 0,
      text: null,
      usable: null,
    });
    expect(results.models[0]!.figures).toMatchObject({
      textAccuracy: { value: null, n: 0 },
      // Of one sample, for which the model refused every picture that it was asked for.
      usableRate: { value: 0, n: 1 },
    });
    expect(modelTable(results)).toMatch(/^reference +0\/10 .*\n {2}2 refused · 8 skipped-budget$/m);
    const reason =
      'Stopped by the budget of $0.12: $0.10 was spent, and 8 pictures were not asked for.';
    expect(stops).toEqual([{ reason, rest: '0.40' }]);
  });

  test('what nobody knows the cost of counts as its price, and results say up to what', async () => {
    const { providers, models } = fakes(() =>
      later({ ...nothingOf('timeout'), cost: costs(null) }),
    );
    const stops: { reason: string; rest: string }[] = [];
    const results = await runOf(ten('0.22'), providers, { onStopped: (stop) => stops.push(stop) });
    expect(models.reference!.asked).toHaveLength(4);
    expect(results.images[0]).toMatchObject({
      outcome: 'timeout',
      cost: { usd: null, upTo: '0.05' },
    });
    // What failed is not asked for again of its own accord.
    expect(stops).toEqual([{ reason: expect.stringContaining('at most $0.20 was'), rest: '0.30' }]);
  });

  test('what a call really cost is what counts', async () => {
    const cheap = fakes(() => ({ ...nothingOf('refused'), cost: costs('0.01') }));
    await runOf(ten('0.12').replace('concurrency: 4', 'concurrency: 1'), cheap.providers);
    // Eight have cost 0.08, and one more may cost 0.05.
    expect(cheap.models.reference!.asked).toHaveLength(8);
    const dear = fakes(() => ({ ...nothingOf('refused'), cost: costs('0.09') }));
    await runOf(ten('0.12').replace('concurrency: 4', 'concurrency: 1'), dear.providers);
    expect(dear.models.reference!.asked).toHaveLength(1);
  });

  test('the end of the money is the end for all models, in the order of cells', async () => {
    const { providers, models } = fakes(() => nothingOf('refused'), {});
    const yaml = tinyYaml(reference + careless, 'repeats: 3\nconcurrency: 1\nmaxCost: 0.22\n');
    await runOf(yaml, providers);
    const asked = (id: string) =>
      models[id]!.asked.map(({ sample, repeat }) => `${sample.id} ${repeat}`);
    expect(asked('reference')).toEqual(['harbour 0', 'harbour 1', 'harbour 2']);
    expect(asked('careless')).toEqual(['harbour 0']);
  });

  test('an error of our own in the middle of a call does not free its money', async () => {
    const { providers, models } = fakes(async (_, __, time) => {
      if (time === 1) throw new TypeError('odd');
      return later(nothingOf('refused'));
    });
    await expect(runOf(ten('0.10'), providers)).rejects.toThrow('odd');
    expect(models.reference!.asked.length).toBeLessThanOrEqual(2);
  });
});

describe('what costs nothing goes on', () => {
  test('what is simulated, whatever price it invents', async () => {
    const { providers, models } = fakes(() => nothingOf('refused'), { simulated: true });
    const results = await runOf(ten('0.01'), providers);
    expect(models.reference!.asked).toHaveLength(10);
    expect(results.run.status).toBe('complete');
  });

  test('pictures of a folder, though they once cost something', async () => {
    const { providers } = fakes(() => nothingOf('refused'));
    const yaml = tinyYaml(reference + folder, 'maxCost: 0.01\n');
    const files = { 'pictures/harbour.png': 'no picture' };
    const results = await runOf(yaml, providers, {}, files);
    expect(results.models).toMatchObject([
      { model: 'reference', outcomes: { 'skipped-budget': 2 } },
      { model: 'mine', outcomes: { error: 1, absent: 1 } },
    ]);
    expect(results.run.stoppedReason).toContain('$0.00 was spent');
  });

  test('what is stored: with a higher cap a run goes on, and pays for nothing twice', async () => {
    const store = storeOf();
    const { providers, models } = fakes(() => later(nothingOf('refused')));
    const sent = () =>
      models.reference!.asked.map(({ sample, repeat }) => `${sample.id} ${repeat}`);
    await runOf(ten('0.15'), providers, { store });
    const first = sent();
    expect(first).toHaveLength(3);
    const results = await runOf(ten('0.35'), providers, { store });
    const second = sent();
    expect(second).toHaveLength(7);
    expect(new Set([...first, ...second]).size).toBe(10);
    expect(results.run).toMatchObject({ status: 'complete', stoppedReason: null });
    expect(results.models[0]!.outcomes).toEqual({ refused: 10 });
    // Nothing is left to pay.
    await runOf(ten('0.01'), providers, { store });
    expect(sent()).toEqual([]);
  });

  test('a run without a cap asks for all, also at unknown prices', async () => {
    const { providers, models } = fakes(() => nothingOf('refused'), { price: () => costs(null) });
    await runOf(tinyYaml(reference, 'repeats: 5\n'), providers);
    expect(models.reference!.asked).toHaveLength(10);
  });
});

describe('an unknown price under a cap', () => {
  test('is refused before anything is asked for, once a model', async () => {
    const { providers, models } = fakes(() => nothingOf('refused'), { price: () => costs(null) });
    const yaml = tinyYaml(reference + careless, 'repeats: 2\nmaxCost: 5\n');
    const { benchmark, folder: home } = await tinyBenchmark(yaml, {}, providers);
    const [store, out] = [storeOf(), join(home, 'out')];
    const error = await runBenchmark({ benchmark, providers, runId: 'r', out, store }).catch(
      (error) => error,
    );
    expect(error).toMatchObject({ code: 'benchmark' });
    expect(error.message).toMatch(/tiny\.yaml: 2 faults\n/);
    expect(error.faults.map(({ message }: Error) => message.replace(benchmark.file, 'b'))).toEqual(
      ['reference', 'careless'].map(
        (id, i) =>
          `b · models.${i}.price: under maxCost nothing is asked for at an unknown price (found no price of 4 pictures of ${id}, expected dollars a picture, at most). Say them with price: in the model’s entry, or leave maxCost and --max-cost out`,
      ),
    );
    expect([...models.reference!.asked, ...models.careless!.asked]).toEqual([]);
    expect(existsSync(out)).toBe(false);
    // A plan is where prices are looked for.
    await expect(planRun(benchmark, providers, store)).resolves.toMatchObject({
      rows: [{ pricePerPicture: null }, { pricePerPicture: null }],
    });
  });

  test('is none where all is stored, or simulated', async () => {
    const store = storeOf();
    await runOf(ten('1'), fakes(() => nothingOf('refused')).providers, { store });
    const over = { price: () => costs(null) };
    const known = fakes(() => nothingOf('error'), over);
    const results = await runOf(ten('1'), known.providers, { store });
    expect(results.run.status).toBe('complete');
    expect(results.images[0]!.outcome).toBe('refused');
    const drawn = fakes(() => nothingOf('error'), { ...over, simulated: true });
    await expect(runOf(ten('1'), drawn.providers)).resolves.toBeDefined();
  });
});
