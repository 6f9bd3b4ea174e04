import { expect, test } from 'vitest';
import type { Generated } from '../../src/models/model.ts';
import { addUsd, compareUsd } from '../../src/money.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import type { ImageResult } from '../../src/results/results.ts';
import type { Answer } from '../../src/run/answer.ts';
import { budgetOf } from '../../src/run/budget.ts';
import { type GenerateOptions, generateAll } from '../../src/run/generate.ts';
import type { Ready } from '../../src/run/ready.ts';
import { aSample, requestFor } from '../models/a-request.ts';
import { badRequest, broken, busy, lost, timedOut } from './failures.ts';
import { type FakeClock, fakeClock, settled } from './fake-clock.ts';
import { type FakeModel, fakeModel, nothingOf } from './fake-model.ts';
import { storeOf } from './fake-run.ts';

/** Any chance, the same for a seed each time (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const HANGS_MS = 4000;

/** Ends where nothing waits any more and there is still no end: that would be for ever. */
async function untilEnd<T>(clock: FakeClock, promise: Promise<T>): Promise<T> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  promise.then(over, over);
  // By real time: while the machine is busy the disk takes longer than any number of turns.
  let since = performance.now();
  while (!isOver) {
    if (performance.now() - since > HANGS_MS) throw new Error('it hangs');
    if (clock.waiting > 0) since = performance.now();
    await clock.pass(clock.waiting > 0 ? 250 : 0);
    await settled();
  }
  return promise;
}

/** A handful of providers that fare by chance, and a budget that may not do for all. */
function world(seed: number) {
  const chance = chanceOf(seed);
  const any = <T>(...of: readonly T[]): T => of[Math.floor(chance() * of.length)]!;
  const clock: FakeClock = Object.assign(fakeClock(), { random: chance });
  const answer = async (usd: string): Promise<Generated> => {
    await clock.wait(chance() * 4000);
    const well = () => {
      // At most what it was said to cost.
      const cost = { usd: any(usd, usd, '0.01'), basis: 'usage' as const, priceDate: null };
      return { ...nothingOf('refused'), cost };
    };
    const fails = [busy, () => busy(700), broken, lost, lost, timedOut, badRequest];
    return any<() => Generated>(well, well, well, well, ...fails)();
  };
  const models: FakeModel[] = [];
  const cells: Ready[] = [];
  for (let provider = 0; provider < 3; provider += 1) {
    const usd = any('0.02', '0.05', '0.16');
    const model = fakeModel(() => answer(usd), {
      id: `p${provider}`,
      identity: () => ({ provider }),
      price: () => ({ usd, basis: 'units', priceDate: null }),
    });
    models.push(model);
    for (let i = 0; i < 8; i += 1) {
      const request = requestFor(aSample(`s${i}`), { prompt: `${provider} ${i}` });
      const cell = { model: { id: model.id, provider: model.id } };
      cells.push({ cell, model, request } as unknown as Ready);
    }
  }
  const key = new Map(cells.map((cell) => [cell, chance()]));
  const ready = cells.toSorted((a, b) => key.get(a)! - key.get(b)!);
  return { chance, clock, models, ready, cap: any('0.30', '0.70', '1.10', '9') };
}

test.each(Array.from({ length: 16 }, (_, seed) => seed + 1))(
  'whatever happens (%i): it ends, within its money, and every cent is told',
  async (seed) => {
    const { clock, models, ready, cap, chance } = world(seed);
    const budget = budgetOf(cap);
    const answers = new Map<Ready, Answer>();
    const store = storeOf();
    const options: GenerateOptions = {
      store,
      limits: defaultLimits,
      asking: new Map(),
      benchmark: { concurrency: 1 + Math.floor(chance() * 4) },
      budget,
      open: ready,
      clock,
      working: Math.floor(chance() * 3),
    };
    const work = async (item: Ready, answer: Answer) => {
      answers.set(item, answer);
      return {} as ImageResult;
    };
    await untilEnd(clock, generateAll(ready, options, work));

    expect(answers.size).toBe(ready.length);
    const facts = ready.map((item) => answers.get(item)!.facts);
    const most = addUsd(...facts.map(({ cost }) => cost.upTo ?? '0'));
    expect(budget.spent().usd).toBe(most);
    expect(budget.isWaiting()).toBe(false);
    expect(compareUsd(most, cap)).toBeLessThanOrEqual(0);
    const attempts = facts.reduce((sum, { attempts }) => sum + attempts, 0);
    expect(models.reduce((sum, { asked }) => sum + asked.length, 0)).toBe(attempts);
    // Once the money did not do for one, none after it was asked for.
    const skipped = ready.map((item) => answers.get(item)!.outcome === 'skipped-budget');
    const first = skipped.indexOf(true);
    if (first >= 0) expect(skipped.slice(first)).not.toContain(false);
    expect(clock.waiting).toBe(0);
  },
);

test('stopped at any moment: it ends, and another run goes on without paying twice', async () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const { clock, models, ready, chance } = world(seed);
    const store = storeOf();
    const stop = new AbortController();
    const options = {
      store,
      limits: defaultLimits,
      asking: new Map(),
      benchmark: { concurrency: 2 },
      budget: null,
      open: ready,
      clock,
      working: 1,
    };
    const told = new Map<Ready, Answer>();
    const work = async (item: Ready, answer: Answer) => {
      told.set(item, answer);
      return {} as ImageResult;
    };
    const run = generateAll(ready, { ...options, stop: stop.signal }, work);
    run.catch(() => {});
    await clock.pass(chance() * 5000);
    stop.abort(new Error('enough'));
    await untilEnd(clock, run).catch((error) => expect(error).toEqual(new Error('enough')));
    const before = models.reduce((sum, { asked }) => sum + asked.length, 0);
    expect(told.size).toBeLessThan(ready.length);

    await untilEnd(clock, generateAll(ready, { ...options, asking: new Map() }, work));
    expect([...told.values()].map(({ outcome }) => outcome)).not.toContain('uncertain');
    const attempts = ready.reduce((sum, item) => sum + told.get(item)!.facts.attempts, 0);
    expect(models.reduce((sum, { asked }) => sum + asked.length, 0)).toBe(attempts);
    expect(before).toBeLessThan(attempts);
  }
});
