import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { characterCount } from '../../src/dataset/copy-text.ts';
import { findSets } from '../../src/dataset/find.ts';
import { sampleYaml, setYaml, temporarySet } from './temporary-set.ts';

test('every set of a folder, those with faults too', async () => {
  const folder = await temporarySet({
    'good/set.yaml': setYaml,
    'good/samples/a.yaml': sampleYaml('a'),
    'good/samples/b.yaml': sampleYaml('b')
      .replace('poster', 'menu')
      .replace('lang: en', 'lang: de'),
    'bad/set.yaml': setYaml,
    '.hidden/set.yaml': setYaml,
    'other/readme.txt': 'x',
  });
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
  const listings = await findSets(folder);
  expect(listings).toMatchObject([
    { ok: false, folder: join(folder, 'bad'), faults: [{ what: 'a set without samples' }] },
    {
      ok: true,
      folder: join(folder, 'good'),
      name: 'small',
      version: '1.0.0',
      title: 'A small set',
      samples: 2,
      blocks: 2,
      characters: 18,
      languages: ['de', 'en'],
      categories: ['menu', 'poster'],
    },
  ]);
});

test('a set itself', async () => {
  const folder = await temporarySet({ 'set.yaml': setYaml, 'samples/a.yaml': sampleYaml('a') });
  expect(await findSets(folder)).toMatchObject([{ ok: true, folder }]);
});

test('a folder that is missing', async () => {
  await expect(findSets('/nowhere/at/all')).rejects.toMatchObject({ code: 'usage' });
});

test.each<[string, number]>([
  ['Jazz Night', 9],
  ['Café', 4],
  ['नमस्ते', [...new Intl.Segmenter('und').segment('नमस्ते')].length],
  ['a 🎉 👩‍👩‍👧\n\u3000b', 2],
  ['¥680©', 5],
  ['', 0],
])('%j has %i characters', (text, count) => {
  expect(characterCount(text)).toBe(count);
});
