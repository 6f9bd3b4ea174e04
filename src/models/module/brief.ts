import { shown } from '../../dataset/finding.ts';
import { kindOf } from '../../modules/told.ts';

/** A value that a module gave, in a few words. */
export function brief(value: unknown): string {
  if (typeof value === 'string') return shown(value);
  if (typeof value === 'number') return String(value);
  return value === undefined ? 'nothing' : kindOf(value);
}
