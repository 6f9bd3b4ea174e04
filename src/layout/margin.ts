import type { Box, Point } from '../geometry.ts';
import { foundLogos } from './logo/places.ts';
import { cutTexts } from './margin/cut-text.ts';
import { farthestOf, isPlaced, shorterSide, slackOf, whereverFound } from './places.ts';
import { type LayoutRule, type Mark, notApplicable, type RuleJudgement } from './rule.ts';
import type { FoundLine, LayoutInput, SeenBlock } from './seen.ts';
import { tidied } from './tidied.ts';
import { listed, named, percent, px, tenth, thousandth } from './words.ts';

/** Of the shorter side: as exact as an edge of ink is known, anti-aliasing and all. */
const EXACT = 0.004;
/** Of the margin: it stays a margin, however narrow it is. */
const MOST_OF_IT = 0.25;
/** Below it, what was read where nothing was asked for may be no text at all. */
const SURE_OF_TEXT = 0.6;
/** How sure a product must be to stand where it was found. */
const SURE_OF_PRODUCT = 0.5;

/** Of the usual line: what is lower is no block of the copy. */
const AS_HIGH = 0.4;

const SIDES = ['left', 'top', 'right', 'bottom'] as const;
type Side = (typeof SIDES)[number];

interface Thing {
  name: string;
  box: Box;
  /** Pixels by which its box may be too large. */
  slack: number;
  side: Side;
  /** Pixels from its ink to the edge of the picture that it is nearest to. */
  distance: number;
}

/** Nothing stands nearer to the edge than it may: no text, whosever it is, nor logo, nor product. */
export const margin: LayoutRule = {
  id: 'margin',
  title: 'Nothing stands nearer to the edge of the picture than its margin.',
  score:
    'Share of the lines of text, logo and product that keep the margin, within 0.4% of the shorter side.',
  judge,
};

function judge(given: LayoutInput): RuleJudgement {
  const input = whereverFound(tidied(given));
  const asked = input.asked.layout?.margin;
  if (asked === undefined) return notApplicable('No margin is asked for.');
  const limit = asked * shorterSide(input);
  const spare = Math.min(EXACT * shorterSide(input), MOST_OF_IT * limit);
  const things = thingsOf(input);
  const near = things
    .filter(({ distance }) => distance < limit - spare)
    .toSorted((a, b) => a.distance - b.distance);
  const bad = near.filter(({ distance, slack }) => distance + slack < limit - spare);
  const open = openNear(input, limit - spare);
  const lost = lostBlocks(input);
  const verdict =
    bad.length > 0
      ? 'fail'
      : near.length > 0 || lost.length > 0 || open.length > 0 || things.length === 0
        ? 'unknown'
        : 'pass';
  const least = things.toSorted((a, b) => a.distance - b.distance)[0];
  return {
    verdict,
    score: verdict === 'unknown' ? null : 1 - bad.length / things.length,
    measured: {
      leastPx: least === undefined ? null : tenth(least.distance),
      leastShare: least === undefined ? null : thousandth(least.distance / shorterSide(input)),
      side: least?.side ?? null,
      within: bad.map(({ name, side, distance }) => ({ name, side, distancePx: tenth(distance) })),
      notPlaced: lost.map(({ id }) => id),
    },
    expected: { leastPx: tenth(limit), leastShare: asked },
    message: messageOf(verdict, bad, things, input, limit),
    boxes: (bad.length > 0 ? bad : things).map(({ box }) => box),
    marks: [
      {
        kind: 'box',
        tone: 'guide',
        box: [limit, limit, input.width - 2 * limit, input.height - 2 * limit],
        label: `margin ${px(limit)}`,
      },
      ...near.map((thing) => nearMark(thing, bad.includes(thing), input)),
      ...open.map((box): Mark => ({ kind: 'box', tone: 'open', box })),
    ],
  };
}

function thingsOf(input: LayoutInput): Thing[] {
  const { logo, product } = input.evidence;
  const place = logo == null ? undefined : foundLogos(logo)[0];
  const found = product?.found;
  return [
    ...input.lines
      .filter(isText)
      .map((line) => thing(nameOf(line, input), farthestOf(line), slackOfLine(line), input)),
    ...input.blocks
      .filter(({ standIn }) => standIn === true)
      .flatMap((block) =>
        block.lines.map((row) => thing(named(block), row.box, slackOf(row), input)),
      ),
    ...cutTexts(input).map(({ box, blocks: [first, ...others] }) =>
      thing(
        first !== undefined && others.length === 0 ? named(first) : 'Text that could not be read',
        box,
        0,
        input,
      ),
    ),
    ...(place === undefined ? [] : [thing('The logo', place.box, 0, input)]),
    ...(found == null || found.score < SURE_OF_PRODUCT
      ? []
      : [thing('The product', found.box, 0, input)]),
  ];
}

