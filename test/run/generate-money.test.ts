import { describe, expect, test } from 'vitest';
import { type Budget, budgetOf } from '../../src/run/budget.ts';
import { lost, timedOut } from './failures.ts';
import { storeOf } from './fake-run.ts';
import { asked, cellsOf, generating, held, type Over, refused } from './generate-stage.ts';

describe('money', () => {
  const spent = (budget: Budget) => budget.spent().usd;

  test('goes by the plan, not to whoever is quick', async () => {
    const slow = held();
    const one = cellsOf('slow', ['a', 'b', 'c'], slow.answers);
    const two = cellsOf('quick', ['d', 'e', 'f'], () => refused());
    const [a, b, c] = one.ready;
    const [d, e, f] = two.ready;
    const ready = [a!, d!, b!, e!, c!, f!];
    const budget = budgetOf('0.20');
    const { clock, run, outcomes } = generating(ready, { budget, atOnce: 1 });
    await clock.pass(10);
    expect(asked(two.model)).toEqual(['d', 'e']);
    for (const id of ['a', 'b']) await slow.end(id);
    await clock.until(run);
    expect(outcomes()).toEqual([
      ...Array.from({ length: 4 }, () => 'refused'),
      'skipped-budget',
      'skipped-budget',
    ]);
    expect(spent(budget)).toBe('0.20');
  });

  test('a slow one that comes out cheaper leaves something for a quick one that waits', async () => {
    const slow = held();
    const one = cellsOf('slow', ['a'], slow.answers);
    const two = cellsOf('quick', ['b', 'c'], () => refused());
    const budget = budgetOf('0.12');
    const ready = [...one.ready, ...two.ready];
    const { clock, run, outcomes } = generating(ready, { budget });
    await clock.pass(10);
    expect(asked(two.model)).toEqual(['b']);
    await slow.end('a', refused('0.01'));
    await clock.until(run);
    expect(outcomes()).toEqual(['refused', 'refused', 'refused']);
    expect(spent(budget)).toBe('0.11');
  });

  test('one that comes out dearer than all there is: what was admitted ahead is not sent', async () => {
    const { model, ready } = cellsOf('p', ['a', 'b', 'c', 'd'], () => refused('0.30'));
    const budget = budgetOf('0.20');
    const { clock, run, outcomes, answers } = generating(ready, { budget, atOnce: 1 });
    await clock.until(run);
    expect(asked(model)).toEqual(['a']);
    expect(outcomes()).toEqual(['refused', ...Array.from({ length: 3 }, () => 'skipped-budget')]);
    expect(answers.get(ready[1]!)).toMatchObject({
      reason: expect.stringContaining('at $0.05 at'),
    });
    expect(spent(budget)).toBe('0.30');
    expect(budget.isWaiting()).toBe(false);
  });

  test.each([
    ['an unknown price', { price: () => ({ usd: null, basis: 'unknown', priceDate: null }) }, 0],
    ['a price of nothing', { price: () => ({ usd: '0', basis: 'fixed', priceDate: null }) }, 3],
    ['a simulated model', { simulated: true }, 3],
  ] as [string, Over, number][])('under a cap, %s', async (_, over, times) => {
    const { model, ready } = cellsOf('p', ['a', 'b', 'c'], () => refused('0'), over);
    const { clock, run } = generating(ready, { budget: budgetOf('0.01') });
    await clock.until(run);
    expect(model.asked).toHaveLength(times);
  });

  test('what was reserved for cells that turn out to be stored is given back', async () => {
    const store = storeOf();
    const { model, ready } = cellsOf('p', ['a', 'b', 'c', 'd'], () => refused());
    const first = generating(ready.slice(0, 2), { store });
    await first.clock.until(first.run);
    // All are taken for open, as where another program was at it meanwhile.
    const budget = budgetOf('0.10');
    const { clock, run, outcomes } = generating(ready, { store, budget, atOnce: 1 });
    await clock.until(run);
    expect(outcomes()).toEqual(Array.from({ length: 4 }, () => 'refused'));
    expect(asked(model)).toEqual(['a', 'b', 'c', 'd']);
    expect(spent(budget)).toBe('0.10');
  });

  test('what turns out not to be stored is asked for where something is left', async () => {
    const { model, ready } = cellsOf('p', ['a', 'b', 'c'], () => refused());
    const budget = budgetOf('0.12');
    const { clock, run, outcomes } = generating(ready, {
      budget,
      open: ready.slice(2),
      atOnce: 1,
    });
    await clock.until(run);
    expect(outcomes()).toEqual(['refused', 'skipped-budget', 'refused']);
    expect(asked(model)).toEqual(['a', 'c']);
  });

  test('two cells under one key are one call and one price', async () => {
    const { model, ready } = cellsOf('p', ['a', 'a', 'b'], () => refused());
    const budget = budgetOf('0.10');
    const { clock, run, outcomes } = generating(ready, { budget });
    await clock.until(run);
    expect(outcomes()).toEqual(['refused', 'refused', 'refused']);
    expect(asked(model)).toEqual(['a', 'b']);
    expect(spent(budget)).toBe('0.10');
  });

  test('an attempt that may be billed, asked for again while a dearer cell waits: no hang', async () => {
    const one = cellsOf('one', ['a'], (_, time) => (time === 1 ? lost() : refused()));
    const late = held();
    const two = cellsOf('two', ['b'], late.answers);
    const price = () => ({ usd: '0.16', basis: 'usage' as const, priceDate: null });
    const dear = cellsOf('dear', ['c'], () => refused('0.16'), { price });
    const budget = budgetOf('0.25');
    const ready = [...one.ready, ...two.ready, ...dear.ready];
    const { clock, run, outcomes } = generating(ready, { budget });
    await clock.pass(1);
    await late.end('b');
    await clock.until(run);
    expect(outcomes()).toEqual(['refused', 'refused', 'skipped-budget']);
    expect(budget.spent()).toEqual({ usd: '0.15', isExact: false });
  });

  test('what may have been billed and is not asked for again counts as spent', async () => {
    const { ready } = cellsOf('p', ['a', 'b'], (id) => (id === 'a' ? timedOut() : refused()));
    const budget = budgetOf('0.20');
    const { clock, run } = generating(ready, { budget });
    await clock.until(run);
    expect(budget.spent()).toEqual({ usd: '0.10', isExact: false });
  });
});
