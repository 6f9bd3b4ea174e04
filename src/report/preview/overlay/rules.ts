import type { Sample } from '../../../dataset/schema.ts';
import { centerOf, type Point, unionOf } from '../../../geometry.ts';
import { html, type Markup } from '../../html.ts';
import { boxesOf, type Placed } from './placed.ts';
import { badge, label, n } from './svg.ts';

export function alignMarks(
  { layout }: Sample,
  placed: ReadonlyMap<string, Placed>,
  unit: number,
): Markup[] {
  return (layout?.align ?? []).flatMap(({ blocks, edge }) => {
    const members = boxesOf(blocks, placed);
    if (members.length === 0) return [];
    const places = members.map((member) => placeOf(member, edge));
    const at = places.reduce((sum, place) => sum + place, 0) / places.length;
    const [x, y, w, h] = unionOf(members.map(({ box }) => box));
    const over = 1.2 * unit;
    const across = ['top', 'bottom', 'middle'].includes(edge);
    const [x1, y1, x2, y2] = across
      ? [x - over, at, x + w + over, at]
      : [at, y - over, at, y + h + over];
    return [
      html`<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"><title>${edge}: ${blocks.join(', ')}</title></line>`,
    ];
  });
}

function placeOf({ box: [x, y, w, h], rightToLeft }: Placed, edge: string): number {
  switch (edge) {
    case 'top':
      return y;
    case 'bottom':
      return y + h;
    case 'middle':
      return y + h / 2;
    case 'center':
      return x + w / 2;
    default:
      return (edge === 'left' || (edge === 'start') !== rightToLeft) && edge !== 'right'
        ? x
        : x + w;
  }
}

export function spacingMarks(
  { layout }: Sample,
  placed: ReadonlyMap<string, Placed>,
  unit: number,
): Markup[] {
  return (layout?.spacing ?? []).flatMap(({ blocks, axis }) => {
    const along = axis === 'x' ? 0 : 1;
    const boxes = boxesOf(blocks, placed)
      .map(({ box }) => box)
      .sort((a, b) => a[along] - b[along]);
    return boxes.slice(1).map((box, i) => {
      const before = boxes[i]!;
      const from = before[along] + before[along + 2]!;
      const to = box[along];
      const beside = (centerOf(before)[1 - along]! + centerOf(box)[1 - along]!) / 2;
      const [x1, y1, x2, y2] =
        axis === 'x' ? [from, beside, to, beside] : [beside, from, beside, to];
      const middle: Point = [(x1 + x2) / 2 + 0.6 * unit, (y1 + y2) / 2 + 0.5 * unit];
      // No pixels: gaps are between letters, and a box of ink ends where a descender does.
      return html`<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"><title>equal gaps: ${blocks.join(', ')}</title></line>${label(middle, '=', unit)}`;
    });
  });
}

export function orderMarks(
  { copy, layout }: Sample,
  placed: ReadonlyMap<string, Placed>,
  unit: number,
): Markup[] {
  if (layout?.order !== true) return [];
  const centers = boxesOf(
    copy.map(({ id }) => id),
    placed,
  ).map(({ box }) => centerOf(box));
  const points = centers.map(([x, y]) => `${n(x)},${n(y)}`).join(' ');
  return [
    html`<polyline points="${points}"/>`,
    ...centers.map((center, i) => badge(center, String(i + 1), unit)),
  ];
}

export function hierarchyMarks(
  { layout }: Sample,
  placed: ReadonlyMap<string, Placed>,
  unit: number,
): Markup[] {
  return (layout?.hierarchy ?? []).flatMap((level, i) =>
    boxesOf(typeof level === 'string' ? [level] : level, placed).map(({ box }) =>
      badge([box[0], box[1]], String(i + 1), unit),
    ),
  );
}
