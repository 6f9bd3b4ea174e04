import { type Box, intersectionArea } from '../geometry.ts';
import { unitsOf } from '../text/units.ts';
import { bodyOf, hangOf, isTurned } from './letters.ts';
import { foundLogos } from './logo/places.ts';
import { mergedRows, rowsOver } from './merged-rows.ts';
import { isMostlySeen, isPlaced, whereverFound } from './places.ts';
import { type LayoutRule, type Mark, notApplicable, type RuleJudgement } from './rule.ts';
import type { BlockLine, LayoutInput, SeenBlock } from './seen.ts';
import { tidied } from './tidied.ts';
import { counted, listed, named, percent, thousandth } from './words.ts';

/**
 * Default of what may be covered of the smaller line: lines that are set close have the feet of one
 * reach between the heads of the other, which takes up to a seventh of either.
 */
const SHARE = 0.15;
/** Of the smaller line's letters, without what rises or hangs: these are never let into one another. */
const LETTERS = 0.1;
/** A logo that covers so much of a text is that text. */
const SAME = 0.5;

/** Share of a row's letters that must be known for them to tell whether it keeps clear. */
const KNOWN = 0.5;
/** Of the row's height: of a level row its tall letters are higher, even where others hang. */
const FILLED = 0.7;
/** Of the smaller letter: what two that stand close may share. */
const TOUCHING = 0.05;
/** Share of the letters beside another row that meet it where the rows overlap. */
const MEETING = 0.3;
/** Signs that fill a square; those of few strokes may be lower. */
const SQUARE = /^(?![一二三工土上])[\p{Script=Han}\p{Script=Hangul}]$/u;
/** Of its side: a row of such signs that is lower than this was cut off. */
const CUT = 0.7;

interface Cover {
  over: string;
  under: string;
  /** Ids of the blocks in it. */
  ids: readonly string[];
  /** Of the smaller of both lines; null where both were read as one. */
  share: number | null;
  /** Where they cover one another. */
  area: Box;
  boxes: readonly Box[];
}

/**
 * No block covers another, or the logo. A product may be written on: texts belong on a label, and
 * nothing in the prompt forbids them to cross a product's box, of which corners are empty. What they
 * hide of it is told by the rule `product`.
 */
export const overlap: LayoutRule = {
  id: 'overlap',
  title: 'No text covers another, or the logo.',
  score:
    'Share of the texts that are clear of all others and of the logo: none of their lines covers, or is covered by, more than is tolerated of the smaller of both.',
  judge,
};

function judge(given: LayoutInput): RuleJudgement {
  const input = whereverFound(tidied(given));
  const asked = input.asked.layout?.overlap;
  if (asked === false) return notApplicable('Texts may cover one another.');
  const most = typeof asked === 'object' ? asked.share : SHARE;
  const covers = [
    ...coveredBlocks(input, most),
    ...coveredLogo(input, most),
    ...hidden(input, most),
  ];
  const bad = covers.toSorted((a, b) => (b.share ?? 1) - (a.share ?? 1));
  const lost = openBlocks(input);
  const verdict = bad.length > 0 ? 'fail' : lost.length > 0 ? 'unknown' : 'pass';
  const involved = new Set(bad.flatMap(({ ids }) => ids));
  return {
    verdict,
    score: verdict === 'unknown' ? null : 1 - involved.size / input.blocks.length,
    measured: {
      covers: bad.map(({ ids, share }) => ({
        blocks: [...ids],
        share: share === null ? null : thousandth(share),
      })),
      notSeen: lost.map(({ id }) => id),
    },
    expected: { mostShare: most },
    message: messageOf(verdict, bad, lost),
    boxes: bad.flatMap(({ boxes }) => [...boxes]),
    marks: bad.flatMap(marksOf),
  };
}

/**
 * Blocks of which too little was seen to say that nothing lies over them. What covers a text spoils
 * both: where all others were read, one alone was lost for another reason.
 */
