import type { Box } from '../geometry.ts';
import { unitsOf } from '../text/units.ts';
import type { LineInk, Rgb } from './evidence.ts';
import { letterHeight } from './letters.ts';
import { shorterSide, whereverFound } from './places.ts';
import {
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  verdictOf,
} from './rule.ts';
import type { FoundLine, LayoutInput, SeenBlock } from './seen.ts';
import { listed, named, thousandth } from './words.ts';

/**
 * WCAG 2.2, 1.4.3 asks 3 : 1 of large text and 4.5 : 1 of small. Edges of letters are smoothed, so
 * that thin strokes come out paler than their ink by up to a third: what is asked of large text is
 * asked of all, and a sample that wants more says so.
 */
const LEAST_RATIO = 3;
/**
 * Of display type, by the height of its capitals over the picture's shorter side. The larger letters
 * are, the less contrast they need: reading hardly slows down until it is as low as 1.2 : 1 (Legge,
 * Rubin and Luebker 1987), and people set headlines in two colours that WCAG would not pass.
 */
const DISPLAY = { height: 0.04, ratio: 2 } as const;

/** Beside other ratios, what is measured on smoothed letters is good to about a twentieth. */
const MEASURED_TO = 0.05;

/** The row of a block that stands out least for its size. */
interface Row {
  ink: LineInk;
  box: Box;
  /** The ratio that it needs. */
  needs: number;
}

interface Known extends Row {
  block: SeenBlock;
}

export const contrast: LayoutRule = {
  id: 'contrast',
  title: 'Every block stands out from what is behind it.',
  score: 'Mean over the blocks of their contrast ratio over the one that they need, 1 at most.',
  judge(given) {
    const input = whereverFound(given);
    const asked = input.asked.layout?.contrast ?? true;
    if (asked === false) return notApplicable('The sample does not ask for contrast.');
    const wanted = typeof asked === 'object' ? asked.ratio : null;
    const least = wanted ?? LEAST_RATIO;
    const rows = input.blocks.map((block) => ({ block, row: palestRow(block, input, wanted) }));
    const known = rows.flatMap(({ block, row }): Known[] =>
      row === null ? [] : [{ block, ...row }],
    );
    const lost = rows.filter(({ row }) => row === null).map(({ block }) => block);
    const faint = faintAreas(input, lost, least);
    const low = known.filter(isLow);
    const told = outcome(known, low, lost, faint, least);
    return {
      ...told,
      score: told.verdict === 'unknown' ? null : scoreOf(known, faint, least),
      measured: {
        blocks: known.map(({ block, ink }) => ({
          id: block.id,
          ratio: thousandth(ink.contrast),
          leastLocalRatio: thousandth(ink.worst),
          foreground: hex(ink.foreground),
          background: hex(ink.background),
        })),
        faint: faint.map(({ contrast: ratio }) => ({ ratio: thousandth(ratio) })),
      },
      expected:
        wanted === null
          ? {
              leastRatio: least,
              leastRatioOfDisplayType: DISPLAY.ratio,
              toleratedShare: MEASURED_TO,
            }
          : { leastRatio: least, toleratedShare: MEASURED_TO },
      boxes: [...low.map(({ box }) => box), ...faint.map(({ box }) => box)],
      marks: [
        ...shownOf(known, low).map(({ ink, box }): Mark => {
          const tone = low.some((one) => one.ink === ink) ? 'bad' : 'good';
          return { kind: 'box', tone, box, label: ratioOf(ink.contrast) };
        }),
        ...faint.map(
          ({ box, contrast: ratio }): Mark => ({
            kind: 'box',
            tone: 'bad',
            box,
            label: ratioOf(ratio),
          }),
        ),
      ],
    };
  },
};

/** The blocks that are too pale, and of the others the palest: a drawing of all would hide them. */
function shownOf<One extends { ink: LineInk }>(known: readonly One[], low: readonly One[]): One[] {
  const rest = known.filter((one) => !low.includes(one));
  const [palest] = rest.toSorted((a, b) => a.ink.contrast - b.ink.contrast);
  return [...low, ...(palest === undefined ? [] : [palest])];
}

type Faint = { box: Box; contrast: number };

