import { boxOfText } from '../../../src/models/faults/targets.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { readingOrderScore } from '../../../src/text/order.ts';
import type { CopyBlock } from '../../../src/text/types.ts';
import type { Page } from '../../../src/typeset/page.ts';
import type { Outcome, Seen } from './outcome.ts';

/**
 * Blocks that were swapped show in the order figure alone: it must be lower than that of the page as
 * it was asked for, over the blocks that were found.
 */
export function outcomeOfOrder(
  { block, facts }: InjectedFault,
  copy: readonly CopyBlock[],
  seen: Seen,
  clean: Page,
): Outcome {
  const found = new Set(seen.blocks.flatMap(({ id, box }) => (box === null ? [] : [id])));
  const asked = copy.flatMap(({ id, lang }) => {
    const text = clean.texts.find((one) => one.block === id);
    return text === undefined || !found.has(id) ? [] : [{ lang, box: boxOfText(text) }];
  });
  const before = readingOrderScore(asked);
  if (before !== null && seen.order !== null && seen.order < before - 1e-9) return 'detected';
  const pair = seen.blocks.filter(({ id }) => id === block || id === facts.others);
  if (seen.order === null || before === null) return 'undecided';
  if (pair.some(({ verdict }) => verdict === 'unreadable')) return 'undecided';
  return pair.some(({ verdict }) => verdict !== 'exact') ? 'wrong-channel' : 'missed';
}
