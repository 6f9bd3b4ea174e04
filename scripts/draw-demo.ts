/**
 * Draws the demo set's pictures and writes down what is in them. The copy comes from the samples,
 * the faults from the drawings, so that neither can drift from datasets/demo/truth.json.
 *
 *   node scripts/draw-demo.ts [folder]     default: datasets/demo
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { parse } from 'yaml';
import * as bakery from './demo/bakery-menu-ja.ts';
import * as books from './demo/book-fair-hi.ts';
import * as bread from './demo/bread-fest-de.ts';
import * as brunch from './demo/brunch-menu-en.ts';
import * as pack from './demo/coffee-pack-ar-en.ts';
import * as coffee from './demo/coffee-poster-ko.ts';
import { newSheet, type Sheet, type Truth } from './demo/sheet.ts';
import * as tea from './demo/spring-tea-zh-en.ts';
import * as wallet from './demo/wallet-ui-en.ts';

const drawings: Record<string, { paper: string; draw: (sheet: Sheet) => void }> = {
  'bakery-menu-ja': bakery,
  'book-fair-hi': books,
  'bread-fest-de': bread,
  'brunch-menu-en': brunch,
  'coffee-pack-ar-en': pack,
  'coffee-poster-ko': coffee,
  'spring-tea-zh-en': tea,
  'wallet-ui-en': wallet,
};

interface DrawnSample {
  canvas: { width: number; height: number };
  copy: { id: string; text: string }[];
}

const set = fileURLToPath(new URL('../datasets/demo/', import.meta.url));
const out = process.argv[2] ?? set;
await mkdir(join(out, 'pictures'), { recursive: true });
const truths: Record<string, Truth> = {};
for (const [id, { paper, draw }] of Object.entries(drawings)) {
  const yaml = await readFile(join(set, 'samples', `${id}.yaml`), 'utf8');
  const sample = parse(yaml) as DrawnSample;
  const copy = new Map(sample.copy.map((block) => [block.id, block.text.trimEnd()]));
  const { sheet, canvas, truth } = newSheet({ ...sample.canvas, copy }, paper);
  draw(sheet);
  const undrawn = [...copy.keys()].filter((block) => !(block in truth.drawn));
  if (undrawn.length > 0) throw new Error(`${id}: not drawn: ${undrawn.join(', ')}`);
  const { width, height } = canvas;
  const png = await sharp(canvas.data(), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 9, adaptiveFiltering: false })
    .toBuffer();
  await writeFile(join(out, 'pictures', `${id}.png`), png);
  truths[id] = truth;
  console.log(`${id}.png  ${Math.ceil(png.length / 1000)} kB`);
}
await writeFile(join(out, 'truth.json'), `${JSON.stringify(truths, null, 2)}\n`);
