import type { OverlayInput } from '../overlay.ts';
import type { MarkKind } from './marks.ts';

/**
 * How a block is marked: by its verdict, or as critical where a string of it that must be right is
 * not. A missing block stays missing: there is no text to point at.
 */
export function kindOf(
  block: Pick<OverlayInput['blocks'][number], 'id' | 'verdict'>,
  critical: OverlayInput['critical'],
): MarkKind {
  const { id, verdict } = block;
  if (verdict === 'missing' || verdict === 'unreadable') return verdict;
  return critical.some((item) => item.block === id && item.ok === false) ? 'critical' : verdict;
}
