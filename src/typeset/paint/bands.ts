import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Sample } from '../../dataset/schema.ts';
import { type Box, intersectionArea } from '../../geometry.ts';
import { css } from '../colours.ts';
import type { Page, PageBand } from '../page.ts';
import { rgb } from '../scheme.ts';
import { bandPlace, EDGES, gapOf, grown, type PageEdge } from './band-place.ts';

/** Shares of the page: of the main colour where the ground is another, and of each further one. */
const MAIN = 0.03;
const BESIDE = 0.012;
/** A strip on nothing stays off the edge, which is to be transparent. */
const OFF_EDGE = 4;

/**
 * Bands along a page's edges in those colours of the palette that its ground does not show, each
 * where there is room between the edge and what stands on the page: along all of it, or else along
 * its longest free stretch.
 */
export function bandsFor(
  page: Pick<Page, 'width' | 'height' | 'ground' | 'texts' | 'logo' | 'product'>,
  { palette, logo }: Pick<Sample, 'palette' | 'logo'>,
): PageBand[] {
  if (palette === undefined) return [];
  const clear = (logo?.clear ?? 0) * (page.logo?.box[3] ?? 0);
  const obstacles = obstaclesOf(page, clear);
  const { kind, colour: ground } = page.ground;
  const grounded = kind !== 'transparent' && css(ground) === css(rgb(palette.primary));
  const main = grounded ? [] : [{ hex: palette.primary, share: MAIN }];
  const beside = (palette.secondary ?? []).map((hex) => ({ hex, share: BESIDE }));
  const inset = kind === 'transparent' ? OFF_EDGE : 0;
  const open = new Set<PageEdge>(EDGES);
  // The main colour once more if an edge is left: type in other colours must not outdo it.
  return [...main, ...beside, ...main].flatMap(({ hex, share }): PageBand[] => {
    const place = bandPlace(page, [...open], share, inset, obstacles);
    if (place === null) return [];
    open.delete(place.edge);
    const colour = rgb(hex);
    const { box } = place;
    return [share === MAIN ? { box, colour, main: true } : { box, colour }];
  });
}

/** Draws them, interrupted where something comes near: a fault may have moved it there. */
export function paintBands(context: SKRSContext2D, page: Page): void {
  const { bands = [] } = page.ground;
  const gap = gapOf(page);
  for (const { box, colour } of bands) {
    context.save();
    for (const obstacle of obstaclesOf(page, 0)) {
      const near = grown(obstacle, gap);
      if (intersectionArea(near, box) === 0) continue;
      context.beginPath();
      context.rect(0, 0, page.width, page.height);
      context.rect(...near);
      context.clip('evenodd');
    }
    context.fillStyle = css(colour);
    context.fillRect(...box);
    context.restore();
  }
}

function obstaclesOf(page: Pick<Page, 'texts' | 'logo' | 'product'>, clear: number): Box[] {
  const { texts, logo, product } = page;
  const pictures = [
    ...(logo === null ? [] : [logo.box, ...(logo.copies ?? [])].map((box) => grown(box, clear))),
    ...(product === null ? [] : [product.box]),
  ];
  return [...texts.flatMap(({ lines }) => lines.map(({ box }) => box)), ...pictures];
}
