import type { Box } from '../geometry.ts';
import type { LineInk, Rgb } from './evidence.ts';
import { whereverFound } from './places.ts';
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

/** Beside other ratios, what is measured on smoothed letters is good to about a twentieth. */
const MEASURED_TO = 0.05;

interface Part {
  block: SeenBlock;
  /** Null where no ink of it could be told. */
  least: { ink: LineInk; box: Box } | null;
}

export const contrast: LayoutRule = {
  id: 'contrast',
  title: 'Every block stands out from what is behind it.',
  score: 'Mean over the blocks of their contrast ratio over the one asked for, 1 at most.',
  judge(given) {
    const input = whereverFound(given);
    const asked = input.asked.layout?.contrast ?? true;
    if (asked === false) return notApplicable('The sample does not ask for contrast.');
    const least = typeof asked === 'object' ? asked.ratio : LEAST_RATIO;
    const parts = input.blocks.map((block): Part => ({ block, least: palestRow(block) }));
    const known = parts.flatMap(({ block, least: row }) =>
      row === null ? [] : [{ block, ...row }],
    );
    const lost = parts.filter((part) => part.least === null).map(({ block }) => block);
    const faint = lost.length === 0 ? [] : faintAreas(input, least);
    const low = known.filter(({ ink }) => ink.contrast < least * (1 - MEASURED_TO));
    const told = outcome(known.length, low, lost, faint, least);
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
      expected: { leastRatio: least },
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
  known: number,
  low: readonly { block: SeenBlock; ink: LineInk }[],
  lost: readonly SeenBlock[],
  faint: readonly Faint[],
  least: number,
): Pick<RuleJudgement, 'verdict' | 'message'> {
  const wanted = `${least} : 1`;
  if (low.length > 0) {
    const [palest] = low.toSorted((a, b) => a.ink.contrast - b.ink.contrast);
    const names = listed(low.map(({ block }) => named(block)));
    return {
      verdict: 'fail',
      message:
        low.length === 1
          ? `${names} hardly stands out from its background: ${ratioOf(palest!.ink.contrast)}, at least ${wanted} is needed.`
          : `${names} hardly stand out from their backgrounds: ${ratioOf(palest!.ink.contrast)} at worst, at least ${wanted} is needed.`,
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
    known > 0 ? 'pass' : 'unknown',
    ...lost.map(() => 'unknown' as const),
  ]);
  return {
    verdict,
    message:
      verdict === 'unknown'
        ? `What was found stands out, but ${listed(open)} could not be measured.`
        : `Every text stands out from its background by at least ${wanted}.`,
  };
}

/** Null where nothing is decided. */
function scoreOf(
  known: readonly { ink: LineInk }[],
  faint: readonly Faint[],
  least: number,
): number | null {
  const ratios = [...known.map(({ ink }) => ink.contrast), ...faint.map((area) => area.contrast)];
  if (ratios.length === 0) return null;
  const kept = ratios.map((ratio) => Math.min(1, ratio / least));
  return thousandth(kept.reduce((sum, share) => sum + share, 0) / kept.length);
}

/** The row of a block that stands out least. */
function palestRow({ lines }: SeenBlock): Part['least'] {
  const rows = lines.flatMap(({ ink, box }) => ink.map((one) => ({ ink: one, box })));
  return rows.toSorted((a, b) => a.ink.contrast - b.ink.contrast)[0] ?? null;
}

/** What looks like text, belongs to no block and stands out too little to be read. */
function faintAreas({ evidence, lines }: LayoutInput, least: number): Faint[] {
  const unread = lines.flatMap(({ box, ink, blocks }: FoundLine): Faint[] =>
    ink === null || blocks.length > 0 ? [] : [{ box, contrast: ink.contrast }],
  );
  const faint = evidence.faint.filter(({ small }) => small !== true);
  return [...faint, ...unread].filter((area) => area.contrast < least * (1 - MEASURED_TO));
}

function ratioOf(ratio: number): string {
  return `${Number(ratio.toFixed(ratio < 10 ? 1 : 0))} : 1`;
}

function hex(colour: Rgb): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
