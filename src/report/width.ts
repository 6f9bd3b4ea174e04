import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
let stringWidth: typeof import('string-width').default | null = null;

/**
 * Columns that a text takes on a terminal. What knows of all scripts takes longer to load than most
 * commands take, so that it is loaded by the first text that has use for it.
 */
export function columnWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  stringWidth ??= (load('string-width') as typeof import('string-width')).default;
  return stringWidth(text);
}