function isText({ text, confidence, blocks }: FoundLine): boolean {
  return blocks.length > 0 || (confidence >= SURE_OF_TEXT && [...text.trim()].length > 1);
}

function slackOfLine({ ink, box }: FoundLine): number {
  return slackOf({ ink: ink === null ? [] : [ink], box });
}

function nameOf({ blocks, text }: FoundLine, input: LayoutInput): string {
  const owner = input.blocks.find(({ id }) => id === blocks[0]);
  return named(owner ?? { text });
}

function thing(name: string, box: Box, slack: number, { width, height }: LayoutInput): Thing {
  const [x, y, w, h] = box;
  const distances = [x, y, width - x - w, height - y - h];
  const distance = Math.min(...distances);
  return { name, box, slack, side: SIDES[distances.indexOf(distance)]!, distance };
}

/** What may be text within the margin: too faint to be read, or what a lost block was read as. */
function openNear(input: LayoutInput, limit: number): Box[] {
  const within = (box: Box) => thing('', box, 0, input).distance < limit;
  const strays = input.blocks.every(isPlaced) ? [] : straysOf(input);
  return [...input.evidence.faint.map(({ box }) => box), ...strays].filter(within);
}

/**
 * Blocks that may stand anywhere. One that is missing stands nowhere; and one that could not be read
 * stands where something was found that nobody else owns.
 */
function lostBlocks(input: LayoutInput): SeenBlock[] {
  const lost = input.blocks.filter((block) => !isPlaced(block) && block.verdict !== 'missing');
  return lost.length <= straysOf(input).length ? [] : lost;
}

/** Areas as high as text that nobody owns and that could not be read. */
function straysOf({ lines }: LayoutInput): Box[] {
  const heights = lines
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ box }) => Math.min(box[2], box[3]))
    .sort((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  return lines
    .filter((line) => line.blocks.length === 0 && !isText(line))
    .map(({ box }) => box)
    .filter(([, , w, h]) => Math.min(w, h) >= AS_HIGH * usual);
}

function messageOf(
  verdict: RuleJudgement['verdict'],
  bad: readonly Thing[],
  things: readonly Thing[],
  input: LayoutInput,
  limit: number,
): string {
  const asked = `${px(limit)} (${percent(limit / shorterSide(input))} of the shorter side)`;
  const worst = bad[0];
  if (worst !== undefined) {
    const { name, side, distance } = worst;
    const rest = [...new Set(bad.map((one) => one.name))].filter((one) => one !== name);
    const where =
      distance <= 1
        ? `${name} touches the ${side} edge or is cut by it`
        : `${name} stands ${px(distance)} from the ${side} edge`;
    const more =
      rest.length === 0
        ? ''
        : `, and ${listed(rest)} ${rest.length === 1 ? 'is' : 'are'} too near an edge as well`;
    return `${where}, where ${asked} are to stay free${more}.`;
  }
  if (verdict === 'pass') {
    const least = Math.min(...things.map(({ distance }) => distance));
    return `Nothing stands nearer to the edge than ${px(least)}; ${asked} are to stay free.`;
  }
  const lost = lostBlocks(input);
  return lost.length > 0
    ? `Where ${listed(lost.map(named))} ${lost.length === 1 ? 'stands' : 'stand'} is not known.`
    : 'Something within the margin may be text, and could not be read.';
}

function nearMark({ box, side, distance }: Thing, bad: boolean, input: LayoutInput): Mark {
  const [x, y, w, h] = box;
  const ends: Readonly<Record<Side, readonly [Point, Point]>> = {
    left: [
      [0, y + h / 2],
      [x, y + h / 2],
    ],
    top: [
      [x + w / 2, 0],
      [x + w / 2, y],
    ],
    right: [
      [x + w, y + h / 2],
      [input.width, y + h / 2],
    ],
    bottom: [
      [x + w / 2, y + h],
      [x + w / 2, input.height],
    ],
  };
  const [from, to] = ends[side];
  return {
    kind: 'measure',
    tone: bad ? 'bad' : 'open',
    from,
    to,
    label: px(Math.max(0, distance)),
  };
}
