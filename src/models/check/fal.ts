import { compareUsd, formatUsd, parseUsd } from '../../money.ts';
import type { KnownModel, UnitPrice } from '../catalogue.ts';
import { isOwnAddress, vendors } from '../keys.ts';
import { isMap, Nothing, notJson } from '../remote/answer.ts';
import { detailOf } from '../remote/detail.ts';
import { FalFault } from '../remote/fal-queue.ts';
import { sendOnce } from '../remote/send-once.ts';
import { type Ask, type Asking, Gone } from './asking.ts';

/** Where fal tells of its endpoints, which is not where it runs them. */
export const FAL_API = 'https://api.fal.ai';

/** fal tells of each endpoint whether it is active, and what it costs today whoever asks. */
export const askFal: Ask = async (asking) => {
  const { model, known, params } = asking;
  const status = await statusOf(asking, model);
  if (status === null) throw new Gone(`fal has no endpoint ${model}`);
  const warnings = status === 'active' ? [] : [`fal says of it: ${status}`];
  const price = known?.price.kind === 'units' ? known.price : null;
  warnings.push(...(await priceWarnings(asking, model, price, known)));
  const edit = typeof params.edit === 'string' ? params.edit : price?.edit?.endpoint;
  if (edit !== undefined) warnings.push(...(await editWarnings(asking, edit, price, known)));
  return { shutdown: null, warnings };
};

/** Samples with input pictures go there; the others don't miss it. */
async function editWarnings(
  asking: Asking,
  endpoint: string,
  price: UnitPrice | null,
  known: KnownModel | null,
): Promise<string[]> {
  const status = await statusOf(asking, endpoint);
  if (status === null) return [`its endpoint for input pictures is gone: ${endpoint}`];
  const edit = price?.edit;
  const there = price !== null && edit?.endpoint === endpoint ? { ...price, usd: edit.usd } : null;
  return [
    ...(status === 'active' ? [] : [`fal says of ${endpoint}: ${status}`]),
    ...(there === null ? [] : await priceWarnings(asking, endpoint, there, known)),
  ];
}

/** active, or whatever else it is; null where there is no such endpoint. */
async function statusOf(asking: Asking, endpoint: string): Promise<string | null> {
  const told = await get(asking, '/v1/models', endpoint).catch((error: unknown) => {
    if (error instanceof FalFault && error.status === 404 && isMap(error.body)) return null;
    throw error;
  });
  if (told === null) return null;
  if (!Array.isArray(told.models)) throw new Nothing(notJson(told));
  const one = told.models.find((each) => isMap(each) && each.endpoint_id === endpoint);
  if (one === undefined) return null;
  const metadata: unknown = isMap(one) ? one.metadata : null;
  return isMap(metadata) && typeof metadata.status === 'string' ? metadata.status : 'active';
}

async function priceWarnings(
  asking: Asking,
  endpoint: string,
  price: Pick<UnitPrice, 'unit' | 'usd'> | null,
  known: KnownModel | null,
): Promise<string[]> {
  const told = await get(asking, '/v1/models/pricing', endpoint).catch((error: unknown) => {
    // Who may not know the price may not use the endpoint either.
    if (!(error instanceof FalFault) || [401, 403].includes(error.status)) throw error;
    return explainApi(error)!;
  });
  if (typeof told === 'string') return [`the price of ${endpoint} could not be told: ${told}`];
  const prices: unknown[] = Array.isArray(told.prices) ? told.prices : [];
  const one = prices.find((each) => isMap(each) && each.endpoint_id === endpoint);
  const usd = isMap(one) && typeof one.unit_price === 'number' ? parseUsd(one.unit_price) : null;
  if (!isMap(one) || usd === null) return [`fal names no price of ${endpoint}`];
  const currency = one.currency === undefined || one.currency === 'USD' ? '$' : `${one.currency} `;
  const unit = typeof one.unit === 'string' ? one.unit.toLowerCase().replace(/s$/, '') : 'unit';
  const today = `${currency}${formatUsd(usd)} per ${unit}`;
  if (price === null) return [`no price of ${endpoint} is known; fal asks ${today}`];
  const isSame =
    currency === '$' && unit === price.unit && compareUsd(formatUsd(usd), price.usd) === 0;
  return isSame
    ? []
    : [
        `${endpoint}: fal asks ${today}, the catalogue of ${known?.date} says $${price.usd} per ${price.unit}`,
      ];
}

/** @throws {FalFault} for an answer with a bad status */
async function get(
  { baseURL, key, signal }: Asking,
  path: string,
  endpoint: string,
): Promise<Readonly<Record<string, unknown>>> {
  const isOwn = baseURL === null || isOwnAddress(baseURL, vendors.fal);
  const url = new URL(path, isOwn ? FAL_API : baseURL);
  url.searchParams.set('endpoint_id', endpoint);
  const answer = await sendOnce(url, { headers: { authorization: `Key ${key}` }, signal });
  const text = await answer.text();
  const body = parsed(text);
  if (!answer.ok) throw new FalFault(answer, body, false);
  if (!isMap(body)) throw new Nothing(notJson(body));
  return body;
}

/** A bad status, in the words of the answer; null for whatever else went wrong. */
export function explainApi(error: unknown): string | null {
  if (!(error instanceof FalFault)) return null;
  const { status, body } = error;
  const inner = isMap(body) && isMap(body.error) ? body.error : body;
  const { codes, words } = detailOf(inner);
  const type = isMap(inner) && typeof inner.type === 'string' ? [inner.type] : [];
  const head = [`HTTP ${status}`, ...type, ...codes].join(' ');
  return words === '' ? head : `${head}: ${words}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
