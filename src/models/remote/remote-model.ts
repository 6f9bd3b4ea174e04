import { TyposcopeError } from '../../errors.ts';
import { formatNames, type PictureHeader } from '../../picture/inspect.ts';
import { lookAt } from '../../picture/looked-at.ts';
import { type ModelEntry, statedCost, withShare } from '../entry.ts';
import { keyFault, keyOf, missingKey, type Vendor } from '../keys.ts';
import type { Cost, Generated, ImageModel, ImageRequest, KeptImage } from '../model.ts';
import { Nothing, type RemoteAnswer, type RemoteFacts, type RemoteNothing } from './answer.ts';
import { UNKNOWN } from './cost.ts';
import { DeadlinePassed, withDeadline } from './deadline.ts';
import { failureOf, LASTING, NEVER_SENT } from './failure.ts';
import { NoAnswer } from './no-answer.ts';
import { type Heard, keptHeaders, type Recorder, recorder } from './recorder.ts';
import { startSending } from './sending-thread.ts';
import { tidy, tidyJson } from './words.ts';

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
  /** Settings that were asked for: the size, quality, seed; no prompt and no secrets. */
  sent(request: ImageRequest): Record<string, unknown>;
  /** Asks once. What it throws is explained. */
  ask(request: ImageRequest, way: Way): Promise<RemoteAnswer>;
  /** Fetches the answer to what was asked before, where the provider keeps answers. */
  fetchAgain?(request: ImageRequest, requestId: string, way: Way): Promise<RemoteAnswer>;
  /** null: nothing is known of such an error. */
  explain(error: unknown): RemoteNothing | null;
}

export interface Way {
  key: string;
  signal: AbortSignal;
  /** Where a picture may be kept as soon as it came; null: nowhere. */
  keepIn: string | null;
  /** Told an id as soon as there is one, since there may never be an answer. */
  heard(requestId: string): void;
  /** For the vendors' packages: it sends once, and remembers what the answer said. */
  fetch: Recorder['fetch'];
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
  /** A price is asked for before a call, for the journal and for the budget, and is a sum each time. */
  const prices = new WeakMap<ImageRequest, Cost>();
  const price = (request: ImageRequest): Cost => {
    const known = prices.get(request);
    if (known !== undefined) return known;
    const cost = entry.price === null ? withShare(parts.price(request), entry) : statedCost(entry);
    prices.set(request, cost);
    return cost;
  };

  async function answer(
    request: ImageRequest,
    key: string,
    { fetch, last, keepIn }: Recorder & Pick<Way, 'keepIn'>,
    ask: (way: Way) => Promise<RemoteAnswer>,
  ): Promise<RemoteNothing | Opened> {
    const requestIds: string[] = [];
    let sent = false;
    let stopped: { error: unknown } | null = null;
    /** Pictures that go along may have been drawn since it was last asked whether to send. */
    const sending: Recorder['fetch'] = (...asked) => {
      try {
        if (!sent) request.sending?.();
      } catch (error) {
        stopped = { error };
        throw error;
      }
      sent = true;
      return fetch(...asked);
    };
    const heard = (id: string) => {
      requestIds.push(id);
      // What holds a secret is no id, and is written down nowhere.
      if (tidy(id, [key, ...(parts.secrets?.() ?? [])]) === id) request.heard?.(id);
    };
    try {
      return await withDeadline(seconds * 1000, request.signal, async (signal) => {
        const told = await ask({ key, signal, heard, fetch: sending, keepIn });
        return opened({ requestIds, ...told });
      });
    } catch (error) {
      // Packages wrap it in an error of their own.
      if (stopped !== null) throw (stopped as { error: unknown }).error;
      if (error instanceof DeadlinePassed) {
        return { outcome: 'timeout', reason: `No picture after ${seconds} s.`, requestIds };
      }
      if (request.signal?.aborted || error instanceof TyposcopeError) throw error;
      if (error instanceof Nothing) return { requestIds, ...error.answer };
      const told = parts.explain(error);
      if (told === null) return { requestIds, ...unforeseen(error) };
      return { requestIds, ...withFailure(told, last()) };
    }
  }

  async function generated(
    request: ImageRequest,
    ask: (way: Way) => Promise<RemoteAnswer>,
    keepIn: string | null,
  ): Promise<Generated | KeptImage> {
    request.signal?.throwIfAborted();
    const key = keyOf(entry, vendor);
    if (key === null) throw missingKey(entry, vendor);
    // Part of nobody's latency.
    startSending();
    await parts.load();
    const way = { ...recorder(keepIn), keepIn };
    const began = performance.now();
    const told = await answer(request, key, way, ask);
    const ms = Math.round(performance.now() - began);
    const secrets = [key, ...(parts.secrets?.() ?? [])];
    const heard = way.last();
    const headers = heard === null ? undefined : keptHeaders(heard, secrets);
    const facts = {
      ...factsOf(told, secrets),
      sent: parts.sent(request),
      ...(headers === undefined ? {} : { headers }),
      cost: costOf(told, entry, () => price(request)),
      latency: { attemptMs: ms, totalMs: ms },
      attempts: 1,
    };
    if (told.outcome === 'image') {
      const { bytes, header, sha256 } = told;
      return { outcome: 'image', bytes, header, sha256, ...facts };
    }
    if (told.outcome === 'kept') {
      const { kept, header, sha256 } = told;
      return { outcome: 'kept', kept, header, sha256, ...facts };
    }
    const { outcome, failure } = told;
    const reason = tidy(told.reason, secrets);
    return { outcome, reason, ...(failure === undefined ? {} : { failure }), ...facts };
  }

