import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearLeftovers, openStaging } from '../../../src/reading/weights/staging.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

/** A process number that was ours and is free again. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid!;
}

test('leftovers of killed fetches go; what lives, and what isn’t ours, stays', async () => {
  const cache = temporaryFolder();
  const weights = join(cache, 'weights');
  const mine = await openStaging(cache);
  const machine = /\.tmp-([0-9a-f]{8})-/.exec(mine)?.[1];
  const now = Date.now();
  const folders = {
    dead: `.tmp-${machine}-${await deadPid()}-aa`,
    'elsewhere, old': '.tmp-00000000-1-bb',
    'elsewhere, new': '.tmp-00000000-1-cc',
    'elsewhere, old, with something new in it': '.tmp-00000000-1-dd',
    weights: '0123456789abcdef',
    'not ours': '.tmp-mine',
  };
  const old = (now - 2 * 60 * 60 * 1000) / 1000;
  for (const [what, name] of Object.entries(folders)) {
    const inner = join(weights, name, 'inner');
    await mkdir(inner, { recursive: true });
    await writeFile(join(inner, 'part'), 'x');
    if (!what.includes('old')) continue;
    if (!what.includes('new')) await utimes(join(inner, 'part'), old, old);
    await utimes(inner, old, old);
    await utimes(join(weights, name), old, old);
  }
  await clearLeftovers(cache, now);
  const left = readdirSync(weights);
  const stays = [
    'elsewhere, new',
    'elsewhere, old, with something new in it',
    'weights',
    'not ours',
  ];
  const expected = Object.entries(folders).filter(([what]) => stays.includes(what));
  expect(left.sort()).toEqual([...expected.map(([, name]) => name), mine.split('/').at(-1)].sort());
});

test('no cache yet', async () => {
  await expect(clearLeftovers(join(temporaryFolder(), 'none'))).resolves.toBeUndefined();
});
