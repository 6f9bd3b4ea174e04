import { type Box, sliceOf, unionOf } from '../../geometry.ts';
import type { SeenLine } from '../types.ts';
import { textOf, type UnitIds, type Units, unitsOf } from '../units.ts';

/** A line prepared for matching. */
export interface MatchLine {
  index: number;
  line: SeenLine;
  units: Units;
  ids: Int32Array;
  trusted: boolean;
}

/** Units `from`..`to` of a line: what a block owns, or what is left over. */
export interface Piece {
  line: MatchLine;
  from: number;
  to: number;
}

export function matchLine(line: SeenLine, index: number, ids: UnitIds, trust: number): MatchLine {
  const units = unitsOf(line.text);
  return { index, line, units, ids: ids.of(units.folded), trusted: line.confidence >= trust };
}

export function pieceText({ line, from, to }: Piece): string {
  return textOf(line.units, from, to);
}

/** The box of a piece: of its characters where the reader gave them, else its share of the line. */
export function pieceBox({ line, from, to }: Piece): Box {
  const count = line.units.raw.length;
  const box = line.line.box;
  if (from <= 0 && to >= count) return box;
  const boxes = characterBoxes(line)
    ?.slice(from, to)
    .filter((one) => one !== null);
  return boxes !== undefined && boxes.length > 0
    ? unionOf(boxes as Box[])
    : sliceOf(box, from, to, count);
}

const known = new WeakMap<MatchLine, (Box | null)[] | null>();

/** A box for each unit, if the reader's characters spell the line's text. */
function characterBoxes(line: MatchLine): (Box | null)[] | null {
  const cached = known.get(line);
  if (cached !== undefined) return cached;
  const units: (Box | null)[] = [];
  const pending = line.units.raw.slice();
  let spelled = true;
  let rest = pending.shift() ?? '';
  let box: Box | null = null;
  for (const character of line.line.characters ?? []) {
    const text = character.text.normalize('NFC').replace(/\s/gu, '');
    if (text === '') continue;
    if (!rest.startsWith(text)) {
      spelled = false;
      break;
    }
    if (character.box !== null) box = box === null ? character.box : unionOf([box, character.box]);
    rest = rest.slice(text.length);
    if (rest === '') {
      units.push(box);
      box = null;
      rest = pending.shift() ?? '';
    }
  }
  const result = spelled && units.length === line.units.raw.length ? units : null;
  known.set(line, result);
  return result;
}