  const { fetchAgain } = parts;
  const asking = (request: ImageRequest) => (way: Way) => parts.ask(request, way);

  return {
    id: entry.id,
    simulated: false,
    identity: parts.identity,
    price,

    async check(requests) {
      if (requests.length === 0) return [];
      const faults = [keyFault(entry, vendor)].filter((fault) => fault !== null);
      const samples = Map.groupBy(requests, ({ sample }) => sample);
      // One after the other: some draw pictures, and a set may have many.
      for (const [request] of samples.values()) faults.push(...(await parts.check(request!)));
      return [...new Map(faults.map((fault) => [fault.message, fault])).values()];
    },

    generate: async (request) => handedOver(await generated(request, asking(request), null)),
    generateInto: (request, images) => generated(request, asking(request), images),

    ...(fetchAgain === undefined
      ? {}
      : {
          recover: async (request: ImageRequest, requestId: string) => {
            const ask = (way: Way) => fetchAgain(request, requestId, way);
            return handedOver(await generated(request, ask, null));
          },
        }),
  };
}

/** What a bad status is worth, where nobody knew better. */
function withFailure(told: RemoteNothing, heard: Heard | null): RemoteNothing {
  if (told.outcome !== 'error' || told.failure !== undefined || heard === null) return told;
  const { status, headers } = heard;
  if (status < 300) return told;
  const where = status < 400 ? leadsTo(headers.get('location')) : '';
  return {
    ...told,
    reason: `${told.reason}${where}`,
    failure: failureOf(status, headers, told.reason),
  };
}

/** A key is sent to the address that somebody wrote down, and along to nobody. */
function leadsTo(location: string | null): string {
  const isAddress = /^https?:/i.test(location ?? '') && URL.canParse(location!);
  const where = isAddress ? `to ${new URL(location!).origin}` : 'elsewhere';
  return `: it leads ${where}, where the key is not sent; if that is right, say so as baseURL`;
}

/** Where nothing was said of a folder, nothing is kept. */
function handedOver(generated: Generated | KeptImage): Generated {
  if (generated.outcome !== 'kept') return generated;
  throw new TyposcopeError('internal', 'a picture was kept and not handed over');
}

/** A picture that is whole. */
type Opened = RemoteFacts & { header: PictureHeader; sha256: string } & (
    | { outcome: 'image'; bytes: Uint8Array }
    | { outcome: 'kept'; kept: string }
  );

/** What is no picture, or half of one, is an error, so that it can be asked for again. */
async function opened(told: RemoteAnswer): Promise<RemoteNothing | Opened> {
  if (told.outcome !== 'image') return told;
  if ('kept' in told) {
    const { kept, looked, ...facts } = told;
    const { header, sha256 } = looked;
    return { ...facts, outcome: 'kept', kept, header, sha256 };
  }
  const { bytes, looked, ...facts } = told;
  const { header, isWhole, sha256 } = looked ?? (await lookAt(bytes));
  if (!header.ok) {
    const outcome = header.reason === 'empty' ? 'empty' : 'error';
    return { ...facts, outcome, reason: header.message };
  }
  if (isWhole) return { ...facts, outcome: 'image', bytes, header, sha256 };
  const reason = `The ${formatNames[header.format]} ends before its picture does: it is cut off.`;
  return { ...facts, outcome: 'error', reason };
}

/** The benchmark's own word first, then the answer's, then the table; no picture, no table. */
function costOf(told: RemoteNothing | Opened, entry: ModelEntry, table: () => Cost): Cost {
  if (told.outcome !== 'image' && told.outcome !== 'kept') return told.cost ?? UNKNOWN;
  return entry.price === null && told.cost !== undefined ? withShare(told.cost, entry) : table();
}

function factsOf(told: RemoteFacts, secrets: readonly string[]) {
  const { modelAnswered, requestIds = [], usage } = told;
  return {
    ...(modelAnswered === undefined ? {} : { modelAnswered: tidy(modelAnswered, secrets) }),
    requestIds: requestIds.map((id) => tidy(id, secrets)),
    ...(usage === undefined ? {} : { usage: tidyJson(usage, secrets) }),
  };
}

/** Packages wrap what went wrong on the way in errors of their own. */
function unforeseen(error: unknown): RemoteNothing {
  const chain: unknown[] = [];
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) chain.push(at);
  const lost = chain.find((each) => each instanceof NoAnswer);
  if (lost !== undefined) {
    const failure = (lost as NoAnswer).wasSent ? LASTING : NEVER_SENT;
    return { outcome: 'error', reason: `No answer: ${lost.message}.`, failure };
  }
  if (error instanceof SyntaxError) {
    return { outcome: 'error', reason: 'The answer is not JSON, or is cut off.' };
  }
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { outcome: 'error', reason: words };
}
