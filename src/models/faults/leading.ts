import { between, type Random, shuffled } from '../../stats/chance.ts';
import type { PageLine, PageText } from '../../typeset/page.ts';
import type { Fault } from './fault.ts';
import { quoted, tenth } from './record.ts';
import { withText } from './reset.ts';
import { fits } from './room.ts';
import { targetsOf } from './targets.ts';

/** Of the distance of two baselines: by how much one gap is opened… */
const OPENED = [0.35, 0.6] as const;
/** …or, where there is no room for that, a line within the block moved towards a neighbour. */
const NUDGED = [0.24, 0.32] as const;

/** Two lines of one block further apart, or nearer together, than its others. */
export const leadingUneven: Fault = {
  kind: 'leading-uneven',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    // What nobody asked to be even is not uneven.
    if (sample.layout?.spacing === undefined) return null;
    const open = targetsOf(page, sample, avoid).filter(({ text }) => text.lines.length >= 3);
    for (const target of shuffled(random, open)) {
      const { text, words, index, block } = target;
      for (const { lines, after, shift } of waysOf(text, random)) {
        const now = { ...text, lines };
        if (overlaps(lines) || !fits(page, sample, index, now, text)) continue;
        return {
          page: withText(page, index, now),
          injected: {
            kind: leadingUneven.kind,
            block: block.id,
            what: `Lines ${after} and ${after + 1} of ${quoted(words)} stand ${tenth(Math.abs(shift))} pixels ${shift > 0 ? 'further apart than' : 'nearer together than'} its others.`,
            facts: { after, shift: tenth(shift), pitch: tenth(pitchOf(text)) },
          },
        };
      }
    }
    return null;
  },
};

interface Way {
  lines: PageLine[];
  /** Number of the line that the gap follows on, from 1. */
  after: number;
  /** Pixels that were added to it. */
  shift: number;
}

/** Opened gaps first; then lines that are moved between their neighbours. */
function waysOf(text: PageText, random: Random): Way[] {
  const pitch = pitchOf(text);
  const { lines } = text;
  const gaps = shuffled(
    random,
    lines.slice(1).map((_, at) => at + 1),
  );
  const opened = gaps.flatMap((after): Way[] => {
    const shift = pitch * between(random, ...OPENED);
    return [
      { lines: lines.map((line, at) => moved(line, at >= after ? shift : 0)), after, shift },
      { lines: lines.map((line, at) => moved(line, at < after ? -shift : 0)), after, shift },
    ];
  });
  const nudged = gaps
    .filter((after) => after < lines.length - 1)
    .map((after): Way => {
      const shift = pitch * between(random, ...NUDGED) * (random() < 0.5 ? -1 : 1);
      return {
        lines: lines.map((line, at) => moved(line, at === after ? shift : 0)),
        after,
        shift,
      };
    });
  return [...opened, ...nudged];
}

function moved(line: PageLine, by: number): PageLine {
  const [x, y, w, h] = line.box;
  return { ...line, baseline: line.baseline + by, box: [x, y + by, w, h] };
}

/** Mean distance of two baselines. */
function pitchOf({ lines }: PageText): number {
  return (lines.at(-1)!.baseline - lines[0]!.baseline) / (lines.length - 1);
}

function overlaps(lines: readonly PageLine[]): boolean {
  return lines.slice(1).some(({ box }, at) => {
    const above = lines[at]!.box;
    return box[1] < above[1] + above[3];
  });
}
