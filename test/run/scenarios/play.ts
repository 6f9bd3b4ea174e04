import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { ImageModel, ImageRequest } from '../../../src/models/model.ts';
import { defaultLimits } from '../../../src/picture/limits.ts';
import {
  type Answer,
  type Answering,
  answerOf,
  cellKeyOf,
  stateOf,
} from '../../../src/run/answer.ts';
import { accountsOf } from '../../../src/run/call.ts';
import { type Clock, gateOf } from '../../../src/run/gate.ts';
import { openStore } from '../../../src/store/store.ts';
import { KEY } from '../../models/a-remote-model.ts';
import { requestFor } from '../../models/a-request.ts';
import type { Scene } from '../../models/servers/serve.ts';

/** A provider's wire, with a server of ours at its end. */
export interface Wire {
  model(params?: Record<string, unknown>, baseURL?: string): ImageModel;
  /** How the server answers what asks for a picture, one after the other, and then well. */
  script(scenes: readonly Scene[]): void;
  /** How often the server was asked for a picture. */
  submits(): number;
}

/** Decimal dollars known, decimal dollars at most, and by what. */
export type Costs = readonly [usd: string | null, upTo: string | null, basis: string];

/** What must come of a scenario. */
export interface Ending {
  outcome: Answer['outcome'];
  /** Of whatever is no picture. */
  reason?: RegExp;
  cost: Costs;
  /** 1 unless it says otherwise. */
  attempts?: number;
  /** That the server saw; as many as attempts unless it says otherwise. */
  submits?: number;
  /** Milliseconds that the engine waited between attempts; a random number is always 0.5 here. */
  waits?: readonly number[];
  /** What of the attempts before the last one is told; as many as there were in any case. */
  tries?: readonly RegExp[];
  /** What a later run finds. */
  later: 'stored' | 'failed' | 'open';
  /** More of what is kept with the answer. */
  facts?: Partial<Record<keyof Answer['facts'], unknown>>;
  picture?: { width?: number; height?: number; format?: string };
}

interface Stage {
  params?: Record<string, unknown>;
  baseURL?: string;
  /** Whether another attempt that may be billed fits the budget. */
  isPoor?: boolean;
}

/** One for all: each play asks for another repeat, which no other's answer is taken for. */
const folder = mkdtempSync(join(tmpdir(), 'typoscope-'));
const store = openStore(folder);
let plays = 0;
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Time stands still but for waits, which are over at once. */
function stillTime() {
  let now = 0;
  const clockOf = (waits: number[]): Clock => ({
    now: () => now,
    random: () => 0.5,
    async wait(ms) {
      waits.push(ms);
      const until = now + ms;
      await Promise.resolve();
      now = Math.max(now, until);
    },
  });
  const waits: number[] = [];
  // The gate holds others back for as long as a call itself waits, which would count twice.
  return { waits, clock: clockOf(waits), ofGate: clockOf([]) };
}

/** Asks through the whole engine, holds what came against what must, and then asks again. */
export async function play(
  wire: Wire,
  scenes: readonly Scene[],
  ending: Ending,
  { params, baseURL, isPoor = false }: Stage = {},
): Promise<Answer> {
  wire.script(scenes);
  const { waits, clock, ofGate } = stillTime();
  const request = requestFor(undefined, { repeat: plays++ });
  const model = wire.model(params, baseURL);
  const answering: Answering = {
    store,
    limits: defaultLimits,
    asking: new Map(),
    gate: gateOf(2, ofGate),
    clock,
    accounts: accountsOf(),
    reserve: () => (isPoor ? null : () => {}),
  };
  const answer = await answerOf(model, request, answering);
  expectEnding(answer, waits, wire.submits(), ending);
  expect(await stateOf(model, request, store)).toMatchObject({ is: ending.later });
  const intent = store.intent(await cellKeyOf(model, request));
  expect(intent).toEqual(isOwed(ending) ? expect.objectContaining({ isSent: false }) : null);
  if (baseURL === undefined) {
    // As patient as ever, and under the same key.
    const again = { ...answering, accounts: accountsOf() };
    await askedAgain(wire, wire.model(), request, again, answer, ending);
  }
  return answer;
}

function expectEnding(
  answer: Answer,
  waits: readonly number[],
  submits: number,
  ending: Ending,
): void {
  const { outcome, facts } = answer;
  const { cost, latency, tries = [], ...kept } = facts;
  const { attempts = 1 } = ending;
  expect({
    outcome,
    reason: answer.outcome === 'image' ? undefined : answer.reason,
    cost: [cost.usd, cost.upTo, cost.basis],
    attempts: facts.attempts,
    submits,
    waits,
  }).toEqual({
    outcome: ending.outcome,
    reason: ending.reason === undefined ? undefined : expect.stringMatching(ending.reason),
    cost: ending.cost,
    attempts,
    submits: ending.submits ?? attempts,
    waits: ending.waits ?? [],
  });
  expect(tries).toHaveLength(attempts - 1);
  ending.tries?.forEach((words, i) => void expect(tries![i]!.reason).toMatch(words));
  expect({ ...kept, cost }).toMatchObject(ending.facts ?? {});
  if (answer.outcome === 'image') expect(answer.picture).toMatchObject(ending.picture ?? {});
  const waited = waits.reduce((sum, ms) => sum + ms, 0);
  expect(latency.attemptMs).toBeLessThan(5000);
  expect(latency.totalMs).toBeGreaterThanOrEqual(waited + latency.attemptMs! - attempts);
  expect(JSON.stringify(facts) + (answer.outcome === 'image' ? '' : answer.reason)).not.toContain(
    KEY,
  );
}

/** Whether there is no answer to keep, but money to remember. */
function isOwed({ later, cost: [, upTo] }: Ending): boolean {
  return later === 'open' && upTo !== '0.00';
}

/** Another run asks for nothing that has an answer, and for what failed only where that is said. */
async function askedAgain(
  wire: Wire,
  model: ImageModel,
  request: ImageRequest,
  answering: Answering,
  first: Answer,
  ending: Ending,
): Promise<void> {
  const { later } = ending;
  const before = wire.submits();
  wire.script([]);
  if (later === 'open') {
    const attempts = isOwed(ending) ? first.facts.attempts + 1 : 1;
    expect(await answerOf(model, request, answering)).toMatchObject({
      outcome: 'image',
      facts: { attempts },
    });
    expect(wire.submits()).toBe(before + 1);
    return;
  }
  const second = await answerOf(model, request, answering);
  expect(told(second)).toEqual(told(first));
  expect(wire.submits()).toBe(before);
  const again = await answerOf(model, request, { ...answering, retryFailed: true });
  expect(wire.submits()).toBe(later === 'failed' ? before + 1 : before);
  const attempts = first.facts.attempts + (later === 'failed' ? 1 : 0);
  expect(again).toMatchObject({
    outcome: later === 'failed' ? 'image' : first.outcome,
    facts: { attempts },
  });
}

/** All but the bytes themselves. */
function told(answer: Answer) {
  return answer.outcome === 'image' ? [answer.picture.sha256, answer.facts] : answer;
}
