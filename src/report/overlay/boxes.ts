import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Box, intersectionArea } from '../../geometry.ts';
import { fontOf } from '../fonts.ts';
import type { OverlayInput } from '../overlay.ts';
import { kindOf } from './kind.ts';
import { type LabelBoard, placeLabel } from './labels.ts';
import { type MarkKind, marks, unreadColour } from './marks.ts';
import { clipped } from './shown.ts';
import { drawSign } from './signs.ts';
import { drawSuspect } from './suspects.ts';

interface Marked {
  kind: MarkKind;
  box: Box;
  /** Empty where a box goes on from the one above it. */
  label: string;
  /** The place that was asked for, with nothing in it. */
  asked: boolean;
}

/** Beyond this many labels an overlay is only labels; the boxes keep their line styles. */
const MOST_LABELS = 400;

/**
 * Draws the boxes over the picture, which lies at the canvas's origin.
 * @param scale canvas pixels a picture pixel.
 * @param unit lengths of lines and letters are multiples of this.
 */
export function drawBoxes(
  context: SKRSContext2D,
  judged: OverlayInput,
  size: { width: number; height: number },
  scale: number,
  unit: number,
): void {
  const seen = (box: Box): Box | null => within(box, scale, size);
  context.save();
  context.beginPath();
  context.rect(0, 0, size.width, size.height);
  context.clip();
  for (const area of judged.unread) {
    const box = seen(area.box);
    if (box !== null) hatch(context, box, unit);
  }
  const marked = markedOf(judged, seen);
  const found = marked.filter(({ asked }) => !asked).map(({ box }) => box);
  for (const { kind, box, asked } of marked) {
    if (asked) outlineAsked(context, kind, box, found, size, unit);
    else outline(context, kind, box, unit);
  }
  const suspects = judged.blocks.flatMap(({ suspect = [], boxes }) =>
    suspect.flatMap(({ box }) => {
      const glyph = box === null ? null : seen(box);
      if (box === null || glyph === null) return [];
      return [drawSuspect(context, glyph, isVertical(box, boxes), unit)];
    }),
  );
  // Labels keep off them, up to a number that costs no time to keep off.
  const board: LabelBoard = { ...size, taken: suspects.slice(0, MOST_LABELS) };
  for (const { kind, box, label } of marked.slice(0, MOST_LABELS)) {
    if (label !== '') drawLabel(context, board, kind, box, label, found, unit);
  }
  context.restore();
}

/** Whether a glyph stands in a column: then what is below it is the next glyph. */
function isVertical([x, y, w, h]: Box, lines: readonly Box[]): boolean {
  const line = lines.find((one) => intersectionArea(one, [x, y, w, h]) > (w * h) / 2);
  return line !== undefined && line[3] > line[2] * 1.5;
}

function markedOf(judged: OverlayInput, seen: (box: Box) => Box | null): Marked[] {
  const marked: Marked[] = [];
  for (const block of judged.blocks) {
    const id = clipped(block.id, 22);
    const kind = kindOf(block, judged.critical);
    const label = kind === 'exact' ? id : `${id} ${marks[kind].word}`;
    const boxes = block.boxes.map(seen).filter((box) => box !== null);
    const region = block.region == null ? null : seen(block.region);
    if (boxes.length === 0 && region !== null && kind !== 'exact') {
      marked.push({ kind, box: region, label, asked: true });
    }
    boxes.forEach((box, index) => {
      const before = boxes[index - 1];
      marked.push({
        kind,
        box,
        label: before !== undefined && goesOn(before, box) ? '' : label,
        asked: false,
      });
    });
  }
  for (const extra of judged.extras) {
    const box = seen(extra.box);
    if (box !== null)
      marked.push({ kind: extra.kind, box, label: marks[extra.kind].word, asked: false });
  }
  return marked;
}

/** The next line of the same paragraph needs no label of its own. */
function goesOn(before: Box, box: Box): boolean {
  const apart = box[1] - (before[1] + before[3]);
  return apart < before[3] && box[0] < before[0] + before[2] && before[0] < box[0] + box[2];
}

