import type { DetectSettings } from './ppocr/detect.ts';

/** Scripts by the ids of ISO 15924. */
const CHINESE_AND_LATIN = ['Latn', 'Hans'] as const;
const EAST_ASIAN_AND_LATIN = ['Latn', 'Hans', 'Hant', 'Jpan'] as const;

/** One of PP-OCR's recognisers, and what it may be asked. */
export interface KitRecogniser {
  /** The engine's name in readings. */
  id: string;
  path: string;
  /** A text file of characters or an ONNX file that holds them; null where `path` holds them. */
  dictionary: string | null;
  /** Scripts whose every common character its dictionary has. */
  scripts: readonly string[];
  /** Whether it writes accents and other marks of Latin letters. */
  marks: boolean;
  /** Whether it reads, rather than votes on, lines of a script that the first can't write. */
  leads?: boolean;
}

export interface KitDetector {
  path: string;
  settings?: Partial<DetectSettings>;
}

/** Engines that read together. What their agreement is worth is calibrated for each kit. */
export interface Kit {
  id: string;
  /** Id of the kit whose calibration holds: this one's, or what it was before voters were added. */
  calibration: string;
  /** The first finds the lines; what only the others find is added. */
  detectors: readonly KitDetector[];
  /** The first reads every line, the others vote. */
  recognisers: readonly KitRecogniser[];
  /** Crop heights for tesseract in pixels: the first `heights.few` always, the rest on disagreement. */
  heights: { all: readonly number[]; few: number };
}

export const KNOWN_RECOGNISERS = {
  'pp-ocrv6': { scripts: EAST_ASIAN_AND_LATIN, marks: true },
  'pp-ocrv5': { scripts: EAST_ASIAN_AND_LATIN, marks: false },
  'pp-ocrv4': { scripts: CHINESE_AND_LATIN, marks: false },
  'pp-ocrv3': { scripts: CHINESE_AND_LATIN, marks: false },
  'pp-ocrv4-en': { scripts: ['Latn'], marks: false },
  'pp-ocrv3-en': { scripts: ['Latn'], marks: false },
  'pp-ocrv3-japan': { scripts: ['Jpan'], marks: false, leads: true },
} as const;

/** Fetched on request, and never measured by us: they vote, and read what nothing else can. */
export const EXTRA_RECOGNISERS = {
  'pp-ocrv6-medium': { scripts: EAST_ASIAN_AND_LATIN, marks: true },
  'pp-ocrv5-korean': { scripts: ['Kore'], marks: false },
  'pp-ocrv5-arabic': { scripts: ['Arab'], marks: false },
  'pp-ocrv5-devanagari': { scripts: ['Deva'], marks: false },
  'pp-ocrv5-cyrillic': { scripts: ['Cyrl'], marks: false },
  'pp-ocrv5-latin': { scripts: ['Latn'], marks: true },
} as const;

/** PP-OCRv6's detector was trained on pictures scaled to -1..1 (RapidOCR's settings). */
export const V6_DETECTION: Partial<DetectSettings> = {
  mean: [0.5, 0.5, 0.5],
  deviation: [0.5, 0.5, 0.5],
};

/** One look, and a coarser one: detection is half of what a quick reading costs. */
export const QUICK_DETECTION: Partial<DetectSettings> = { longestSide: 736, finerSide: null };

export const CAREFUL_HEIGHTS: Kit['heights'] = { all: [40, 56, 48, 72, 32], few: 3 };
export const QUICK_HEIGHTS: Kit['heights'] = { all: [48], few: 1 };