function openBlocks({ blocks, asked }: LayoutInput): SeenBlock[] {
  const open = blocks.filter((block) => !isPlaced(block) || !isMostlySeen(block));
  const read = blocks.filter(({ verdict }) => verdict === 'exact' || verdict === 'close');
  const alone = open.length === 1 && read.length === blocks.length - 1 && read.length > 0;
  return alone && asked.logo === undefined ? [] : open;
}

function coveredBlocks({ blocks }: LayoutInput, most: number): Cover[] {
  const placed = blocks.filter(isPlaced);
  return placed.flatMap((a, i) =>
    placed.slice(i + 1).flatMap((b): Cover[] => {
      const worst = a.lines
        .flatMap((one) => b.lines.map((other) => coverOf(one, other, most)))
        .filter((cover) => cover !== null)
        .toSorted((one, other) => other.share - one.share)[0];
      return worst === undefined
        ? []
        : [{ over: named(a), under: named(b), ids: [a.id, b.id], ...worst }];
    }),
  );
}

/** Null where two rows keep clear of one another. */
function coverOf(
  a: BlockLine,
  b: BlockLine,
  most: number,
): (Omit<Cover, 'over' | 'under' | 'ids'> & { share: number }) | null {
  const [one, other] = [drawnBox(a), drawnBox(b)];
  const share = shareOf(one, other);
  if (share === 0 || lettersKeepClear(a, b)) return null;
  const letters = shareOf(lettersBox(a), lettersBox(b));
  if (share <= most && (most !== SHARE || letters <= LETTERS)) return null;
  return { share, area: commonBox(one, other), boxes: [a.box, b.box] };
}

/** The ink box with what of it another line's ink may have been taken for: feet, halves of ideographs. */
function drawnBox(line: BlockLine): Box {
  let box = drawn.get(line);
  if (box === undefined) {
    box = measuredBox(line);
    drawn.set(line, box);
  }
  return box;
}

/** Each line is held against all others. */
const drawn = new WeakMap<BlockLine, Box>();

function measuredBox(line: BlockLine): Box {
  const [x, y, w, h] = line.box;
  const units = unitsOf(line.text).raw;
  const square = w / Math.max(1, units.length);
  const cut = units.length > 1 && units.every((unit) => SQUARE.test(unit)) && h < CUT * square;
  if (cut) return [x, y - (square - h) / 2, w, square];
  return [x, y, w, Math.max(h, hangOf(line) - y)];
}

function lettersBox(line: BlockLine): Box {
  const body = bodyOf(line);
  const [x, , w] = line.box;
  return body === null ? line.box : [x, body.top, w, body.baseline - body.top];
}

/**
 * Whether few letters of either row meet those of the other: ragged, leaning and bent lines interlock
 * without touching, and of a line over a drawing some of the drawing is taken for ink.
 */
function lettersKeepClear(a: BlockLine, b: BlockLine): boolean {
  const known = [a, b].every(
    ({ ink, glyphs, text }) => ink.length > 0 && glyphs.length >= KNOWN * unitsOf(text).raw.length,
  );
  // Of a turned line the box says little, and without its letters nothing.
  if (!known) return [a, b].some(isTurned);
  if (fillsRow(a) && fillsRow(b)) return false;
  return Math.max(meeting(a, b), meeting(b, a)) < MEETING;
}

/** Whether letters are about as high as the row: it is level, and nothing else was taken for its ink. */
function fillsRow({ glyphs, box }: BlockLine): boolean {
  const heights = glyphs.map(([, , , h]) => h).sort((a, b) => a - b);
  const tall = heights[Math.min(heights.length - 1, Math.floor(0.8 * heights.length))] ?? 0;
  return tall >= FILLED * box[3];
}

/** Share of a row's letters, where it runs beside the other, that meet some of the other's. */
function meeting(row: BlockLine, other: BlockLine): number {
  const [x, , w] = other.box;
  const beside = row.glyphs.filter((glyph) => {
    const middle = glyph[0] + glyph[2] / 2;
    return middle >= x && middle <= x + w;
  });
  const met = beside.filter((glyph) => other.glyphs.some((one) => shareOf(glyph, one) > TOUCHING));
  return beside.length === 0 ? 0 : met.length / beside.length;
}

