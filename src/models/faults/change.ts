import type { Sample } from '../../dataset/schema.ts';
import { type Random, shuffled } from '../../stats/chance.ts';
import type { Edit } from '../../text/edits.ts';
import { graphemes } from '../../text/graphemes.ts';
import { joined } from '../../text/normalize.ts';
import type { Page } from '../../typeset/page.ts';
import type { Fault, TextKind } from './fault.ts';
import { editsBetween, textFacts } from './record.ts';
import { fitted, reworded, withText } from './reset.ts';
import { byLength, type Target, targetsOf } from './targets.ts';

/** One line of a block, put otherwise. */
export interface Change {
  line: number;
  text: string;
  /** What happened, for people. */
  what: string;
  /** Made only where the page has no other. */
  secondBest?: boolean;
  /** How many units are concerned, where that is not one. */
  units?: number;
}

export interface Changing {
  kind: TextKind;
  /** Every change that a block allows of, the lot decides which is made. */
  changes(target: Target, random: Random): Change[];
  /** What a change may come to: one that composes with its neighbours, or folds away, is none. */
  comesTo(edits: readonly Edit[], change: Change): boolean;
}

/** A fault that puts one line of one block otherwise, in its place. */
export function lineFault({ kind, changes, comesTo }: Changing): Fault {
  const apply: Fault['apply'] = (page, sample, random, avoid) => {
    const targets = byLength(random, targetsOf(page, sample, avoid));
    for (const [target, change] of inTurn(targets, (target) => changes(target, random), random)) {
      const lines = target.text.lines.map(({ text }, at) =>
        at === change.line ? change.text : text,
      );
      const after = joined(lines.filter((line) => line.trim() !== ''));
      if (!comesTo(editsBetween(target.block, target.words, after), change)) continue;
      const made = changed(page, sample, target, lines);
      if (made === null) continue;
      const facts = textFacts(target.block, target.words, after);
      return { page: made, injected: { kind, block: target.block.id, what: change.what, facts } };
    }
    return null;
  };
  return { kind, channel: 'text', apply };
}

/** Block by block; what is second best only when no block of the page has anything better. */
function* inTurn(
  targets: readonly Target[],
  changes: (target: Target) => Change[],
  random: Random,
): Generator<[Target, Change]> {
  const second: [Target, Change][] = [];
  for (const target of targets) {
    for (const change of shuffled(random, changes(target))) {
      if (change.secondBest === true) second.push([target, change]);
      else yield [target, change];
    }
  }
  yield* second;
}

function changed(
  page: Page,
  sample: Sample,
  target: Target,
  lines: readonly string[],
): Page | null {
  const now = reworded(target.text, lines);
  if (now.lines.length === 0) return null;
  const text = fitted(page, sample, target.index, now);
  return text === null ? null : withText(page, target.index, text);
}

/** A grapheme of a line, with the line's text before and after it. */
export interface Place {
  line: number;
  grapheme: string;
  before: string;
  after: string;
}

export function placesOf({ text }: Target): Place[] {
  return text.lines.flatMap((line, index) => {
    const units = graphemes(line.text);
    let at = 0;
    return units.map((grapheme) => {
      const place = {
        line: index,
        grapheme,
        before: line.text.slice(0, at),
        after: line.text.slice(at + grapheme.length),
      };
      at += grapheme.length;
      return place;
    });
  });
}

export const LETTER = /^[\p{L}\p{N}]/u;
