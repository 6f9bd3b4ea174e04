import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Pixels } from '../../reading/reader.ts';
import type { OverlayInput } from '../overlay.ts';
import { drawBoxes } from './boxes.ts';
import { darknessOf, pale } from './layout/pale.ts';
import { layLayoutPanel } from './layout/panel.ts';
import { drawRules } from './layout/rules.ts';
import type { SortedRules } from './layout/sorted.ts';
import { panelColours } from './marks.ts';
import { LEAST_WIDTH, layPanel, type Panel, type PanelFrame } from './panel.ts';
import { canvasOf, drawPicture, type Size } from './picture.ts';

/** A copy of the picture with its panel below or beside it, and where it lies on the canvas. */
interface Sheet {
  x: number;
  y: number;
  panel: Panel;
  /** Draws over the picture, which lies at the canvas's origin then. */
  drawOver(context: SKRSContext2D): void;
}

export interface LaidSheets extends Size {
  sheets: Sheet[];
  /** Between the two sheets. */
  gutter: number;
  /** Of the picture as drawn. */
  size: Size;
  scale: number;
}

/** Between the two copies of the picture, in units. */
const GUTTER = 16;
/** Height in units that is left to the rules at least: all that are built in, should they fail. */
const RULES = 1600;

/**
 * The sheet of the texts and, where rules were judged, that of the layout: beside the first, whose
 * panel is below, or below it, whose panel is beside.
 * @param scale canvas pixels a picture pixel.
 */
export function laySheets(
  measuring: SKRSContext2D,
  picture: Pixels,
  judged: OverlayInput,
  rules: SortedRules,
  scale: number,
): LaidSheets {
  const size = {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
  const beside = size.width >= LEAST_WIDTH && size.width > size.height * 1.2;
  const unit = Math.min(3, Math.max(1, size.width / (beside ? 1536 : 1024)));
  const most = Math.round(Math.max(720 * unit, beside ? size.height : size.height * 0.9));
  const width = beside ? Math.round(620 * unit) : Math.max(LEAST_WIDTH, size.width);
  const frameAt = (x: number, y: number): PanelFrame =>
    beside ? { x: x + size.width, y, width, unit } : { x, y: y + size.height, width, unit };
  const heightOf = (panel: Panel): number =>
    beside ? Math.max(size.height, panel.height) : size.height + panel.height;

  const gutter = Math.round(GUTTER * unit);
  const first: Sheet = {
    x: 0,
    y: 0,
    panel: layPanel(measuring, judged, frameAt(0, 0), most),
    drawOver: (context) => drawBoxes(context, judged, size, scale, unit),
  };
  const sheets = [first];
  if (rules.judged.length > 0) {
    const x = beside ? 0 : width + gutter;
    const y = beside ? heightOf(first.panel) + gutter : 0;
    const mostRules = Math.max(most, Math.round(RULES * unit));
    sheets.push({
      x,
      y,
      panel: layLayoutPanel(measuring, rules, frameAt(x, y), mostRules),
      drawOver: (context) => {
        pale(context, size, darknessOf(picture));
        const texts = judged.blocks.flatMap(({ boxes }) => boxes);
        drawRules(context, rules.judged, texts, size, scale, unit);
      },
    });
  }
  return {
    sheets,
    gutter,
    size,
    scale,
    width: (sheets.at(-1)?.x ?? 0) + (beside ? size.width + width : width),
    height: Math.max(...sheets.map(({ y, panel }) => y + heightOf(panel))),
  };
}

export function drawSheets(
  context: SKRSContext2D,
  { sheets, gutter, size, scale, width, height }: LaidSheets,
  picture: Pixels,
): void {
  context.fillStyle = panelColours.ground;
  context.fillRect(0, 0, width, height);
  const source = canvasOf(picture);
  for (const { x, y, panel, drawOver } of sheets) {
    context.save();
    context.translate(x, y);
    drawPicture(context, source, size, scale);
    drawOver(context);
    context.restore();
    panel.draw(context);
  }
  const [, second] = sheets;
  if (second === undefined) return;
  context.fillStyle = panelColours.rule;
  if (second.x > 0) context.fillRect(second.x - gutter, 0, gutter, height);
  else context.fillRect(0, second.y - gutter, width, gutter);
}
