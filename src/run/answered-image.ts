import type { ImageResult } from '../results/results.ts';
import type { Answer } from './answer.ts';
import { mayHaveCost } from './prices.ts';
import type { Ready } from './ready.ts';
import { absentImage } from './results.ts';

/** What is known of a picture as soon as it is answered, before anybody looks at it. */
export function answeredImage(item: Ready, answer: Answer): ImageResult {
  const { cell, set, model } = item;
  const absent = absentImage(cell.model.id, set.info.name, cell.sample, cell.repeat);
  const { cost, injected, usage, sent, headers, tries, ...facts } = answer.facts;
  // Rows of older versions say nothing of it.
  const upTo = cost.upTo === undefined ? mayHaveCost(item, facts.attempts) : cost.upTo;
  const base: ImageResult = {
    ...absent,
    ...facts,
    simulated: model.simulated,
    requested: {
      ...absent.requested,
      params: cell.model.params as ImageResult['requested']['params'],
      ...(sent == null ? {} : { sent: sent as NonNullable<ImageResult['requested']['sent']> }),
    },
    cost: { ...cost, upTo: upTo ?? (cost.upTo === undefined ? cost.usd : null) },
    usage,
    ...(headers == null ? {} : { headers }),
    ...(tries == null ? {} : { tries }),
    ...(injected === null ? {} : { injected }),
  };
  return answer.outcome === 'image'
    ? base
    : { ...base, outcome: answer.outcome, reason: answer.reason };
}
