import { centerOf } from '../geometry.ts';
import { sequenceOf } from '../text/order.ts';
import { isPlaced, type PlacedBlock } from './places.ts';
import { type LayoutRule, type Mark, notApplicable, type RuleJudgement } from './rule.ts';
import type { LayoutInput } from './seen.ts';
import { tidied } from './tidied.ts';
import { counted, listed, named, thousandth } from './words.ts';

/** Pairs that a drawing shows: more than these are a tangle. */
const SHOWN = 3;

interface Pair {
  /** The one that the copy has first. */
  first: PlacedBlock;
  second: PlacedBlock;
  inSequence: boolean;
}

/** Blocks are met in the order of the copy. */
export const order: LayoutRule = {
  id: 'order',
  title: 'The texts are met in the order in which they are to be read.',
  score:
    'Share of the pairs of texts whose sequence is plain (one above the other, or side by side) that are met in the order of the copy: 1 all of them, 0 none.',
  judge,
};

function judge(given: LayoutInput): RuleJudgement {
  const input = tidied(given);
  if (input.asked.layout?.order !== true) return notApplicable('No reading order is asked for.');
  const placed = input.blocks.filter(isPlaced);
  const lost = input.blocks.filter((block) => !isPlaced(block));
  const pairs = plainPairs(placed);
  const wrong = worstFirst(pairs.filter(({ inSequence }) => !inSequence));
  const verdict =
    wrong.length > 0 ? 'fail' : lost.length > 0 || pairs.length === 0 ? 'unknown' : 'pass';
  return {
    verdict,
    score: verdict === 'unknown' ? null : 1 - wrong.length / pairs.length,
    measured: {
      pairs: pairs.length,
      pairsInSequence: pairs.length - wrong.length,
      share: pairs.length === 0 ? null : thousandth(1 - wrong.length / pairs.length),
      outOfSequence: wrong.map(({ first, second }) => [first.id, second.id]),
      notPlaced: lost.map(({ id }) => id),
    },
    expected: { share: 1 },
    message: messageOf(verdict, pairs, wrong, input),
    boxes: placed.map(({ box }) => box),
    marks: verdict === 'fail' ? wrong.slice(0, SHOWN).map(arrowOf) : pathOf(placed),
  };
}

function plainPairs(placed: readonly PlacedBlock[]): Pair[] {
  return placed.flatMap((first, i) =>
    placed.slice(i + 1).flatMap((second): Pair[] => {
      const sequence = sequenceOf(first, second);
      return sequence === 0 ? [] : [{ first, second, inSequence: sequence > 0 }];
    }),
  );
}

function messageOf(
  verdict: RuleJudgement['verdict'],
  pairs: readonly Pair[],
  wrong: readonly Pair[],
  { blocks }: LayoutInput,
): string {
  if (verdict === 'fail') {
    const { first, second } = wrong[0]!;
    const rest = wrong.length - 1;
    const more =
      rest === 0
        ? ''
        : `, and ${counted(rest, 'other pair')} of texts ${rest === 1 ? 'is' : 'are'} out of order`;
    return `${named(second)} is met before ${named(first)}, which is to be read first${more}.`;
  }
  if (verdict === 'pass') return 'The texts are met in the order in which they are to be read.';
  if (pairs.length === 0) return 'No two texts stand so that one is plainly met before the other.';
  const lost = blocks.filter((block) => !isPlaced(block));
  return `Where ${listed(lost.map(named))} ${lost.length === 1 ? 'stands' : 'stand'} is not known, so that the reading order is not, either.`;
}

/** A block in the wrong place is in many pairs: those of which both are. */
function worstFirst(wrong: readonly Pair[]): Pair[] {
  const count = (block: PlacedBlock) =>
    wrong.filter(({ first, second }) => first === block || second === block).length;
  const weight = ({ first, second }: Pair) => count(first) + count(second);
  return wrong.toSorted((a, b) => weight(b) - weight(a));
}

/** The way from block to block. */
function pathOf(placed: readonly PlacedBlock[]): Mark[] {
  return placed.slice(1).map(
    (second, at): Mark => ({
      kind: 'line',
      tone: 'good',
      from: centerOf(placed[at]!.box),
      to: centerOf(second.box),
      arrow: true,
    }),
  );
}

function arrowOf({ first, second }: Pair): Mark {
  return {
    kind: 'line',
    tone: 'bad',
    from: centerOf(first.box),
    to: centerOf(second.box),
    label: 'read first → then',
    arrow: true,
  };
}
