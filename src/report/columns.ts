import { cut } from './plain.ts';
import { columnWidth } from './width.ts';

/** Terminals are at least this wide, and so are mails and issue trackers. */
export const PAGE_WIDTH = 80;
const GAP = '  ';

export interface Column {
  title: string;
  align: 'left' | 'right';
}

/** Cells in columns; a note fills the rest of its line instead of cells. */
export interface Row {
  cells: readonly string[];
  note?: string;
}

/**
 * Lays rows out in columns. The first column gives way, with …, where the page is too narrow;
 * notes are cut at its edge.
 */
export function inColumns(columns: readonly Column[], rows: readonly Row[]): string {
  const titles: Row = { cells: columns.map(({ title }) => title) };
  const lines = [titles, ...rows];
  const widths = columns.map((_, i) =>
    Math.max(...lines.map(({ cells }) => columnWidth(cells[i] ?? ''))),
  );
  const others = widths.slice(1).reduce((sum, width) => sum + GAP.length + width, 0);
  widths[0] = Math.max(1, Math.min(widths[0] ?? 0, PAGE_WIDTH - others));

  return lines
    .map(({ cells, note }) => {
      const padded = cells.map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.align));
      const line = note === undefined ? padded : [...padded, note];
      return cut(line.join(GAP).trimEnd(), PAGE_WIDTH);
    })
    .join('\n');
}

function pad(cell: string, width: number, align: Column['align'] = 'left'): string {
  const text = cut(cell, width);
  const space = ' '.repeat(width - columnWidth(text));
  return align === 'left' ? text + space : space + text;
}
