import { groundCells } from './colour/ground-cells.ts';
import { hexOf } from './colour/hex.ts';
import type { ColourEvidence } from './evidence.ts';
import {
  type Json,
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  type RuleVerdict,
} from './rule.ts';
import type { LayoutInput } from './seen.ts';
import { percent, tenth, thousandth } from './words.ts';

/**
 * CIEDE2000 from #ffffff. Compression and soft light take white paper no further than the first;
 * from the second on anybody sees a tint or a grey beside a white page.
 */
const WHITE = 2;
const TINTED = 3;
/** The same of the tenth of a background that is farthest from white: soft shadows of things. */
const SHADED = 8;
const STAINED = 14;
/** Of the picture, what a background covers at least for its colour to be told. */
const LEAST_SHARE = 0.05;

/** Of the picture's area, what may let something through: smoothed corners of a window. */
const CLEAR_AT_MOST = 0.005;

/** Of the pixels on the edge, and of all: from where on a ground is transparent, or clearly not. */
const CLEAR_EDGE = 0.6;
const SOLID_EDGE = 0.25;
const CLEAR_AREA = 0.05;
const SOLID_AREA = 0.01;

interface Found {
  verdict: RuleVerdict;
  score: number;
  measured: Record<string, Json>;
  expected: Record<string, Json>;
  message: string;
}

export const background: LayoutRule = {
  id: 'background',
  title: 'The background is opaque, white or transparent, as asked for.',
  score:
    'opaque and transparent: 1 where it is, 0 where it is not. white: 1 where it is, falling to 0 at a CIEDE2000 of 10 from white.',
  judge(input) {
    const { background: asked } = input.asked;
    if (asked === undefined) return notApplicable('No background was asked for.');
    const { colours } = input.evidence;
    const found =
      asked === 'opaque' ? opaque(colours) : asked === 'white' ? white(colours) : clear(colours);
    return judgementOf(asked, found, input);
  },
};

function opaque({ alpha }: ColourEvidence): Found {
  const through = alpha === null ? 0 : alpha.transparent + alpha.partly;
  const pass = through <= CLEAR_AT_MOST;
  return {
    verdict: pass ? 'pass' : 'fail',
    score: pass ? 1 : 0,
    measured: { alphaChannel: alpha !== null, throughShare: thousandth(through) },
    expected: { throughShareAtMost: CLEAR_AT_MOST },
    message: pass
      ? 'The background is opaque.'
      : `${percent(through)} of the picture is transparent, wholly or partly; an opaque background was asked for.`,
  };
}

function white({ background: ground, alpha }: ColourEvidence): Found {
  const { colour, share, white: whites, fromWhite, farFromWhite } = ground;
  const through = alpha === null ? 0 : alpha.transparent + alpha.partly;
  const measured = {
    color: hexOf(colour),
    share: thousandth(share),
    whiteShare: thousandth(whites),
    deltaE00: tenth(fromWhite),
    farthestTenthDeltaE00: tenth(farFromWhite),
    throughShare: thousandth(through),
  };
  const expected = { deltaE00: WHITE, farthestTenthDeltaE00: SHADED };
  const score = thousandth(Math.max(0, Math.min(1, 1 - (fromWhite - WHITE) / (10 - WHITE))));
  const said = (verdict: RuleVerdict, message: string): Found => ({
    verdict,
    score: verdict === 'pass' ? 1 : score,
    measured,
    expected,
    message,
  });
  const where = `${hexOf(colour)}, ΔE ${tenth(fromWhite)} from white, on ${percent(share)} of the picture`;
  if (through > CLEAR_AREA) {
    return {
      ...said('fail', `${percent(through)} of the picture is transparent, not white.`),
      score: 0,
    };
  }
  if (share < LEAST_SHARE) {
    return said(
      'unknown',
      `No background could be told: the widest area at the edge covers ${percent(share)}.`,
    );
  }
  if (fromWhite > TINTED) return said('fail', `The background is not white: ${where}.`);
  if (farFromWhite > STAINED) {
    return said(
      'fail',
      `The background is not plain white: a tenth of it is ΔE ${tenth(farFromWhite)} or more from white.`,
    );
  }
  if (fromWhite > WHITE || farFromWhite > SHADED) {
    return said('unknown', `The background is nearly white: ${where}.`);
  }
  return said('pass', `The background is white: ${where}.`);
}

function clear({ alpha }: ColourEvidence): Found {
  const expected = { edgeShareAtLeast: CLEAR_EDGE, transparentShareAtLeast: CLEAR_AREA };
  if (alpha === null) {
    return {
      verdict: 'fail',
      score: 0,
      measured: { alphaChannel: false },
      expected,
      message: 'The background is not transparent: the file has no alpha channel.',
    };
  }
  const { transparent, partly, edge } = alpha;
  const pass = edge >= CLEAR_EDGE && transparent >= CLEAR_AREA;
  const fail = edge < SOLID_EDGE || transparent < SOLID_AREA;
  const far = `${percent(transparent)} of the picture and ${percent(edge)} of its edge are transparent`;
  return {
    verdict: pass ? 'pass' : fail ? 'fail' : 'unknown',
    score: pass ? 1 : 0,
    measured: {
      alphaChannel: true,
      transparentShare: thousandth(transparent),
      partlyShare: thousandth(partly),
      edgeShare: thousandth(edge),
    },
    expected,
    message: pass ? `The background is transparent: ${far}.` : `Only ${far}.`,
  };
}

function judgementOf(
  asked: string,
  { verdict, score, measured, expected, message }: Found,
  { width, height, evidence }: LayoutInput,
): RuleJudgement {
  const tone = verdict === 'pass' ? 'good' : verdict === 'fail' ? 'bad' : 'open';
  const ground = evidence.colours.background;
  const marks: Mark[] =
    asked === 'white'
      ? groundCells(evidence.colours, width, height).map((box) => ({
          kind: 'swatch',
          tone,
          box,
          colour: hexOf(ground.colour),
          label: `ΔE ${tenth(ground.fromWhite)} from white`,
        }))
      : [{ kind: 'box', tone, box: [0, 0, width, height] }];
  return {
    verdict,
    score: verdict === 'unknown' ? null : score,
    measured,
    expected,
    message,
    boxes: [[0, 0, width, height]],
    marks,
  };
}
