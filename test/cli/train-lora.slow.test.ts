import { execFileSync } from 'node:child_process';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { KEY, KEY_NAME, withKey } from '../models/a-remote-model.ts';
import { JOB, trainerServer, training, WEIGHTS } from '../models/servers/fal-trainer-server.ts';
import { trainingFiles } from '../models/training-files.ts';
import { folderOf } from '../run/folder.ts';
import { type Ended, run, start, until, workFolder } from './typoscope.ts';

/** The real binary, as it is stopped by a real signal. */
const server = await trainerServer();
afterAll(() => server.close());
withKey();
beforeEach(() => server.clear());

/** Starts a training that does not end, and stops it once it is waited for. */
async function stopped(signal: NodeJS.Signals): Promise<Ended> {
  server.script.status.push(...Array.from({ length: 100 }, () => training('on and on')));
  const folder = await folderOf(trainingFiles(20));
  const there = ['--base-url', server.url, '--key-env', KEY_NAME];
  const words = ['models', 'train-lora', folder, '--yes', '--steps', '70', ...there];
  const { child, ended } = start(await workFolder(), words);
  await until(() => server.of('status').length > 0 || child.exitCode !== null);
  child.kill(signal);
  return ended;
}

/** The command that was printed to come back, in whatever folder. */
async function comeBack(err: string): Promise<Ended> {
  server.script.status.length = 0;
  const line = err.split('\n').find((each) => each.startsWith('  npx typoscope '))!;
  const words = execFileSync('bash', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
  return run(await workFolder(), ...words.split('\0').slice(2, -1));
}

test.each<[NodeJS.Signals, Partial<Ended>]>([
  ['SIGKILL', { code: null, signal: 'SIGKILL' }],
  ['SIGINT', { code: 130 }],
  ['SIGTERM', { code: 130 }],
])('%s: the printed command brings the weights, and one training is paid', async (signal, end) => {
  const first = await stopped(signal);
  expect(first).toMatchObject(end);
  expect(first.err).toContain(`Request ${JOB}.`);
  const second = await comeBack(first.err);
  expect(second).toMatchObject({ code: 0 });
  expect(parse(second.out)[0].params.loras[0].path).toBe(WEIGHTS);
  expect(server.of('submit')).toHaveLength(1);
  expect(server.of('put')).toHaveLength(1);
  expect(server.of('cancel')).toEqual([]);
  expect(first.out + first.err + second.out + second.err).not.toContain(KEY);
});
