import type { GenerateContentResponseUsageMetadata } from '@google/genai';
import type { ImagesResponse } from 'openai/resources/images';
import {
  type CataloguedProvider,
  knownModel,
  type TokenPrice,
} from '../../../src/models/catalogue.ts';
import { addUsd, formatUsd, parseUsd } from '../../../src/money.ts';
import { drawn } from './plan.ts';

/** What a picture cost in a provider's own books; counted here anew, by the catalogue's prices. */
export interface Bill<Usage> {
  usage: Usage;
  usd: string;
}

export function openaiBill(
  model: string,
  cell: string,
  prompt: string,
): Bill<ImagesResponse.Usage> {
  const textIn = textTokens(prompt);
  const imageOut = 900 + Math.floor(drawn(`${cell} tokens`)[0] * 800);
  return {
    usage: {
      input_tokens: textIn,
      input_tokens_details: { text_tokens: textIn, image_tokens: 0 },
      output_tokens: imageOut,
      total_tokens: textIn + imageOut,
    },
    usd: tokensUsd('openai', model, { textIn, imageOut }),
  };
}

/** @param isRefused what was read is billed, also where nothing was made of it */
export function geminiBill(
  model: string,
  cell: string,
  prompt: string,
  isRefused: boolean,
): Bill<GenerateContentResponseUsageMetadata> {
  const textIn = textTokens(prompt);
  const sent = { promptTokenCount: textIn };
  if (isRefused) {
    const usage = { ...sent, totalTokenCount: textIn };
    return { usage, usd: tokensUsd('gemini', model, { textIn }) };
  }
  const imageOut = 1120;
  const textOut = Math.floor(drawn(`${cell} thoughts`)[0] * 40);
  return {
    usage: {
      ...sent,
      candidatesTokenCount: imageOut,
      candidatesTokensDetails: [{ modality: 'IMAGE' as never, tokenCount: imageOut }],
      thoughtsTokenCount: textOut,
      totalTokenCount: textIn + imageOut + textOut,
    },
    usd: tokensUsd('gemini', model, { textIn, imageOut, textOut }),
  };
}

/** Units as the header says them: whole ones, and parts of a megapixel. */
export function falBill(model: string, cell: string): { units: string; usd: string } {
  const price = knownModel('fal', model)?.price;
  if (price?.kind !== 'units') throw new Error(`${model} has no price a unit`);
  const isPart = price.unit === 'megapixel' && drawn(`${cell} units`)[0] < 0.5;
  const usd = parseUsd(price.usd)!;
  return isPart
    ? { units: '0.75', usd: formatUsd((usd * 3n) / 4n) }
    : { units: '1', usd: formatUsd(usd) };
}

type Tokens = Partial<Record<keyof TokenPrice['perMillion'], number>>;

function tokensUsd(provider: CataloguedProvider, model: string, tokens: Tokens): string {
  const price = knownModel(provider, model)?.price;
  if (price?.kind !== 'tokens') throw new Error(`${model} has no price a token`);
  const parts = Object.entries(tokens).map(([kind, count]) => {
    const million = parseUsd(price.perMillion[kind as keyof Tokens])! * BigInt(count);
    if (million % 1_000_000n !== 0n) throw new Error('not a whole number of 10⁻¹² dollars');
    return formatUsd(million / 1_000_000n);
  });
  return addUsd(...parts);
}

function textTokens(prompt: string): number {
  return Math.ceil(Buffer.byteLength(prompt) / 4);
}