/** In canvas pixels and cut at the picture's edge; null for what is outside or not a box at all. */
function within(
  [x, y, w, h]: Box,
  scale: number,
  size: { width: number; height: number },
): Box | null {
  const left = Math.max(0, x * scale);
  const top = Math.max(0, y * scale);
  const right = Math.min(size.width, (x + w) * scale);
  const bottom = Math.min(size.height, (y + h) * scale);
  return right > left && bottom > top ? [left, top, right - left, bottom - top] : null;
}

/** Outside the box, so that no letter is covered, with a light edge for dark pictures. */
function outline(context: SKRSContext2D, kind: MarkKind, [x, y, w, h]: Box, unit: number): void {
  const mark = marks[kind];
  const thick = mark.width * unit;
  const out = thick / 2 + unit;
  context.lineJoin = 'miter';
  context.setLineDash([]);
  context.strokeStyle = 'rgba(255, 255, 255, 0.8)';
  context.lineWidth = thick + 2 * unit;
  context.strokeRect(x - out, y - out, w + 2 * out, h + 2 * out);
  context.setLineDash(mark.dash.map((length) => length * unit));
  context.strokeStyle = mark.colour;
  context.lineWidth = thick;
  context.strokeRect(x - out, y - out, w + 2 * out, h + 2 * out);
  context.setLineDash([]);
}

/** Inside the region, which may be a third of the picture: kept off the text that is in it. */
function outlineAsked(
  context: SKRSContext2D,
  kind: MarkKind,
  region: Box,
  found: readonly Box[],
  size: { width: number; height: number },
  unit: number,
): void {
  context.save();
  const room = 6 * unit;
  for (const [x, y, w, h] of found) {
    context.beginPath();
    context.rect(0, 0, size.width, size.height);
    context.rect(x - room, y - room, w + 2 * room, h + 2 * room);
    context.clip('evenodd');
  }
  const inset = 2 * (marks[kind].width + 1) * unit;
  const [x, y, w, h] = region;
  const inner: Box = [
    x + inset / 2,
    y + inset / 2,
    Math.max(unit, w - inset),
    Math.max(unit, h - inset),
  ];
  outline(context, kind, inner, unit);
  context.restore();
}

function hatch(context: SKRSContext2D, [x, y, w, h]: Box, unit: number): void {
  context.save();
  context.beginPath();
  context.rect(x, y, w, h);
  context.clip();
  context.globalAlpha = 0.55;
  context.strokeStyle = unreadColour;
  context.lineWidth = unit;
  context.beginPath();
  const step = 9 * unit;
  for (let d = -h; d < w; d += step) {
    context.moveTo(x + d, y + h);
    context.lineTo(x + d + h, y);
  }
  context.stroke();
  context.globalAlpha = 1;
  context.lineWidth = 2 * unit;
  context.strokeRect(x, y, w, h);
  context.restore();
}

function drawLabel(
  context: SKRSContext2D,
  board: LabelBoard,
  kind: MarkKind,
  box: Box,
  label: string,
  boxes: readonly Box[],
  unit: number,
): void {
  const mark = marks[kind];
  const size = 13.5 * unit;
  const sign = 10 * unit;
  const pad = 4 * unit;
  context.font = fontOf(size, 600);
  context.direction = 'ltr';
  context.textAlign = 'left';
  const width = context.measureText(label).width + sign + 3 * pad;
  const height = 19 * unit;
  const edge = mark.width * unit + unit;
  const anchor: Box = [box[0] - edge, box[1] - edge, box[2] + 2 * edge, box[3] + 2 * edge];
  const [x, y] = placeLabel(board, anchor, width, height, boxes);
  context.fillStyle = '#FFFFFF';
  context.fillRect(x - unit, y - unit, width + 2 * unit, height + 2 * unit);
  context.fillStyle = mark.colour;
  context.fillRect(x, y, width, height);
  drawSign(context, mark.sign, x + pad, y + (height - sign) / 2, sign, '#FFFFFF');
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.fillStyle = '#FFFFFF';
  context.fillText(label, x + sign + 2 * pad, y + height - 5 * unit);
  context.restore();
}
