import type { Box, Point } from '../../../geometry.ts';
import { html, type Markup } from '../../html.ts';

export function rect([x, y, w, h]: Box, title: string): Markup {
  return html`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"><title>${title}</title></rect>`;
}

export function label([x, y]: Point, text: string, unit: number, anchor = 'start'): Markup {
  return html`<text x="${n(x)}" y="${n(y)}" font-size="${n(1.7 * unit)}" text-anchor="${anchor}">${text}</text>`;
}

export function badge([x, y]: Point, text: string, unit: number): Markup {
  return html`<circle cx="${n(x)}" cy="${n(y)}" r="${n(1.4 * unit)}"/>${label([x, y + 0.6 * unit], text, unit, 'middle')}`;
}

/** Tenths of a pixel are more than anybody sees. */
export function n(length: number): string {
  return String(Math.round(length * 10) / 10);
}
