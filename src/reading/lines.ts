import { boxOf, type Quad, sliceOf } from '../geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../language.ts';
import { agreeingReading, type Place } from './choose.ts';
import { columnCrop, cropQuad, sizeOfQuad } from './crop.ts';
import { type Candidate, CONTRADICTED, withoutCjkSpaces } from './join.ts';
import type { PpOcrEngine } from './ppocr/engine.ts';
import type { Pixels, ReadLine } from './reader.ts';
import { joinRows } from './rows.ts';
import type { TesseractEngine } from './tesseract/engine.ts';

/** Crop heights in pixels for tesseract, the third only where the first two disagree. */
const HEIGHTS = [40, 56, 72] as const;

/** Where lines are. Right-to-left scripts are detected word by word, and joined to rows. */
export async function findLines(
  engine: PpOcrEngine,
  pixels: Pixels,
  languages: readonly string[],
): Promise<Quad[]> {
  const found = await engine.detect(pixels);
  return languages.map(scriptOfLanguage).some(isRightToLeft) ? joinRows(found) : found;
}

/** Whether any of the languages may be set in columns. */
export function setsColumns(languages: readonly string[]): boolean {
  return languages.map(scriptOfLanguage).some((script) => /^(Han[st]|Jpan|Kore)$/.test(script));
}

/** One language's reading of a line: its crops at several heights, and how well they agree. */
export async function readCrops(
  pixels: Pixels,
  quad: Quad,
  engine: TesseractEngine,
  code: string,
): Promise<Candidate> {
  const read = async (height: number): Promise<Candidate> => {
    const crop = cropOf(pixels, quad, height);
    return withoutCjkSpaces({ ...(await engine.read(crop)), engine: `tesseract/${code}` });
  };
  const two = [await read(HEIGHTS[0]), await read(HEIGHTS[1])];
  const agreed = agreeingReading(two);
  return agreed.confidence > CONTRADICTED
    ? agreed
    : agreeingReading([...two, await read(HEIGHTS[2])]);
}

function cropOf(pixels: Pixels, quad: Quad, height: number): Pixels {
  const size = sizeOfQuad(quad);
  if (size.height > size.width * 1.5) return columnCrop(pixels, quad, height);
  const width = Math.round((size.width * height) / Math.max(1, size.height));
  return cropQuad(pixels, quad, height, Math.min(4000, Math.max(8, width)));
}

/** A column read as a row of cells is as long as it is high. */
export function placeOf(quad: Quad): Place {
  const { width, height } = sizeOfQuad(quad);
  return { width: Math.max(width, height), height: Math.min(width, height) };
}

/** A chosen reading as evidence. */
export function lineOf(quad: Quad, chosen: Candidate, others: readonly Candidate[]): ReadLine {
  const box = boxOf(quad);
  return {
    quad,
    text: chosen.text,
    confidence: round(chosen.confidence),
    characters: chosen.characters.map(({ text, confidence, from, to }) => ({
      text,
      confidence: round(confidence),
      box: roundBox(sliceOf(box, from, to, 1)),
    })),
    engine: chosen.engine,
    others: others.map(({ engine, text, confidence }) => ({
      engine,
      text,
      confidence: round(confidence),
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function roundBox([x, y, w, h]: readonly [number, number, number, number]) {
  const one = (value: number) => Math.round(value * 10) / 10;
  return [one(x), one(y), one(w), one(h)] as const;
}
