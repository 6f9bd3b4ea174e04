import { type Candidate, skeleton, weakest } from './candidate.ts';
import { grown, lengthened, sizeOfQuad } from './crop.ts';
import type { Engines } from './engines.ts';
import type { LineEvidence } from './gather.ts';
import { lineCrop, TALL } from './ppocr/recogniser.ts';
import type { Pixels } from './reader.ts';

/** The other cut: with a little more room, in line heights, and drawn out by this much. */
const ROOM = { across: 0.06, along: 0.1 } as const;
const STRETCH = 1.15;
/** Surer of every character than this, a recogniser reads the same again (measured). */
const CERTAIN = 0.99;
/** Less sure of a line than this, it reads what it can't write, and isn't taken anyway. */
const HOPELESS = 0.5;
/** Of a line that wasn't cut again, and not because its reading was certain. */
const UNKNOWN = 0.5;

/**
 * Has each recogniser that lines may be taken from read them in another cut. A right reading stays
 * the same, a wrong one changes now and then: what crop heights tell of tesseract's readings, at
 * one more run of a network. No line's reading is taken from the second cut.
 */
export async function readAgain(
  pixels: Pixels,
  lines: readonly LineEvidence[],
  engines: Engines,
): Promise<void> {
  const recognisers = await engines.recognisers();
  for (const [n, recogniser] of recognisers.entries()) {
    if (n > 0 && engines.kit.recognisers[n]!.leads !== true) continue;
    const asked = lines.filter((line) =>
      line.pp.some((one) => one.engine === recogniser.id && isUnsure(one) && isStraight(line)),
    );
    const read = await recogniser.recogniseWhole(asked.map(({ quad }) => otherCut(pixels, quad)));
    asked.forEach((line, i) => {
      line.again = [...(line.again ?? []), { ...read[i]!, engine: recogniser.id }];
    });
  }
}

/** Whether an engine's reading stays what it is in another cut: 1 or 0, between where none was made. */
export function steadiness(reading: Candidate, again: readonly Candidate[] = []): number {
  if (reading.text !== '' && weakest(reading) >= CERTAIN) return 1;
  const other = again.find(({ engine }) => engine === reading.engine);
  if (other === undefined) return UNKNOWN;
  return skeleton(other.text) === skeleton(reading.text) ? 1 : 0;
}

function isUnsure(reading: Candidate): boolean {
  return reading.confidence >= HOPELESS && weakest(reading) < CERTAIN;
}

/** Neither bent nor a column of characters, whose cuts are of another make. */
function isStraight({ quad, bend }: LineEvidence): boolean {
  const { width, height } = sizeOfQuad(quad);
  return bend === null && height < TALL * width;
}

function otherCut(pixels: Pixels, quad: LineEvidence['quad']): Pixels {
  const wider = lengthened(grown(quad, ROOM.across, ROOM.across), ROOM.along, ROOM.along);
  return lineCrop(pixels, wider, STRETCH);
}
