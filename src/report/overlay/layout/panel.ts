import type { SKRSContext2D } from '@napi-rs/canvas';
import { graphemesOf } from '../../display-diff.ts';
import { fontOf } from '../../fonts.ts';
import { fillColumns } from '../columns.ts';
import { panelColours } from '../marks.ts';
import type { Panel, PanelFrame } from '../panel.ts';
import { drawRich, type RichLine, type TextStyle, wrap } from '../rich-text.ts';
import { clipped, shownText } from '../shown.ts';
import { drawSign } from '../signs.ts';
import { write } from '../write.ts';
import { drawLayoutHeader, layoutHeaderHeight } from './header.ts';
import { messageUnits } from './message.ts';
import type { NumberedRule, SortedRules } from './sorted.ts';
import { drawTag, tagWidth } from './tag.ts';
import { tones } from './tones.ts';

const PAD = 20;
const GAP = 12;
const FOOT = 30;
/** Least width in units at which rules stand side by side. */
const TWO_COLUMNS = 1600;

/** A rule that is not settled stands out; those that pass are a quiet list. */
const loud = { head: 28, line: 26, size: 17, most: 5, gap: 12 } as const;
const quiet = { line: 22, size: 15, most: 3, gap: 6, name: 112 } as const;

interface LaidRule {
  rule: NumberedRule;
  style: TextStyle;
  lines: RichLine[];
  height: number;
}

/** Lays the panel of the rules out for a height of at most `most` pixels. */
export function layLayoutPanel(
  measuring: SKRSContext2D,
  rules: SortedRules,
  frame: PanelFrame,
  most: number,
): Panel {
  const { unit } = frame;
  const { judged, notAsked } = rules;
  const top = layoutHeaderHeight(measuring, unit, frame.width) + GAP * unit;
  const end = (FOOT + PAD / 2) * unit;
  const columns = frame.width >= TWO_COLUMNS * unit && judged.length > 2 ? 2 : 1;
  const width = frame.width / columns;
  const { placed, height: body } = fillColumns(
    judged,
    (rule) => layRule(measuring, rule, width, unit),
    columns,
    most - top - end,
  );
  const left = judged.length - placed.length;
  const notes = [
    left > 0 ? `and ${left} more` : '',
    notAsked.length > 0 ? `not asked for: ${clipped(notAsked.join(', '), 200)}` : '',
  ]
    .filter((note) => note !== '')
    .join(' · ');
  const height = top + body + (notes !== '' ? end : (PAD / 2) * unit);
  const noteStyle: TextStyle = { size: 15 * unit, weight: 400, colour: panelColours.faint };
  const noteWidth = frame.width - 2 * PAD * unit;
  return {
    height: Math.min(most, Math.ceil(height)),
    notes,
    draw: (context) => {
      drawLayoutHeader(context, rules, frame);
      for (const { item, column, y } of placed) {
        const x = frame.x + column * width;
        drawRule(context, item, { x, y: frame.y + top + y, width, unit });
      }
      const line = wrap(context, unitsOf(notes), noteStyle, noteWidth, 1)[0];
      if (line === undefined) return;
      const baseline = frame.y + top + body + 18 * unit;
      drawRich(context, line, noteStyle, frame.x + PAD * unit, baseline, noteWidth);
    },
  };
}

function layRule(
  context: SKRSContext2D,
  rule: NumberedRule,
  whole: number,
  unit: number,
): LaidRule {
  const passes = rule.number === null;
  const { size, line, most, gap } = passes ? quiet : loud;
  const style: TextStyle = {
    size: size * unit,
    weight: 400,
    colour: passes ? panelColours.faint : panelColours.ink,
  };
  const width = messageWidth(whole, passes, unit);
  const { units, direction } = messageUnits(rule.message);
  const lines = wrap(context, units, style, width, most);
  const rows = passes ? Math.max(1, lines.length) : lines.length;
  return {
    rule,
    style,
    lines: lines.map((each) => ({ ...each, direction })),
    height: ((passes ? 0 : loud.head) + rows * line + gap) * unit,
  };
}

function messageWidth(whole: number, passes: boolean, unit: number): number {
  return whole - (2 * PAD + 24 + (passes ? quiet.name : 0)) * unit;
}

function drawRule(context: SKRSContext2D, item: LaidRule, frame: PanelFrame): void {
  context.textAlign = 'left';
  context.direction = 'ltr';
  if (item.rule.number === null) drawPassing(context, item, frame);
  else drawOpen(context, item, item.rule.number, frame);
}

function drawOpen(
  context: SKRSContext2D,
  { rule, style, lines, height }: LaidRule,
  number: number,
  { x, y, width, unit }: PanelFrame,
): void {
  const open = rule.verdict === 'unknown';
  const { colour } = open ? tones.open : tones.bad;
  const left = x + PAD * unit;
  context.fillStyle = colour;
  context.fillRect(x, y, 5 * unit, height - loud.gap * unit);
  drawTag(context, { number, open, ground: colour, ink: '#FFFFFF' }, left, y + 5 * unit, unit);
  const baseline = y + 19 * unit;
  let at = left + tagWidth(number, unit) + 7 * unit;
  drawSign(context, open ? 'question' : 'cross', at, y + 6.5 * unit, 13 * unit, colour);
  at += 20 * unit;
  const word = open ? 'unknown' : 'fails';
  at = write(context, word, at, baseline, fontOf(16 * unit, 700), colour) + 10 * unit;
  write(context, clipped(rule.rule, 40), at, baseline, fontOf(16 * unit, 700), panelColours.ink);
  drawLines(context, lines, style, loud.line * unit, {
    x: left + 24 * unit,
    y: y + loud.head * unit,
    width: messageWidth(width, false, unit),
    unit,
  });
}

function drawPassing(
  context: SKRSContext2D,
  { rule, style, lines }: LaidRule,
  { x, y, width, unit }: PanelFrame,
): void {
  const left = x + PAD * unit;
  const name = clipped(rule.rule, 13);
  drawSign(context, 'tick', left + 2 * unit, y + 4.5 * unit, 12 * unit, tones.good.colour);
  write(context, name, left + 24 * unit, y + 16 * unit, fontOf(15 * unit, 600), tones.good.colour);
  drawLines(context, lines, style, quiet.line * unit, {
    x: left + (24 + quiet.name) * unit,
    y: y - 3 * unit,
    width: messageWidth(width, true, unit),
    unit,
  });
}

function drawLines(
  context: SKRSContext2D,
  lines: readonly RichLine[],
  style: TextStyle,
  pitch: number,
  { x, y, width, unit }: PanelFrame,
): void {
  lines.forEach((line, index) => {
    const top = y + index * pitch;
    context.save();
    context.beginPath();
    context.rect(x - 4 * unit, top - unit, width + 8 * unit, pitch + 2 * unit);
    context.clip();
    drawRich(context, line, style, x, top + 19 * unit, width);
    context.restore();
  });
}

function unitsOf(text: string): { text: string; op: 'same' }[] {
  return graphemesOf(shownText(text)).map((unit) => ({ text: unit, op: 'same' }));
}
