import { type Box, unionOf } from '../../geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../../language.ts';
import { seededRandom } from '../../stats/random.ts';
import { type Colour, css } from '../colours.ts';
import { type Layer, type LineStyle, setLine } from '../line.ts';
import { malform, marked } from '../malform.ts';
import type { Align, PageLine, PageText } from '../page.ts';

/** A text whose lines are set, each by itself and in black, before anybody knows its ink. */
export interface SetText {
  text: PageText;
  lines: SetLine[];
  /** Of all that is inked; null where nothing is. */
  box: Box | null;
}

export interface SetLine {
  /** With 〓 for each malformed glyph. */
  text: string;
  /** Ink box on the page, in whole pixels; without width where nothing is inked. */
  box: Box;
  /** Null where nothing is inked. */
  layer: Layer | null;
}

export function setText(text: PageText): SetText {
  const style: LineStyle = {
    faces: text.faces,
    size: text.size,
    colour: [0, 0, 0],
    spacing: 0,
    stretch: 1,
    slant: 0,
    vertical: false,
    rightToLeft: isRightToLeft(scriptOfLanguage(text.lang)),
  };
  const lines = text.lines.map((line) => setOne(line, text.align, style));
  const inked = lines.filter(({ layer }) => layer !== null).map(({ box }) => box);
  return { text, lines, box: inked.length === 0 ? null : unionOf(inked) };
}

function setOne(line: PageLine, align: Align, style: LineStyle): SetLine {
  const layer = setLine(line.text, style);
  if (layer === null) return { text: line.text, box: [line.x, line.baseline, 0, 0], layer };
  const [x, , w] = layer.ink;
  const anchor = align === 'left' ? x : align === 'center' ? x + w / 2 : x + w;
  // Whole pixels, so that letters are not smoothed a second time.
  const across = Math.round(line.x - anchor);
  const down = Math.round(line.baseline - layer.baseline);
  const { count, seed } = line.malformed ?? { count: 0, seed: 0 };
  const glyphs = malformGlyphs(layer, style, count, seed);
  const [left, top, width, height] = layer.ink;
  return {
    text: marked(line.text, glyphs),
    box: [left + across, top + down, width, height],
    layer,
  };
}

/** Malforms glyphs of a layer, in place: none twice, and fewer where no more can be. */
function malformGlyphs(layer: Layer, style: LineStyle, count: number, seed: number): number[][] {
  const random = seededRandom(seed);
  const glyphs: number[][] = [];
  for (let time = 0; time < count; time++) {
    const spared = layer.cells?.filter(({ at }) => !glyphs.flat().includes(at)) ?? null;
    const left = { ...layer, cells: spared };
    const harm = malform(left, style.size, random, (letter) => setLine(letter, style));
    if (harm === null) break;
    layer.ink = left.ink;
    glyphs.push(...harm.glyphs);
  }
  return glyphs;
}

/** Gives everything inked in a layer one colour. */
export function dye(layer: Layer, ink: Colour): void {
  const context = layer.canvas.getContext('2d');
  context.save();
  context.resetTransform();
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = css(ink);
  context.fillRect(0, 0, layer.canvas.width, layer.canvas.height);
  context.restore();
}
