import { leadingOf } from './leading.ts';
import { withLostGlyphs } from './lost-glyphs.ts';
import { isPlaced } from './places.ts';
import { type LayoutRule, notApplicable, type RuleJudgement, verdictOf } from './rule.ts';
import type { LayoutInput } from './seen.ts';
import { groupGaps } from './spacing/between-groups.ts';
import { groupOf, TOLERANCE } from './spacing/group.ts';
import { gapMarks, groupGapMark, leadingMark } from './spacing/marks.ts';
import { messageOf } from './spacing/told.ts';
import { tidied } from './tidied.ts';
import { tenth, thousandth } from './words.ts';

/** Blocks follow each other with equal gaps, and lines of a block do, too. */
export const spacing: LayoutRule = {
  id: 'spacing',
  title:
    'Texts that are to follow each other with equal gaps do, groups of them stand apart, and lines within a text are evenly spaced.',
  score:
    'Share of the gaps that are as large as the mean of their group, within the tolerance; two groups that stand nearer to each other than their own texts, and a text whose own lines are spaced unevenly, count as a gap that is not.',
  judge,
};

function judge(given: LayoutInput): RuleJudgement {
  const input = withLostGlyphs(tidied(given));
  const asked = input.asked.layout?.spacing ?? [];
  if (asked.length === 0) return notApplicable('No texts are asked to have equal gaps.');
  const groups = asked.map((one) => groupOf(input, one));
  const uneven = input.blocks
    .filter(isPlaced)
    .flatMap((block) => leadingOf(block) ?? [])
    .filter(({ even }) => !even);
  // Of a group that is not all there, nobody knows where it ends.
  const between = groupGaps(
    groups.filter(({ lost }) => lost.length === 0),
    TOLERANCE,
  );
  const close = between.filter(({ apart }) => !apart);
  const verdict = verdictOf([
    ...groups.map((group) => group.verdict),
    ...close.map(() => 'fail' as const),
    ...uneven.map(() => 'fail' as const),
  ]);
  const gaps = groups.flatMap((group) => group.gaps);
  const good = gaps.filter(({ even }) => even).length;
  return {
    verdict,
    score: verdict === 'unknown' ? null : good / (gaps.length + close.length + uneven.length),
    measured: {
      groups: groups.map(({ axis, gaps: own, mean, lost }) => ({
        axis,
        meanGapPx: mean === null ? null : tenth(mean),
        gapsPx: own.map(({ size }) => tenth(size)),
        notPlaced: lost.map(({ id }) => id),
      })),
      betweenGroups: between.map(({ before, after, size, own }) => ({
        blocks: [before.id, after.id],
        gapPx: tenth(size),
        withinPx: tenth(own),
      })),
      unevenLeading: uneven.map(({ block, usual, worst }) => ({
        block: block.id,
        usualPx: tenth(usual),
        pitchPx: tenth(worst.pitch),
        afterLine: worst.line + 1,
      })),
    },
    expected: {
      groups: asked.map(({ blocks, axis }, at) => ({
        axis,
        blocks: [...blocks],
        toleranceShare: thousandth(groups[at]!.tolerance),
      })),
    },
    message: messageOf(groups, close, uneven, verdict),
    boxes: [
      ...new Set([
        ...[...gaps, ...close].flatMap(({ before, after }) => [before.box, after.box]),
        ...uneven.map(({ block }) => block.box),
      ]),
    ],
    marks: [...groups.flatMap(gapMarks), ...close.map(groupGapMark), ...uneven.map(leadingMark)],
  };
}
