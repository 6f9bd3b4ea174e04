import type { SKRSContext2D } from '@napi-rs/canvas';
import { graphemesOf } from '../display-diff.ts';
import { fontOf } from '../fonts.ts';
import { panelColours, type Sign } from './marks.ts';
import type { PanelFrame } from './panel.ts';
import { drawRich, wrap } from './rich-text.ts';
import { shownText } from './shown.ts';
import { drawSign } from './signs.ts';

const PAD = 20;
/** Height of the bar in units. */
export const TITLE_BAR = 66;

export interface TitleBar {
  title: string;
  second: string;
  /** The verdict at the right end. */
  chip: { word: string; colour: string; sign: Sign };
}

/** The dark bar that begins a panel. */
export function drawTitleBar(
  context: SKRSContext2D,
  { title, second, chip }: TitleBar,
  { x, y, width, unit }: PanelFrame,
): void {
  context.fillStyle = panelColours.ink;
  context.fillRect(x, y, width, TITLE_BAR * unit);
  const inner = width - 2 * PAD * unit;
  context.font = fontOf(16 * unit, 600);
  context.textAlign = 'left';
  const wide = context.measureText(chip.word).width + 34 * unit;
  const left = x + width - PAD * unit - wide;
  context.fillStyle = chip.colour;
  context.fillRect(left, y + 18 * unit, wide, 30 * unit);
  drawSign(context, chip.sign, left + 8 * unit, y + 27 * unit, 12 * unit, '#FFFFFF');
  context.font = fontOf(16 * unit, 600);
  context.fillStyle = '#FFFFFF';
  context.fillText(chip.word, left + 26 * unit, y + 39 * unit);

  const room = inner - wide - 16 * unit;
  oneLine(context, title, 19 * unit, 700, '#FFFFFF', x + PAD * unit, y + 28 * unit, room);
  oneLine(context, second, 16 * unit, 400, '#D5D5DE', x + PAD * unit, y + 53 * unit, room);
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
