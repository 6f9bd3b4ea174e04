import { expect } from 'vitest';
import type { Candidate } from '../../src/reading/candidate.ts';
import { type Alphabets, decideLine } from '../../src/reading/decide.ts';
import type { LineEvidence } from '../../src/reading/gather.ts';
import { type Kit, type KitRecogniser, KNOWN_RECOGNISERS } from '../../src/reading/kits.ts';
import { candidate, plainAlphabet } from './candidate.ts';

const recogniser = (id: keyof typeof KNOWN_RECOGNISERS): KitRecogniser => ({
  id,
  path: `${id}.onnx`,
  dictionary: null,
  ...KNOWN_RECOGNISERS[id],
});

const kit = (...ids: (keyof typeof KNOWN_RECOGNISERS)[]): Kit => ({
  id: 'test',
  calibration: 'test',
  detectors: [],
  recognisers: ids.map(recogniser),
  heights: { all: [40, 56], few: 2 },
});

export const NPM = kit('pp-ocrv4', 'pp-ocrv3', 'pp-ocrv4-en');
export const V6 = kit('pp-ocrv6', 'pp-ocrv5');
export const NONE = kit();
/** With a recogniser of a script that the others can't write. */
export const KOREAN: Kit = {
  ...NPM,
  recognisers: [
    ...NPM.recognisers,
    { id: 'pp-ocrv5-korean', path: 'k.onnx', dictionary: null, scripts: ['Kore'], marks: false },
  ],
};
/** With one that reads what they can't write, where others only vote. */
export const JAPANESE = kit('pp-ocrv4', 'pp-ocrv3', 'pp-ocrv4-en', 'pp-ocrv3-japan');
const EUROPE = 'àáâäçèéêëíïñóôöùúûüßœÀÄÉÖÜ¿¡';
const wide = new Set([...plainAlphabet, ...EUROPE, ...'炭火焼き鳥カフェバパス人入']);

export function alphabetsOf({ recognisers }: Kit): Alphabets {
  return recognisers.map(({ marks }) => (marks ? wide : plainAlphabet));
}

type Says = string | readonly [text: string, confidence: number];

function says(engine: string, said: Says): Candidate {
  const [text, confidence] = typeof said === 'string' ? [said, 0.98] : said;
  return candidate(text, confidence, {}, engine);
}

/** What engines read in one place, in short. */
export interface Line {
  kit: Kit;
  /** In the kit's order. */
  pp: readonly Says[];
  /** What recognisers read in another cut. */
  again?: readonly (readonly [engine: string, said: Says])[];
  /** Language, its script, and what each crop height gave. */
  tesseract?: readonly (readonly [code: string, script: string, ...readings: Says[]])[];
  scripts?: readonly string[];
  alphabets?: Alphabets;
}

/** What is decided of it, and nothing that was given is changed. */
export function decide(line: Line) {
  const {
    kit,
    pp,
    again = [],
    tesseract = [],
    scripts = ['Latn'],
    alphabets = alphabetsOf(kit),
  } = line;
  const evidence: LineEvidence = {
    quad: [
      [0, 0],
      [400, 0],
      [400, 40],
      [0, 40],
    ],
    bend: null,
    place: { width: 400, height: 40 },
    again: again.map(([engine, said]) => says(engine, said)),
    pp: pp.map((said, i) => says(kit.recognisers[i]!.id, said)),
    tesseract: tesseract.map(([code, script, ...readings]) => ({
      key: code,
      script,
      readings: readings.map((said) => says(`tesseract/${code}`, said)),
    })),
  };
  const before = structuredClone(evidence);
  const decision = decideLine(evidence, kit, alphabets, scripts);
  expect(evidence).toEqual(before);
  return decision;
}
