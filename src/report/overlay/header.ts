import type { SKRSContext2D } from '@napi-rs/canvas';
import type { OverlayInput } from '../overlay.ts';
import { drawLegend, type Key, legendHeight } from './legend.ts';
import { markKinds, marks, panelColours } from './marks.ts';
import type { PanelFrame } from './panel.ts';
import { drawRich } from './rich-text.ts';
import { drawSign } from './signs.ts';
import { drawTriangle } from './suspects.ts';
import { drawTitleBar, TITLE_BAR, type TitleBar } from './title-bar.ts';

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

export function headerHeight(context: SKRSContext2D, unit: number, width: number): number {
  return TITLE_BAR * unit + legendHeight(context, keys, unit, width);
}

/** The dark line that says what this is, and the legend under it. */
export function drawHeader(context: SKRSContext2D, judged: OverlayInput, frame: PanelFrame): void {
  const known = judged.cer !== null && Number.isFinite(judged.cer);
  const cer = known ? `CER ${percent(judged.cer ?? 0)}` : 'CER undecided';
  const second = [cer, judged.model, judged.title].filter((part) => part !== '').join('  ·  ');
  const chip = usableOf(judged.usable);
  drawTitleBar(context, { title: judged.sample, second, chip }, frame);
  drawLegend(context, keys, { ...frame, y: frame.y + TITLE_BAR * frame.unit });
}

function usableOf(usable: boolean | null): TitleBar['chip'] {
  if (usable === true) return { word: 'usable: yes', colour: marks.exact.colour, sign: 'tick' };
  if (usable === false) return { word: 'usable: no', colour: marks.wrong.colour, sign: 'cross' };
  return { word: 'usable: unknown', colour: marks.unreadable.colour, sign: 'question' };
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(rate > 0 && rate < 0.1 ? 1 : 0)}%`;
}
