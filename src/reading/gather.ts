import type { Quad } from '../geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../language.ts';
import { readAgain } from './again.ts';
import { mayLackSign } from './amounts.ts';
import type { Area } from './area.ts';
import { type Candidate, inked, type Place, skeleton, weakest } from './candidate.ts';
import { bentCrop, columnCrop, cropQuad, grown, lengthened, sizeOfQuad } from './crop.ts';
import type { Engines } from './engines.ts';
import type { RouteLanguage } from './files.ts';
import { findLines, setsColumns } from './find.ts';
import { homeShare } from './home-letters.ts';
import { withoutCjkSpaces } from './join.ts';
import type { Bend } from './ppocr/bend.ts';
import type { Pixels } from './reader.ts';
import { rowsApart } from './rows-apart.ts';
import type { EngineLine, TesseractEngine } from './tesseract/engine.ts';
import type { Voter } from './vote.ts';

/** What every engine that was asked read in one place. Nothing is chosen yet. */
export interface LineEvidence {
  /** Runs along the text in the direction in which it was read best. */
  quad: Quad;
  /** The arc along which it was read; null where it was read straight. */
  bend: Bend | null;
  place: Place;
  /** The recognisers' readings, in the kit's order; empty for a kit without any. */
  pp: Candidate[];
  /** Tesseract's, language by language, one a crop height. */
  tesseract: { key: string; script: string; readings: Candidate[]; amountsOnly?: true }[];
  /** What a recogniser that isn't sure of its reading reads in another cut (`again.ts`). */
  again?: Candidate[];
  /** Users' own readers, one voter a module that read here. */
  modules?: Voter[];
}

/** Characters surer than this need no second opinion of another family of engines. */
const SURE = 0.9;

/**
 * Room for the marks of Latin letters, in line heights. Capitals, and be it the first letter only,
 * fill a detected line and carry theirs above it: at 0.12 Ü is still read as U now and then.
 */
const MARKS = { above: 0.12, below: 0.06 } as const;
const CAPITALS = { above: 0.25, below: 0.125 } as const;

/** Room before and behind a line, in line heights: a thin letter at the edge of a crop (ا, I) is lost. */
const BESIDE = 0.1;

/**
 * Room above and below a line in the crops of other scripts, height by height, in line heights: what
 * crops of unlike framing agree on is right more often (measured on Arabic, Hindi and Korean).
 */
const ROOMS = [0, 0.1, 0.2];

/** Finds the lines of a picture and has them read by the engines of the kit that can add something. */
export async function gather(
  pixels: Pixels,
  languages: readonly string[],
  route: readonly RouteLanguage[],
  engines: Engines,
): Promise<LineEvidence[]> {
  const areas = await findLines(await engines.detectors(), pixels, languages);
  const lines = await readAll(pixels, areas, languages, engines);
  await readAgain(pixels, lines, engines);
  const columns = setsColumns(languages);
  for (const language of route) {
    const script = scriptOfLanguage(language.key);
    const wanted = lines.filter((line) =>
      language.amountsOnly
        ? line.pp[0] !== undefined && mayLackSign(line.pp[0], line.place)
        : isWanted(line, script, engines),
    );
    if (wanted.length === 0) continue;
    const engine = await engines.tesseract(language);
    for (const line of wanted) {
      const read = (height: number, room: number) =>
        readCrop(engine, cropOf(pixels, line, height, room, columns, script), script, line.pp);
      const { key, code, amountsOnly } = language;
      const { all, few } = engines.kit.heights;
      const heights = amountsOnly ? all.slice(0, few) : all;
      const readings = await readHeights(read, code, heights, few);
      line.tesseract.push({ key, script, readings, ...(amountsOnly && { amountsOnly }) });
    }
  }
  return lines;
}

/** The first recogniser chooses the way to read a box; the others read the same crop. */
async function readAll(
  pixels: Pixels,
  areas: readonly Area[],
  languages: readonly string[],
  engines: Engines,
): Promise<LineEvidence[]> {
  const [first, ...voters] = await engines.recognisers();
  if (first === undefined) {
    return areas.map((area) => ({ ...area, place: placeOf(area.quad), pp: [], tesseract: [] }));
  }
  const read = await first.read(pixels, areas, setsColumns(languages));
  const lines = await rowsApart(pixels, read, first);
  const evidence = lines.map(({ quad, bend, crop: _, ...read }) => ({
    quad,
    bend,
    place: placeOf(quad),
    pp: [{ ...read, engine: first.id }] as Candidate[],
    tesseract: [],
  }));
  /** Scripts of the copy that the first recogniser can't write. */
  const wanting = languages
    .map(scriptOfLanguage)
    .filter((script) => !engines.kit.recognisers[0]!.scripts.includes(script));
  for (const [n, voter] of voters.entries()) {
    const { scripts } = engines.kit.recognisers[n + 1]!;
    const home = scripts.some((script) => wanting.includes(script));
    const asked = lines.flatMap((line, i) => (home || isAsked(line.text, scripts) ? [i] : []));
    const votes = await voter.recogniseWhole(asked.map((i) => lines[i]!.crop));
    asked.forEach((i, at) => {
      evidence[i]!.pp.push({ ...votes[at]!, engine: voter.id });
    });
  }
  return evidence;
}

