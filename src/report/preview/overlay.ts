import type { Sample } from '../../dataset/schema.ts';
import { html, type Markup } from '../html.ts';
import type { Drawing } from './drawn-sample.ts';
import { blockMarks, marginMarks, pictureMarks } from './overlay/boxes.ts';
import { placedBlocks } from './overlay/placed.ts';
import { regionMarks } from './overlay/regions.ts';
import { alignMarks, hierarchyMarks, orderMarks, spacingMarks } from './overlay/rules.ts';

/** What can be laid over the picture, in the order of drawing. */
export const layers = [
  ['regions', 'Regions'],
  ['margin', 'Margin'],
  ['pictures', 'Logo and product'],
  ['blocks', 'Blocks'],
  ['align', 'Alignment'],
  ['spacing', 'Spacing'],
  ['order', 'Reading order'],
  ['hierarchy', 'Hierarchy'],
] as const;

type Layer = (typeof layers)[number][0];

/** Regions and rules of a sample as SVG groups over its picture, one a layer. */
export function overlay(sample: Sample, drawing: Drawing): Markup {
  const { width, height } = drawing;
  const unit = Math.min(width, height) / 100;
  const placed = placedBlocks(sample, drawing);
  const drawn: Record<Layer, Markup[]> = {
    regions: regionMarks(sample, placed, drawing, unit),
    margin: marginMarks(sample, drawing),
    pictures: pictureMarks(sample, drawing, unit),
    blocks: blockMarks(drawing, unit),
    align: alignMarks(sample, placed, unit),
    spacing: spacingMarks(sample, placed, unit),
    order: orderMarks(sample, placed, unit),
    hierarchy: hierarchyMarks(sample, placed, unit),
  };
  return html`${layers.map(([layer]) => html`<g class="layer ${layer}">${drawn[layer]}</g>`)}`;
}
