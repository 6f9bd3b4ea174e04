import { join } from 'node:path';
import sharp from 'sharp';
import { layoutSentences } from '../dataset/layout-prose.ts';
import type { SampleSet } from '../dataset/load.ts';
import { finishedPrompt } from '../dataset/prompt.ts';
import type { Sample } from '../dataset/schema.ts';
import { wordCount } from '../dataset/word-count.ts';
import { TyposcopeError } from '../errors.ts';
import type { Drawing, DrawnSample, DrawnSet } from '../report/preview/drawn-sample.ts';
import { assetSize, loadAsset } from '../typeset/assets.ts';
import { composePage } from '../typeset/compose.ts';
import { pngOf } from '../typeset/paint/encode.ts';
import { paintPage } from '../typeset/paint.ts';
import type { TypesetOptions } from '../typeset/request.ts';

export interface PreviewOptions {
  seed: number;
  typeset?: TypesetOptions;
  onSample?: () => void;
}

/** Longest side of the pictures in the page: small print can be read, and the page can be mailed. */
const LONGEST = 1280;
const QUALITY = 80;
/** Longest side of logos and inputs. */
const ASSET_SIDE = 480;

/** Draws every sample of the sets with what a page needs to show it. Reads no picture. */
export async function previewSets(
  sets: readonly SampleSet[],
  options: PreviewOptions,
): Promise<DrawnSet[]> {
  const drawn: DrawnSet[] = [];
  for (const { folder, info, samples } of sets) {
    const own: DrawnSample[] = [];
    for (const sample of samples) {
      own.push(await drawnSample(sample, folder, options));
      options.onSample?.();
    }
    const { name, version, title, description = null } = info;
    drawn.push({ name, version, title, description, samples: own });
  }
  return drawn;
}

async function drawnSample(
  sample: Sample,
  folder: string,
  options: PreviewOptions,
): Promise<DrawnSample> {
  return {
    sample,
    prompt: finishedPrompt(sample),
    rules: layoutSentences(sample),
    words: wordCount(sample),
    assets: await assetsOf(sample, folder),
    drawing: await drawing(sample, folder, options).catch(faultOf),
  };
}

async function drawing(
  sample: Sample,
  folder: string,
  { seed, typeset }: PreviewOptions,
): Promise<Drawing> {
  const page = await composePage({
    sample,
    folder,
    seed,
    ...(typeset === undefined ? {} : { options: typeset }),
  });
  const { png, width, height, texts, logo, product } = await paintPage(page);
  return {
    picture: await smaller(png),
    width,
    height,
    blocks: texts.flatMap(({ block, box, lines }) =>
      block === null ? [] : [{ id: block, box, lines: lines.map((line) => line.box) }],
    ),
    logo,
    product,
  };
}

/** One sample that can't be drawn hides none of the others. */
function faultOf(error: unknown): { fault: string } {
  if (error instanceof TyposcopeError) return { fault: error.message };
  throw error;
}

async function smaller(png: Uint8Array): Promise<string> {
  const webp = await sharp(png)
    .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer();
  return `data:image/webp;base64,${webp.toString('base64')}`;
}

/** Logo, product and inputs as pictures of pixels: an SVG in a page is more than a picture. */
async function assetsOf(sample: Sample, folder: string): Promise<Map<string, string>> {
  const { logo, product, inputs = [] } = sample;
  const names = [logo?.asset, product?.asset, ...inputs].filter((name) => name !== undefined);
  const assets = new Map<string, string>();
  for (const name of new Set(names)) {
    const file = join(folder, name);
    const { width, height } = await assetSize(file);
    const scale = ASSET_SIDE / Math.max(width, height);
    const side = (length: number) => Math.max(1, Math.round(length * scale));
    const canvas = await loadAsset(file, side(width), side(height));
    const png = await pngOf(canvas, false);
    assets.set(name, `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
  }
  return assets;
}
