import type { Sample } from '../../../dataset/schema.ts';
import { centerOf, type Point } from '../../../geometry.ts';
import { html, type Markup } from '../../html.ts';
import type { Drawing } from '../drawn-sample.ts';
import type { Placed } from './placed.ts';
import { label, n, rect } from './svg.ts';

/** Cells as the contract has them: the centre of the box lies within, with 5% to spare. */
const CELL_SPARE = 0.05;

export function regionMarks(
  sample: Sample,
  placed: ReadonlyMap<string, Placed>,
  { width, height, logo, product }: Drawing,
  unit: number,
): Markup[] {
  const wanted = [
    ...sample.copy.map(({ id, region }) => ({ id, region, box: placed.get(id)?.box })),
    { id: 'logo', region: sample.logo?.region, box: logo ?? undefined },
    { id: 'product', region: sample.product?.region, box: product ?? undefined },
  ];
  const known = wanted.filter(({ region }) => region !== undefined);
  return [...Map.groupBy(known, ({ region }) => JSON.stringify(region)).values()].map((same) => {
    const region = same[0]!.region!;
    const names = same.map(({ id }) => id).join(', ');
    const shares = typeof region === 'string' ? cellShares(region) : region;
    const [x, y, w, h] = [
      shares[0] * width,
      shares[1] * height,
      shares[2] * width,
      shares[3] * height,
    ] as const;
    const where = typeof region === 'string' ? region : 'box';
    const dots = same.flatMap(({ box }) => {
      if (box === undefined || typeof region !== 'string') return [];
      const [cx, cy] = centerOf(box);
      return [html`<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(0.7 * unit)}"/>`];
    });
    const foot: Point = [x + 0.6 * unit, y + h - 0.8 * unit];
    return html`${rect([x, y, w, h], `${where}: ${names}`)}${label(foot, `${where}: ${names}`, unit)}${dots}`;
  });
}

function cellShares(cell: string): [number, number, number, number] {
  const [row, column] = cell.split('-');
  const x = ['left', 'center', 'right'].indexOf(column!) / 3;
  const y = ['top', 'middle', 'bottom'].indexOf(row!) / 3;
  const [left, top] = [Math.max(0, x - CELL_SPARE), Math.max(0, y - CELL_SPARE)];
  const [right, bottom] = [
    Math.min(1, x + 1 / 3 + CELL_SPARE),
    Math.min(1, y + 1 / 3 + CELL_SPARE),
  ];
  return [left, top, right - left, bottom - top];
}
