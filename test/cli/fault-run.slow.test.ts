import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { compareUsd } from '../../src/money.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { seededRandom } from '../../src/stats/random.ts';
import {
  cellOf,
  cellReader,
  costsOf,
  expectNoKeys,
  expectPaidOnce,
  expectWholeFiles,
  expectWithin,
  recovered,
} from '../run/faults/checks.ts';
import { type FaultRun, faultRun, isQueued } from '../run/faults/fault-run.ts';
import { submitsOf, sumsOf } from '../run/faults/ledger.ts';
import { expectedOf, SEED } from '../run/faults/plan.ts';
import { until } from './typoscope.ts';

/** Every cell, once. */
async function finished(run: FaultRun): Promise<ImageResult[]> {
  const results = await run.results();
  expect(results?.run.status).toBe('complete');
  const { images } = results!;
  expect(images.map(cellOf).sort()).toEqual(run.cells.toSorted());
  return images;
}

/** How each cell ends that nobody interfered with, and after how many attempts. */
function expectAsPlanned(images: readonly ImageResult[]): void {
  const told = images.map((image) => [cellOf(image), image.outcome, image.attempts]);
  const planned = images.map((image) => {
    const { outcome, attempts } = expectedOf(SEED, cellOf(image), isQueued(cellOf(image)));
    return [cellOf(image), outcome, attempts];
  });
  expect(told).toEqual(planned);
}

test('300 pictures of providers that fail in every way: all end as they must, and the sum is the ledger’s', async () => {
  const run = await faultRun({ seed: SEED, ms: 20, concurrency: 8, timeout: 5 });
  const { code, out, err } = await run.start().ended;
  expect(code, err).toBe(4);

  const images = await finished(run);
  expectAsPlanned(images);
  const entries = run.ledger();
  const attempts = images.reduce((sum, image) => sum + image.attempts, 0);
  expect(submitsOf(entries)).toHaveLength(attempts);
  expectPaidOnce(entries);

  const { billed, perhaps } = sumsOf(entries);
  expect(costsOf(images).usd).toBe(billed);
  expect(compareUsd(perhaps, '0')).toBe(1);
  expectWithin(entries, images);

  const pictures = images.filter(({ outcome }) => outcome === 'image').length;
  // Each in the store, and in the run's folder.
  expect(expectWholeFiles(run)).toEqual({ pictures: 2 * pictures });
  expectNoKeys(run, [out, err]);
});

test('killed at twenty moments: every cell ends once, what is stored is not asked for again', async () => {
  // Few at a time: each kill leaves as many uncertain as are under way, and there are twenty.
  const run = await faultRun({ seed: SEED, ms: 40, concurrency: 3, timeout: 5 });
  const storedCells = await cellReader(run);
  const random = seededRandom(SEED);
  const kills: number[] = [];
  const said: string[] = [];
  /** Stored cells, and how many submits there were when they were seen. */
  const stored = new Map<string, number>();

  while (kills.length < 20) {
    const before = submitsOf(run.ledger()).length;
    const { child, ended } = run.start();
    const sent = () => submitsOf(run.ledger()).length - before;
    // By turns at any moment of its first seconds, and after so many requests for a picture.
    if (kills.length % 2 === 0) await sleep(random() * 1500);
    else {
      const hasEnded = () => child.exitCode !== null;
      await until(() => sent() > 0 || hasEnded());
      // Few are left in the end, and come slowly.
      const late = performance.now() + 1000;
      const most = 1 + Math.floor(random() * 50);
      await until(() => sent() >= most || hasEnded() || performance.now() > late);
      await sleep(random() * 50);
    }
    const at = Date.now();
    child.kill('SIGKILL');
    const { signal, out, err } = await ended;
    said.push(out, err);
    if (signal !== 'SIGKILL') continue;
    kills.push(at);
    expectWholeFiles(run);
    const submits = submitsOf(run.ledger()).length;
    for (const cell of storedCells()) if (!stored.has(cell)) stored.set(cell, submits);
  }

  const last = await run.start().ended;
  said.push(last.out, last.err);
  expect(last.code, last.err).toBe(4);
  const images = await finished(run);
  const entries = run.ledger();
  expect(stored.size).toBeGreaterThan(100);
  const again = submitsOf(entries).filter((submit, i) => i >= (stored.get(submit.cell) ?? i + 1));
  expect(again.map(({ cell }) => cell)).toEqual([]);
  expectPaidOnce(entries);
  expectWithin(entries, images);

  // What was put into the queue and known by its id is there; the others had no time to hear it.
  expect(recovered(entries, kills).length).toBeGreaterThan(0);
  const uncertain = images.filter(({ outcome }) => outcome === 'uncertain');
  expect(uncertain.length).toBeGreaterThan(0);
  const isHung = (image: ImageResult) =>
    submitsOf(entries).some(({ cell, fate }) => cell === cellOf(image) && fate === 'hang');
  const known = uncertain.filter((image) => isQueued(cellOf(image)) && image.requestIds.length > 0);
  expect(known.filter((image) => !isHung(image)).map(cellOf)).toEqual([]);
  expectWholeFiles(run);

  const resent = await run.start('--resend-uncertain').ended;
  said.push(resent.out, resent.err);
  expect(resent.code, resent.err).toBe(4);
  const all = await finished(run);
  expect(all.filter(({ outcome }) => outcome === 'uncertain').map(cellOf)).toEqual([]);
  expectWithin(run.ledger(), all);
  const sentAgain = submitsOf(run.ledger().slice(entries.length)).map(({ cell }) => cell);
  expect(new Set(sentAgain)).toEqual(new Set(uncertain.map(cellOf)));
  expectWholeFiles(run);
  expectNoKeys(run, said);
});

