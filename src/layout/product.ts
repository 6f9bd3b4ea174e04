import { type Box, centerOf, type Point, type Quad } from '../geometry.ts';
import { outsideRegion, regionBox } from '../text/match/place.ts';
import type { ProductPlace } from './evidence.ts';
import {
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  type RuleVerdict,
  verdictOf,
} from './rule.ts';
import type { LayoutInput, Place } from './seen.ts';
import { listed, percent, thousandth } from './words.ts';

/**
 * Share of the product that may differ where the sample states none. A product drawn anew in other
 * light keeps nine tenths of its colours within what pixelmatch takes for one; another colour, a
 * label or part left out, or the mirror image change more than a tenth of any product.
 */
const TOLERANCE = 0.1;
/** Beyond this a person sees that a thing is drawn out: twice what one is sure to measure. */
const STRETCH = 0.06;
/** Degrees; a product on a table that is a little off is upright. */
const TURN = 5;
/** Of the evidence's score: what is less sure may be something else. */
const SURE = 0.68;
/** Where more is covered than is seen, what is seen does not speak for the rest. */
const COVERED = 0.5;

type Decided = 'pass' | 'fail' | 'unknown';

interface Part {
  name: 'region' | 'proportions' | 'upright' | 'outline' | 'likeness';
  verdict: Decided;
  /** What is wrong, to follow on “The product”. */
  words: string;
}

export const product: LayoutRule = {
  id: 'product',
  title: 'The product is there, in its place, upright, and looks as in its reference picture.',
  score:
    'Share of what is asked of the product that is kept: its place, its proportions, that it is upright, its outline, its look; 0 where it is missing.',
  judge,
};

function judge(input: LayoutInput): RuleJudgement {
  const { asked, evidence } = input;
  if (asked.product === undefined) return notApplicable('No product is asked for.');
  const { region, tolerance = TOLERANCE } = asked.product;
  const expected = {
    region: region === undefined ? null : typeof region === 'string' ? region : [...region],
    spareShare: 0.05,
    differingShare: tolerance,
    outlineDifferingShare: tolerance,
    stretchShare: STRETCH,
    angleDegrees: TURN,
  };
  if (evidence.product === null) {
    return {
      ...without(region, input),
      verdict: 'unknown',
      score: null,
      expected,
      message: 'The picture was not searched for the product.',
    };
  }
  const { found } = evidence.product;
  if (found === null) {
    const message = 'The product is not in the picture.';
    return { ...without(region, input), verdict: 'fail', score: 0, expected, message };
  }
  const sure = found.score >= SURE;
  const parts = partsOf(found, region, tolerance, input);
  const verdict: RuleVerdict = sure ? verdictOf(parts.map((part) => part.verdict)) : 'unknown';
  const decided = parts.filter((part) => part.verdict !== 'unknown');
  const kept = decided.filter((part) => part.verdict === 'pass');
  return {
    verdict,
    score: verdict === 'unknown' ? null : thousandth(kept.length / decided.length),
    measured: measuredOf(found, region, input),
    expected,
    message: sure
      ? messageOf(parts, found, verdict)
      : 'What is most like the product is too unlike it to be told for it.',
    boxes: [found.box],
    marks: marksOf(found, parts, sure, region, input),
  };
}

function partsOf(
  found: ProductPlace,
  region: Place | undefined,
  tolerance: number,
  { width, height }: LayoutInput,
): Part[] {
  const { outline, differing, stretch, angle, covered } = found;
  const hidden = covered > COVERED;
  const outside = region === undefined ? 0 : outsideRegion(found.box, region, width, height);
  const by = Math.max(stretch, 1 / stretch);
  const part = (name: Part['name'], holds: boolean, words: string, open = false): Part => ({
    name,
    verdict: open ? 'unknown' : holds ? 'pass' : 'fail',
    words,
  });
  return [
    ...(region === undefined
      ? []
      : [
          part(
            'region',
            outside === 0,
            `stands ${percent(outside)} of the picture outside its place`,
          ),
        ]),
    part(
      'proportions',
      by <= 1 + STRETCH,
      `is drawn out ${stretch > 1 ? 'to the sides' : 'to its height'} by ${percent(by - 1)}`,
    ),
    part('upright', Math.abs(angle) <= TURN, `is turned by ${Math.round(Math.abs(angle))} degrees`),
    part(
      'outline',
      1 - outline <= tolerance,
      `has an outline that differs from its picture by ${percent(1 - outline)}`,
      hidden,
    ),
    part(
      'likeness',
      differing <= tolerance,
      isMirrored(found.quad)
        ? `is mirrored, which differs from its picture on ${percent(differing)} of its surface`
        : `differs from its picture on ${percent(differing)} of its surface`,
      hidden,
    ),
  ];
}

