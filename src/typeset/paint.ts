import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Colour } from './colours.ts';
import { paintGround } from './ground.ts';
import type { DrawnPage, Page } from './page.ts';
import { paintBands } from './paint/bands.ts';
import { pngOf } from './paint/encode.ts';
import { contrastOn, inkTexts } from './paint/inking.ts';
import { drawPicture } from './paint/picture.ts';
import { dye, type SetLine, setText } from './paint/setting.ts';

/**
 * Draws a page. The same page gives the same bytes. Boxes are those of what was really inked and
 * may leave the canvas, where nothing is drawn; a line that inks nothing has one without size.
 *
 * @throws TyposcopeError('set') for a logo or product that can't be drawn
 */
export async function paintPage(page: Page): Promise<DrawnPage> {
  const { width, height, ground } = page;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  paintGround(context, width, height, ground);
  paintBands(context, page);
  const product = await drawPicture(context, page.product);
  const logo = await drawPicture(context, page.logo);
  const pictures = [product, logo].flatMap((drawn) => drawn?.boxes ?? []);
  const texts = page.texts.map(setText);
  const { inks, lights } = inkTexts(context, ground, texts, pictures);
  texts.forEach(({ lines }, index) => {
    for (const line of lines) drawLine(context, line, inks[index]!);
  });
  return {
    png: await pngOf(canvas, ground.kind !== 'transparent'),
    width,
    height,
    texts: texts.map((set, index) => ({
      block: set.text.block,
      lang: set.text.lang,
      size: set.text.size,
      contrast: contrastOn(lights, ground, set, inks[index]!),
      box: set.box ?? set.lines[0]?.box ?? [0, 0, 0, 0],
      lines: set.lines.map(({ text, box }) => ({ text, box })),
    })),
    logo: logo?.boxes[0] ?? null,
    product: product?.boxes[0] ?? null,
    logoInk: logo?.ink ?? null,
    productInk: product?.ink ?? null,
  };
}

function drawLine(context: SKRSContext2D, { layer, box }: SetLine, ink: Colour): void {
  if (layer === null) return;
  dye(layer, ink);
  context.drawImage(layer.canvas, box[0] - layer.ink[0], box[1] - layer.ink[1]);
}
