import { type Box, boxOf, type Point, type Quad } from '../../src/geometry.ts';
import { between, chance, pick, type Random } from '../../src/stats/chance.ts';
import { against, css } from '../../src/typeset/colours.ts';
import { type Layer, type LineStyle, setLine } from '../../src/typeset/line.ts';
import { malform, marked } from '../../src/typeset/malform.ts';
import type { Placed, Sheet } from './sheet.ts';
import type { Paint } from './style.ts';
import { under } from './under.ts';
import type { Wording } from './wording.ts';

/** Fills or outlines what a button takes. */
export function drawButton({ context, scheme, random }: Sheet, [x, y, w, h]: Box): void {
  const ground = under(context, [x, y, w, h]).mean;
  const colour = against(
    ground,
    between(random, 1.6, 8),
    pick(random, scheme.hues),
    0.7,
    scheme.lighter,
  );
  context.beginPath();
  context.roundRect(x, y, w, h, pick(random, [0, 8, h / 2]));
  if (chance(random, 0.75)) {
    context.fillStyle = css(colour);
    context.fill();
  } else {
    context.strokeStyle = css(colour);
    context.lineWidth = Math.max(2, h * 0.04);
    context.stroke();
  }
}

/** Draws a line where it was put, and notes what is true of it. Returns its lower edge. */
export function drawLine(
  sheet: Sheet,
  wording: Wording,
  style: LineStyle,
  paint: Paint,
  at: Placed,
  lang: string,
): number | null {
  const { context, random } = sheet;
  const layer = setLine(wording.text, style);
  if (layer === null) return null;
  const harm = wording.kind === 'malformed' ? malformed(wording.text, layer, style, random) : null;
  const turn = (at.turned / 180) * Math.PI;
  const place = ([x, y]: Point): Point => [
    at.centre[0] + (x - at.middle[0]) * Math.cos(turn) - (y - at.middle[1]) * Math.sin(turn),
    at.centre[1] + (x - at.middle[0]) * Math.sin(turn) + (y - at.middle[1]) * Math.cos(turn),
  ];
  const [x, y, w, h] = layer.ink;
  const corners: Point[] = [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ];
  const quad = corners.map(place) as unknown as Quad;
  const box = boxOf(quad);

  context.save();
  context.translate(at.centre[0], at.centre[1]);
  context.rotate(turn);
  if (paint.shadow !== undefined) {
    const { colour, blur, x: right, y: down, alpha } = paint.shadow;
    context.shadowColor = css(colour, alpha);
    context.shadowBlur = blur;
    context.shadowOffsetX = right;
    context.shadowOffsetY = down;
  }
  context.drawImage(layer.canvas, -at.middle[0], -at.middle[1]);
  context.restore();

  sheet.taken.push(at.bounds, box);
  const text = harm === null ? wording.text : harm.text;
  const expected = harm === null ? wording.expected : wording.text;
  sheet.lines.push({
    id: `l${sheet.lines.length + 1}`,
    lang,
    text,
    kind: wording.kind === 'malformed' && harm === null ? 'plain' : wording.kind,
    ...(expected === undefined ? {} : { expected }),
    ...(harm === null ? {} : { malformed: harm.at, how: harm.how }),
    box: box.map((value) => Math.round(value * 10) / 10) as unknown as Box,
    quad: quad.map((point) => point.map((value) => Math.round(value * 10) / 10)) as unknown as Quad,
    size: style.size,
    font: fontsOf(wording.text, style),
    contrast: Math.round(paint.contrast * 100) / 100,
    vertical: style.vertical,
    turned: Math.round(at.turned * 10) / 10,
  });
  return at.bounds[1] + at.bounds[3];
}

/** The faces that the text's characters really come from. */
function fontsOf(text: string, style: LineStyle): string {
  const used = [...text]
    .filter((character) => character !== ' ')
    .map((character) => style.faces.find((face) => face.has(character))?.name);
  return [...new Set(used)].filter((name) => name !== undefined).join(' + ');
}

/** Malforms one glyph, or, in longer lines now and then, two. */
function malformed(
  text: string,
  layer: Layer,
  style: LineStyle,
  random: Random,
): { text: string; at: number[]; how: { way: string; change: number }[] } | null {
  const times = [...text].length > 6 && chance(random, 0.25) ? 2 : 1;
  const glyphs: number[][] = [];
  const how: { way: string; change: number }[] = [];
  for (let time = 0; time < times; time++) {
    const spared = layer.cells?.filter((cell) => !glyphs.flat().includes(cell.at)) ?? null;
    const left = { ...layer, cells: spared };
    const harm = malform(left, style.size, random, (letter) => setLine(letter, style));
    if (harm === null) break;
    layer.ink = left.ink;
    glyphs.push(...harm.glyphs);
    how.push({ way: harm.how, change: Math.round(harm.change * 100) / 100 });
  }
  if (glyphs.length === 0) return null;
  return { text: marked(text, glyphs), at: glyphs.flat().toSorted((a, b) => a - b), how };
}
