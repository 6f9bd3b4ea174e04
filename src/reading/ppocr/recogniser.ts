import type { InferenceSession } from 'onnxruntime-node';
import type { Quad } from '../../geometry.ts';
import type { Area } from '../area.ts';
import { bentCrop, columnCrop, cropQuad, sizeOfQuad, turnQuad } from '../crop.ts';
import type { Pixels } from '../reader.ts';
import type { Bend } from './bend.ts';
import type { Recognised } from './decode.ts';
import { LINE_HEIGHT, MAX_WIDTH, recogniseLines } from './recognise.ts';
import { openSession } from './session.ts';

export interface PpLine extends Recognised {
  /** Runs along the text in the direction in which it was read best. */
  quad: Quad;
  /** Mean probability of the characters, 0..1; 0 where nothing was read. */
  confidence: number;
  /** The arc along which it was read; null where it was read straight. */
  bend: Bend | null;
  /** What was read: the line laid straight. */
  crop: Pixels;
}

/** A box this much higher than wide is taken for turned or vertical text and read several ways. */
export const TALL = 1.5;

/** One of PP-OCR's recognisers: a network and the characters it can write. */
export class PpRecogniser {
  readonly id: string;
  readonly dictionary: readonly string[];
  readonly #session: InferenceSession;

  private constructor(id: string, session: InferenceSession, dictionary: readonly string[]) {
    this.id = id;
    this.#session = session;
    this.dictionary = dictionary;
  }

  static async open(id: string, path: string, dictionary: readonly string[]) {
    return new PpRecogniser(id, await openSession(path), dictionary);
  }

  /** Straightened crops of LINE_HEIGHT, in the order given. */
  async recogniseWhole(crops: readonly Pixels[]): Promise<(Recognised & { confidence: number })[]> {
    const read = await recogniseLines(this.#session, this.dictionary, crops);
    return read.map((line) => ({ ...line, confidence: meanConfidence(line) }));
  }

  /**
   * Reads every area, in the order given. Tall ones are tried as they lie, turned, and, where the
   * languages set columns (`vertical`), as a column of square cells; bent ones also along their arc.
   */
  async read(pixels: Pixels, areas: readonly Area[], vertical: boolean): Promise<PpLine[]> {
    const ways = areas.flatMap((area, index) => waysToRead(pixels, area, index, vertical));
    const read = await this.recogniseWhole(ways.map((way) => way.crop));
    const best = new Array<PpLine>(areas.length);
    ways.forEach(({ index, quad, bend, crop }, i) => {
      const line = { ...read[i]!, quad, bend, crop };
      const known = best[index];
      if (known === undefined || line.confidence > known.confidence + 0.02) best[index] = line;
    });
    return best;
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}

/** The crop that the recogniser is given: straight, LINE_HEIGHT high, in proportion or drawn out. */
export function lineCrop(pixels: Pixels, quad: Quad, stretch = 1): Pixels {
  const { width, height } = sizeOfQuad(quad);
  const wide = Math.round((width * LINE_HEIGHT * stretch) / Math.max(1, height));
  return cropQuad(pixels, quad, LINE_HEIGHT, Math.min(MAX_WIDTH, Math.max(8, wide)));
}

interface Way extends Area {
  index: number;
  crop: Pixels;
}

function waysToRead(pixels: Pixels, { quad, bend }: Area, index: number, vertical: boolean): Way[] {
  const { width, height } = sizeOfQuad(quad);
  const straight = (way: Quad): Way => ({
    index,
    quad: way,
    bend: null,
    crop: lineCrop(pixels, way),
  });
  const along: Way[] =
    bend === null ? [] : [{ index, quad, bend, crop: bentCrop(pixels, bend, LINE_HEIGHT) }];
  if (height < width * TALL) return [...along, straight(quad)];
  // Upright first: a lone “1” or “!” is tall too. Then head to the left, head to the right.
  const ways = [straight(quad), straight(turnQuad(quad, 1)), straight(turnQuad(quad, 3))];
  if (!vertical) return [...along, ...ways];
  const column = { index, quad, bend: null, crop: columnCrop(pixels, quad, LINE_HEIGHT) };
  return [...along, column, ...ways];
}

export function meanConfidence(read: Recognised): number {
  const inked = read.characters.filter((character) => character.text.trim() !== '');
  if (inked.length === 0) return 0;
  return inked.reduce((sum, character) => sum + character.confidence, 0) / inked.length;
}
