import { type Box, centerOf } from '../geometry.ts';
import { outsideRegion, regionBox } from '../text/match/place.ts';
import { isPlaced, isWhole } from './places.ts';
import {
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  type Tone,
  verdictOf,
} from './rule.ts';
import type { LayoutInput, Place, SeenBlock } from './seen.ts';
import { tidied } from './tidied.ts';
import { listed, named, percent, thousandth } from './words.ts';

/** Share of the picture (contract §1); `outsideRegion` has it, too. */
const SPARE = 0.05;

/** A block that is asked to stand somewhere. */
interface Stand {
  block: SeenBlock;
  place: Place;
  verdict: 'pass' | 'fail' | 'unknown';
  /** Shares of the picture by which the middle of the block is out; null where that is not known. */
  outside: number | null;
}

/** Each block stands in its part of the picture. */
export const region: LayoutRule = {
  id: 'region',
  title: 'Each text stands in the part of the picture that it was given.',
  score:
    'Share of the texts with a place of their own that stand in it, with 5% of the picture to spare: in a cell of the 3x3 grid with their middle, in a box with all of them (contract §1).',
  judge,
};

function judge(given: LayoutInput): RuleJudgement {
  const input = tidied(given);
  const stands = input.asked.copy.flatMap(({ id, region: place }): Stand[] => {
    const block = input.blocks.find((one) => one.id === id);
    return place === undefined || block === undefined ? [] : [standOf(block, place, input)];
  });
  if (stands.length === 0) return notApplicable('No text is given a place of its own.');
  const verdict = verdictOf(stands.map((stand) => stand.verdict));
  const good = stands.filter((stand) => stand.verdict === 'pass').length;
  const decided = stands.filter((stand) => stand.verdict !== 'unknown').length;
  return {
    verdict,
    score: verdict === 'unknown' ? null : good / decided,
    measured: {
      blocks: stands.map(({ block, outside, verdict: own }) => ({
        block: block.id,
        verdict: own,
        outsideShare: outside === null ? null : thousandth(outside),
        center: isPlaced(block) ? shareOf(centerOf(block.box), input) : null,
      })),
    },
    expected: {
      blocks: stands.map(({ block, place }) => ({
        block: block.id,
        region: typeof place === 'string' ? place : [...place],
      })),
      spareShare: SPARE,
    },
    message: messageOf(stands, verdict),
    boxes: stands.flatMap(({ block }) => (block.box === null ? [] : [block.box])),
    marks: stands.flatMap((stand) => marksOf(stand, input)),
  };
}

function standOf(block: SeenBlock, place: Place, input: LayoutInput): Stand {
  if (!isPlaced(block)) return { block, place, verdict: 'unknown', outside: null };
  const outside = outsideOf(block.box, place, input);
  if (outside === 0) return { block, place, verdict: 'pass', outside };
  // The middle of a part is not that of the whole; what sticks out of a box does so by itself.
  const sure = typeof place !== 'string' || isWhole(block) || isClearOf(block.box, place, input);
  return { block, place, verdict: sure ? 'fail' : 'unknown', outside };
}

/**
 * How far out of its place a block stands, beyond what is to spare, in shares of the picture: its
 * middle out of a cell, or any of it out of a box.
 */
function outsideOf(box: Box, place: Place, { width, height }: LayoutInput): number {
  if (typeof place === 'string') return outsideRegion(box, place, width, height);
  const [x, y, w, h] = box;
  const corners: Box[] = [
    [x, y, 0, 0],
    [x + w, y + h, 0, 0],
  ];
  return Math.max(...corners.map((corner) => outsideRegion(corner, place, width, height)));
}

function isClearOf([x, y, w, h]: Box, place: Place, { width, height }: LayoutInput): boolean {
  const cell = regionBox(place, width, height);
  if (cell === null) return false;
  const [X, Y, W, H] = cell;
  return x > X + W || x + w < X || y > Y + H || y + h < Y;
}

function shareOf([x, y]: readonly [number, number], { width, height }: LayoutInput): number[] {
  return [thousandth(x / width), thousandth(y / height)];
}

function messageOf(stands: readonly Stand[], verdict: RuleJudgement['verdict']): string {
  const bad = stands.filter((stand) => stand.verdict === 'fail');
  const open = stands.filter((stand) => stand.verdict === 'unknown');
  const worst = bad.toSorted((a, b) => (b.outside ?? 0) - (a.outside ?? 0))[0];
  if (worst !== undefined) {
    const others = bad.filter((stand) => stand !== worst);
    const rest =
      others.length === 0
        ? ''
        : `, and ${listed(others.map(({ block }) => named(block)))} ${others.length === 1 ? 'is' : 'are'} out of place, too`;
    const what =
      typeof worst.place === 'string'
        ? `The middle of ${named(worst.block)} lies`
        : `${named(worst.block)} reaches`;
    return `${what} ${percent((worst.outside ?? 0) + SPARE)} of the picture out of ${placed(worst.place)}, where ${percent(SPARE)} are to spare${rest}.`;
  }
  if (verdict === 'unknown') {
    const names = listed(open.map(({ block }) => named(block)));
    return `Where ${names} ${open.length === 1 ? 'stands' : 'stand'} is not known.`;
  }
  const [only] = stands;
  return stands.length === 1
    ? `${named(only!.block)} stands in ${placed(only!.place)}.`
    : `All ${stands.length} texts with a place of their own stand in it.`;
}

function placed(place: Place): string {
  if (place === 'middle-center') return 'the center of the picture';
  if (typeof place === 'string') return `the ${place.replace('-', ' ')} of the picture`;
  const [x = 0, y = 0, w = 0, h = 0] = place;
  return `the box from ${percent(x)} to ${percent(x + w)} across and ${percent(y)} to ${percent(y + h)} down the picture`;
}

const TONES = { pass: 'good', fail: 'bad', unknown: 'open' } as const satisfies Record<
  Stand['verdict'],
  Tone
>;

function marksOf({ block, place, verdict }: Stand, { width, height }: LayoutInput): Mark[] {
  const cell = regionBox(place, width, height);
  const guide: Mark[] =
    cell === null || verdict === 'pass'
      ? []
      : [
          {
            kind: 'box',
            tone: 'guide',
            box: cell,
            label: typeof place === 'string' ? `${place}: ${named(block)}` : named(block),
          },
        ];
  if (block.box === null) return guide;
  const [x, y] = centerOf(block.box);
  const tone = TONES[verdict];
  const marks: Mark[] = [...guide, { kind: 'box', tone, box: block.box }];
  if (verdict === 'pass' || cell === null || typeof place !== 'string') return marks;
  // From the middle of the block the shortest way into its cell.
  const to = [
    Math.min(Math.max(x, cell[0]), cell[0] + cell[2]),
    Math.min(Math.max(y, cell[1]), cell[1] + cell[3]),
  ] as const;
  return [...marks, { kind: 'line', tone, from: [x, y], to }];
}
