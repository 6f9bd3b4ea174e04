import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { pngHeader } from '../picture/fixtures.ts';
import { DEMO, DEMO_PICTURES, run, workFolder } from './typoscope.ts';

test('bad pictures: 4; each is named with its reason, the good ones are scored', async () => {
  const cwd = await workFolder();
  const folder = join(cwd, 'p');
  const bytes = await readFile(join(DEMO_PICTURES, 'spring-tea-zh-en.png'));
  await mkdir(folder);
  await writeFile(join(folder, 'spring-tea-zh-en.png'), bytes);
  await copyFile(join(DEMO_PICTURES, 'wallet-ui-en.png'), join(folder, 'wallet-ui-en.png'));
  await writeFile(join(folder, 'bakery-menu-ja.png'), 'Sorry, I can’t draw that.');
  await writeFile(join(folder, 'book-fair-hi.png'), '');
  await writeFile(join(folder, 'bread-fest-de.png'), bytes.subarray(0, bytes.length / 2));
  await writeFile(join(folder, 'brunch-menu-en.png'), pngHeader(30_000, 30_000));
  await writeFile(join(cwd, 'secret.png'), bytes);
  await symlink(join(cwd, 'secret.png'), join(folder, 'coffee-pack-ar-en.png'));
  await mkdir(join(folder, 'coffee-poster-ko.png'));
  await writeFile(join(folder, 'holiday.png'), bytes);

  const { code, out, err } = await run(cwd, 'score', DEMO, '--images', 'p', '--out', 'o');
  expect(code).toBe(4);
  expect(err).toMatch(/Not scored, since no sample has that name: holiday\.png/);

  const results: Results = JSON.parse(await readFile(join(cwd, 'o/results.json'), 'utf8'));
  const reasons: Record<string, RegExp> = {
    'bakery-menu-ja': /not a picture|no picture/i,
    'book-fair-hi': /has no bytes/,
    'bread-fest-de': /cut off|truncated|ends/i,
    'brunch-menu-en': /30,?000/,
    'coffee-pack-ar-en': /leads out of the folder/,
    'coffee-poster-ko': /is a folder/,
  };
  const good = ['spring-tea-zh-en', 'wallet-ui-en'];
  for (const image of results.images) {
    const reason = reasons[image.sample];
    if (reason === undefined && !good.includes(image.sample)) {
      expect(image, image.sample).toMatchObject({ outcome: 'absent', reason: null });
      continue;
    }
    if (reason === undefined) {
      expect(image, image.sample).toMatchObject({ outcome: 'image', reason: null });
      expect(image.text?.decidedCharacters, image.sample).toBeGreaterThan(0);
      continue;
    }
    expect(image, image.sample).toMatchObject({ outcome: 'error', text: null, usable: null });
    expect(image.reason).toMatch(reason);
    expect(out).toContain(`p · ${image.sample}: not scored. ${image.reason}`);
  }
  const outcomes = { image: 2, error: 6, absent: results.images.length - 8 };
  expect(results.models[0]!.outcomes).toEqual(outcomes);
  expect(results.models[0]?.figures.usableRate?.n).toBe(2);
});
