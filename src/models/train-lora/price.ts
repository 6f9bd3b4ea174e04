import { multiplyUsd, shareUsd } from '../../money.ts';
import type { Cost } from '../model.ts';

/** The trainer as fal bills it. Facts of one day, so data and not code. */
export const trainer = {
  endpoint: 'fal-ai/flux-2-trainer',
  /** What draws with the weights that it makes. */
  model: 'fal-ai/flux-2/lora',
  title: 'FLUX.2 [dev] LoRA trainer',
  unit: 'step',
  /** Decimal dollars. */
  usd: '0.008',
  date: '2026-11-24',
  source:
    'fal’s page of the trainer says $0.0064 a step, a third party $0.008; the higher one stands.',
} as const;

const MILLION = 1_000_000;

/** What so many steps cost by the table. */
export function stepsUsd(steps: number): string {
  return multiplyUsd(trainer.usd, steps);
}

/**
 * What a training cost: by the units that a header says are billed, or by the steps asked for.
 *
 * @param units as the header has them, e.g. `1000` or `12.5`; null where there is none
 */
export function trainingCost(units: string | null, steps: number): Cost {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(units?.trim() ?? '');
  const priceDate = trainer.date;
  if (match === null) return { usd: stepsUsd(steps), basis: 'price-table', priceDate };
  const millionths = Number(match[1]) * MILLION + Number((match[2] ?? '').padEnd(6, '0'));
  const usd = shareUsd(multiplyUsd(trainer.usd, millionths), MILLION);
  return { usd, basis: 'units', priceDate };
}
