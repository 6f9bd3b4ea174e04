import { join, normalize, sep } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { readRegularFile } from '../picture/read-file.ts';
import type { Entry, SampleNames } from './pictures.ts';

const COLUMNS = ['file', 'sample', 'repeat', 'usd', 'ms'];
const NEEDED = ['file', 'sample'];
/** A manifest is a list of pictures, not a data set. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Digits enough for any price or time, and too few for a number that isn't finite. */
const DECIMAL = /^\d{1,12}(\.\d{1,12})?$/;

/**
 * `manifest.csv` (contract §2): names files freely and carries cost and latency.
 *
 * @throws FaultsError('usage') with every fault of every row
 */
export async function readManifest(
  file: string,
  folder: string,
  samples: SampleNames,
): Promise<Entry[]> {
  const { header, rows } = await readRows(file, folder);
  const faults: TyposcopeError[] = headerFaults(file, header);
  const fault = (line: number, key: string, what: string, found: string, expected: string) =>
    faults.push(new TyposcopeError('usage', what, { file, line, key, found, expected }));
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const entries = rows.map(({ record, line }): Entry => {
    const { file: name = '', sample = '', repeat = '', usd = '', ms = '' } = record;
    const inside = normalize(name);
    if (header.includes('file') && !isWithin(inside, name)) {
      fault(line, 'file', 'a file outside the folder', `“${name}”`, 'a path within the folder');
    }
    if (header.includes('sample') && !samples.has(sample)) {
      fault(line, 'sample', 'no such sample in the set', `“${sample}”`, 'the id of a sample');
    }
    if (repeat !== '' && !/^\d{1,6}$/.test(repeat)) {
      fault(line, 'repeat', 'not a repeat', `“${repeat}”`, 'a whole number from 0, or nothing');
    }
    if (usd !== '' && !DECIMAL.test(usd)) {
      fault(line, 'usd', 'not a price', `“${usd}”`, 'dollars as 0.0531, or nothing');
    }
    if (ms !== '' && !DECIMAL.test(ms)) {
      fault(line, 'ms', 'not a time', `“${ms}”`, 'milliseconds, or nothing');
    }
    const next = counts.get(sample) ?? 0;
    const number = repeat === '' ? next : Number(repeat);
    counts.set(sample, Math.max(next, number + 1));
    const key = `${sample}\n${number}`;
    if (samples.has(sample) && taken.has(key)) {
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

function isWithin(inside: string, name: string): boolean {
  return (
    name !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !inside.startsWith(sep)
  );
}

function headerFaults(file: string, header: readonly string[]): TyposcopeError[] {
  const fault = (what: string, names: readonly string[]): TyposcopeError[] =>
    names.length === 0
      ? []
      : [
          new TyposcopeError('usage', what, {
            file,
            line: 1,
            found: names.map((name) => `“${name}”`).join(', '),
            expected: `${COLUMNS.join(', ')}, each once, file and sample at least`,
          }),
        ];
  return [
    ...fault(
      'unknown columns',
      header.filter((name) => !COLUMNS.includes(name)),
    ),
    ...fault(
      'columns that are there twice',
      COLUMNS.filter((name) => header.indexOf(name) !== header.lastIndexOf(name)),
    ),
    ...fault(
      'missing columns',
      NEEDED.filter((name) => !header.includes(name)),
    ),
  ];
}

interface Rows {
  header: string[];
  rows: { record: Record<string, string>; line: number }[];
}

async function readRows(file: string, folder: string): Promise<Rows> {
  const answer = await readRegularFile(file, { maxBytes: MOST_BYTES, within: folder });
  if (!answer.ok) {
    throw new TyposcopeError('usage', 'the manifest cannot be read', {
      file,
      found: answer.message.replace(/\.$/, ''),
    });
  }
  let header: string[] = [];
  try {
    const rows = parse(answer.bytes, {
      bom: true,
      columns: (names: string[]) => {
        header = names;
        return names;
      },
      trim: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return { header, rows: rows.map(({ record, info }) => ({ record, line: info.lines })) };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new TyposcopeError('usage', 'the manifest is not a table', {
      file,
      found: cause.message,
      expected: `a header of ${COLUMNS.join(',')} and a row a picture`,
      cause,
    });
  }
}
