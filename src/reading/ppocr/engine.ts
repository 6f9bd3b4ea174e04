import type { InferenceSession } from 'onnxruntime-node';
import type { Quad } from '../../geometry.ts';
import { columnCrop, cropQuad, sizeOfQuad, turnQuad } from '../crop.ts';
import type { Pixels } from '../reader.ts';
import { DETECT_DEFAULTS, type DetectSettings, detectText } from './detect.ts';
import { readDictionary } from './dictionary.ts';
import { LINE_HEIGHT, MAX_WIDTH, type Recognised, recogniseLines } from './recognise.ts';
import { quadOfRectangle } from './rectangle.ts';
import { openSession } from './session.ts';

export interface PpOcrFiles {
  detection: string;
  recognition: string;
  dictionary: string;
}

export interface PpLine extends Recognised {
  /** Runs along the text in the direction in which it was read best. */
  quad: Quad;
  /** Mean probability of the characters, 0..1; 0 where nothing was read. */
  confidence: number;
}

/** The engine's name in readings. */
export const PP_OCR = 'pp-ocrv4';
/** A box this much higher than wide is taken for turned or vertical text and read several ways. */
const TALL = 1.5;

export class PpOcrEngine {
  readonly #detection: InferenceSession;
  readonly #recognition: InferenceSession;
  readonly #dictionary: readonly string[];
  readonly #settings: DetectSettings;

  private constructor(
    detection: InferenceSession,
    recognition: InferenceSession,
    dictionary: readonly string[],
    settings: DetectSettings,
  ) {
    this.#detection = detection;
    this.#recognition = recognition;
    this.#dictionary = dictionary;
    this.#settings = settings;
  }

  static async open(files: PpOcrFiles, settings = DETECT_DEFAULTS): Promise<PpOcrEngine> {
    const [detection, recognition, dictionary] = await Promise.all([
      openSession(files.detection),
      openSession(files.recognition),
      readDictionary(files.dictionary),
    ]);
    return new PpOcrEngine(detection, recognition, dictionary, settings);
  }

  /** Where text is, upright boxes before reading: left to right along each box. */
  async detect(pixels: Pixels): Promise<Quad[]> {
    const areas = await detectText(this.#detection, pixels, this.#settings);
    return areas.map((area) => quadOfRectangle(area.rectangle));
  }

  /**
   * Reads every quadrilateral, in the order given. Tall ones are tried as they lie, turned, and,
   * where the languages set columns (`vertical`), as a column of square cells.
   */
  async read(pixels: Pixels, quads: readonly Quad[], vertical: boolean): Promise<PpLine[]> {
    const ways = quads.flatMap((quad, index) => waysToRead(pixels, quad, index, vertical));
    const read = await recogniseLines(
      this.#recognition,
      this.#dictionary,
      ways.map((way) => way.crop),
    );
    const best = new Array<PpLine>(quads.length);
    ways.forEach(({ index, quad }, i) => {
      const line = { ...read[i]!, quad, confidence: meanConfidence(read[i]!) };
      const known = best[index];
      if (known === undefined || line.confidence > known.confidence + 0.02) best[index] = line;
    });
    return best;
  }

  async close(): Promise<void> {
    await Promise.all([this.#detection.release(), this.#recognition.release()]);
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
