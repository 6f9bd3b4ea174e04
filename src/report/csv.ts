import type { Results } from '../results/results.ts';
import { blockColumns, blockRows } from './csv/blocks.ts';
import { pictureColumns } from './csv/pictures.ts';
import { sheet } from './csv/sheet.ts';

/** One row a picture. */
export function picturesCsv({ images }: Results): string {
  return sheet(pictureColumns, images);
}

/** One row a block of copy, of every picture that was read. */
export function blocksCsv({ images }: Results): string {
  return sheet(blockColumns, images.flatMap(blockRows));
}
