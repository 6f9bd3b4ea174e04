import type { InferenceSession } from 'onnxruntime-node';
import type { Quad } from '../../geometry.ts';
import { columnCrop, cropQuad, sizeOfQuad, turnQuad } from '../crop.ts';
import type { Pixels } from '../reader.ts';
import { LINE_HEIGHT, MAX_WIDTH, type Recognised, recogniseLines } from './recognise.ts';
import { openSession } from './session.ts';

export interface PpLine extends Recognised {
  /** Runs along the text in the direction in which it was read best. */
  quad: Quad;
  /** Mean probability of the characters, 0..1; 0 where nothing was read. */
  confidence: number;
  /** What was read: the line laid straight. */
  crop: Pixels;
}

/** A box this much higher than wide is taken for turned or vertical text and read several ways. */
const TALL = 1.5;

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
   * Reads every quadrilateral, in the order given. Tall ones are tried as they lie, turned, and,
   * where the languages set columns (`vertical`), as a column of square cells.
   */
  async read(pixels: Pixels, quads: readonly Quad[], vertical: boolean): Promise<PpLine[]> {
    const ways = quads.flatMap((quad, index) => waysToRead(pixels, quad, index, vertical));
    const read = await this.recogniseWhole(ways.map((way) => way.crop));
    const best = new Array<PpLine>(quads.length);
    ways.forEach(({ index, quad, crop }, i) => {
      const line = { ...read[i]!, quad, crop };
      const known = best[index];
      if (known === undefined || line.confidence > known.confidence + 0.02) best[index] = line;
    });
    return best;
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}

/** The crop that the recogniser is given: straight, LINE_HEIGHT high, in proportion. */
function lineCrop(pixels: Pixels, quad: Quad): Pixels {
  const { width, height } = sizeOfQuad(quad);
  const wide = Math.round((width * LINE_HEIGHT) / Math.max(1, height));
  return cropQuad(pixels, quad, LINE_HEIGHT, Math.min(MAX_WIDTH, Math.max(8, wide)));
}

interface Way {
  index: number;
  quad: Quad;
  crop: Pixels;
}

function waysToRead(pixels: Pixels, quad: Quad, index: number, vertical: boolean): Way[] {
  const { width, height } = sizeOfQuad(quad);
  const straight = (way: Quad): Way => ({ index, quad: way, crop: lineCrop(pixels, way) });
  if (height < width * TALL) return [straight(quad)];
  // Upright first: a lone “1” or “!” is tall too. Then head to the left, head to the right.
  const ways = [straight(quad), straight(turnQuad(quad, 1)), straight(turnQuad(quad, 3))];
  return vertical ? [{ index, quad, crop: columnCrop(pixels, quad, LINE_HEIGHT) }, ...ways] : ways;
}

export function meanConfidence(read: Recognised): number {
  const inked = read.characters.filter((character) => character.text.trim() !== '');
  if (inked.length === 0) return 0;
  return inked.reduce((sum, character) => sum + character.confidence, 0) / inked.length;
}
