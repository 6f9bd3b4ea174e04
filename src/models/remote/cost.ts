import { addUsd, formatUsd, multiplyUsd, parseUsd, shareUsd } from '../../money.ts';
import { area, type PixelSize } from '../canvas-size.ts';
import type { KnownModel, TokenPrice, UnitPrice } from '../catalogue.ts';
import type { Cost } from '../model.ts';

/** Nobody knows, which is not nothing. */
export const UNKNOWN: Cost = { usd: null, basis: 'unknown', priceDate: null };

const MILLION = 1_000_000;
const MEGAPIXEL = 1024 ** 2;

/** How many tokens of each kind; 0 where the answer has none. */
export type Tokens = Record<keyof TokenPrice['perMillion'], number>;

/** What an answer's tokens cost, of one that has a picture or of one that has none. */
export type UsageCost = (usage: unknown, isPicture: boolean) => Cost | undefined;

/**
 * What tokens cost that an answer says were used; undefined where it says of a picture that it took
 * none: gateways fill in zeros, or count in ways of their own, and a cap would hold nothing back.
 */
export function usageCost(
  known: KnownModel | null,
  tokens: Tokens,
  isPicture: boolean,
): Cost | undefined {
  if (known?.price.kind !== 'tokens') return UNKNOWN;
  if (isPicture && tokens.imageOut === 0) return undefined;
  const { perMillion } = known.price;
  return {
    usd: tokensUsd(perMillion, tokens),
    basis: 'usage',
    priceDate: known.date,
  };
}

/** What units cost that a header says are billed, e.g. `1.5`. */
export function unitsCost(known: KnownModel | null, units: string | null, isEdit: boolean): Cost {
  if (known?.price.kind !== 'units') return UNKNOWN;
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(units?.trim() ?? '');
  if (match === null) return UNKNOWN;
  const millionths = Number(match[1]) * MILLION + Number((match[2] ?? '').padEnd(6, '0'));
  return {
    usd: shareUsd(multiplyUsd(unitUsd(known.price, isEdit), millionths), MILLION),
    basis: 'units',
    priceDate: known.date,
  };
}

/** What is to be asked, as far as it decides the price. */
export interface Priced {
  prompt: string;
  inputs: number;
  /** null: the model decides. */
  size: PixelSize | null;
  /** Whether only the picture is asked about, and not the words that may come with it. */
  isAlone?: boolean;
  /** Quality or grade, by which the pictures of a token price are told apart. */
  setting: string;
}

/** What a picture costs at most before anybody has made it. */
export function tablePrice(known: KnownModel | null, asked: Priced): Cost {
  if (known === null) return UNKNOWN;
  const { price, date } = known;
  const usd = price.kind === 'tokens' ? tokenPicture(price, asked) : unitPicture(price, asked);
  return usd === null ? UNKNOWN : { usd, basis: 'price-table', priceDate: date };
}

function tokenPicture(
  price: TokenPrice,
  { prompt, inputs, size, setting, isAlone = false }: Priced,
): string | null {
  const picture = pictureUsd(price.pictures, size, setting);
  if (picture === null) return null;
  // No script needs more than a token for three bytes, and Latin needs less.
  const textIn = Math.ceil(Buffer.byteLength(prompt) / 3);
  const imageIn = inputs * price.inputTokens;
  const textOut = isAlone ? 0 : (price.thoughtTokens ?? 0);
  const sent = tokensUsd(price.perMillion, { textIn, imageIn, textOut, imageOut: 0 });
  return roundedUp(addUsd(picture, sent));
}

/** To a hundredth of a cent: more would look like more than an estimate. */
function roundedUp(usd: string): string {
  const step = parseUsd('0.0001')!;
  return formatUsd(((parseUsd(usd)! + step - 1n) / step) * step);
}

/** A size that the table doesn't have costs as many squares as it has pixels. */
function pictureUsd(
  pictures: TokenPrice['pictures'],
  size: PixelSize | null,
  setting: string,
): string | null {
  const any = pictures.any?.[setting];
  if (any !== undefined) return any;
  const exact = size === null ? undefined : pictures[`${size.width}x${size.height}`]?.[setting];
  if (exact !== undefined) return exact;
  const square = pictures['1024x1024']?.[setting];
  if (square === undefined || size === null) return null;
  return shareUsd(multiplyUsd(square, area(size)), MEGAPIXEL);
}

function unitPicture(price: UnitPrice, { inputs, size }: Priced): string | null {
  const isEdit = inputs > 0;
  const usd = unitUsd(price, isEdit);
  // An input counts as one: what is larger is made smaller.
  const more = isEdit && price.edit?.countsInputs === true ? inputs : 0;
  if (price.unit === 'image') return multiplyUsd(usd, 1 + more);
  return size === null ? null : multiplyUsd(usd, Math.ceil(area(size) / MEGAPIXEL) + more);
}

function unitUsd(price: UnitPrice, isEdit: boolean): string {
  return isEdit && price.edit !== undefined ? price.edit.usd : price.usd;
}

function tokensUsd(perMillion: TokenPrice['perMillion'], tokens: Tokens): string {
  const kinds = Object.keys(perMillion) as (keyof Tokens)[];
  const parts = kinds.map((kind) => shareUsd(multiplyUsd(perMillion[kind], tokens[kind]), MILLION));
  return addUsd(...parts);
}

/** A count of an answer; what is none counts nothing. */
export function count(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0;
}