function outcome(
  known: readonly Known[],
  low: readonly Known[],
  lost: readonly SeenBlock[],
  faint: readonly Faint[],
  least: number,
): Pick<RuleJudgement, 'verdict' | 'message'> {
  const wanted = `${least} : 1`;
  if (low.length > 0) {
    const [palest] = low.toSorted((a, b) => a.ink.contrast - b.ink.contrast);
    const { ink, needs } = palest!;
    const names = listed(low.map(({ block }) => named(block)));
    const one = low.length === 1;
    const stands = ink.contrast < DISPLAY.ratio ? 'hardly stand# out' : 'stand# out too little';
    return {
      verdict: 'fail',
      message: `${names} ${stands.replace('#', one ? 's' : '')} from ${one ? 'its background' : 'their backgrounds'}: ${ratioOf(ink.contrast)}${one ? '' : ' at worst'}, at least ${needs} : 1 is needed.`,
    };
  }
  if (faint.length > 0) {
    const ratio = Math.min(...faint.map(({ contrast: one }) => one));
    return {
      verdict: 'fail',
      message: `Text too faint to be read (${ratioOf(ratio)}) stands where ${listed(lost.map(named))} may be; at least ${wanted} is needed.`,
    };
  }
  const open = lost.map(named);
  const verdict = verdictOf([
    known.length > 0 ? 'pass' : 'unknown',
    ...lost.map(() => 'unknown' as const),
  ]);
  return {
    verdict,
    message:
      verdict === 'unknown'
        ? `What was found stands out, but ${listed(open)} could not be measured.`
        : `Every text stands out from its background, ${palestOf(known)}.`,
  };
}

function palestOf(known: readonly Known[]): string {
  const { block, ink, needs } = known.toSorted(
    (a, b) => a.ink.contrast / a.needs - b.ink.contrast / b.needs,
  )[0]!;
  return `${named(block)} least of all: ${ratioOf(ink.contrast)} where ${needs} : 1 is needed`;
}

/** Null where nothing is decided. */
function scoreOf(known: readonly Known[], faint: readonly Faint[], least: number): number | null {
  const kept = [
    ...known.map(({ ink, needs }) => Math.min(1, ink.contrast / needs)),
    ...faint.map((area) => Math.min(1, area.contrast / least)),
  ];
  if (kept.length === 0) return null;
  return thousandth(kept.reduce((sum, share) => sum + share, 0) / kept.length);
}

function isLow({ ink, needs }: Row): boolean {
  return ink.contrast < needs * (1 - MEASURED_TO);
}

/** @param wanted the ratio that the sample asks for, whatever the size */
function palestRow(block: SeenBlock, input: LayoutInput, wanted: number | null): Row | null {
  const display = DISPLAY.height * shorterSide(input);
  const rows = block.lines.flatMap((line) => {
    const needs = wanted ?? (letterHeight(line) >= display ? DISPLAY.ratio : LEAST_RATIO);
    return line.ink.map((ink): Row => ({ ink, box: line.box, needs }));
  });
  const short = ({ ink, needs }: Row) => ink.contrast / needs;
  return rows.toSorted((a, b) => short(a) - short(b))[0] ?? null;
}

/** Width of a character over the height of its line, of narrow letters and of ideographs. */
const WIDTH = { least: 0.2, most: 1.6 } as const;
/** Fainter is grain; and of a sign or two nothing says that they are text. */
const GRAIN = 1.2;
const LEAST_SIGNS = 3;

/** What looks like text, belongs to no block, and is too faint and about as long as a lost block. */
function faintAreas(
  { evidence, lines }: LayoutInput,
  lost: readonly SeenBlock[],
  least: number,
): Faint[] {
  const unread = lines.flatMap(({ box, ink, blocks }: FoundLine): Faint[] =>
    ink === null || blocks.length > 0 ? [] : [{ box, contrast: ink.contrast }],
  );
  const faint = evidence.faint.filter(({ small }) => small !== true);
  return [...faint, ...unread].filter(({ box, contrast: ratio }) => {
    const long = Math.max(box[2], box[3]) / Math.min(box[2], box[3]);
    const fits = lost.some((block) => {
      const [row = ''] = block.text.split('\n').toSorted((a, b) => b.length - a.length);
      const signs = unitsOf(row).raw.length;
      const width = long / Math.max(1, signs);
      return signs >= LEAST_SIGNS && width >= WIDTH.least && width <= WIDTH.most;
    });
    return fits && ratio >= GRAIN && ratio < least * (1 - MEASURED_TO);
  });
}

function ratioOf(ratio: number): string {
  return `${Number(ratio.toFixed(ratio < 10 ? 1 : 0))} : 1`;
}

function hex(colour: Rgb): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
