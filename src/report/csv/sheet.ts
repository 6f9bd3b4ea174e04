import { stringify } from 'csv-stringify/sync';

/** Null and undefined are not known, and an empty cell. */
export type Cell = string | number | null | undefined;

/** The columns of a sheet in their order, and what a row has in each. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

/** CSV (RFC 4180) that spreadsheets open as it is meant, in UTF-8, with the names of its columns. */
export function sheet<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const cells = Object.values(columns);
  return stringify([Object.keys(columns), ...rows.map((row) => cells.map((cell) => cell(row)))], {
    // Without it Excel takes the bytes for those of the machine's code page.
    bom: true,
    record_delimiter: 'windows',
    // Off unless asked for where the ends of rows are named; a lone LF would then end its row.
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: {
      string: (text) => withoutHiddenFormula(writable(text)),
      number: (value) => (Number.isFinite(value) ? String(value) : ''),
    },
  });
}

/** Half a surrogate pair can't be written as UTF-8, and some programs end a text at a control. */
function writable(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}/gu, '\ufffd');
}

/**
 * csv-stringify puts an apostrophe before a formula whose sign comes first. Spreadsheets also find
 * one after white space and invisible characters, and in signs that are the same by compatibility.
 */
function withoutHiddenFormula(text: string): string {
  const safe = text.replace(CELL_WITHIN, (begun, sign: string) =>
    isFormula(sign) ? `${begun.slice(0, -sign.length)}'${sign}` : begun,
  );
  return isFormula(text) ? `'${safe}` : safe;
}

function isFormula(text: string): boolean {
  return /^[\s\p{Cf}]*[=+\-@]/u.test(text.normalize('NFKC'));
}

/**
 * Where a spreadsheet that splits at semicolons or tabs, and so misses the quotes, begins a cell: up
 * to the first sign of it. Quotes that it takes for its own hide none.
 */
const CELL_WITHIN = /[;\t\n\r](?:(?![\t\n\r])[\s\p{Cf}"])*([^\s\p{Cf}";])/gu;
