/**
 * Draws the demo set's pictures and writes down what is in them. The copy comes from the samples,
 * the faults from the drawings, so that neither can drift from datasets/demo/truth.json. Eight are
 * drawn by hand, so that not all of them look as the typesetter would have them; it draws the rest.
 *
 *   node scripts/draw-demo.ts [folder]     default: datasets/demo
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { loadSet } from '../src/dataset/load.ts';
import type { Sample } from '../src/dataset/schema.ts';
import * as bakery from './demo/bakery-menu-ja.ts';
import * as books from './demo/book-fair-hi.ts';
import * as bread from './demo/bread-fest-de.ts';
import * as brunch from './demo/brunch-menu-en.ts';
import * as pack from './demo/coffee-pack-ar-en.ts';
import * as coffee from './demo/coffee-poster-ko.ts';
import { newSheet, type Sheet, type Truth } from './demo/sheet.ts';
import * as tea from './demo/spring-tea-zh-en.ts';
import { drawTypeset, type TypesetDrawing } from './demo/typeset.ts';
import * as wallet from './demo/wallet-ui-en.ts';

interface Drawing {
  paper: string;
  draw: (sheet: Sheet) => void;
}

const byHand: Record<string, Drawing> = {
  'bakery-menu-ja': bakery,
  'book-fair-hi': books,
  'bread-fest-de': bread,
  'brunch-menu-en': brunch,
  'coffee-pack-ar-en': pack,
  'coffee-poster-ko': coffee,
  'spring-tea-zh-en': tea,
  'wallet-ui-en': wallet,
};

const typeset: Record<string, TypesetDrawing> = {
  'bike-year-zh-en': { seed: 1 },
  'clinic-ui-es': { seed: 2, fault: 'price-digit' },
  'ferry-year-en': { seed: 3, fault: 'word-missing' },
  'pier-sign-en': { seed: 4 },
  'soap-box-fr-en': { seed: 5 },
  'water-use-ar': { seed: 6, fault: 'block-duplicated' },
};

async function drawByHand(sample: Sample, { paper, draw }: Drawing): Promise<[Buffer, Truth]> {
  const copy = new Map(sample.copy.map((block) => [block.id, block.text]));
  const { sheet, canvas, truth } = newSheet({ ...sample.canvas, copy }, paper);
  draw(sheet);
  const undrawn = [...copy.keys()].filter((block) => !(block in truth.drawn));
  if (undrawn.length > 0) throw new Error(`${sample.id}: not drawn: ${undrawn.join(', ')}`);
  const { width, height } = canvas;
  const png = await sharp(canvas.data(), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 9, adaptiveFiltering: false })
    .toBuffer();
  return [png, truth];
}

const set = fileURLToPath(new URL('../datasets/demo/', import.meta.url));
const out = process.argv[2] ?? set;
await mkdir(join(out, 'pictures'), { recursive: true });
const truths: Record<string, Truth> = {};
for (const sample of (await loadSet(set)).samples) {
  const { id } = sample;
  let png: Uint8Array;
  const drawing = byHand[id];
  if (drawing !== undefined) {
    [png, truths[id]] = await drawByHand(sample, drawing);
  } else {
    const made = await drawTypeset(sample, set, typeset[id] ?? { seed: 1 });
    png = await sharp(made.drawn.png)
      .png({ compressionLevel: 9, adaptiveFiltering: true })
      .toBuffer();
    truths[id] = made.truth;
  }
  await writeFile(join(out, 'pictures', `${id}.png`), png);
  console.log(`${id}.png  ${Math.ceil(png.length / 1000)} kB`);
}
await writeFile(join(out, 'truth.json'), `${JSON.stringify(truths, null, 2)}\n`);
