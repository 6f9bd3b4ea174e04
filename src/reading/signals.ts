import { type Candidate, inked, type Place, weakest } from './candidate.ts';
import type { Agreed } from './choose.ts';
import { coversLine } from './join.ts';
import type { VoteResult } from './vote.ts';

/**
 * What tells a line that was read right from one that wasn't, each scaled to about 0..1 or -1..1.
 * Which of them count, and how much, is fitted (`scripts/calibrate.ts`).
 */
export const SIGNALS = [
  'trust',
  'weakest',
  'mean',
  'rival',
  'passedOver',
  'support',
  'agreeing',
  'lacking',
  'covered',
  'heights',
  'crossAgrees',
  'crossDiffers',
  'crossConfidence',
  'length',
  'size',
  'lookalikes',
  'single',
  'steady',
] as const;
export type Signal = (typeof SIGNALS)[number];
export type Signals = Record<Signal, number>;

/** Characters that readers take for one another whatever they see. */
const LOOKALIKES = /[0OoQDl1I|!iS5B8Z2G6]/u;

export interface Heard {
  chosen: Candidate;
  /** PP-OCR's first reading where the line was taken from it. */
  first: Candidate | null;
  place: Place;
  votes: VoteResult;
  /** Tesseract's reading where the line was taken from it or where it was asked to check. */
  cross: Agreed | null;
  /** Whether that reading is the chosen one or of one mind with it. */
  crossAgrees: boolean;
  /** Whether the first reads the same in another cut, 0..1 (`again.ts`). */
  steady: number;
}

export function signalsOf(heard: Heard): Signals {
  const { chosen, first, place, votes, cross } = heard;
  const characters = inked(chosen);
  const worst = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), 1);
  const mean =
    characters.reduce((sum, { confidence }) => sum + confidence, 0) /
    Math.max(1, characters.length);
  return {
    trust: surprise(chosen.confidence),
    weakest: surprise(weakest(chosen)),
    mean: surprise(mean),
    rival: characters.reduce((most, { rival = 0 }) => Math.max(most, rival), 0),
    passedOver: first?.passedOver ?? 0,
    support: worst(votes.shares),
    agreeing: votes.agreeing ?? 0.5,
    lacking: votes.lacking,
    covered: coversLine(chosen, place.width, place.height) ? 1 : 0,
    heights: cross === null ? 0 : cross.share,
    crossAgrees: cross !== null && heard.crossAgrees ? 1 : 0,
    crossDiffers: cross !== null && !heard.crossAgrees ? 1 : 0,
    crossConfidence: cross === null ? 0 : surprise(cross.candidate.confidence),
    length: Math.log(1 + characters.length) / 4,
    size: Math.log(Math.max(4, place.height)) / 5,
    lookalikes: LOOKALIKES.test(chosen.text) ? 1 : 0,
    single: characters.length < 2 ? 1 : 0,
    steady: heard.steady,
  };
}

/** How far from certain, in nats over 5: .5 and .6 differ little, .98 and .998 much. */
function surprise(probability: number): number {
  return -Math.log(1.003 - Math.min(1, Math.max(0, probability))) / 5;
}
