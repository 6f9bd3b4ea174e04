import { type Box, intersectionArea } from '../../../src/geometry.ts';
import { boxOfText } from '../../../src/models/faults/targets.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { sequenceDistance } from '../../../src/text/edits.ts';
import { unitsOf } from '../../../src/text/units.ts';
import type { Page } from '../../../src/typeset/page.ts';
import type { Outcome, Seen } from './outcome.ts';

/** Share of its own area by which a box must lie on another to be taken for what stands there. */
const ON = 0.4;
/** Share of characters by which a text that is read may differ from the one that was drawn. */
const CLOSE = 0.4;

/** A line that nobody asked for must be an extra of kind `extra`, in its place or by its text. */
export function outcomeOfInvented(fault: InjectedFault, seen: Seen, page: Page): Outcome {
  const text = String(fault.facts.text);
  const places = boxesOf(page, text);
  return outcomeOfExtra('extra', text, places, places, seen);
}

/**
 * A block's copy must be an extra of kind `duplicate`: either of the two may be taken for the
 * block.
 */
export function outcomeOfCopy(fault: InjectedFault, seen: Seen, page: Page): Outcome {
  const text = String(fault.facts.before);
  const copies = boxesOf(page, text);
  const own = page.texts.filter(({ block }) => block === fault.block).map(boxOfText);
  return outcomeOfExtra('duplicate', text, [...copies, ...own], copies, seen);
}

function outcomeOfExtra(
  kind: 'extra' | 'duplicate',
  text: string,
  places: readonly Box[],
  added: readonly Box[],
  seen: Seen,
): Outcome {
  const here = (box: Box | null) => box !== null && places.some((place) => isOn(box, place));
  const extras = seen.extras.filter(({ box, text: read }) => here(box) || isClose(read, text));
  if (extras.some((extra) => extra.kind === kind)) return 'detected';
  if (extras.length > 0) return 'wrong-channel';
  const charged = seen.blocks.some(
    ({ verdict, edits, boxes }) => verdict !== 'unreadable' && edits.length > 0 && boxes.some(here),
  );
  if (charged) return 'wrong-channel';
  const open =
    seen.unread.some(({ box }) => here(box)) ||
    seen.blocks.some(
      ({ verdict, boxes }) =>
        verdict === 'unreadable' && boxes.some((box) => added.some((place) => isOn(box, place))),
    );
  return open ? 'undecided' : 'missed';
}

/** Of the texts of a page that belong to no block and say this. */
function boxesOf(page: Page, text: string): Box[] {
  const wanted = unitsOf(text).folded.join('');
  return page.texts
    .filter(({ block, lines }) => {
      const own = unitsOf(lines.map((line) => line.text).join(' ')).folded.join('');
      return block === null && own === wanted;
    })
    .map(boxOfText);
}

function isOn(box: Box, place: Box): boolean {
  return intersectionArea(box, place) > ON * box[2] * box[3];
}

function isClose(read: string, text: string): boolean {
  const [a, b] = [unitsOf(read).folded, unitsOf(text).folded];
  return sequenceDistance(a, b) <= CLOSE * Math.max(a.length, b.length);
}
