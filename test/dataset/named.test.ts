import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSets } from '../../src/dataset/named.ts';
import { sampleYaml, setYaml, temporarySet } from './temporary-set.ts';

const set = (name: string, folder = name) => ({
  [`${folder}/set.yaml`]: setYaml.replace('small', name),
  [`${folder}/samples/a.yaml`]: sampleYaml('a'),
});

const namesOf = async (...named: string[]) => (await openSets(named)).map(({ info }) => info.name);

test('the folder of a set, and a folder that holds several', async () => {
  const folder = await temporarySet({ ...set('one'), ...set('two'), 'notes/readme.txt': '' });
  expect(await namesOf(join(folder, 'two'))).toEqual(['two']);
  expect(await namesOf(folder)).toEqual(['one', 'two']);
});

test('a set that was named twice is there once', async () => {
  const folder = await temporarySet({ ...set('one'), ...set('two') });
  expect(await namesOf(join(folder, 'two'), folder)).toEqual(['two', 'one']);
});

test('a folder that is a set is that set, whatever sets are in it', async () => {
  const folder = await temporarySet({ ...set('outer', '.'), ...set('inner') });
  expect(await namesOf(folder)).toEqual(['outer']);
});

test('a set that comes with the program, by its name', async () => {
  expect(await namesOf('demo')).toEqual(['demo']);
});

test('faults of a set are told as they are', async () => {
  const folder = await temporarySet({ 'bad/set.yaml': setYaml });
  await expect(openSets([folder])).rejects.toMatchObject({
    code: 'set',
    message: expect.stringContaining('a set without samples'),
  });
});

test.each(['.', 'no-such-set', '../datasets/none', 'demo/set.yaml'])(
  'what is none: %s',
  async (named) => {
    const folder = await temporarySet({ 'readme.txt': '' });
    await expect(openSets([join(folder, named)])).rejects.toMatchObject({
      code: 'usage',
      detail: { expected: expect.stringMatching(/set\.yaml, or one of .*\bdemo\b/) },
    });
  },
);
