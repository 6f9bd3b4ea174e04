/** Asks for cells at a store that others use, too, and says of each that it is sent, and what came of all. */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultLimits } from '../../src/picture/limits.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { realClock } from '../../src/run/backoff.ts';
import { generateAll } from '../../src/run/generate.ts';
import type { Ready } from '../../src/run/ready.ts';
import { openStore } from '../../src/store/store.ts';
import { aSample, requestFor } from '../models/a-request.ts';
import { lost } from './failures.ts';
import { fakeModel, nothingOf } from './fake-model.ts';

const [folder = '', count = '1'] = process.argv.slice(2);
using store = openStore(folder);
const tried = new Set<string>();
const model = fakeModel(async ({ sample }) => {
  // Not console.log: what is said must have left this process before it goes on.
  writeSync(1, `sent ${sample.id}\n`);
  await sleep(Math.random() * 12);
  const isLost = tried.has(sample.id) === false && Math.random() < 0.1;
  tried.add(sample.id);
  return isLost ? lost() : nothingOf('refused');
});
const ready = Array.from({ length: Number(count) }, (_, i) => {
  const cell = { model: { id: 'fake', provider: 'fake' } };
  return { cell, model, request: requestFor(aSample(`s${i}`), { prompt: `${i}` }) };
}) as unknown as Ready[];
await generateAll(
  ready,
  {
    store,
    limits: defaultLimits,
    asking: new Map(),
    benchmark: { concurrency: 3 },
    budget: null,
    open: ready,
    clock: { ...realClock, wait: (ms, signal) => realClock.wait(ms / 20, signal) },
    working: 6,
  },
  async ({ request }, { outcome, facts }) => {
    writeSync(1, `told ${request.sample.id} ${outcome} ${facts.attempts} ${facts.cost.upTo}\n`);
    return {} as ImageResult;
  },
);
