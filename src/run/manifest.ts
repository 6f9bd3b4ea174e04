import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { FaultsError, TyposcopeError } from '../errors.ts';
import type { Entry } from './pictures.ts';

const COLUMNS = ['file', 'sample', 'repeat', 'usd', 'ms'];
/** A manifest is a list of pictures, not a data set. */
const MOST_BYTES = 16 * 1024 * 1024;

/** `manifest.csv` (contract §2): names files freely and carries cost and latency. */
export async function readManifest(
  file: string,
  folder: string,
  samples: ReadonlySet<string>,
): Promise<Entry[]> {
  const rows = await readRows(file);
  const faults: TyposcopeError[] = [];
  const fault = (line: number, key: string, what: string, found: string, expected: string) =>
    faults.push(new TyposcopeError('usage', what, { file, line, key, found, expected }));
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const entries = rows.map(({ record, line }): Entry => {
    const { file: name = '', sample = '', repeat = '', usd = '', ms = '' } = record;
    const inside = normalize(name);
    if (name === '' || inside.startsWith(`..${sep}`) || inside === '..' || inside.startsWith(sep)) {
      fault(line, 'file', 'a file outside the folder', `“${name}”`, 'a path within the folder');
    }
    if (!samples.has(sample)) {
      fault(line, 'sample', 'no such sample in the set', `“${sample}”`, 'the id of a sample');
    }
    if (repeat !== '' && !/^\d{1,6}$/.test(repeat)) {
      fault(line, 'repeat', 'not a repeat', `“${repeat}”`, 'a whole number from 0, or nothing');
    }
    if (usd !== '' && !/^\d+(\.\d+)?$/.test(usd)) {
      fault(line, 'usd', 'not a price', `“${usd}”`, 'dollars as 0.0531, or nothing');
    }
    if (ms !== '' && !/^\d+(\.\d+)?$/.test(ms)) {
      fault(line, 'ms', 'not a time', `“${ms}”`, 'milliseconds, or nothing');
    }
    const next = counts.get(sample) ?? 0;
    const number = repeat === '' ? next : Number(repeat);
    counts.set(sample, Math.max(next, number + 1));
    const key = `${sample}\n${number}`;
    if (taken.has(key)) {
      fault(line, 'repeat', 'this repeat is listed twice', `${sample}, ${number}`, 'one row each');
    }
    taken.add(key);
    return {
      sample,
      repeat: number,
      path: join(folder, inside),
      usd: usd === '' ? null : usd,
      ms: ms === '' ? null : Number(ms),
    };
  });
  if (faults.length > 0) throw new FaultsError('usage', 'the manifest has faults', faults);
  return entries;
}

type Row = Record<string, string>;

async function readRows(file: string): Promise<{ record: Row; line: number }[]> {
  const bytes = await readFile(file);
  const refuse = (what: string, found: string, line?: number): TyposcopeError =>
    new TyposcopeError('usage', what, {
      file,
      line,
      found,
      expected: `a header of ${COLUMNS.join(',')} (file and sample at least) and a row a picture`,
    });
  if (bytes.length > MOST_BYTES) throw refuse('the manifest is too large', `${bytes.length} bytes`);
  let rows: { record: Row; info: { lines: number } }[];
  try {
    rows = parse(bytes, {
      bom: true,
      columns: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as typeof rows;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw refuse('the manifest is not a table', cause.message);
  }
  const header = Object.keys(rows[0]?.record ?? {});
  const unknown = header.filter((name) => !COLUMNS.includes(name));
  if (unknown.length > 0) throw refuse('unknown columns', unknown.join(', '), 1);
  if (rows.length > 0 && !(header.includes('file') && header.includes('sample'))) {
    throw refuse('columns are missing', header.join(', '), 1);
  }
  return rows.map(({ record, info }) => ({ record, line: info.lines }));
}
