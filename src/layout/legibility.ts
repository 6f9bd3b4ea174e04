import { heightsOf, LETTERS, lowestOf, type RowHeights } from './legibility/heights.ts';
import type { SmallPrint } from './legibility/small-print.ts';
import { unreadSmallPrint } from './legibility/unread.ts';
import { whereverFound } from './places.ts';
import { type LayoutRule, type Mark, notApplicable, type RuleJudgement } from './rule.ts';
import type { LayoutInput, SeenBlock } from './seen.ts';
import { listed, named, px, tenth, thousandth } from './words.ts';

/**
 * Least height of a capital, as a share of the picture's shorter side. ISO 9241-303 asks 16 minutes
 * of arc at least. A picture is seen whole where its shorter side fills some 33 degrees (30 cm at
 * 50 cm), and 16′ of 33° are 0.8%; letters' x-height is then near the least that is read with ease
 * (0.2°; Legge and Bigelow 2011).
 */
const LEAST_SHARE = 0.008;

/**
 * And in pixels, however small the picture: capitals of 7 dots are the least (ISO 9241-303), and an
 * ideograph, which is a third higher than capitals of its size, needs a square of 10 for its strokes;
 * either measured to half a pixel.
 */
const LEAST_PIXELS = { letters: 6.5, ideographs: 7.5 };
const IDEOGRAPHIC = /^(?:Hans|Hant|Hani|Jpan|Kore)$/;

/** Edges of letters are smoothed, so that a line's ink is known to half a pixel at either side. */
const MEASURED_TO = 1;

interface Sized extends RowHeights {
  block: SeenBlock;
  /** What is judged, and the least that it may be. */
  height: number;
  least: number;
}

export const legibility: LayoutRule = {
  id: 'legibility',
  title: 'Text is large enough to be read.',
  score: 'Mean over the blocks of their height over the least height, 1 at most.',
  judge(given) {
    const input = whereverFound(given);
    const asked = input.asked.layout?.legibility ?? true;
    if (asked === false) return notApplicable('The sample does not judge legibility.');
    const lineHeight = typeof asked === 'object' ? asked.minHeight : null;
    const sized = input.blocks.flatMap((block) => sizedOf(block, input, lineHeight));
    const lost = input.blocks.filter(({ lines }) => lines.length === 0);
    const tiny = unreadSmallPrint(input, lost, ({ script }) =>
      lineHeight === null ? leastLetters(script, input) / LETTERS : lineHeight - MEASURED_TO,
    );
    const low = sized.filter(({ height, least }) => height < least);
    const told = outcome({ sized, low, lost, tiny }, lineHeight !== null);
    return {
      ...told,
      score: told.verdict === 'unknown' ? null : scoreOf(sized, tiny),
      measured: {
        blocks: sized.map(({ block, letters, line }) => ({
          id: block.id,
          letterHeightPx: tenth(letters),
          lineHeightPx: tenth(line),
        })),
        unreadSmallPrint: tiny.map(({ block, height }) => ({
          id: block.id,
          lineHeightPx: tenth(height),
        })),
      },
      expected:
        lineHeight === null
          ? {
              leastLetterHeightPx: tenth(leastLetters('Latn', input)),
              leastIdeographicLetterHeightPx: tenth(leastLetters('Hani', input)),
            }
          : { leastLineHeightPx: lineHeight },
      boxes: [...low.map(({ row }) => row.box), ...tiny.map(({ print }) => print.box)],
      marks: [...sized.flatMap(marksOf), ...tiny.map(smallPrintMark)],
    };
  },
};

/** None where the block's place is not known. */
function sizedOf(block: SeenBlock, input: LayoutInput, lineHeight: number | null): Sized[] {
  if (lineHeight !== null) {
    const [lowest] = block.lines.map(heightsOf).toSorted((a, b) => a.line - b.line);
    if (lowest === undefined) return [];
    return [{ ...lowest, block, height: lowest.line, least: lineHeight - MEASURED_TO }];
  }
  const lowest = lowestOf(block.lines);
  if (lowest === null) return [];
  return [{ ...lowest, block, height: lowest.letters, least: leastLetters(block.script, input) }];
}

function leastLetters(script: string, { width, height }: LayoutInput): number {
  const pixels = IDEOGRAPHIC.test(script) ? LEAST_PIXELS.ideographs : LEAST_PIXELS.letters;
  return Math.max(pixels, LEAST_SHARE * Math.min(width, height));
}

interface Found {
  sized: readonly Sized[];
  low: readonly Sized[];
  lost: readonly SeenBlock[];
  tiny: readonly SmallPrint[];
}

function outcome(
  { sized, low, lost, tiny }: Found,
  byLine: boolean,
): Pick<RuleJudgement, 'verdict' | 'message'> {
  const what = byLine ? 'lines' : 'letters';
  if (low.length > 0) {
    const [lowest] = low.toSorted((a, b) => a.height / a.least - b.height / b.least);
    const names = listed(low.map(({ block }) => named(block)));
    const least = byLine ? lowest!.least + MEASURED_TO : lowest!.least;
    return {
      verdict: 'fail',
      message: `${names} ${low.length === 1 ? 'is' : 'are'} too small to be read: ${what} are ${px(lowest!.height)} high${low.length === 1 ? '' : ' at the smallest'}, at least ${px(least)} are needed.`,
    };
  }
  if (tiny.length > 0) {
    const names = listed(tiny.map(({ block }) => named(block)));
    const height = Math.min(...tiny.map((one) => one.height));
    return {
      verdict: 'fail',
      message: `${names} could not be read, and print of that length is only ${px(height)} high.`,
    };
  }
  if (lost.length > 0 || sized.length === 0) {
    return {
      verdict: 'unknown',
      message: `It can’t be told how large ${listed(lost.map(named))} ${lost.length === 1 ? 'is' : 'are'}.`,
    };
  }
  const smallest = sized.toSorted((a, b) => a.height / a.least - b.height / b.least)[0]!;
  return {
    verdict: 'pass',
    message: `The smallest text is ${named(smallest.block)}, whose ${what} are ${px(smallest.height)} high.`,
  };
}

function scoreOf(sized: readonly Sized[], tiny: readonly SmallPrint[]): number {
  const shares = [
    ...sized.map(({ height, least }) => Math.min(1, height / Math.max(0.1, least))),
    ...tiny.map(() => 0),
  ];
  return thousandth(shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length));
}

function marksOf({ row, height, least }: Sized): Mark[] {
  const label = px(height);
  if (height >= least) return [{ kind: 'box', tone: 'good', box: row.box, label }];
  const [x, y, , h] = row.box;
  return [
    { kind: 'box', tone: 'bad', box: row.box },
    { kind: 'measure', tone: 'bad', from: [x - h, y], to: [x - h, y + h], label },
  ];
}

function smallPrintMark({ print, height }: SmallPrint): Mark {
  return { kind: 'box', tone: 'bad', box: print.box, label: px(height) };
}
