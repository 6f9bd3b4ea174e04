import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { serializeResults } from '../../src/results/results.ts';
import {
  BIN,
  DEMO,
  DEMO_PICTURES,
  notedReadings,
  noteReadings,
  picturesRead,
  start,
  until,
  watch,
  workFolder,
} from './typoscope.ts';

const PICTURES = readdirSync(DEMO_PICTURES).length;

async function resultsIn(folder: string): Promise<Results> {
  return JSON.parse(await readFile(join(folder, 'results.json'), 'utf8'));
}

/** Every picture is scored once, and no reading that was kept was made again. */
async function expectFinished(cwd: string, out: string, store: string, kept: string[]) {
  const results = await resultsIn(join(cwd, out));
  expect(() => serializeResults(results)).not.toThrow();
  expect(results.run.status).toBe('complete');
  const judged = results.images.filter(({ outcome }) => outcome !== 'absent');
  expect(judged.map(({ outcome }) => outcome)).toEqual(Array(PICTURES).fill('image'));
  expect(new Set(judged.map(({ sample }) => sample)).size).toBe(PICTURES);
  for (const { text } of judged) expect(text).not.toBeNull();
  const all = judged.map(({ sha256 }) => sha256).sort();
  expect(picturesRead(join(cwd, store))).toEqual(all);
  expect(notedReadings(join(cwd, store))).toEqual(all.filter((sha) => !kept.includes(sha!)));
  const files = await readdir(join(cwd, out), { recursive: true });
  expect(files.filter((name) => name.includes('.tmp-'))).toEqual([]);
}

describe('Ctrl+C', () => {
  test('130; what was read is kept, and the printed command goes on in any shell', async () => {
    const cwd = await workFolder();
    // Names that a shell would take apart.
    const [set, pictures, out, store] = ["Anna's set", 'my pictures', 'run $1', 'kept here'];
    await cp(DEMO, join(cwd, set!), { recursive: true });
    await cp(DEMO_PICTURES, join(cwd, pictures!), { recursive: true });
    const args = ['--images', `a b=${pictures}`, '--out', out!, '--store', store!, '--no-floor'];
    const { child, ended } = start(cwd, ['score', set!, ...args]);
    await until(() => picturesRead(join(cwd, store!)).length >= 2);
    child.kill('SIGINT');
    const stopped = await ended;
    expect(stopped.code).toBe(130);
    expect(stopped.out).toBe('');
    expect(stopped.err).toMatch(/What arrived and was read is kept; to go on:\n {2}npx typoscope /);
    await expect(resultsIn(join(cwd, out!))).rejects.toThrow('ENOENT');

    const kept = picturesRead(join(cwd, store!));
    expect(kept.length).toBeGreaterThanOrEqual(2);
    expect(kept.length).toBeLessThan(PICTURES);
    noteReadings(join(cwd, store!));
    const command = stopped.err.split('\n').find((line) => line.includes('npx typoscope'))!;
    const resumed = await inShell(cwd, command);
    expect(resumed).toMatchObject({ code: 0 });
    await expectFinished(cwd, out!, store!, kept);
  });

  test('twice: at once, and the shell is told 130', async () => {
    const cwd = await workFolder();
    const script = `"$0" "$1" score "$2" --images "$3" & echo $!; wait $!; echo "ended $?"`;
    // Job control, since a shell without it has its background jobs ignore the signal.
    const shell = spawn('bash', ['-mc', script, process.execPath, BIN, DEMO, DEMO_PICTURES], {
      cwd,
    });
    let said = '';
    shell.stdout.on('data', (text) => {
      said += text;
    });
    const { ended } = watch(shell);
    // In the middle of reading: models are loaded and busy in threads.
    await until(() => picturesRead(join(cwd, '.typoscope')).length >= 1);
    const pid = Number(said.split('\n')[0]);
    process.kill(pid, 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const began = performance.now();
    process.kill(pid, 'SIGINT');
    const { out, err } = await ended;
    expect(performance.now() - began).toBeLessThan(1000);
    expect(out).toContain('ended 130');
    expect(err).toMatch(/Stopping: nothing more is begun/);
    expect(err).toMatch(/Left at once\..*to go on:\n {2}npx typoscope score /);
    expect(err).not.toMatch(/terminate|Napi/);
  });
});

test('killed at any moment: the same command goes on, and nothing is read again', async () => {
  const cwd = await workFolder();
  const args = ['score', DEMO, '--images', DEMO_PICTURES, '--out', 'o', '--no-floor'];
  const store = join(cwd, '.typoscope');
  const first = start(cwd, args);
  await until(() => picturesRead(store).length >= 1);
  const delay = Math.round(Math.random() * 3000);
  await new Promise((resolve) => setTimeout(resolve, delay));
  first.child.kill('SIGKILL');
  expect((await first.ended).signal, `killed ${delay} ms after the first`).toBe('SIGKILL');

  const kept = picturesRead(store);
  expect(kept.length).toBeGreaterThanOrEqual(1);
  expect(kept.length).toBeLessThan(PICTURES);
  noteReadings(store);
  const second = await start(cwd, args).ended;
  expect(second, `killed ${delay} ms after the first`).toMatchObject({ code: 0 });
  await expectFinished(cwd, 'o', '.typoscope', kept);
});

/** Runs a command as a user would paste it, where `npx typoscope` is this very source. */
async function inShell(cwd: string, command: string) {
  const bin = join(cwd, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  await chmod(join(bin, 'npx'), 0o755);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return watch(spawn('bash', ['-c', command], { cwd, env })).ended;
}
