import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { ImageResult } from '../../../src/results/results.ts';
import { HEIGHT, WIDTH } from './synthetic-copy.ts';

/** Where a run's folder has the picture of that hash. */
export function pictureFile(sha256: string): string {
  return `images/${sha256.slice(0, 2)}/${sha256}.png`;
}

/**
 * Draws what the results say of a picture and files it, as a run does: bars for the blocks, since
 * letters would take longer and hang on the machine's typefaces.
 *
 * @param number told in the picture, so that no two are the same
 */
export async function writePicture(
  folder: string,
  image: ImageResult,
  number: number,
): Promise<ImageResult> {
  // The filters of PNG take three times as long as they save on disk.
  const bytes = await sharp(Buffer.from(svgOf(image, number)))
    .removeAlpha()
    .png({ compressionLevel: 2, adaptiveFiltering: false })
    .toBuffer();
  const sha256 = hash('sha256', bytes);
  const file = pictureFile(sha256);
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), bytes);
  return { ...image, file, sha256 };
}

function svgOf({ text }: ImageResult, number: number): string {
  const hue = (number * 47) % 360;
  const blocks = (text?.blocks ?? []).flatMap(({ boxes = [] }) => boxes);
  const bars = [...blocks, ...(text?.extras ?? []).map(({ box }) => box)].map(([x, y, w, h]) =>
    rect(x, y, w, h, '#f4f1e8'),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    rect(0, 0, WIDTH, HEIGHT, `hsl(${hue}, 45%, 32%)`),
    ...bars,
    ...digits(number),
    '</svg>',
  ].join('');
}

/** The number in the segments of a pocket calculator, which need no typeface. */
function digits(number: number): string[] {
  return [...String(number)].flatMap((digit, i) => {
    const [x, y] = [60 + i * 40, 490];
    return SEGMENTS.flatMap(([dx, dy, w, h], segment) =>
      LIT[Number(digit)]!.includes('abcdefg'[segment]!)
        ? [rect(x + dx, y + dy, w, h, '#ffd166')]
        : [],
    );
  });
}

const SEGMENTS = [
  [0, 0, 28, 5],
  [23, 0, 5, 28],
  [23, 25, 5, 28],
  [0, 48, 28, 5],
  [0, 25, 5, 28],
  [0, 0, 5, 28],
  [0, 24, 28, 5],
] as const;
const LIT = [
  'abcdef',
  'bc',
  'abged',
  'abgcd',
  'fgbc',
  'afgcd',
  'afgedc',
  'abc',
  'abcdefg',
  'abcdfg',
] as const;

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}