function coveredLogo({ blocks, asked, evidence }: LayoutInput, most: number): Cover[] {
  const place = evidence.logo == null ? undefined : foundLogos(evidence.logo)[0];
  if (place === undefined) return [];
  const mark = unitsOf(asked.logo?.text ?? '').folded.join('');
  return blocks.filter(isPlaced).flatMap((block): Cover[] => {
    const row = block.lines.toSorted(
      (a, b) => shareOf(b.box, place.box) - shareOf(a.box, place.box),
    )[0]!;
    const share = shareOf(row.box, place.box);
    if (share <= most) return [];
    // A wordmark is read as the block that says the same.
    if (share >= SAME && unitsOf(block.text).folded.join('') === mark) return [];
    return [
      {
        over: named(block),
        under: 'the logo',
        ids: [block.id],
        share,
        area: commonBox(row.box, place.box),
        boxes: [row.box, place.box],
      },
    ];
  });
}

/** What can't be read because something lies over it, as far as that shows. */
function hidden(input: LayoutInput, most: number): Cover[] {
  const merged = mergedRows(input).map(
    ({ line, blocks: [a, b] }): Cover => ({
      over: named(a),
      under: named(b),
      ids: [a.id, b.id],
      share: null,
      area: line.box,
      boxes: [line.box],
    }),
  );
  if (merged.length > 0) return merged;
  const lost = input.blocks.filter((block) => !isPlaced(block));
  if (lost.length === 0) return [];
  return rowsOver(input, most).map(({ line, block, share }) => {
    const near = nearestInCopy(block, lost, input);
    return {
      over: named(near),
      under: named(block),
      ids: [near.id, block.id],
      share,
      area: line.box,
      boxes: [line.box, ...(block.box === null ? [] : [block.box])],
    };
  });
}

function nearestInCopy(
  block: SeenBlock,
  lost: readonly SeenBlock[],
  { blocks }: LayoutInput,
): SeenBlock {
  const at = blocks.indexOf(block);
  const far = (other: SeenBlock) => Math.abs(blocks.indexOf(other) - at);
  return lost.toSorted((a, b) => far(a) - far(b))[0]!;
}

function shareOf(a: Box, b: Box): number {
  const smaller = Math.min(a[2] * a[3], b[2] * b[3]);
  return smaller > 0 ? intersectionArea(a, b) / smaller : 0;
}

function commonBox(a: Box, b: Box): Box {
  const left = Math.max(a[0], b[0]);
  const top = Math.max(a[1], b[1]);
  return [
    left,
    top,
    Math.min(a[0] + a[2], b[0] + b[2]) - left,
    Math.min(a[1] + a[3], b[1] + b[3]) - top,
  ];
}

function messageOf(
  verdict: RuleJudgement['verdict'],
  bad: readonly Cover[],
  lost: readonly SeenBlock[],
): string {
  const worst = bad[0];
  if (worst !== undefined) {
    const { over, under, share } = worst;
    const rest = bad.length - 1;
    const more =
      rest === 0
        ? ''
        : `, and ${counted(rest, 'other pair')} ${rest === 1 ? 'overlaps' : 'overlap'}, too`;
    return share === null
      ? `${over} and ${under} lie over one another so that neither can be read${more}.`
      : `${over} and ${under} lie over one another: they share ${percent(share)} of the smaller line${more}.`;
  }
  if (verdict === 'pass') return 'No text covers another.';
  return `${listed(lost.map(named))} ${lost.length === 1 ? 'was' : 'were'} not seen in full, so that something may lie over ${lost.length === 1 ? 'it' : 'them'}.`;
}

function marksOf({ area, boxes, share }: Cover): Mark[] {
  return [
    ...boxes.map((box): Mark => ({ kind: 'box', tone: 'guide', box })),
    {
      kind: 'box',
      tone: 'bad',
      box: area,
      label: share === null ? 'two texts in one place' : percent(share),
    },
  ];
}
