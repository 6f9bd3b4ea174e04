import type { SKRSContext2D } from '@napi-rs/canvas';
import { fontOf } from '../fonts.ts';
import { panelColours } from './marks.ts';
import type { PanelFrame } from './panel.ts';

const PAD = 20;
const LINE = 25;
const FONT = 15;

/** One thing a legend explains: 16 units square, and a few words. */
export interface Key {
  word: string;
  draw: (context: SKRSContext2D, x: number, y: number, unit: number) => void;
}

/** Pixels that the legend takes with the line that ends it. */
export function legendHeight(
  context: SKRSContext2D,
  keys: readonly Key[],
  unit: number,
  width: number,
): number {
  return (rowsOf(context, keys, unit, width).length * LINE + 10) * unit;
}

export function drawLegend(
  context: SKRSContext2D,
  keys: readonly Key[],
  { x, y, width, unit }: PanelFrame,
): void {
  rowsOf(context, keys, unit, width).forEach((row, index) => {
    let at = x + PAD * unit;
    const top = y + (8 + index * LINE) * unit;
    for (const key of row) {
      key.draw(context, at, top, unit);
      context.font = fontOf(FONT * unit);
      context.textAlign = 'left';
      context.fillStyle = panelColours.faint;
      context.fillText(key.word, at + 21 * unit, top + 13.5 * unit);
      at += keyWidth(context, key, unit);
    }
  });
  context.fillStyle = panelColours.rule;
  context.fillRect(x, y + legendHeight(context, keys, unit, width) - unit, width, unit);
}

function rowsOf(
  context: SKRSContext2D,
  keys: readonly Key[],
  unit: number,
  width: number,
): Key[][] {
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
  context.font = fontOf(FONT * unit);
  return context.measureText(key.word).width + 36 * unit;
}
