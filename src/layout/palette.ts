import { labOf } from '../colour-distance.ts';
import { type Carried, carriedOf } from './colour/carried.ts';
import { hexOf, rgbOf } from './colour/hex.ts';
import { type Rival, rivalOf } from './colour/rival.ts';
import { type SeenColour, seenColours } from './colour/seen-colours.ts';
import {
  type Json,
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  type Tone,
  verdictOf,
} from './rule.ts';
import type { LayoutInput } from './seen.ts';
import { listed, percent, tenth, thousandth } from './words.ts';

/**
 * CIEDE2000 within which a colour is taken for the one asked for. Side by side a difference is seen
 * from about 2 on; light, shade and print-like grain move a surface by 5 to 8; beyond 10 people
 * begin to give the two colours other names. A brand that is stricter says so.
 */
const TOLERANCE = 10;

/** Share of a further colour from which it is seen: a button, or a headline's ink. */
const LEAST_BESIDE = 0.003;
/** The same of a main colour beside neutrals: type alone on a white page covers two per cent. */
const LEAST_MAIN = 0.02;
/** Of the widest rival's share, what a main colour has at least; and what it clearly falls short of. */
const NEARLY_AS_WIDE = 0.75;
const CLEARLY_LESS = 0.5;
/** Of what is drawn, how much must have a colour that can be told. */
const LEAST_TOLD = 0.05;
const WHITE = labOf([255, 255, 255]);
/** Swatches shown of one colour. */
const SWATCHES = 3;

interface Part {
  role: 'main' | 'beside';
  asked: string;
  carried: Carried;
  /** What its share has to reach. */
  needed: number;
  rival: Rival | null;
  verdict: 'pass' | 'fail' | 'unknown';
}

export const palette: LayoutRule = {
  id: 'palette',
  title: 'The main color and those beside it are the ones asked for.',
  score:
    '1 where every color asked for covers what it needs; else the mean over them of how much of it it covers, where the main color counts as much as all others together.',
  judge(input) {
    const { palette: asked } = input.asked;
    if (asked === undefined) return notApplicable('No colors were asked for.');
    const seen = seenColours(input);
    const drawn = 1 - (input.evidence.colours.alpha?.transparent ?? 0);
    if (seen.told <= 0 || seen.told < LEAST_TOLD * drawn) return untold(asked);
    const tolerance = asked.tolerance ?? TOLERANCE;
    const primary = labOf(rgbOf(asked.primary));
    const main = carriedOf(primary, [], seen, tolerance, LEAST_MAIN);
    const granted = input.asked.background === 'white' ? [WHITE] : [];
    const rival = rivalOf(primary, seen.areas, tolerance, granted);
    const secondary = asked.secondary ?? [];
    const labs = secondary.map((hex) => labOf(rgbOf(hex)));
    const parts: Part[] = [
      mainPart(asked.primary, main, rival),
      ...secondary.map((hex, index): Part => {
        const others = [primary, ...labs.toSpliced(index, 1)];
        const carried = carriedOf(labs[index]!, others, seen, tolerance, LEAST_BESIDE);
        const { share, loose } = carried;
        const verdict = share >= LEAST_BESIDE ? 'pass' : loose < LEAST_BESIDE ? 'fail' : 'unknown';
        return { role: 'beside', asked: hex, carried, needed: LEAST_BESIDE, rival: null, verdict };
      }),
    ];
    return judgementOf(parts, tolerance, input);
  },
};

function mainPart(asked: string, carried: Carried, rival: Rival | null): Part {
  const widest = rival?.share ?? 0;
  const needed = Math.max(LEAST_MAIN, NEARLY_AS_WIDE * widest);
  const tooLittle = Math.max(LEAST_MAIN, CLEARLY_LESS * widest);
  const verdict = carried.share >= needed ? 'pass' : carried.loose < tooLittle ? 'fail' : 'unknown';
  return { role: 'main', asked, carried, needed, rival, verdict };
}

function untold(asked: NonNullable<LayoutInput['asked']['palette']>): RuleJudgement {
  return {
    verdict: 'unknown',
    score: null,
    measured: {},
    expected: { primary: asked.primary, secondary: [...(asked.secondary ?? [])] },
    message: 'Hardly anything in the picture has a color that could be told.',
    boxes: [],
    marks: [],
  };
}

