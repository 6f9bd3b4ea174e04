import sharp from 'sharp';
import type { Box } from '../../src/geometry.ts';
import type { Colour } from '../../src/typeset/colours.ts';
import { type Face, faceOf } from '../../src/typeset/fonts/faces.ts';
import { shipped } from '../../src/typeset/fonts/shipped.ts';
import { lineAt } from '../../src/typeset/measure.ts';
import type { Align, DrawnPage, Page, PageText } from '../../src/typeset/page.ts';

export const WIDTH = 480;
export const HEIGHT = 600;

export function face(name: string): Face {
  const typeface = shipped.find((one) => one.name === name)!;
  return faceOf(typeface, typeface.body);
}

/** Copy in four scripts, one of which runs from the right. */
export const copy = {
  latin: { lang: 'en', faces: ['noto-sans'], text: 'Every Thursday' },
  chinese: { lang: 'zh-Hans', faces: ['noto-sans-sc'], text: '春日新茶上市' },
  arabic: { lang: 'ar', faces: ['noto-naskh-arabic', 'noto-sans'], text: 'قهوة عربية طازجة' },
  hindi: { lang: 'hi', faces: ['noto-sans-devanagari'], text: 'मसाला चाय और समोसा' },
} as const;

export interface Where {
  size?: number;
  align?: Align;
  x: number;
  y: number;
}

export function textOf(
  which: keyof typeof copy,
  { size = 30, align = 'left', x, y }: Where,
  more: Partial<PageText> & { lines?: never; texts?: readonly string[] } = {},
): PageText {
  const { lang, text } = copy[which];
  const faces = copy[which].faces.map(face);
  const { texts = [text], ...rest } = more;
  return {
    block: which,
    lang,
    faces,
    size,
    ink: null,
    align,
    lines: texts.map((line, index) =>
      lineAt(line, { lang, faces, size }, align, x, y + index * size * 1.5),
    ),
    ...rest,
  };
}

export function pageOf(texts: PageText[], more: Partial<Page> = {}): Page {
  return {
    width: WIDTH,
    height: HEIGHT,
    ground: { kind: 'plain', colour: [255, 255, 255], second: [200, 200, 200], seed: 1 },
    texts,
    logo: null,
    product: null,
    ...more,
  };
}

/** A page full of text: a headline, all scripts, and small print. */
export function fullTexts(): PageText[] {
  return [
    textOf('latin', { size: 56, x: 24, y: 80 }, { block: 'headline', texts: ['Autumn tea'] }),
    textOf('chinese', { size: 40, x: 24, y: 150 }),
    textOf(
      'arabic',
      { size: 34, align: 'right', x: 456, y: 230 },
      { texts: ['قهوة عربية', 'كل صباح'] },
    ),
    textOf('hindi', { size: 28, align: 'center', x: 240, y: 350 }),
    textOf('latin', { size: 22, x: 24, y: 430 }, { block: 'body' }),
    textOf('latin', { size: 13, x: 24, y: 540 }, { block: 'legal' }),
  ];
}

export interface Raster {
  data: Buffer;
  width: number;
  height: number;
  channels: number;
}

export async function rasterOf({ png }: DrawnPage): Promise<Raster> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

export function pixelAt({ data, width, channels }: Raster, x: number, y: number): Colour {
  const at = (y * width + x) * channels;
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}

/** Box of the pixels that differ by at least so much in some channel; null where none does. */
export function differenceOf(a: Raster, b: Raster, least: number, within?: Box): Box | null {
  const [x0, y0, w, h] = within ?? [0, 0, a.width, a.height];
  let [left, top, right, bottom] = [a.width, a.height, -1, -1];
  for (let y = Math.max(0, y0); y < Math.min(a.height, y0 + h); y++) {
    for (let x = Math.max(0, x0); x < Math.min(a.width, x0 + w); x++) {
      const one = (y * a.width + x) * a.channels;
      const other = (y * b.width + x) * b.channels;
      let off = 0;
      for (let channel = 0; channel < 3; channel++) {
        off = Math.max(off, Math.abs(a.data[one + channel]! - b.data[other + channel]!));
      }
      if (off < least) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : [left, top, right - left + 1, bottom - top + 1];
}
