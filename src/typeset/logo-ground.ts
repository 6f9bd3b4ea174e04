import { join } from 'node:path';
import type { Canvas } from '@napi-rs/canvas';
import type { Sample } from '../dataset/schema.ts';
import type { Random } from '../stats/chance.ts';
import { loadAsset } from './assets.ts';
import { type Colour, contrast } from './colours.ts';
import type { GroundKind, PageGround } from './page.ts';
import { chooseGround } from './scheme.ts';

/** Share of a logo's ink that has to be seen, and how many grounds are drawn by lot for it. */
const ENOUGH = 0.97;
const TRIES = 12;
/** Colours are looked at, not shapes. */
const SIDE = 64;

/**
 * A ground by lot, and another where the logo would be lost on it. What the sample says of its
 * colours goes first: the lot has no say there.
 *
 * @throws TyposcopeError('set') where the logo's file is no picture
 */
export async function chooseGroundFor(
  sample: Sample,
  folder: string,
  random: Random,
  asked?: GroundKind,
): Promise<PageGround> {
  const grounds = Array.from({ length: TRIES }, () => chooseGround(sample, random, asked));
  if (sample.logo === undefined) return grounds[0]!;
  const logo = await loadAsset(join(folder, sample.logo.asset), SIDE, SIDE);
  const seen = grounds.map(({ colour }) => shareSeenOn(colour, logo));
  const first = seen.findIndex((share) => share >= ENOUGH);
  return grounds[first >= 0 ? first : seen.indexOf(Math.max(...seen))]!;
}

/** A part of a logo that stands out from its ground less than this is lost to the eye. */
const SEEN = 1.6;

/**
 * How much of a picture's ink would be seen on a ground, 0..1: a white frame on a light page is no
 * logo any more.
 */
export function shareSeenOn(ground: Colour, picture: Canvas): number {
  const { width, height } = picture;
  const { data } = picture.getContext('2d').getImageData(0, 0, width, height);
  let inked = 0;
  let seen = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3]! < 128) continue;
    inked += 1;
    if (contrast([data[at]!, data[at + 1]!, data[at + 2]!], ground) >= SEEN) seen += 1;
  }
  return inked === 0 ? 1 : seen / inked;
}
