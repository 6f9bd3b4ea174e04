import { type Box, centerOf } from '../geometry.ts';
import { outsideRegion, regionBox } from '../text/match/place.ts';
import type { LogoEvidence, LogoPlace } from './evidence.ts';
import { type Intruder, intruderMessage, intrudersOf } from './logo/clear-space.ts';
import { seenLogo } from './logo/places.ts';

import { type Spelling, spellingOf } from './logo/wordmark.ts';
import {
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  verdictOf,
} from './rule.ts';
import type { LayoutInput, Place } from './seen.ts';
import { percent, px, tenth, thousandth } from './words.ts';

/** Degrees: a hand that sets it level is closer, and a pose is measured to half of one. */
const LEVEL = 4;
/** Of width over height: a few pixels of a small logo's soft edges. */
const PROPORTION = 0.07;
/** Of the width asked for: its ink is measured, or its file with what is empty around it. */
const WIDTH = 0.04;
/** CIEDE2000 by area. True places differ by 2 at most, compressed or not; 12 is another colour. */
const COLOUR = 12;
/** Pixels of height: a smaller one has no shape that could be told from another. */
const LEAST_HEIGHT = 12;
/** Agreement from which the letters are the file's, whatever a reader makes of them. */
const EXACT_SHAPE = { shape: 0.95, weakest: 0.75 } as const;

export { foundLogos } from './logo/places.ts';

type Outcome = 'pass' | 'fail' | 'unknown';

/** One thing that is asked of the logo. */
interface Finding {
  what:
    | 'present'
    | 'once'
    | 'region'
    | 'width'
    | 'proportions'
    | 'level'
    | 'clear'
    | 'likeness'
    | 'wordmark';
  outcome: Outcome;
  /** For a message, after “The logo”; of failures and what is open. */
  says: string;
}

/** Logo: there once, as in its file, where and as wide as asked for, with nothing close to it. */
export const logo: LayoutRule = {
  id: 'logo',
  title:
    'The logo is there once, drawn as in its file, in its place, as wide as asked for and clear of other things.',
  score:
    '0 where the logo is missing or another; else the share that holds of what is asked of it: once, place, width, proportions, level, clear space, likeness, wordmark.',
  judge,
};

function judge(input: LayoutInput): RuleJudgement {
  if (input.asked.logo === undefined) return notApplicable('The sample asks for no logo.');
  const { logo: evidence } = input.evidence;
  if (evidence === null) {
    return open(input, 'The logo was not looked for in this picture.');
  }
  const seen = seenLogo(input, evidence.found);
  if (seen.place === null || seen.state === 'absent') return absent(input, evidence);
  const { place } = seen;
  const clear = (input.asked.logo.clear ?? 0) * uprightHeight(place);
  const intruders = intrudersOf(input, place.box, clear);
  const spelling =
    input.asked.logo.text === undefined
      ? null
      : spellingOf(input.asked.logo.text, input.lines, place.box);
  const all = [
    onceFinding(seen.again),
    regionFinding(input, place),
    widthFinding(input, place, evidence),
    proportionsFinding(place),
    levelFinding(place),
    clearFinding(input, intruders, clear),
    likenessFinding(input, place, seen.state),
    wordmarkFinding(input, place, spelling),
  ].filter((finding) => finding !== null);
  // Of what is another logo, where and how wide it stands is nobody's concern.
  const findings = seen.state === 'whole' ? all : all.filter(({ what }) => what === 'likeness');
  const verdict = verdictOf(findings.map(({ outcome }) => outcome));
  const decided = findings.filter(({ outcome }) => outcome !== 'unknown');
  const held = decided.filter(({ outcome }) => outcome === 'pass').length;
  const altered = findings.some(({ what, outcome }) => what === 'likeness' && outcome === 'fail');
  return {
    verdict,
    score: verdict === 'unknown' ? null : altered ? 0 : thousandth(held / decided.length),
    measured: {
      failed: findings.filter(({ outcome }) => outcome === 'fail').map(({ what }) => what),
      open: findings.filter(({ outcome }) => outcome === 'unknown').map(({ what }) => what),
      ...placeFacts(input, place),
      times: 1 + seen.again.length,
      nearestPx: intruders.length === 0 ? null : tenth(intruders[0]!.gap),
      read: spelling === null ? null : spelling.read,
    },
    expected: expectedOf(input, clear),
    message: messageOf(findings, input, place),
    boxes: [place.box, ...seen.again.map(({ box }) => box), ...intruders.map(({ box }) => box)],
    marks: marksOf(input, place, seen.again, intruders, clear, findings),
  };
}

