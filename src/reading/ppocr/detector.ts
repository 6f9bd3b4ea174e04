import type { InferenceSession } from 'onnxruntime-node';
import type { Quad } from '../../geometry.ts';
import type { Pixels } from '../reader.ts';
import { DETECT_DEFAULTS, type DetectSettings, detectText } from './detect.ts';
import { quadOfRectangle } from './rectangle.ts';
import { openSession } from './session.ts';

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

  /** Where text is, upright boxes before reading: left to right along each box. */
  async detect(pixels: Pixels): Promise<Quad[]> {
    const areas = await detectText(this.#session, pixels, this.#settings);
    return areas.map((area) => quadOfRectangle(area.rectangle));
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}
