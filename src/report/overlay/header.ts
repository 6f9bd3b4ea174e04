import type { SKRSContext2D } from '@napi-rs/canvas';
import { graphemesOf } from '../display-diff.ts';
import { fontOf } from '../fonts.ts';
import type { OverlayInput } from '../overlay.ts';
import { markKinds, marks, panelColours, type Sign } from './marks.ts';
import type { PanelFrame } from './panel.ts';
import { drawRich, wrap } from './rich-text.ts';
import { shownText } from './shown.ts';
import { drawSign } from './signs.ts';
import { drawTriangle } from './suspects.ts';

const PAD = 20;
const HEAD = 66;
const LEGEND_LINE = 25;
const LEGEND_FONT = 15;

interface Key {
  word: string;
  draw: (context: SKRSContext2D, x: number, y: number, unit: number) => void;
}

const keys: readonly Key[] = [
  ...markKinds.map((kind): Key => {
    const mark = marks[kind];
    return {
      word: mark.word,
      draw: (context, x, y, unit) => {
        context.fillStyle = mark.colour;
        context.fillRect(x, y, 16 * unit, 16 * unit);
        drawSign(context, mark.sign, x + 3 * unit, y + 3 * unit, 10 * unit, '#FFFFFF');
      },
    };
  }),
  ...(['substitute', 'missing', 'insert'] as const).map((op): Key => {
    const words = { substitute: 'substituted', missing: 'left out', insert: 'inserted' } as const;
    return {
      word: words[op],
      draw: (context, x, y, unit) => {
        const style = { size: 15 * unit, weight: 400, colour: panelColours.ink };
        const line = { units: [{ text: 'a', op }], direction: 'ltr' as const };
        drawRich(context, line, style, x + 3 * unit, y + 13 * unit, 16 * unit);
      },
    };
  }),
  {
    word: 'may be malformed',
    draw: (context, x, y, unit) => drawTriangle(context, x + 8 * unit, y + 3 * unit, 0, unit),
  },
];

function legendRows(context: SKRSContext2D, unit: number, width: number): Key[][] {
  const rows: Key[][] = [[]];
  let used = 0;
  for (const key of keys) {
    const wide = keyWidth(context, key, unit);
    if (used + wide > width - 2 * PAD * unit && used > 0) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(key);
    used += wide;
  }
  return rows;
}

function keyWidth(context: SKRSContext2D, key: Key, unit: number): number {
  context.font = fontOf(LEGEND_FONT * unit);
  return context.measureText(key.word).width + 36 * unit;
}

export function headerHeight(context: SKRSContext2D, unit: number, width: number): number {
  return (HEAD + legendRows(context, unit, width).length * LEGEND_LINE + 10) * unit;
}

/** The dark line that says what this is, and the legend under it. */
export function drawHeader(context: SKRSContext2D, judged: OverlayInput, frame: PanelFrame): void {
  const { x, y, width, unit } = frame;
  context.fillStyle = panelColours.ink;
  context.fillRect(x, y, width, HEAD * unit);
  const inner = width - 2 * PAD * unit;
  const verdict = usableOf(judged.usable);
  context.font = fontOf(16 * unit, 600);
  context.textAlign = 'left';
  const wide = context.measureText(verdict.word).width + 34 * unit;
  const chip = x + width - PAD * unit - wide;
  context.fillStyle = verdict.colour;
  context.fillRect(chip, y + 18 * unit, wide, 30 * unit);
  drawSign(context, verdict.sign, chip + 8 * unit, y + 27 * unit, 12 * unit, '#FFFFFF');
  context.font = fontOf(16 * unit, 600);
  context.fillStyle = '#FFFFFF';
  context.fillText(verdict.word, chip + 26 * unit, y + 39 * unit);

  const room = inner - wide - 16 * unit;
  oneLine(context, judged.sample, 19 * unit, 700, '#FFFFFF', x + PAD * unit, y + 28 * unit, room);
  const known = judged.cer !== null && Number.isFinite(judged.cer);
  const cer = known ? `CER ${percent(judged.cer ?? 0)}` : 'CER undecided';
  const second = [cer, judged.model, judged.title].filter((part) => part !== '').join('  ·  ');
  oneLine(context, second, 16 * unit, 400, '#D5D5DE', x + PAD * unit, y + 53 * unit, room);

  legendRows(context, unit, width).forEach((row, index) => {
    let at = x + PAD * unit;
    const top = y + (HEAD + 8 + index * LEGEND_LINE) * unit;
    for (const key of row) {
      key.draw(context, at, top, unit);
      context.font = fontOf(LEGEND_FONT * unit);
      context.textAlign = 'left';
      context.fillStyle = panelColours.faint;
      context.fillText(key.word, at + 21 * unit, top + 13.5 * unit);
      at += keyWidth(context, key, unit);
    }
  });
  context.fillStyle = panelColours.rule;
  context.fillRect(x, y + headerHeight(context, unit, width) - unit, width, unit);
}

function usableOf(usable: boolean | null): { word: string; colour: string; sign: Sign } {
  if (usable === true) return { word: 'usable: yes', colour: marks.exact.colour, sign: 'tick' };
  if (usable === false) return { word: 'usable: no', colour: marks.wrong.colour, sign: 'cross' };
  return { word: 'usable: unknown', colour: marks.unreadable.colour, sign: 'question' };
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(rate > 0 && rate < 0.1 ? 1 : 0)}%`;
}

function oneLine(
  context: SKRSContext2D,
  text: string,
  size: number,
  weight: number,
  colour: string,
  x: number,
  baseline: number,
  width: number,
): void {
  const style = { size, weight, colour };
  const units = graphemesOf(shownText(text)).map((unit) => ({ text: unit, op: 'same' as const }));
  const line = wrap(context, units, style, width, 1)[0];
  if (line === undefined) return;
  drawRich(context, { ...line, direction: 'ltr' }, style, x, baseline, width);
}