function judgementOf(
  parts: readonly Part[],
  tolerance: number,
  { width, height }: LayoutInput,
): RuleJudgement {
  const verdict = verdictOf(parts.map((part) => part.verdict));
  const marks = parts.flatMap(marksOf);
  return {
    verdict,
    score: verdict === 'unknown' ? null : scoreOf(parts),
    measured: {
      colors: parts.map(
        ({ asked, carried, rival }): Json => ({
          asked,
          share: thousandth(carried.share),
          nearest: carried.nearest === null ? null : hexOf(carried.nearest.seen.colour),
          deltaE00: carried.nearest === null ? null : tenth(carried.nearest.deltaE00),
          ...(rival === null
            ? {}
            : { rival: hexOf(rival.seen.colour), rivalShare: thousandth(rival.share) }),
        }),
      ),
    },
    expected: {
      toleranceDeltaE00: tolerance,
      colors: parts.map(({ asked, needed }): Json => ({ asked, leastShare: thousandth(needed) })),
    },
    message: messageOf(parts, tolerance),
    boxes: marks.length === 0 ? [[0, 0, width, height]] : marks.map(({ box }) => box),
    marks,
  };
}

function scoreOf(parts: readonly Part[]): number {
  const reached = (part: Part) =>
    part.verdict === 'pass' ? 1 : Math.min(1, part.carried.share / part.needed);
  const [main, ...beside] = parts.map(reached);
  if (beside.length === 0) return thousandth(main!);
  const mean = beside.reduce((sum, one) => sum + one, 0) / beside.length;
  return thousandth((main! + mean) / 2);
}

function messageOf(parts: readonly Part[], tolerance: number): string {
  const failed = parts.filter(({ verdict }) => verdict === 'fail');
  const open = parts.filter(({ verdict }) => verdict === 'unknown');
  const told = failed.length > 0 ? failed : open.length > 0 ? open : parts;
  const clauses = told.map((part) => clauseOf(part, tolerance));
  const text = listed(clauses, 4);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function clauseOf({ role, asked, carried, rival, verdict }: Part, tolerance: number): string {
  const { share } = carried;
  const name = role === 'main' ? `the main color ${asked}` : asked;
  if (verdict === 'pass') return `${name} covers ${percent(share)}`;
  if (verdict === 'unknown') {
    if (role === 'main' && share >= LEAST_MAIN && rival !== null) {
      return `${name} covers ${percent(share)} and ${hexOf(rival.seen.colour)} ${percent(rival.share)}: neither is clearly the main one`;
    }
    return `${name} is neither clearly there nor clearly missing: ${nearestOf(carried, tolerance)}`;
  }
  if (role === 'main' && share >= LEAST_MAIN && rival !== null) {
    return `${name} covers only ${percent(share)}, less than ${hexOf(rival.seen.colour)} with ${percent(rival.share)}`;
  }
  if (share > 0.0005) return `${name} covers only ${percent(share)}`;
  return `${name} is nowhere to be seen: ${nearestOf(carried, tolerance)}`;
}

function nearestOf({ nearest }: Carried, tolerance: number): string {
  if (nearest === null) return 'nothing has a color that could be told';
  const { seen, deltaE00 } = nearest;
  return `the nearest found is ${hexOf(seen.colour)}, ΔE ${tenth(deltaE00)} away (allowed ${tolerance})`;
}

type Swatch = Extract<Mark, { kind: 'swatch' }>;

function marksOf({ asked, carried, rival, verdict, role }: Part): Swatch[] {
  const tone: Tone = verdict === 'pass' ? 'good' : verdict === 'fail' ? 'bad' : 'open';
  const found = carried.by
    .slice(0, SWATCHES)
    .flatMap(({ seen, deltaE00 }) => swatch(seen, tone, `${asked}: ΔE ${tenth(deltaE00)}`));
  // A main colour that is outdone is told beside what outdoes it.
  return role === 'main' && verdict !== 'pass' && rival !== null
    ? [
        ...found,
        ...swatch(rival.seen, tone, `${percent(rival.share)} of ${hexOf(rival.seen.colour)}`),
      ]
    : found;
}

function swatch({ box, colour }: SeenColour, tone: Tone, label: string): Swatch[] {
  return box === null ? [] : [{ kind: 'swatch', tone, box, colour: hexOf(colour), label }];
}
