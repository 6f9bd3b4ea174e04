import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ownCatalogue } from '../../../src/models/catalogue/own.ts';
import { catalogueSchema } from '../../../src/models/catalogue/schema.ts';
import { temporarySet } from '../../dataset/temporary-set.ts';
import { ownYaml } from './a-catalogue.ts';

async function found(text: string, name = 'own.yaml') {
  const folder = await temporarySet({ [name]: text });
  return ownCatalogue(join(folder, name), `./${name}`);
}

test('a user’s file gives models as the program has them, each with its day', async () => {
  const { catalogue, faults } = await found(ownYaml);
  expect(faults).toEqual([]);
  expect(catalogue).toMatchObject({ name: './own.yaml', date: '2027-01-05' });
  expect(catalogue?.models).toMatchObject([
    {
      provider: 'openai',
      title: 'GPT Image 2.5 X',
      date: '2027-01-05',
      source: 'My own.',
      price: {
        perMillion: { textIn: '1.00', imageIn: '2.50', textOut: '3.00', imageOut: '40.00' },
        pictures: { any: { low: '0.002', high: '0.02' } },
      },
    },
    {
      title: 'fal-ai/flux-2',
      date: '2027-01-07',
      source: 'The file names nobody.',
      price: { usd: '0.50' },
      shutdown: { date: '2027-03-01' },
    },
  ]);
});

test('JSON is as good as YAML', async () => {
  const text = JSON.stringify(parse(ownYaml), null, '\t');
  expect((await found(text, 'own.json')).catalogue?.models).toHaveLength(2);
});

describe('the files of the program', () => {
  const folder = join(import.meta.dirname, '../../../src/models/catalogue');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

  test('are one a provider', () => {
    expect(files).toEqual(['fal.json', 'gemini.json', 'openai.json']);
  });

  test.each(files)('%s is one that a user might have written, and tells all', async (name) => {
    const { catalogue, faults } = await ownCatalogue(join(folder, name), name);
    expect(faults).toEqual([]);
    const provider = name.replace('.json', '');
    expect(catalogue?.models.map((model) => model.provider)).toEqual(
      catalogue?.models.map(() => provider),
    );
    const text = JSON.parse(await readFile(join(folder, name), 'utf8'));
    for (const model of catalogueSchema.parse(text).models) {
      expect(model.title, model.model).toBeDefined();
      expect(model.source, model.model).toBeDefined();
    }
  });
});

describe('tells what is wrong, where, and what was expected:', () => {
  const table: [string, [string, string], Record<string, unknown>][] = [
    [
      'an unknown key',
      ['    seed: false\n', '    seed: false\n    transparant: true\n'],
      {
        what: 'unknown key',
        key: 'models.0.transparant',
        line: 10,
        mend: 'Did you mean transparent?',
      },
    ],
    [
      'an unknown key among sizes, with those of this kind alone',
      ['step: 32', 'steps: 32, step: 32'],
      {
        key: 'models.1.sizes.steps',
        expected: 'kind, step, minSide, maxSide, minPixels, maxPixels, maxRatio',
        mend: 'Did you mean step?',
      },
    ],
    [
      'an unknown key of a price',
      ['unit: image', 'unit: image, usdd: 1'],
      { key: 'models.1.price.usdd', expected: 'kind, unit, usd, edit', mend: 'Did you mean usd?' },
    ],
    [
      'a provider that is none',
      ['provider: openai', 'provider: openay'],
      {
        what: 'value not allowed',
        key: 'models.0.provider',
        found: '"openay"',
        expected: 'one of openai, gemini, fal',
        mend: 'Did you mean openai?',
      },
    ],
    [
      'a kind of sizes that is none',
      ['kind: free', 'kind: fre'],
      {
        key: 'models.1.sizes.kind',
        expected: 'one of listed, free, ratios',
        mend: 'Did you mean free?',
      },
    ],
    [
      'a kind of sizes that fal has not',
      [
        'kind: free, step: 32, minSide: 256, maxSide: 1024, minPixels: 65536, maxPixels: 1048576, maxRatio: 2',
        'kind: ratios, ratios: ["1:1"], grades: { 1K: 1048576 }',
      ],
      {
        what: 'fal has no sizes of this kind',
        key: 'models.1.sizes.kind',
        expected: 'listed or free',
      },
    ],
    [
      'a kind of price that OpenAI has not',
      ['kind: tokens', 'kind: units'],
      { what: 'openai has no prices of this kind', key: 'models.0.price.kind', expected: 'tokens' },
    ],
    [
      'a price below nothing',
      ['usd: 0.5', 'usd: -0.5'],
      { key: 'models.1.price.usd', found: '-0.5', expected: expect.stringContaining('dollars') },
    ],
    [
      'a price of a picture of no size',
      ['any: {', 'large: {'],
      { key: 'models.0.price.pictures.large', expected: 'any, or a size such as 1024x1536' },
    ],
    [
      'bounds that cross',
      ['maxSide: 1024', 'maxSide: 128'],
      { key: 'models.1.sizes.maxSide', found: '128', expected: 'at least minSide' },
    ],
    [
      'a day that is none',
      ['date: 2027-01-05', 'date: 2027-02-30'],
      { key: 'date', line: 1, expected: 'a day such as 2026-11-24' },
    ],
    [
      'a map that is none',
      ['pictures: { any: { low: 0.002, high: 0.02 } }', 'pictures: 3'],
      { what: 'wrong type of value', key: 'models.0.price.pictures', expected: 'a map of keys' },
    ],
    [
      'a missing key',
      ['    inputs: 0\n', ''],
      { what: 'missing key', key: 'models.1.inputs', mend: 'Add inputs.' },
    ],
    [
      'one model twice',
      ['model: fal-ai/flux-2', 'model: gpt-image-2.5-x'],
      // Of another provider it is another one.
      { key: undefined },
    ],
    ['no list of models', ['models:', 'modles:'], { key: 'models', what: 'missing key' }],
  ];

  test.each(table)('%s', async (_, [before, after], fault) => {
    expect(ownYaml).toContain(before);
    const { catalogue, faults } = await found(ownYaml.replace(before, after));
    if (fault.key === undefined) return expect(faults).toEqual([]);
    expect(catalogue).toBeNull();
    const told = faults.map(({ what, detail }) => ({ what, ...detail }));
    expect(told).toContainEqual(expect.objectContaining(fault));
    for (const { code, detail } of faults) {
      expect(code).toBe('benchmark');
      expect(detail.file).toMatch(/own\.yaml$/);
    }
  });

  test('all at once, and one model twice', async () => {
    const twice = `${ownYaml.replace('inputs: 1', 'inputs: many')}${ownYaml.slice(ownYaml.indexOf('  - provider: fal'))}`;
    const { faults } = await found(twice);
    expect(faults.map(({ what }) => what)).toEqual(['wrong type of value', 'one model twice']);
  });

  test('a file that is not there', async () => {
    const { faults } = await ownCatalogue('/nowhere/own.yaml', 'own.yaml');
    expect(faults.map(({ message }) => message)).toEqual([
      '/nowhere/own.yaml: the file is missing. Paths are relative to the file that names them',
    ]);
  });
});
