import type { Box } from '../../geometry.ts';
import { outsideRegion } from '../../text/match/place.ts';
import type { LogoEvidence, LogoPlace } from '../evidence.ts';
import type { LayoutInput, Place } from '../seen.ts';
import { percent } from '../words.ts';
import { type Intruder, intruderMessage } from './clear-space.ts';
import { type Finding, LEVEL, PROPORTION } from './finding.ts';
import { inkWidth } from './sides.ts';

/** Of the width asked for: its ink is measured, or its file with what is empty around it. */
const WIDTH = 0.04;

export function onceFinding(again: readonly LogoPlace[]): Finding {
  const times = again.length + 1;
  return {
    what: 'once',
    outcome: times === 1 ? 'pass' : 'fail',
    says: `is there ${times === 2 ? 'twice' : `${times} times`}`,
  };
}

export function regionFinding(input: LayoutInput, { box }: LogoPlace): Finding | null {
  const region = input.asked.logo?.region;
  if (region === undefined) return null;
  const outside = outsideOf(box, region, input);
  const where = typeof region === 'string' ? `the ${region.replace('-', ' ')}` : 'its box';
  return {
    what: 'region',
    outcome: outside > 0 ? 'fail' : 'pass',
    says: `stands ${percent(outside + SPARE)} of the picture out of ${where}, where ${percent(SPARE)} are to spare`,
  };
}

/** Share of the picture (contract §1); `outsideRegion` has it, too. */
const SPARE = 0.05;

/** Of a cell the middle of the logo has to be in it, of a box all of the logo. */
function outsideOf([x, y, w, h]: Box, region: Place, { width, height }: LayoutInput): number {
  const boxes: Box[] =
    typeof region === 'string'
      ? [[x, y, w, h]]
      : [
          [x, y, 0, 0],
          [x + w, y + h, 0, 0],
        ];
  return Math.max(...boxes.map((box) => outsideRegion(box, region, width, height)));
}

export function widthFinding(
  input: LayoutInput,
  place: LogoPlace,
  { whole }: LogoEvidence,
): Finding | null {
  const asked = input.asked.logo?.width;
  if (asked === undefined) return null;
  const ink = inkWidth(place) / input.width;
  // The file's own width, too, is the logo's width for whoever places files.
  const file = ink / (whole?.inkWidth ?? 1);
  const low = file < asked[0] * (1 - WIDTH);
  const high = ink > asked[1] * (1 + WIDTH);
  return {
    what: 'width',
    outcome: low || high ? 'fail' : 'pass',
    says: `is ${percent(ink)} of the picture's width wide, and ${percent(asked[0])} to ${percent(asked[1])} were asked for`,
  };
}

export function proportionsFinding({ stretch }: LogoPlace): Finding {
  const off = Math.abs(Math.log(stretch)) > Math.log(1 + PROPORTION);
  const by = percent(Math.abs(stretch >= 1 ? stretch - 1 : 1 / stretch - 1));
  return {
    what: 'proportions',
    outcome: off ? 'fail' : 'pass',
    says: `is drawn out by ${by} ${stretch >= 1 ? 'to the side' : 'in height'}`,
  };
}

export function levelFinding({ angle }: LogoPlace): Finding {
  return {
    what: 'level',
    outcome: Math.abs(angle) > LEVEL ? 'fail' : 'pass',
    says: `is turned by ${Math.round(Math.abs(angle))}°`,
  };
}

export function clearFinding(
  input: LayoutInput,
  intruders: readonly Intruder[],
  clear: number,
): Finding | null {
  if ((input.asked.logo?.clear ?? 0) === 0) return null;
  const outcome = intruders.length === 0 ? 'pass' : 'fail';
  return {
    what: 'clear',
    outcome,
    says: outcome === 'pass' ? '' : `is crowded: ${intruderMessage(intruders, clear)}`,
  };
}