function onceFinding(again: readonly LogoPlace[]): Finding {
  const times = again.length + 1;
  return {
    what: 'once',
    outcome: times === 1 ? 'pass' : 'fail',
    says: `is there ${times === 2 ? 'twice' : `${times} times`}`,
  };
}

function regionFinding(input: LayoutInput, { box }: LogoPlace): Finding | null {
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

function widthFinding(
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

function proportionsFinding({ stretch }: LogoPlace): Finding {
  const off = Math.abs(Math.log(stretch)) > Math.log(1 + PROPORTION);
  const by = percent(Math.abs(stretch >= 1 ? stretch - 1 : 1 / stretch - 1));
  return {
    what: 'proportions',
    outcome: off ? 'fail' : 'pass',
    says: `is drawn out by ${by} ${stretch >= 1 ? 'to the side' : 'in height'}`,
  };
}

function levelFinding({ angle }: LogoPlace): Finding {
  return {
    what: 'level',
    outcome: Math.abs(angle) > LEVEL ? 'fail' : 'pass',
    says: `is turned by ${Math.round(Math.abs(angle))}°`,
  };
}

function clearFinding(
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

function likenessFinding(
  input: LayoutInput,
  place: LogoPlace,
  state: 'whole' | 'altered',
): Finding {
  const { shape, weakest, colour } = place;
  if (state === 'altered') {
    const says = `is not as in its file: ${percent(shape)} of its outline agrees, and ${percent(weakest)} of its weakest part`;
    // What lies over a part hides it; a text is judged as one that crowds.
    const hidden = isCovered(input, place.box);
    const small = uprightHeight(place) < LEAST_HEIGHT;
    return { what: 'likeness', outcome: hidden || small ? 'unknown' : 'fail', says };
  }
  const off = colour !== null && colour > COLOUR;
  return {
    what: 'likeness',
    outcome: off ? 'fail' : 'pass',
    says: `has other colours than its file (ΔE00 ${Math.round(colour ?? 0)})`,
  };
}

/** Whether something may lie over the logo that was not compared: the product, or the picture's end. */
function isCovered({ evidence, width, height }: LayoutInput, [x, y, w, h]: Box): boolean {
  const cut = x < -1 || y < -1 || x + w > width + 1 || y + h > height + 1;
  const product = evidence.product?.found?.box;
  if (product === undefined) return cut;
  const [left, top, wide, tall] = product;
  const over = x < left + wide && x + w > left && y < top + tall && y + h > top;
  const [cx, cy] = centerOf([x, y, w, h]);
  const on = cx > left && cx < left + wide && cy > top && cy < top + tall;
  return cut || (over && !on);
}

function wordmarkFinding(
  { asked }: LayoutInput,
  { shape, weakest }: LogoPlace,
  spelling: Spelling | null,
): Finding | null {
  if (spelling === null || asked.logo?.text === undefined) return null;
  const says = `reads “${spelling.read}”, and “${asked.logo.text}” was asked for`;
  const same = shape >= EXACT_SHAPE.shape && weakest >= EXACT_SHAPE.weakest;
  // Where the reader is not sure, its shape is what decides, and that is the likeness.
  const outcome = spelling.verdict === 'fail' && !same ? 'fail' : 'pass';
  return { what: 'wordmark', outcome, says };
}

function absent(input: LayoutInput, { found }: LogoEvidence): RuleJudgement {
  const [nearest] = found;
  const faint = input.asked.logo?.text !== undefined && input.evidence.faint.length > 0;
  const message =
    nearest === undefined
      ? 'The logo is not in the picture: nothing in it has its shape.'
      : `The logo is not in the picture: what is most like it agrees in ${percent(nearest.shape)} of its outline.`;
  if (faint) {
    return open(input, 'No logo was found, but text that is too faint to be read may be it.');
  }
  const home = homeMark(input);
  return {
    verdict: 'fail',
    score: 0,
    measured: {
      failed: ['present'],
      open: [],
      times: 0,
      nearestShape: nearest === undefined ? null : thousandth(nearest.shape),
    },
    expected: expectedOf(input, null),
    message,
    boxes: [],
    marks: [
      ...home,
      ...(nearest === undefined
        ? []
        : [
            {
              kind: 'outline',
              tone: 'bad',
              points: [...nearest.quad],
              label: `not the logo (${percent(nearest.shape)})`,
            } satisfies Mark,
          ]),
    ],
  };
}

function open(input: LayoutInput, message: string): RuleJudgement {
  return {
    verdict: 'unknown',
    score: null,
    measured: { failed: [], open: ['present'] },
    expected: expectedOf(input, null),
    message,
    boxes: input.evidence.faint.map(({ box }) => box),
    marks: homeMark(input),
  };
}

function expectedOf(
  { asked, width }: LayoutInput,
  clear: number | null,
): RuleJudgement['expected'] {
  const { region, width: widths, text } = asked.logo ?? {};
  return {
    times: 1,
    region: region === undefined ? null : typeof region === 'string' ? region : [...region],
    widthPx: widths === undefined ? null : widths.map((share) => tenth(share * width)),
    clearPx: clear === null ? null : tenth(clear),
    angleDegrees: LEVEL,
    stretchRatio: [thousandth(1 / (1 + PROPORTION)), 1 + PROPORTION],
    deltaE00: COLOUR,
    text: text ?? null,
  };
}

function placeFacts({ width }: LayoutInput, place: LogoPlace): RuleJudgement['measured'] {
  return {
    widthPx: tenth(inkWidth(place)),
    widthShare: thousandth(inkWidth(place) / width),
    heightPx: tenth(uprightHeight(place)),
    angleDegrees: tenth(place.angle),
    stretchRatio: thousandth(place.stretch),
    shapeShare: thousandth(place.shape),
    weakestShare: thousandth(place.weakest),
    visibleShare: thousandth(place.visible),
    deltaE00: place.colour === null ? null : tenth(place.colour),
  };
}

function messageOf(findings: readonly Finding[], { width }: LayoutInput, place: LogoPlace): string {
  const bad = findings.filter(({ outcome }) => outcome === 'fail');
  if (bad.length > 0) return `The logo ${bad.map(({ says }) => says).join('; it ')}.`;
  const openOnes = findings.filter(({ outcome }) => outcome === 'unknown');
  if (openOnes.length > 0) {
    return `The logo can't be judged: it ${openOnes.map(({ says }) => says).join('; it ')}, but something may hide a part of it.`;
  }
  const wide = `${px(inkWidth(place))} (${percent(inkWidth(place) / width)} of the picture) wide`;
  return `The logo is there once, as in its file, ${wide}.`;
}

function marksOf(
  input: LayoutInput,
  place: LogoPlace,
  again: readonly LogoPlace[],
  intruders: readonly Intruder[],
  clear: number,
  findings: readonly Finding[],
): Mark[] {
  const failed = (...names: Finding['what'][]) =>
    findings.some(({ what, outcome }) => names.includes(what) && outcome === 'fail');
  const unsure = findings.some(({ outcome }) => outcome === 'unknown');
  const drawn = failed('likeness', 'proportions', 'level', 'wordmark', 'region', 'width');
  const [x, y, w, h] = place.box;
  const marks: Mark[] = [
    {
      kind: 'outline',
      tone: drawn ? 'bad' : unsure ? 'open' : 'good',
      points: [...place.quad],
      label: `logo ${percent(place.shape)}`,
    },
  ];
  for (const one of again) {
    marks.push({ kind: 'outline', tone: 'bad', points: [...one.quad], label: 'logo again' });
  }
  if (failed('region')) marks.push(...homeMark(input));
  if (clear > 0) {
    const box: Box = [x - clear, y - clear, w + 2 * clear, h + 2 * clear];
    marks.push({ kind: 'box', tone: 'guide', box, label: `clear ${px(clear)}` });
  }
  for (const { box } of intruders) marks.push({ kind: 'box', tone: 'bad', box });
  if (input.asked.logo?.width !== undefined) {
    const [, , right, left] = place.quad;
    marks.push({
      kind: 'measure',
      tone: failed('width') ? 'bad' : 'good',
      from: left,
      to: right,
      label: `${px(inkWidth(place))} (${percent(inkWidth(place) / input.width)})`,
    });
  }
  return marks;
}

function homeMark({ asked, width, height }: LayoutInput): Mark[] {
  const region = asked.logo?.region;
  const box = region === undefined ? null : regionBox(region, width, height);
  return box === null ? [] : [{ kind: 'box', tone: 'guide', box, label: 'logo' }];
}

/** Along its own sides: what a turned logo measures. */
function inkWidth({ quad: [a, b] }: LogoPlace): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

function uprightHeight({ quad: [a, , , d] }: LogoPlace): number {
  return Math.hypot(d[0] - a[0], d[1] - a[1]);
}
