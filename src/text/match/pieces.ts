import { type Box, sliceOf, unionOf } from '../../geometry.ts';
import type { SeenCharacter, SeenLine } from '../types.ts';
import { textOf, type UnitIds, type Units, unitsOf } from '../units.ts';
import { spellUnits } from './spelling.ts';

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
  const boxes = unitCharacters(line)
    ?.slice(from, to)
    .flatMap((characters) => characters.map((character) => character.box))
    .filter((one) => one !== null);
  return boxes !== undefined && boxes.length > 0 ? unionOf(boxes) : sliceOf(box, from, to, count);
}

const known = new WeakMap<MatchLine, SeenCharacter[][] | null>();

/** The reader's characters of each unit; null where they don't spell the line. */
export function unitCharacters(line: MatchLine): SeenCharacter[][] | null {
  let spelled = known.get(line);
  if (spelled === undefined) {
    spelled = spellUnits(line.units, line.line.characters ?? []);
    known.set(line, spelled);
  }
  return spelled;
}
