import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Point } from '../../../geometry.ts';
import type { Tone } from '../../../layout/rule.ts';
import { drawLegend, type Key, legendHeight } from '../legend.ts';
import { marks } from '../marks.ts';
import type { PanelFrame } from '../panel.ts';
import { drawTitleBar, TITLE_BAR, type TitleBar } from '../title-bar.ts';
import type { Shape } from './shapes.ts';
import type { SortedRules } from './sorted.ts';
import { drawFaint, drawStrong } from './strokes.ts';
import { drawTag } from './tag.ts';
import { tones } from './tones.ts';

const keys: readonly Key[] = [
  ...(['bad', 'open', 'guide', 'good'] as const).map(
    (tone): Key => ({
      word: tones[tone].word,
      draw: (context, x, y, unit) =>
        drawStrong(context, sample(tone, x, y, unit), unit, { width: 0, height: 0 }),
    }),
  ),
  {
    word: 'of a rule that passes',
    draw: (context, x, y, unit) => drawFaint(context, sample('good', x, y, unit), unit),
  },
  {
    word: 'number of its rule',
    draw: (context, x, y, unit) => {
      const tag = { number: 1, open: false, ground: tones.bad.colour, ink: '#FFFFFF' };
      drawTag(context, tag, x, y - unit / 2, unit);
    },
  },
];

/** A line as in the picture. */
function sample(tone: Tone, x: number, y: number, unit: number): Shape {
  const from: Point = [x, y + 8 * unit];
  const to: Point = [x + 16 * unit, y + 8 * unit];
  const strokes = [[from, to]] as const;
  return {
    kind: 'measure',
    tone,
    strokes,
    bounds: [x, y, 16 * unit, 16 * unit],
    ends: [],
    tip: null,
    label: '',
    colour: null,
  };
}

export function layoutHeaderHeight(context: SKRSContext2D, unit: number, width: number): number {
  return TITLE_BAR * unit + legendHeight(context, keys, unit, width);
}

export function drawLayoutHeader(
  context: SKRSContext2D,
  { judged }: SortedRules,
  frame: PanelFrame,
): void {
  const count = (verdict: string): number => judged.filter((r) => r.verdict === verdict).length;
  const [fail, unknown, pass] = [count('fail'), count('unknown'), count('pass')];
  const second = [
    `${judged.length} ${judged.length === 1 ? 'rule' : 'rules'} judged`,
    fail > 0 ? `${fail} ${fail === 1 ? 'fails' : 'fail'}` : '',
    unknown > 0 ? `${unknown} unknown` : '',
    pass > 0 ? `${pass} ${pass === 1 ? 'passes' : 'pass'}` : '',
  ];
  const title = {
    title: 'Layout',
    second: second.filter((part) => part !== '').join('  ·  '),
    chip: chipOf(fail, unknown),
  };
  drawTitleBar(context, title, frame);
  drawLegend(context, keys, { ...frame, y: frame.y + TITLE_BAR * frame.unit });
}

function chipOf(fail: number, unknown: number): TitleBar['chip'] {
  if (fail > 0) return { word: 'layout: fails', colour: marks.wrong.colour, sign: 'cross' };
  if (unknown > 0) {
    return { word: 'layout: unknown', colour: marks.unreadable.colour, sign: 'question' };
  }
  return { word: 'layout: passes', colour: marks.exact.colour, sign: 'tick' };
}