function messageOf(
  parts: readonly Part[],
  { covered }: ProductPlace,
  verdict: RuleVerdict,
): string {
  const wrong = parts.filter((part) => part.verdict === 'fail');
  if (wrong.length > 0) return `The product ${listed(wrong.map(({ words }) => words))}.`;
  if (verdict === 'unknown') {
    return `${percent(covered)} of the product is covered, too much to compare it with its picture.`;
  }
  return 'The product stands in its place and looks as in its picture.';
}

function measuredOf(
  found: ProductPlace,
  region: Place | undefined,
  { width, height }: LayoutInput,
): RuleJudgement['measured'] {
  const [x, y] = centerOf(found.box);
  const outside = region === undefined ? null : outsideRegion(found.box, region, width, height);
  return {
    found: true,
    surenessShare: thousandth(found.score),
    centerShare: [thousandth(x / width), thousandth(y / height)],
    outsideShare: outside === null ? null : thousandth(outside),
    widthPx: Math.round(found.box[2]),
    heightPx: Math.round(found.box[3]),
    stretchRatio: thousandth(found.stretch),
    angleDegrees: Math.round(found.angle * 10) / 10,
    mirrored: isMirrored(found.quad),
    outlineDifferingShare: thousandth(1 - found.outline),
    differingShare: thousandth(found.differing),
    structureSsim: thousandth(found.structure),
    coveredShare: thousandth(found.covered),
  };
}

/** Corners that run the other way round are those of a mirror image. */
function isMirrored([a, b, , d]: Quad): boolean {
  return (b[0] - a[0]) * (d[1] - a[1]) - (b[1] - a[1]) * (d[0] - a[0]) < 0;
}

function without(region: Place | undefined, input: LayoutInput) {
  return { measured: { found: false }, boxes: [], marks: guideOf(region, input) };
}

function guideOf(region: Place | undefined, { width, height }: LayoutInput): Mark[] {
  const box = region === undefined ? null : regionBox(region, width, height);
  return box === null ? [] : [{ kind: 'box', tone: 'guide', box, label: 'product' }];
}

function marksOf(
  found: ProductPlace,
  parts: readonly Part[],
  sure: boolean,
  region: Place | undefined,
  input: LayoutInput,
): Mark[] {
  const is = (name: Part['name']) => parts.find((part) => part.name === name)?.verdict;
  const wrong = parts.filter((part) => part.verdict === 'fail');
  const open = parts.some((part) => part.verdict === 'unknown');
  const tone = !sure ? 'open' : wrong.length > 0 ? 'bad' : open ? 'open' : 'good';
  const labels = [
    is('proportions') === 'fail' ? `×${found.stretch.toFixed(2)} wide` : '',
    is('upright') === 'fail' ? `${Math.round(found.angle)}°` : '',
    is('outline') === 'fail' ? `outline ${percent(1 - found.outline)} off` : '',
    is('likeness') === 'fail' ? `${percent(found.differing)} differs` : '',
  ].filter((label) => label !== '');
  const label = labels.length > 0 ? { label: labels.join(', ') } : {};
  const marks: Mark[] = [{ kind: 'outline', tone, points: [...found.quad], ...label }];
  if (is('likeness') === 'fail' || is('outline') === 'fail') {
    for (const points of found.where ?? []) {
      marks.push({ kind: 'outline', tone: 'bad', points: [...points], label: 'differs' });
    }
  }
  if (is('region') !== 'fail') return marks;
  return [...guideOf(region, input), ...marks, wayBack(found.box, region!, input)];
}

/** From the product's middle the shortest way into its place. */
function wayBack(box: Box, region: Place, { width, height }: LayoutInput): Mark {
  const [x, y] = centerOf(box);
  const [left, top, w, h] = regionBox(region, width, height) ?? box;
  const to: Point = [Math.min(Math.max(x, left), left + w), Math.min(Math.max(y, top), top + h)];
  return { kind: 'line', tone: 'bad', from: [x, y], to };
}
