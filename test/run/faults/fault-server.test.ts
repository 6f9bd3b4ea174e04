import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type FalEntry, falModel } from '../../../src/models/fal.ts';
import { type GeminiEntry, geminiModel } from '../../../src/models/gemini.ts';
import type { ImageModel } from '../../../src/models/model.ts';
import { type OpenaiEntry, openaiModel } from '../../../src/models/openai.ts';
import { addUsd } from '../../../src/money.ts';
import { remoteEntry } from '../../models/a-remote-model.ts';
import { aSample, requestFor } from '../../models/a-request.ts';
import { cellName, keyNames, type WireName } from './books.ts';
import { isQueued, keys, SAMPLES, startServer } from './fault-run.ts';
import { readLedger, submitsOf, sumsOf } from './ledger.ts';
import { type Fate, fateOf, mended, oneOf, queueCuts, SEED } from './plan.ts';

const OUTCOMES: Readonly<Record<Fate, string>> = {
  picture: 'image',
  busy: 'error',
  broken: 'error',
  cut: 'error',
  hang: 'timeout',
  refusal: 'refused',
};

const params = { timeout: 2.5 };
const makers: Readonly<Record<string, (url: string) => ImageModel>> = {
  'gpt-image-2': (url) =>
    openaiModel({
      ...remoteEntry('openai', { model: 'gpt-image-2', baseURL: `${url}/openai/v1` }),
      ...{ params: { ...params, quality: 'medium' }, keyEnv: keyNames.openai },
    } as OpenaiEntry),
  'gemini-nano-banana-2.1': (url) =>
    geminiModel({
      ...remoteEntry('gemini', { model: 'gemini-nano-banana-2.1', baseURL: `${url}/gemini` }),
      ...{ params, keyEnv: keyNames.gemini },
    } as GeminiEntry),
  'fal-ai/flux-2': (url) =>
    falModel({
      ...remoteEntry('fal', { model: 'fal-ai/flux-2', baseURL: `${url}/fal` }),
      ...{ params, keyEnv: keyNames.fal },
    } as FalEntry),
};

test('each attempt ends as its fate will have it, at its price', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'typoscope-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const ledger = join(folder, 'ledger.jsonl');
  const url = await startServer({ seed: SEED, ms: 10, ledger, keys });
  for (const wire of Object.keys(keys) as WireName[]) vi.stubEnv(keyNames[wire], keys[wire]);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });

  const all = await Promise.all(
    Object.entries(makers).map(async ([name, make]) => {
      const model = make(url);
      return pLimit(8).map(SAMPLES, async (number) => {
        const prompt = `A poster that says Night ${number}.`;
        const generated = await model.generate(requestFor(aSample(), { prompt }));
        return { cell: cellName(name, number), generated };
      });
    }),
  );
  const entries = readLedger(ledger);
  expect(submitsOf(entries)).toHaveLength(SAMPLES.length * all.length);
  const pictures: string[] = [];
  for (const own of all) {
    for (const { cell, generated } of own) {
      const { fate, way } = fateOf(SEED, cell, 1);
      const isMended = fate === 'cut' && isQueued(cell) && mended.includes(oneOf(queueCuts, way));
      const expected = isMended ? 'image' : OUTCOMES[fate];
      expect(generated.outcome, `${cell}: ${fate}`).toBe(expected);
      if (generated.outcome === 'image') pictures.push(`${generated.bytes}`);
    }
    const cells = own.map(({ cell }) => cell);
    const submits = submitsOf(entries).filter(({ cell }) => cells.includes(cell));
    const sums = sumsOf(entries.filter(({ n }) => submits.some((submit) => submit.n === n)));
    const usd = own.map(({ generated }) => generated.cost.usd ?? '0');
    expect(sums.billed, cells[0]).toBe(addUsd(...usd));
    expect(sums.perhaps, cells[0]).not.toBe('0.00');
  }
  expect(new Set(pictures).size).toBe(pictures.length);
}, 30_000);