test('Ctrl+C: nothing more is sent, what is under way is kept, and the printed command goes on', async () => {
  const run = await faultRun({ seed: SEED, ms: 150, concurrency: 8, timeout: 5, pictures: 24 });
  const storedCells = await cellReader(run);
  const { child, ended } = run.start();
  // Once there is something under way that could be tried again, which is not to be given up.
  await until(() => {
    const submits = submitsOf(run.ledger());
    const last = submits.at(-1);
    return submits.length >= 60 && (last?.fate === 'busy' || last?.fate === 'broken');
  });
  const at = Date.now();
  child.kill('SIGINT');
  const { code, out, err } = await ended;
  expect(code, err).toBe(130);
  expect(out).toBe('');
  expect(err).toMatch(/to go on:\n {2}npx typoscope run benchmarks\/faults\.yaml --out out --yes/);
  expect(await run.results()).toBeNull();
  const sent = submitsOf(run.ledger());
  // What was on its way to the server is not called back.
  expect(sent.filter((submit) => submit.at > at + 100).map(({ cell }) => cell)).toEqual([]);
  const asked = sent.filter(({ fate }) => fate !== 'busy' && fate !== 'broken');
  expect([...storedCells()].sort()).toEqual(asked.map(({ cell }) => cell).sort());

  const rest = await run.start().ended;
  expect(rest.code, rest.err).toBe(4);
  const images = await finished(run);
  // As if nobody had interrupted it.
  expectAsPlanned(images);
  expect(costsOf(images).usd).toBe(sumsOf(run.ledger()).billed);
});

test('Ctrl+C twice: it leaves at once, and loses nothing that arrived', async () => {
  const run = await faultRun({ seed: null, ms: 700, concurrency: 8, timeout: 10, pictures: 24 });
  const storedCells = await cellReader(run);
  const { child, ended } = run.start();
  const billed = () => run.ledger().filter(({ what }) => what === 'billed');
  await until(() => billed().length >= 30);
  child.kill('SIGINT');
  await sleep(100);
  const at = Date.now();
  child.kill('SIGINT');
  const { code, signal } = await ended;
  expect(Date.now() - at).toBeLessThan(500);
  // A shell tells this as 130.
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGINT' });

  const cells = new Map(submitsOf(run.ledger()).map(({ n, cell }) => [n, cell]));
  // A job's picture is fetched after the answer that makes it billed.
  const arrived = billed().filter((entry) => entry.at < at - 300);
  const stored = storedCells();
  expect(arrived.length).toBeGreaterThan(0);
  expect(arrived.map(({ n }) => cells.get(n)!).filter((cell) => !stored.has(cell))).toEqual([]);

  const rest = await run.start().ended;
  const images = await finished(run);
  const uncertain = images.filter(({ outcome }) => outcome === 'uncertain').map(cellOf);
  expect(rest.code, rest.err).toBe(uncertain.length === 0 ? 0 : 4);
  expect(uncertain.filter(isQueued)).toEqual([]);
  expectPaidOnce(run.ledger());
  expectWithin(run.ledger(), images);
  expect(recovered(run.ledger(), [at]).length).toBeGreaterThan(0);
});
