import type { CriticalReason } from '../../text/types.ts';
import { type DiffUnit, displayDiff, graphemesOf } from '../display-diff.ts';
import type { OverlayInput } from '../overlay.ts';
import { kindOf } from './kind.ts';
import type { MarkKind } from './marks.ts';
import { withoutLongSame } from './rich-text.ts';
import { clipped, shownText } from './shown.ts';

/** One thing that the panel tells. */
export interface Entry {
  kind: MarkKind;
  /** The block's id; empty for text that belongs to none. */
  id: string;
  /** A few words on how much is wrong. */
  note: string;
  rows: { name: string; units: DiffUnit[]; faint: boolean }[];
}

/** Worst first, so that what a full panel leaves out matters least. */
const severity: readonly MarkKind[] = [
  'critical',
  'wrong',
  'missing',
  'extra',
  'duplicate',
  'close',
  'unreadable',
  'exact',
];

type Block = OverlayInput['blocks'][number];

/**
 * What the panel lists: every block that is not exact or in which a critical string is not known
 * to be right, and all extra text. Failed critical strings come first.
 */
export function entriesOf(judged: OverlayInput): Entry[] {
  const entries: { entry: Entry; failed: boolean }[] = [];
  for (const block of judged.blocks) {
    const critical = judged.critical.filter((item) => item.block === block.id && item.ok !== true);
    if (block.verdict === 'exact' && critical.length === 0) continue;
    entries.push({
      entry: entryOf(block, critical),
      failed: critical.some((item) => item.ok === false),
    });
  }
  for (const extra of judged.extras) {
    const row = { name: 'drawn', units: unitsOf(extra.text), faint: false };
    const note = extra.kind === 'extra' ? 'nobody asked for it' : 'more often than asked for';
    entries.push({ entry: { kind: extra.kind, id: '', note, rows: [row] }, failed: false });
  }
  const rank = (item: (typeof entries)[number]): number =>
    item.failed ? -1 : severity.indexOf(item.entry.kind);
  return entries.toSorted((a, b) => rank(a) - rank(b)).map(({ entry }) => entry);
}

function entryOf(block: Block, critical: OverlayInput['critical']): Entry {
  const expected = shownText(block.expected);
  const read = shownText(block.read);
  const rows: Entry['rows'] = [];
  if (block.verdict === 'missing' || read === '') {
    const nothing = block.verdict === 'unreadable' ? 'not legible to the reader' : 'nothing there';
    rows.push({ name: 'asked', units: unitsOf(expected), faint: false });
    rows.push(
      read === ''
        ? { name: 'read', units: unitsOf(nothing), faint: true }
        : { name: 'read', units: unitsOf(read), faint: false },
    );
  } else {
    const diff = displayDiff(expected, read, block.edits.length);
    const doubtful = block.verdict === 'unreadable';
    const asAsked = [...diff.expected, ...diff.read].every(({ op }) => op === 'same');
    rows.push({ name: 'asked', units: withoutLongSame(diff.expected), faint: false });
    rows.push(
      doubtful && asAsked
        ? { name: 'read', units: unitsOf('as asked, but not surely'), faint: true }
        : {
            name: doubtful ? 'perhaps' : 'read',
            units: withoutLongSame(diff.read),
            faint: doubtful,
          },
    );
  }
  for (const item of critical) {
    const text = clipped(item.text, 60);
    const state = item.ok === false ? 'not there as asked' : undecidedFor(item.reason);
    rows.push({ name: 'critical', units: unitsOf(`${text} (${state})`), faint: false });
  }
  return { kind: kindOf(block, critical), id: clipped(block.id, 40), note: noteOf(block), rows };
}

function undecidedFor(reason: CriticalReason | undefined): string {
  if (reason === 'below-floor') return 'undecided: a glyph may be malformed';
  if (reason === 'look-alike-sign') return 'undecided: a sign of it may be another';
  return 'undecided';
}

function noteOf(block: Block): string {
  if (block.verdict === 'missing' || block.verdict === 'unreadable') return '';
  const words = { substitute: 'substituted', missing: 'missing', insert: 'inserted' } as const;
  return (['substitute', 'missing', 'insert'] as const)
    .map((op) => ({ op, count: block.edits.filter((edit) => edit.op === op).length }))
    .filter(({ count }) => count > 0)
    .map(({ op, count }) => `${count} ${words[op]}`)
    .join(', ');
}

function unitsOf(text: string): DiffUnit[] {
  return graphemesOf(shownText(text)).map((unit) => ({ text: unit, op: 'same' }));
}
