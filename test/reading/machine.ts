import { type Box, quadOf } from '../../src/geometry.ts';
import type { Area } from '../../src/reading/area.ts';
import type { Candidate } from '../../src/reading/candidate.ts';
import type { Engines } from '../../src/reading/engines.ts';
import type { RouteLanguage } from '../../src/reading/files.ts';
import { gather } from '../../src/reading/gather.ts';
import { type Kit, KNOWN_RECOGNISERS } from '../../src/reading/kits.ts';
import type { Pixels } from '../../src/reading/reader.ts';
import { candidate } from './candidate.ts';
import { paint } from './pixels.ts';

export type KnownId = keyof typeof KNOWN_RECOGNISERS;
export type Reads = string | Candidate;

const page = paint(500, 400, () => [255, 255, 255]);
export const LINE: Box = [0, 0, 400, 40];

export interface Machine {
  /** Where lines are. */
  boxes?: Box[];
  /** In place of boxes: areas that may be bent. */
  bends?: Area[];
  /** What each of the kit's recognisers reads, line by line, the first of them first. */
  pp: readonly (readonly [id: KnownId, ...lines: Reads[]])[];
  /** What recognisers read in another cut. */
  again?: Reads;
  /** What tesseract reads, crop by crop; the last one again and again. */
  tesseract?: readonly Reads[];
  /** What it reads where it isn't to look for a line first. */
  raw?: Reads;
  heights?: Kit['heights'];
  /** What is shown to them; a white page otherwise. */
  page?: Pixels;
}

const asCandidate = (reads: Reads) => (typeof reads === 'string' ? candidate(reads) : reads);

/** Engines that read what they are told, and note what they were asked. */
function machine({
  boxes = [LINE],
  bends = [],
  pp,
  again = '',
  tesseract = [''],
  raw = '',
  heights,
}: Machine) {
  const asked = {
    voters: [] as string[],
    again: [] as string[],
    languages: [] as string[],
    crops: [] as Pixels[],
    raw: [] as Pixels[],
  };
  const kit: Kit = {
    id: 'test',
    calibration: 'test',
    detectors: [],
    recognisers: pp.map(([id]) => ({ id, path: '', dictionary: null, ...KNOWN_RECOGNISERS[id] })),
    heights: heights ?? { all: [40, 56, 48, 72, 32], few: 3 },
  };
  const areas: Area[] = bends.length
    ? bends
    : boxes.map((box) => ({ quad: quadOf(box), bend: null }));
  const engines = {
    kit,
    detectors: async () => [{ detect: async () => areas }],
    recognisers: async () =>
      pp.map(([id, ...lines]) => ({
        id,
        read: async (_: Pixels, all: readonly Area[]) =>
          all.map((area, i) => ({
            ...asCandidate(lines[i]!),
            ...area,
            crop: { width: i, height: 48, data: new Uint8Array() },
          })),
        recogniseWhole: async (crops: readonly Pixels[]) =>
          crops.map(({ width: i, data }) => {
            // The first crops are empty, and as wide as their line’s number.
            if (data.length > 0) {
              asked.again.push(id);
              return asCandidate(again);
            }
            asked.voters.push(`${id} ${i}`);
            return asCandidate(lines[i]!);
          }),
      })),
    tesseract: async ({ key }: RouteLanguage) => {
      asked.languages.push(key);
      return {
        read: async (crop: Pixels) => {
          const reads = tesseract[Math.min(asked.crops.length, tesseract.length - 1)]!;
          asked.crops.push(crop);
          return asCandidate(reads);
        },
        readRaw: async (crop: Pixels) => {
          asked.raw.push(crop);
          return asCandidate(raw);
        },
      };
    },
    close: async () => {},
  };
  return { asked, engines: engines as unknown as Engines };
}

const CODES: Record<string, string> = { ja: 'jpn', ko: 'kor', ar: 'ara', de: 'deu', en: 'eng' };

/** What is gathered, and who was asked for it. */
export async function run(told: Machine, ...languages: string[]) {
  const { asked, engines } = machine(told);
  const route = languages.map((key) => ({ key, code: CODES[key] ?? key, path: `${key}.gz` }));
  return { asked, lines: await gather(told.page ?? page, languages, route, engines) };
}
