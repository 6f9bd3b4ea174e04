import { hash } from 'node:crypto';
import type { NoiseFloor } from '../../../src/figures/noise-floor.ts';
import { seedOf } from '../../../src/models/drawn.ts';
import type { Bars, ImageResult } from '../../../src/results/results.ts';
import { layoutResult, textResult } from '../../../src/run/picture-result.ts';
import { absentImage } from '../../../src/run/results.ts';
import { DEFAULT_TRUST } from '../../../src/run/trust.ts';
import { isUsable } from '../../../src/run/usable.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { judgeText } from '../../../src/text/judge.ts';
import { HEIGHT, type SyntheticSample, WIDTH } from './synthetic-copy.ts';
import { withHostileFacts } from './synthetic-hostile.ts';
import { syntheticLayout } from './synthetic-layout.ts';
import type { SyntheticModel } from './synthetic-models.ts';
import { pictureFile } from './synthetic-picture.ts';
import { drawnBy } from './synthetic-reading.ts';

export const BARS: Bars = {
  maxCer: 0.02,
  critical: 'all',
  maxExtraCharacters: 0,
  rules: ['hierarchy', 'margin'],
};

export interface Cell extends SyntheticSample {
  /** Which sample of the run it is. */
  at: number;
  model: SyntheticModel;
  repeat: number;
  repeats: number;
  seed: number;
  hostile: boolean;
  floor: NoiseFloor;
}

/** The n-th picture of a model that does not come ends as the n-th of these, in turns. */
const TROUBLES = [
  { outcome: 'refused', reason: 'content_policy_violation: the prompt names a real person.' },
  { outcome: 'error', reason: '503 Service Unavailable, after 3 attempts.' },
  { outcome: 'timeout', reason: 'No answer within 120 s.' },
  { outcome: 'empty', reason: 'The answer holds no picture.' },
] as const;

export function syntheticImage(cell: Cell): ImageResult {
  const { model, sample, set, repeat, seed } = cell;
  const random = seededRandom(seedOf('cell', seed, model.label, set, sample.id, repeat));
  const base = askedFor(cell, random);
  const trouble = troubleOf(cell);
  const image =
    trouble === null ? seen(cell, base, random) : { ...base, ...withoutPicture(base, trouble) };
  return cell.hostile ? withHostileFacts(image, cell.at + repeat) : image;
}

/** What is known of it before anybody looks at it. */
function askedFor({ model, set, sample, repeat, seed }: Cell, random: () => number): ImageResult {
  const absent = absentImage(model.label, set, sample, repeat);
  const key = hash('sha256', [seed, model.label, set, sample.id, repeat].join('\n'));
  const ms = latency(model.medianMs, random);
  const isReal = !model.simulated;
  return {
    ...absent,
    simulated: model.simulated,
    requested: {
      ...absent.requested,
      params: model.params,
      ...(isReal ? { sent: { size: `${WIDTH}x${HEIGHT}`, ...model.params, n: 1 } } : {}),
    },
    modelAnswered: isReal ? `${model.label}-2026-10-01` : null,
    requestIds: isReal ? [`req_${key.slice(0, 24)}`] : [],
    cost:
      model.usd === null
        ? absent.cost
        : { usd: model.usd, upTo: model.usd, basis: 'price-table', priceDate: '2026-11-20' },
    usage: isReal ? { input_tokens: 90 + Math.floor(random() * 80), output_tokens: 1568 } : null,
    latency: { attemptMs: ms, totalMs: ms },
    attempts: 1,
    ...(isReal ? { headers: { 'openai-processing-ms': String(ms - 240) } } : {}),
  };
}

/** Log-normal, near enough: few take very long. */
function latency(medianMs: number, random: () => number): number {
  const spread = random() + random() + random() - 1.5;
  return Math.round(Math.min(60_000, Math.max(5_000, medianMs * Math.exp(0.8 * spread))));
}

type Trouble = (typeof TROUBLES)[number];

/** Counted, not drawn by lot, so that a small run has all kinds, too. */
function troubleOf({ model, at, repeat, repeats }: Cell): Trouble | null {
  if (model.refuses === at) return TROUBLES[0];
  const { troubleEvery } = model;
  const number = at * repeats + repeat + 1;
  if (troubleEvery === 0 || number % troubleEvery !== 0) return null;
  return TROUBLES[(number / troubleEvery - 1) % TROUBLES.length]!;
}

function withoutPicture(
  { cost, latency }: ImageResult,
  { outcome, reason }: Trouble,
): Partial<ImageResult> {
  const base = { outcome, reason };
  if (outcome === 'refused')
    return { ...base, cost: { ...cost, usd: '0', upTo: '0' }, usage: null };
  if (outcome === 'empty') return base;
  // Nobody knows whether what was cut short was billed.
  const unbilled: Partial<ImageResult> = {
    ...base,
    cost: { ...cost, usd: null },
    usage: null,
    modelAnswered: null,
  };
  if (outcome === 'timeout')
    return { ...unbilled, latency: { attemptMs: 120_000, totalMs: 120_000 } };
  return {
    ...unbilled,
    attempts: 3,
    latency: { ...latency, totalMs: latency.attemptMs! + 16_310 },
    tries: [
      { outcome: 'error', reason: '429 Too Many Requests', ms: 310 },
      { outcome: 'timeout', reason: 'No answer within 12 s.', ms: 12_000 },
    ],
  };
}

function seen(cell: Cell, base: ImageResult, random: () => number): ImageResult {
  const { model, sample, at, repeat, seed, hostile, floor } = cell;
  // It stands for the picture's own, which is known once somebody draws it.
  const sha256 = hash('sha256', ['picture', seed, model.label, at, repeat].join('\n'));
  const { lines, faults } = drawnBy(sample, model.sloppy, random);
  const image: ImageResult = {
    ...base,
    outcome: 'image',
    file: pictureFile(sha256),
    sha256,
    width: WIDTH,
    height: HEIGHT,
    flattened: random() < 0.05,
    note: at % 20 === 11 ? 'The file is named .jpg and holds a PNG.' : null,
    ...(model.simulated ? { injected: faults as NonNullable<ImageResult['injected']> } : {}),
  };
  if (model.unread === at && repeat === 0) {
    return { ...image, textReason: 'The reader ended before it answered: out of memory.' };
  }
  const judged = judgeText({
    blocks: sample.copy,
    lines,
    width: WIDTH,
    height: HEIGHT,
    trust: DEFAULT_TRUST,
  });
  const layout = syntheticLayout(sample, judged.blocks, model.layoutFaults, random);
  const own = { ...layout.at(-1)!, rule: 'constructor' };
  const rules = hostile ? [...layout, own] : layout;
  return {
    ...image,
    text: textResult(judged, floor),
    layout: rules.map(layoutResult),
    usable: isUsable(judged, rules, BARS, sample.extra),
  };
}
