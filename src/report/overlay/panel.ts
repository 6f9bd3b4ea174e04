import type { SKRSContext2D } from '@napi-rs/canvas';
import { fontOf } from '../fonts.ts';
import type { OverlayInput } from '../overlay.ts';
import { lookMalformed } from '../suspects.ts';
import { fillColumns } from './columns.ts';
import { type Entry, entriesOf } from './entries.ts';
import { drawHeader, headerHeight } from './header.ts';
import { marks, panelColours } from './marks.ts';
import { drawRich, type RichLine, type TextStyle, wrap } from './rich-text.ts';
import { drawSign } from './signs.ts';
import { write } from './write.ts';

/** Where the panel lies on the canvas, and the length of its unit in pixels. */
export interface PanelFrame {
  x: number;
  y: number;
  width: number;
  unit: number;
}

interface LaidEntry {
  entry: Entry;
  rows: { name: string; style: TextStyle; lines: RichLine[] }[];
  height: number;
}

export interface Panel {
  /** Canvas pixels, never above what was allowed. */
  height: number;
  /** The last line: what there is beyond the entries. */
  notes: string;
  draw(context: SKRSContext2D): void;
}

/** Smallest width on which the panel is legible; smaller pictures are enlarged by whole numbers. */
export const LEAST_WIDTH = 640;

const MOST_LINES = 4;
const PAD = 20;
const NAME_WIDTH = 76;
const LINE = 27;
const HEAD = 28;
const GAP = 12;
const FOOT = 30;
/** Least width in units at which entries stand side by side. */
const TWO_COLUMNS = 900;

/** Lays the panel out for a height of at most `most` pixels; drawing waits until it is called. */
export function layPanel(
  measuring: SKRSContext2D,
  judged: OverlayInput,
  frame: PanelFrame,
  most: number,
): Panel {
  const { unit } = frame;
  const all = entriesOf(judged);
  const top = headerHeight(measuring, unit, frame.width) + GAP * unit;
  const end = (FOOT + PAD / 2) * unit;
  const columns = frame.width >= TWO_COLUMNS * unit && all.length > 2 ? 2 : 1;
  const width = frame.width / columns;
  const { placed, height: body } = fillColumns(
    all,
    (entry) => layEntry(measuring, entry, width, unit),
    columns,
    most - top - end,
  );
  const left = all.length - placed.length;
  const areas = judged.unread.length;
  const odd = judged.blocks.reduce((sum, { suspect = [] }) => sum + suspect.length, 0);
  const notes = [
    left > 0 ? `and ${left} more` : '',
    all.length === 0 ? quiet(judged) : '',
    areas > 0 ? `${areas} ${areas === 1 ? 'area' : 'areas'} of text not read (hatched)` : '',
    odd > 0 ? `${lookMalformed(odd)} (triangles)` : '',
  ]
    .filter((note) => note !== '')
    .join(' · ');
  const height = top + body + (notes !== '' ? end : (PAD / 2) * unit);
  return {
    height: Math.min(most, Math.ceil(height)),
    notes,
    draw: (context) => {
      drawHeader(context, judged, frame);
      for (const { item, column, y } of placed) {
        const x = frame.x + column * width;
        drawEntry(context, item, { x, y: frame.y + top + y, width, unit });
      }
      context.font = fontOf(16 * unit, 400);
      context.fillStyle = panelColours.faint;
      context.textAlign = 'left';
      const baseline = frame.y + top + body + 18 * unit;
      context.fillText(notes, frame.x + PAD * unit, baseline);
    },
  };
}

function quiet(judged: OverlayInput): string {
  const count = judged.blocks.length;
  if (count === 0) return 'No blocks were judged.';
  return count === 1 ? 'The block is exact.' : `All ${count} blocks are exact.`;
}

function layEntry(context: SKRSContext2D, entry: Entry, whole: number, unit: number): LaidEntry {
  const width = whole - (2 * PAD + NAME_WIDTH) * unit;
  const rows = entry.rows.map((row) => {
    const style: TextStyle = {
      size: 18 * unit,
      weight: 400,
      colour: row.faint ? panelColours.faint : panelColours.ink,
    };
    return { name: row.name, style, lines: wrap(context, row.units, style, width, MOST_LINES) };
  });
  const lines = rows.reduce((sum, row) => sum + Math.max(1, row.lines.length), 0);
  return { entry, rows, height: (HEAD + lines * LINE + GAP) * unit };
}

function drawEntry(context: SKRSContext2D, item: LaidEntry, frame: PanelFrame): void {
  const { unit, y: top } = frame;
  const left = frame.x + PAD * unit;
  const mark = marks[item.entry.kind];
  context.textAlign = 'left';
  context.direction = 'ltr';
  context.fillStyle = mark.colour;
  context.fillRect(frame.x, top, 5 * unit, item.height - GAP * unit);
  const baseline = top + 19 * unit;
  drawSign(context, mark.sign, left, top + 6 * unit, 13 * unit, mark.colour);
  let x = left + 20 * unit;
  x = write(context, mark.word, x, baseline, fontOf(16 * unit, 700), mark.colour) + 10 * unit;
  x = write(context, item.entry.id, x, baseline, fontOf(16 * unit, 700), panelColours.ink);
  if (item.entry.id !== '') x += 10 * unit;
  write(context, item.entry.note, x, baseline, fontOf(16 * unit), panelColours.faint);
  let y = top + HEAD * unit;
  for (const row of item.rows) {
    write(context, row.name, left, y + 19 * unit, fontOf(15.5 * unit), panelColours.faint);
    const width = frame.width - (2 * PAD + NAME_WIDTH) * unit;
    for (const line of row.lines) {
      context.save();
      context.beginPath();
      context.rect(left, y - unit, frame.width - 2 * PAD * unit, (LINE + 2) * unit);
      context.clip();
      drawRich(context, line, row.style, left + NAME_WIDTH * unit, y + 19 * unit, width);
      context.restore();
      y += LINE * unit;
    }
    if (row.lines.length === 0) y += LINE * unit;
  }
}
