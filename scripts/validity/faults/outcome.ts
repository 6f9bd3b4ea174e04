import type { SampleBlock } from '../../../src/dataset/schema.ts';
import type { TextKind } from '../../../src/models/faults/fault.ts';
import { editsBetween } from '../../../src/models/faults/record.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { criticalStrings, judgeCritical } from '../../../src/text/critical.ts';
import type { Edit } from '../../../src/text/edits.ts';
import type { JudgedBlock, TextJudgement } from '../../../src/text/types.ts';
import { unitsOf } from '../../../src/text/units.ts';
import type { Page } from '../../../src/typeset/page.ts';
import { outcomeOfCopy, outcomeOfInvented } from './outcome-extra.ts';
import { outcomeOfOrder } from './outcome-order.ts';

/**
 * What became of an injected fault.
 * - `detected`: charged as what it is.
 * - `wrong-channel`: something was charged about it, but not as that.
 * - `missed`: decided, and nothing was charged.
 * - `undecided`: the reader left it open.
 */
export type Outcome = 'detected' | 'wrong-channel' | 'missed' | 'undecided';

export type Seen = Pick<TextJudgement, 'blocks' | 'critical' | 'extras' | 'unread' | 'order'>;

/** Kinds whose outcome is told by one rule; a malformed glyph may rightly go several ways. */
export type RuledKind = Exclude<TextKind, 'malformed-glyph'>;

/**
 * @param page with the fault
 * @param clean the page as it was asked for
 */
export function outcomeOf(
  fault: InjectedFault & { kind: RuledKind },
  copy: readonly SampleBlock[],
  seen: Seen,
  page: Page,
  clean: Page,
): Outcome {
  if (fault.kind === 'blocks-swapped') return outcomeOfOrder(fault, copy, seen, clean);
  if (fault.kind === 'line-invented') return outcomeOfInvented(fault, seen, page);
  if (fault.kind === 'block-duplicated') return outcomeOfCopy(fault, seen, page);
  const block = copy.find(({ id }) => id === fault.block)!;
  const judged = seen.blocks.find(({ id }) => id === fault.block)!;
  if (judged.verdict === 'unreadable') return 'undecided';
  if (fault.kind === 'block-missing') {
    if (judged.verdict === 'missing') return 'detected';
    return judged.verdict === 'exact' ? 'missed' : 'wrong-channel';
  }
  if (fault.kind === 'price-digit') {
    const told = criticalOutcome(fault, block, seen);
    if (told !== null) return told;
  }
  if (isCharged(fault, block, judged)) return 'detected';
  return judged.edits.length > 0 ? 'wrong-channel' : 'missed';
}

/** By the critical strings that the digit lies in; null where it lies in none. */
function criticalOutcome(fault: InjectedFault, block: SampleBlock, seen: Seen): Outcome | null {
  const { before, after } = fault.facts;
  const broken = criticalStrings(block).filter(
    (text) => judgeCritical(text, String(before), String(after)).ok === false,
  );
  if (broken.length === 0) return null;
  const answers = seen.critical.filter(
    ({ block: id, text }) => id === block.id && broken.includes(text),
  );
  if (answers.some(({ ok }) => ok === false)) return 'detected';
  if (answers.some(({ ok }) => ok === null)) return 'undecided';
  const edits = seen.blocks.find(({ id }) => id === block.id)!.edits;
  return edits.length > 0 ? 'wrong-channel' : 'missed';
}

/** Whether the block has the edits that the fault is worth, where it is. */
function isCharged(fault: InjectedFault, block: SampleBlock, { edits }: JudgedBlock): boolean {
  const form = block.case === 'any' ? 'folded' : 'normal';
  const { before, after } = fault.facts;
  const units = unitsOf(String(before))[form];
  const wanted = editsBetween(block, String(before), String(after));
  const near = (op: Edit['op'], from: number, to: number) =>
    edits.filter((edit) => edit.op === op && edit.at >= from && edit.at <= to);
  if (fault.kind === 'word-missing') {
    const [first, last] = [wanted[0]!.at, wanted.at(-1)!.at];
    // Where the words beside it have letters in common with it, which of them are gone is open.
    return 2 * near('missing', first - 1, last + 1).length >= wanted.length;
  }
  return wanted.some(({ op, at, read }) => {
    if (op === 'substitute') return near(op, at - 1, at + 1).length > 0;
    // Of equal characters in a row any may be the one that is gone, or that came.
    if (op === 'missing') return near(op, ...runAround(units, at)).length > 0;
    const [from, to] = runAround(units, units[at] === read ? at : at - 1);
    return near(op, from, to + 1).length > 0;
  });
}

/** First and last of the run of equal units that holds `at`. */
function runAround(units: readonly string[], at: number): [number, number] {
  let [from, to] = [at, at];
  while (from > 0 && units[from - 1] === units[at]) from -= 1;
  while (to + 1 < units.length && units[to + 1] === units[at]) to += 1;
  return [from, to];
}
