import { spawn, spawnSync } from 'node:child_process';
import type { SeenLine } from '../../src/text/types.ts';
import { peakMemory } from './memory.ts';

/** The version of the `tesseract` on the PATH, or null where there is none. */
export function tesseractVersion(): string | null {
  const { status, stdout, stderr } = spawnSync('tesseract', ['--version'], { encoding: 'utf8' });
  if (status !== 0) return null;
  // Up to version 3 it went to the error output.
  return /tesseract\s+v?(\S+)/.exec(stdout + stderr)?.[1] ?? 'unknown';
}

/**
 * Reads a page (the bytes of a picture file) with the native program: its LSTM, automatic page
 * segmentation, one thread. `data` is a folder of `<code>.traineddata`.
 */
export async function runTesseract(
  page: Uint8Array,
  codes: readonly string[],
  data: string,
): Promise<{ lines: SeenLine[]; peakMb: number | null }> {
  const program = spawn(
    'tesseract',
    // The parameter, since the `tsv` file would be looked for in the folder of data.
    [
      ...['stdin', 'stdout', '--tessdata-dir', data, '-l', codes.join('+')],
      ...['--oem', '1', '--psm', '3', '-c', 'tessedit_create_tsv=1'],
    ],
    { env: { ...process.env, OMP_THREAD_LIMIT: '1' } },
  );
  let peakMb: number | null = null;
  // The mark only rises, so the last look before the end is near enough.
  const look = setInterval(() => {
    peakMb = peakMemory(program.pid!) ?? peakMb;
  }, 20);
  const output: Buffer[] = [];
  const words: Buffer[] = [];
  program.stdout.on('data', (part: Buffer) => output.push(part));
  program.stderr.on('data', (part: Buffer) => words.push(part));
  // A program that ends early closes its input; its own words tell why.
  program.stdin.on('error', () => {});
  program.stdin.end(page);
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      program.once('error', reject);
      program.once('close', resolve);
    });
    if (status !== 0) throw new Error(`tesseract: ${Buffer.concat(words).toString().trim()}`);
    return { lines: linesOfTsv(Buffer.concat(output).toString('utf8')), peakMb };
  } finally {
    clearInterval(look);
  }
}

const LINE = 4;
const WORD = 5;

/**
 * The lines of tesseract's TSV: a row for each page, block, paragraph, line and word, in order.
 * A line's confidence is the mean of its words'.
 */
export function linesOfTsv(tsv: string): SeenLine[] {
  const lines: { words: string[]; trust: number[]; box: readonly number[] }[] = [];
  for (const row of tsv.split(/\r?\n/).slice(1)) {
    const cells = row.split('\t');
    const level = Number(cells[0]);
    if (level === LINE) lines.push({ words: [], trust: [], box: cells.slice(6, 10).map(Number) });
    // Whatever stands behind the eleventh tab is the word.
    const word = cells.slice(11).join('\t').trim();
    if (level !== WORD || word === '') continue;
    lines.at(-1)?.words.push(word);
    lines.at(-1)?.trust.push(Number(cells[10]) / 100);
  }
  return lines
    .filter(({ words }) => words.length > 0)
    .map(({ words, trust, box }) => ({
      text: words.join(' '),
      confidence: trust.reduce((sum, one) => sum + one, 0) / trust.length,
      box: [box[0]!, box[1]!, box[2]!, box[3]!],
    }));
}
