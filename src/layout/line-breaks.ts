import { isEastAsian } from '../text/breaks/kinsoku.ts';
import { graphemes } from '../text/graphemes.ts';
import {
  type BlockBreaks,
  type BreakFault,
  breaksOf,
  prescribedIn,
} from './line-breaks/block-breaks.ts';
import { marksOf } from './line-breaks/marks.ts';
import { around, clauseOf } from './line-breaks/words.ts';
import { type LayoutRule, notApplicable, type RuleVerdict, verdictOf } from './rule.ts';
import type { SeenBlock } from './seen.ts';
import { counted, listed, named, thousandth } from './words.ts';

interface Judged extends BlockBreaks {
  /** What it fails for. */
  charged: readonly BreakFault[];
  verdict: 'pass' | 'fail' | 'unknown';
}

/**
 * An inner newline of the copy prescribes a break (contract §3); a text without one may break where
 * its language lets it, a headline in the middle too.
 */
export const lineBreaks: LayoutRule = {
  id: 'line-breaks',
  title: 'Lines break where the text breaks, and never inside a word, a number or before a stop.',
  score:
    'Share of the breaks, prescribed or drawn, that are where they should be; 1 where there are none.',
  judge({ asked, blocks, lines }) {
    const wanted = asked.layout?.lineBreaks ?? true;
    if (wanted === false) return notApplicable('The sample does not judge line breaks.');
    const tolerated = typeof wanted === 'object' ? wanted.breaks : 0;
    const judged = blocks.flatMap((block): Judged[] => {
      const breaks = breaksOf(block, lines);
      return breaks === null ? [] : [charge(breaks, tolerated)];
    });
    const told = new Set(judged.map(({ block }) => block));
    const lost = blocks.filter((block) => !told.has(block) && mayBreak(block));
    const open = [
      ...judged.filter(({ verdict }) => verdict === 'unknown').map(({ block }) => block),
      ...lost,
    ];
    const verdict = verdictOf([
      ...judged.map((one) => one.verdict),
      ...lost.map(() => 'unknown' as const),
    ]);
    const faults = judged.flatMap((one) => one.charged.map((fault) => ({ fault, one })));
    const prescribed = judged.reduce((sum, one) => sum + one.prescribed, 0);
    const kept = judged.reduce((sum, one) => sum + one.kept.length, 0);
    return {
      verdict,
      score: verdict === 'unknown' ? null : scoreOf(judged),
      measured: {
        prescribedBreaks: prescribed,
        keptBreaks: kept,
        drawnBreaks: judged.reduce((sum, { rows }) => sum + rows.length - 1, 0),
        faults: faults.map(({ fault, one }) => ({
          block: one.block.id,
          kind: fault.kind,
          at: fault.kind === 'widow' ? fault.word : around(one.units, fault.at),
        })),
        openBlocks: open.map(({ id }) => id),
      },
      expected: {
        prescribedBreaks: blocks.reduce((sum, { text }) => sum + prescribedIn(text).length, 0),
        breaksElsewhere: tolerated,
      },
      message: messageOf(verdict, faults, open, prescribed),
      boxes: faults.map(({ fault, one }) => one.rows[fault.row]!.box),
      marks: judged.flatMap((one) => marksOf(one, one.charged)),
    };
  },
};

function charge(breaks: BlockBreaks, tolerated: number): Judged {
  const [least, most] = breaks.elsewhere;
  const charged = breaks.faults.filter(
    ({ kind }) => least > tolerated || (kind !== 'unasked' && kind !== 'missed'),
  );
  const unknown = breaks.open || most > tolerated;
  return {
    ...breaks,
    charged,
    verdict: charged.length > 0 ? 'fail' : unknown ? 'unknown' : 'pass',
  };
}

/** A missing block breaks nothing wrong, unless breaks were prescribed to it. */
function mayBreak({ text, verdict }: SeenBlock): boolean {
  if (prescribedIn(text).length > 0) return true;
  return verdict !== 'missing' && (/\s/u.test(text.trim()) || isEastAsianText(text));
}

/** Set without spaces, and of more than one character: it may break anywhere. */
function isEastAsianText(text: string): boolean {
  return graphemes(text).filter(isEastAsian).length > 1;
}

function scoreOf(judged: readonly Judged[]): number {
  const decided = judged.filter(({ verdict }) => verdict !== 'unknown');
  const looked = decided.reduce((sum, one) => sum + one.looked, 0);
  if (looked === 0) return 1;
  const wrong = decided.reduce((sum, { faults, looked: most, elsewhere }) => {
    const own = faults.filter(({ kind }) => kind !== 'unasked' && kind !== 'missed').length;
    return sum + Math.min(most, Math.max(own, elsewhere[0]));
  }, 0);
  return thousandth(1 - wrong / looked);
}

function messageOf(
  verdict: RuleVerdict,
  faults: readonly { fault: BreakFault; one: Judged }[],
  open: readonly SeenBlock[],
  prescribed: number,
): string {
  if (verdict === 'fail') {
    const [first] = faults;
    const rest = faults.length - 1;
    const more = rest > 0 ? `; ${counted(rest, 'more break is', 'more breaks are')} wrong` : '';
    return `${clauseOf(first!.fault, first!.one)}${more}.`;
  }
  if (verdict === 'unknown') {
    return `It can’t be told where the lines of ${listed(open.map(named))} break.`;
  }
  if (prescribed === 0) return 'No line breaks where it should not; none was prescribed.';
  return `${prescribed === 1 ? 'The prescribed break is' : `All ${prescribed} prescribed breaks are`} kept, and no line breaks where it should not.`;
}
