import type { SampleBlock } from '../../dataset/schema.ts';
import { alignUnits, type Edit } from '../../text/edits.ts';
import { graphemes } from '../../text/graphemes.ts';
import { unitsOf } from '../../text/units.ts';
import type { InjectedFault } from '../model.ts';

/** What a reader of the block would be charged for: nothing where both texts count as the same. */
export function editsBetween(
  block: Pick<SampleBlock, 'case'>,
  before: string,
  after: string,
): Edit[] {
  const form = block.case === 'any' ? 'folded' : 'normal';
  return alignUnits(unitsOf(before)[form], unitsOf(after)[form]).edits;
}

/**
 * What is known of a changed text: all of it `before` and `after`, `at`, the first of its units
 * (normalized) that differs, or null, and `units`, how many errors that is in the block's error rate.
 */
export function textFacts(
  block: Pick<SampleBlock, 'case'>,
  before: string,
  after: string,
): InjectedFault['facts'] {
  const [was, is] = [unitsOf(before).normal, unitsOf(after).normal];
  const at = Array.from({ length: Math.max(was.length, is.length) }).findIndex(
    (_, index) => was[index] !== is[index],
  );
  return {
    before,
    after,
    at: at < 0 ? null : at,
    units: editsBetween(block, before, after).length,
  };
}

/** For sentences; a long text is cut. */
export function quoted(text: string): string {
  const units = graphemes(text);
  return `“${units.length > 40 ? `${units.slice(0, 39).join('').trimEnd()}…` : text}”`;
}

/** Numbers of a record, to a tenth of a pixel. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
