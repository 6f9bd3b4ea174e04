import type { InferenceSession } from 'onnxruntime-node';
import type { Area } from '../area.ts';
import type { Pixels } from '../reader.ts';
import { DETECT_DEFAULTS, type DetectSettings, detectText, type TextArea } from './detect.ts';
import { quadOfRectangle } from './rectangle.ts';
import { openSession } from './session.ts';

/** Lines whose middle height is below this many of the network's pixels need a finer look. */
const TINY = 14;

/** Finds where text is in a picture. */
export class PpDetector {
  readonly #session: InferenceSession;
  readonly #settings: DetectSettings;

  private constructor(session: InferenceSession, settings: DetectSettings) {
    this.#session = session;
    this.#settings = settings;
  }

  static async open(path: string, settings = DETECT_DEFAULTS): Promise<PpDetector> {
    return new PpDetector(await openSession(path), settings);
  }

  /**
   * Where text is, upright boxes before reading: left to right along each box. One scale, and a
   * finer one instead where the lines are tiny: always looking twice made real pictures worse.
   */
  async detect(pixels: Pixels): Promise<Area[]> {
    const { longestSide, finerSide } = this.#settings;
    const side = Math.max(pixels.width, pixels.height);
    let areas = await detectText(this.#session, pixels, this.#settings);
    const isTiny = side > longestSide && middleHeight(areas) * (longestSide / side) < TINY;
    if (finerSide !== null && isTiny) {
      const finer = { ...this.#settings, longestSide: finerSide };
      areas = await detectText(this.#session, pixels, finer);
    }
    return areas.map(({ rectangle, bend }) => ({ quad: quadOfRectangle(rectangle), bend }));
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}

/** Middle height of the lines in the picture's pixels; infinite where there are none. */
function middleHeight(areas: readonly TextArea[]): number {
  const heights = areas.map(({ rectangle }) => Math.min(rectangle.width, rectangle.height));
  heights.sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? Infinity;
}
