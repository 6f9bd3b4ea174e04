import pLimit from 'p-limit';
import type { KnownModel } from '../catalogue.ts';
import type { ModelEntry } from '../entry.ts';
import { explainGemini } from '../gemini.ts';
import { anyServer, isKey, keyOf, type Vendor, vendors } from '../keys.ts';
import { Nothing } from '../remote/answer.ts';
import { DeadlinePassed, withDeadline } from '../remote/deadline.ts';
import { NoAnswer } from '../remote/no-answer.ts';
import { explainOpenai } from '../remote/openai-answer.ts';
import { tidy } from '../remote/words.ts';
import { type Alive, type Ask, Gone, NotTold } from './asking.ts';
import { askCompatible } from './compatible.ts';
import { daysUntil, ending } from './ending.ts';
import { askFal, explainApi } from './fal.ts';
import { askGemini } from './gemini.ts';
import { askOpenai } from './openai.ts';

/** A model to ask after, and the entries of a benchmark that mean it. */
export interface CheckTarget
  extends Pick<ModelEntry, 'provider' | 'model' | 'baseURL' | 'keyEnv' | 'params'> {
  labels: string[];
  known: KnownModel | null;
}

export interface ModelCheck {
  provider: string;
  model: string;
  /** By which a benchmark calls it. */
  labels: string[];
  /** unknown: whoever was asked could not tell, or nobody answered. */
  state: 'lives' | 'gone' | 'not-asked' | 'unknown';
  /** Why, unless it lives; the provider's own words where it has any. */
  reason: string | null;
  /** The announced end; days below 0 are past. */
  shutdown: { date: string; days: number } | null;
  warnings: string[];
}

export interface CheckOptions {
  /** As 2026-11-24; the day by the clock unless it is given. */
  today?: string;
  /** Milliseconds for each model. */
  deadline?: number;
  environment?: Readonly<Record<string, string | undefined>>;
}

const AT_ONCE = 4;
const DEADLINE = 30_000;

interface Way {
  vendor: Vendor;
  ask: Ask;
  /** A bad status, in the words of the answer; null for whatever else went wrong. */
  explain(error: unknown): string | null;
}

const openai = (error: unknown) => explainOpenai(error)?.reason ?? null;

const ways: Readonly<Record<string, Way>> = {
  openai: { vendor: vendors.openai, ask: askOpenai, explain: openai },
  gemini: {
    vendor: vendors.gemini,
    ask: askGemini,
    explain: (error) => explainGemini(error)?.reason ?? null,
  },
  fal: { vendor: vendors.fal, ask: askFal, explain: explainApi },
  'openai-compatible': { vendor: anyServer, ask: askCompatible, explain: openai },
};

/** Asks the providers whether they still have these models, a few at a time and each once. */
export async function checkModels(
  targets: readonly CheckTarget[],
  options: CheckOptions = {},
): Promise<ModelCheck[]> {
  const few = pLimit(AT_ONCE);
  return Promise.all(targets.map((target) => few(() => checkModel(target, options))));
}

async function checkModel(target: CheckTarget, options: CheckOptions): Promise<ModelCheck> {
  const { provider, model, labels, known } = target;
  const { today = new Date().toISOString().slice(0, 10) } = options;
  const told = await asked(target, options);
  const end = ending({
    told: told.shutdown,
    by: ways[provider]?.vendor.title ?? provider,
    known,
    today,
  });
  const warnings = [...(end.words === null ? [] : [end.words]), ...told.warnings];
  const { date } = end;
  const shutdown = date === null ? null : { date, days: daysUntil(date, today) };
  return { provider, model, labels, state: told.state, reason: told.reason, shutdown, warnings };
}

interface Told extends Pick<ModelCheck, 'state' | 'reason'>, Alive {}

async function asked(
  target: CheckTarget,
  { deadline = DEADLINE, environment = process.env }: CheckOptions,
): Promise<Told> {
  const none: Alive = { shutdown: null, warnings: [] };
  const way = Object.hasOwn(ways, target.provider) ? ways[target.provider] : undefined;
  if (way === undefined) {
    return { ...none, state: 'not-asked', reason: 'not asked over a network' };
  }
  const key = keyOf(target, way.vendor, environment);
  if (key === null) {
    const names = target.keyEnv === null ? way.vendor.keys : [target.keyEnv];
    return { ...none, state: 'not-asked', reason: `no key: set ${names.join(' or ')}` };
  }
  if (!isKey(key)) {
    const reason = 'the key is no key: it holds a space, or a character that is not ASCII';
    return { ...none, state: 'not-asked', reason };
  }
  const secrets = [key];
  try {
    const alive = await withDeadline(deadline, undefined, (signal) =>
      way.ask({ ...target, key, signal }),
    );
    return {
      state: 'lives',
      reason: null,
      shutdown: alive.shutdown === null ? null : tidy(alive.shutdown, secrets),
      warnings: alive.warnings.map((words) => tidy(words, secrets)),
    };
  } catch (error) {
    const state =
      error instanceof Gone ? 'gone' : error instanceof NotTold ? 'not-asked' : 'unknown';
    return {
      ...none,
      state,
      reason: tidy(way.explain(error) ?? wordsOf(error, deadline), secrets),
    };
  }
}

function wordsOf(error: unknown, deadline: number): string {
  if (error instanceof Gone || error instanceof NotTold) return error.message;
  if (error instanceof DeadlinePassed) return `No answer after ${deadline / 1000} s.`;
  if (error instanceof Nothing) return error.answer.reason;
  // Packages wrap what went wrong on the way in errors of their own.
  for (let at = error, i = 0; at instanceof Error && i < 8; at = at.cause, i += 1) {
    if (at instanceof NoAnswer) return `No answer: ${at.message}.`;
  }
  if (error instanceof SyntaxError) return 'The answer is not JSON, or is cut off.';
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