/** An English recogniser has nothing to say of a Chinese line. */
function isAsked(text: string, scripts: readonly string[]): boolean {
  if (!scripts.includes('Latn')) return false;
  if (text === '') return true;
  if (scripts.includes('Jpan')) return true;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return false;
  return scripts.includes('Hans') ? true : !/\p{Script=Han}/u.test(text);
}

/** A second reading is spent only where it can change something. */
function isWanted({ pp }: LineEvidence, script: string, { kit }: Engines): boolean {
  const [first, ...others] = pp;
  if (first === undefined) return true;
  const writes = kit.recognisers[0]!.scripts.includes(script) && script !== 'Hans';
  if (script === 'Latn') {
    // Marks that the first recogniser can't write may stand on any of its letters: PP-OCRv6 has
    // those of 46 languages, and yet not all of Vietnamese, nor „ and ¡. Digits have no marks, but
    // a € beside them.
    return /[\p{L}\p{N}]/u.test(first.text);
  }
  if (writes) return kit.heights.few > 1 && isDoubtful(first, others);
  // A script that it can't write may stand behind what it reads with confidence (4,500원 as 4,500).
  return true;
}

function isDoubtful(first: Candidate, others: readonly Candidate[]): boolean {
  return (
    first.text === '' ||
    weakest(first) < SURE ||
    (first.passedOver ?? 0) > 0.3 ||
    others.some(
      (other) => other.confidence > SURE && skeleton(other.text) !== skeleton(first.text),
    ) ||
    inked(first).length < 2
  );
}

/**
 * Of a word in a script of its own tesseract finds no line now and then, and reads nothing. Without
 * looking for one it reads it well, but ends it with a full stop: that stands where PP-OCR sees one.
 */
async function readCrop(
  engine: TesseractEngine,
  crop: Pixels,
  script: string,
  pp: readonly Candidate[],
): Promise<EngineLine> {
  const line = await engine.read(crop);
  if (line.text !== '' || script === 'Latn') return line;
  const raw = await engine.readRaw(crop);
  if (homeShare(raw.text, script) < 1) return line;
  const end = isRightToLeft(script) ? /^[.,]/ : /[.,]$/;
  if (raw.characters.at(-1)!.text !== '.' || pp.some(({ text }) => end.test(text))) return raw;
  return { ...raw, text: raw.text.slice(0, -1), characters: raw.characters.slice(0, -1) };
}

/** One language's readings of a line: a few crop heights, and the rest where those disagree. */
async function readHeights(
  read: (height: number, room: number) => Promise<EngineLine>,
  code: string,
  heights: readonly number[],
  few: number,
): Promise<Candidate[]> {
  const readings: Candidate[] = [];
  for (const [n, height] of heights.entries()) {
    if (n >= few) {
      const [one, ...rest] = readings;
      if (rest.every(({ text }) => skeleton(text) === skeleton(one!.text))) break;
    }
    const room = ROOMS[n % ROOMS.length]!;
    readings.push(withoutCjkSpaces({ ...(await read(height, room)), engine: `tesseract/${code}` }));
  }
  return readings;
}

function cropOf(
  pixels: Pixels,
  { quad, bend, pp }: Pick<LineEvidence, 'quad' | 'bend' | 'pp'>,
  height: number,
  room: number,
  columns: boolean,
  script: string,
): Pixels {
  const text = pp[0]?.text ?? '';
  const latin = script === 'Latn' && /\p{L}/u.test(text);
  const marks = /\p{Lu}/u.test(text) ? CAPITALS : MARKS;
  const { above, below } = latin ? marks : { above: room, below: room };
  if (bend !== null) {
    // As much below as above, so that the arc stays its middle.
    const share = 1 + 2 * above;
    return bentCrop(pixels, { ...bend, height: bend.height * share }, Math.round(height * share));
  }
  const found = sizeOfQuad(quad);
  if (columns && found.height > found.width * 1.5) return columnCrop(pixels, quad, height);
  const longer = lengthened(quad, BESIDE, BESIDE);
  const size = sizeOfQuad(longer);
  const width = Math.round((size.width * height) / Math.max(1, size.height));
  const wide = Math.min(4000, Math.max(8, width));
  const high = Math.round(height * (1 + above + below));
  return cropQuad(pixels, grown(longer, above, below), high, wide);
}

/** A column read as a row of cells is as long as it is high. */
export function placeOf(quad: Quad): Place {
  const { width, height } = sizeOfQuad(quad);
  return { width: Math.max(width, height), height: Math.min(width, height) };
}
