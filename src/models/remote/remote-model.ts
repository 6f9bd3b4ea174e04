import { TyposcopeError } from '../../errors.ts';
import { isComplete } from '../../picture/complete.ts';
import { formatNames, inspectPicture } from '../../picture/inspect.ts';
import { defaultLimits } from '../../picture/limits.ts';
import { type ModelEntry, statedCost } from '../entry.ts';
import { keyOf, missingKey, type Vendor } from '../keys.ts';
import type { Cost, Generated, ImageModel, ImageRequest } from '../model.ts';
import { Nothing, type RemoteAnswer, type RemoteNothing } from './answer.ts';
import { UNKNOWN } from './cost.ts';
import { DeadlinePassed, withDeadline } from './deadline.ts';
import { NoAnswer } from './send-once.ts';
import { tidy } from './words.ts';

/** Seconds; pictures that take two minutes are ordinary. */
const TIMEOUT = 300;

/** What differs between the vendors. */
export interface RemoteParts<P extends { timeout?: number | undefined }> {
  entry: ModelEntry & { params: P };
  vendor: Vendor;
  /** All that is sent and decides the picture; neither keys nor the words of the prompt. */
  identity(request: ImageRequest): Promise<Record<string, unknown>>;
  /** By the catalogue, at most. */
  price(request: ImageRequest): Cost;
  /** What is wrong with a sample besides the key; repeats are not asked about. */
  check(request: ImageRequest): Promise<TyposcopeError[]>;
  /** Secrets besides the key, such as the address of somebody's weights. */
  secrets?(): string[];
  /** Loads the vendor's package, which only who asks has to wait for. */
  load(): Promise<unknown>;
  /** Asks once. What it throws is explained. */
  ask(request: ImageRequest, way: Way): Promise<RemoteAnswer>;
  /** null: nothing is known of such an error. */
  explain(error: unknown): RemoteNothing | null;
}

export interface Way {
  key: string;
  signal: AbortSignal;
  /** Told an id as soon as there is one, since there may never be an answer. */
  heard(requestId: string): void;
}

/**
 * A model that is asked over a network. What all have in common: the key comes from the
 * environment and into no message, one deadline covers everything, only what can be opened is an
 * image, and what nobody told the cost of has an unknown one.
 */
export function remoteModel<P extends { timeout?: number | undefined }>(
  parts: RemoteParts<P>,
): ImageModel {
  const { entry, vendor } = parts;
  const seconds = entry.params.timeout ?? TIMEOUT;
  const stated = statedCost(entry);
  const price = (request: ImageRequest) => (stated.usd === null ? parts.price(request) : stated);

  async function answer(request: ImageRequest, key: string): Promise<RemoteAnswer> {
    const requestIds: string[] = [];
    const heard = (id: string) => {
      requestIds.push(id);
    };
    try {
      return await withDeadline(seconds * 1000, request.signal, async (signal) => {
        const told = await parts.ask(request, { key, signal, heard });
        return opened({ requestIds, ...told });
      });
    } catch (error) {
      if (error instanceof DeadlinePassed) {
        return { outcome: 'timeout', reason: `No picture after ${seconds} s.`, requestIds };
      }
      if (request.signal?.aborted || error instanceof TyposcopeError) throw error;
      if (error instanceof Nothing) return { requestIds, ...error.answer };
      return { requestIds, ...(parts.explain(error) ?? unforeseen(error)) };
    }
  }

  return {
    id: entry.id,
    simulated: false,
    identity: parts.identity,
    price,

    async check(requests) {
      if (requests.length === 0) return [];
      const faults = keyOf(entry, vendor) === null ? [missingKey(entry, vendor)] : [];
      const samples = Map.groupBy(requests, ({ sample }) => sample);
      // One after the other: some draw pictures, and a set may have many.
      for (const [request] of samples.values()) faults.push(...(await parts.check(request!)));
      return [...new Map(faults.map((fault) => [fault.message, fault])).values()];
    },

    async generate(request): Promise<Generated> {
      request.signal?.throwIfAborted();
      const key = keyOf(entry, vendor);
      if (key === null) throw missingKey(entry, vendor);
      // Part of nobody's latency.
      await parts.load();
      const began = performance.now();
      const told = await answer(request, key);
      const ms = Math.round(performance.now() - began);
      const secrets = [key, ...(parts.secrets?.() ?? [])];
      const facts = {
        ...factsOf(told, secrets),
        cost: costOf(told, stated, () => price(request)),
        latency: { attemptMs: ms, totalMs: ms },
        attempts: 1,
      };
      return told.outcome === 'image'
        ? { outcome: 'image', bytes: told.bytes, ...facts }
        : { outcome: told.outcome, reason: tidy(told.reason, secrets), ...facts };
    },
  };
}

/** What is no picture, or half of one, is an error, so that it can be asked for again. */
async function opened(told: RemoteAnswer): Promise<RemoteAnswer> {
  if (told.outcome !== 'image') return told;
  const { bytes, ...facts } = told;
  const header = await inspectPicture(bytes, defaultLimits);
  if (!header.ok) {
    const outcome = header.reason === 'empty' ? 'empty' : 'error';
    return { ...facts, outcome, reason: header.message };
  }
  if (isComplete(bytes, header.format)) return told;
  const reason = `The ${formatNames[header.format]} ends before its picture does: it is cut off.`;
  return { ...facts, outcome: 'error', reason };
}

/** The benchmark's own word first, then the answer's, then the table; no picture, no table. */
function costOf(told: RemoteAnswer, stated: Cost, table: () => Cost): Cost {
  if (told.outcome === 'image') return stated.usd === null ? (told.cost ?? table()) : stated;
  return told.cost ?? UNKNOWN;
}

function factsOf(told: RemoteAnswer, secrets: readonly string[]) {
  const { modelAnswered, requestIds = [], usage } = told;
  return {
    ...(modelAnswered === undefined ? {} : { modelAnswered: tidy(modelAnswered, secrets) }),
    requestIds: requestIds.map((id) => tidy(id, secrets)),
    ...(usage === undefined ? {} : { usage }),
  };
}

/** Packages wrap what went wrong on the way in errors of their own. */
function unforeseen(error: unknown): RemoteNothing {
  const chain: unknown[] = [];
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) chain.push(at);
  const lost = chain.find((each) => each instanceof NoAnswer);
  if (lost !== undefined) return { outcome: 'error', reason: `No answer: ${lost.message}.` };
  if (error instanceof SyntaxError) {
    return { outcome: 'error', reason: 'The answer is not JSON, or is cut off.' };
  }
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { outcome: 'error', reason: words };
}
