import type { InferenceSession } from 'onnxruntime-node';
import type { Area } from '../area.ts';
import type { Pixels } from '../reader.ts';
import { DETECT_DEFAULTS, type DetectSettings, detectText, type TextArea } from './detect.ts';
import { quadOfRectangle } from './rectangle.ts';
import { openSession } from './session.ts';

/** Lines whose middle height is below this many of the network's pixels need a finer look. */
const TINY = 14;

/**
 * A straight line's core fills its rectangle: of 69 known pictures none has one under 0.42, but for
 * two lines that cross (0.16). A core that fills less than this is no line.
 */
const LEAST_FILL = 0.35;
/** How much finer such a picture is looked at, where the lines part. */
const FINER = 1.3;

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
   * finer one instead where the lines are tiny or one can't be a line: always looking twice made real
   * pictures worse.
   */
  async detect(pixels: Pixels): Promise<Area[]> {
    const lookAt = (longestSide: number) =>
      detectText(this.#session, pixels, { ...this.#settings, longestSide });
    const side = Math.max(pixels.width, pixels.height);
    const { longestSide, finerSide } = this.#settings;
    let look = longestSide;
    let areas = await lookAt(look);
    const isTiny = side > look && middleHeight(areas) * (look / side) < TINY;
    if (finerSide !== null && isTiny) {
      look = finerSide;
      areas = await lookAt(look);
    }
    if (side > look && areas.some(isTangle)) areas = await lookAt(Math.round(look * FINER));
    return areas.map(({ rectangle, bend }) => ({ quad: quadOfRectangle(rectangle), bend }));
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}

/** Lines that cross or touch, taken for one. */
function isTangle({ bend, fill }: TextArea): boolean {
  return bend === null && fill < LEAST_FILL;
}

/** Middle height of the lines in the picture's pixels; infinite where there are none. */
function middleHeight(areas: readonly TextArea[]): number {
  const heights = areas.map(({ rectangle }) => Math.min(rectangle.width, rectangle.height));
  heights.sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? Infinity;
}
