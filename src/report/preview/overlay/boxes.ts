import type { Sample } from '../../../dataset/schema.ts';
import type { Box } from '../../../geometry.ts';
import { html, type Markup } from '../../html.ts';
import type { Drawing } from '../drawn-sample.ts';
import { label, rect } from './svg.ts';

export function blockMarks({ blocks }: Drawing, unit: number): Markup[] {
  return blocks.map(
    ({ id, box, lines }) => html`<g data-block="${id}">
      ${lines.length > 1 && lines.map((line) => html`<g class="line">${rect(line, id)}</g>`)}
      ${rect(box, id)}${label([box[0], box[1] - 0.4 * unit], id, unit)}
    </g>`,
  );
}

export function marginMarks({ layout }: Sample, { width, height }: Drawing): Markup[] {
  if (layout?.margin === undefined) return [];
  const inset = layout.margin * Math.min(width, height);
  const box: Box = [inset, inset, width - 2 * inset, height - 2 * inset];
  return [rect(box, `margin: ${layout.margin} of the shorter side`)];
}

export function pictureMarks({ logo }: Sample, drawing: Drawing, unit: number): Markup[] {
  const marks: Markup[] = [];
  for (const [name, box] of [
    ['product', drawing.product],
    ['logo', drawing.logo],
  ] as const) {
    if (box === null) continue;
    const [x, y, w, h] = box;
    marks.push(rect(box, name), label([x, y + h + 1.8 * unit], name, unit));
    const clear = name === 'logo' ? (logo?.clear ?? 0) * h : 0;
    if (clear > 0) {
      const around: Box = [x - clear, y - clear, w + 2 * clear, h + 2 * clear];
      marks.push(html`<g class="clear">${rect(around, 'clear space of the logo')}</g>`);
    }
  }
  return marks;
}
