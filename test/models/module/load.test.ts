import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contextOf, loadBenchmark } from '../../../src/benchmark/load.ts';
import { FaultsError, TyposcopeError } from '../../../src/errors.ts';
import { loadModel } from '../../../src/models/module/load.ts';
import { benchmarkFolder, minimal, providers } from '../../benchmark/a-benchmark.ts';
import { type Files, folderOf } from '../../run/folder.ts';
import { remoteEntry } from '../a-remote-model.ts';
import { requestFor } from '../a-request.ts';

async function load(source: string, seconds?: number, name = 'm.mjs') {
  const folder = await folderOf({ [name]: source });
  return loadModel({ name, path: join(folder, name) }, {}, { id: 'mine', folder }, seconds);
}

const generate = 'generate: () => new Uint8Array()';

describe('a module that holds', () => {
  test.each([
    ['an object', 'm.mjs', `export default { ${generate} };`],
    ['a function', 'm.js', `export default () => ({ ${generate} });`],
    ['an async function', 'm.mjs', `export default async () => ({ ${generate} });`],
    [
      'TypeScript',
      'm.ts',
      `const one: { generate(): Uint8Array } = { ${generate} }; export default one;`,
    ],
    [
      'methods of a class',
      'm.mjs',
      'class Mine { #bytes = new Uint8Array(); generate() { return this.#bytes; } } export default () => new Mine();',
    ],
    [
      'without what is optional',
      'm.mjs',
      `export default { ${generate}, identity: undefined, price: null, timeout: undefined };`,
    ],
  ])('%s', async (_, name, source) => {
    expect(await load(source, undefined, name)).toMatchObject({
      file: name,
      sha256: createHash('sha256').update(source).digest('hex'),
      model: { generate: expect.any(Function) },
    });
  });
});

describe('a module at fault, told with its file', () => {
  const one = (key: string) => `export default { ${generate}, ${key} };`;
  test.each<[string, string, RegExp]>([
    [
      'no default export',
      'export const model = 1;',
      /no default export .*found model.*generate\(\)/,
    ],
    ['a throw on import', 'throw new Error("no licence")', /cannot be imported .*no licence/],
    ['a slip of the pen', 'export default {', /cannot be imported/],
    ['a missing package', 'import "none-such-package"', /none-such-package/],
    [
      'a throw on making',
      'export default () => { throw new Error("no key") }',
      /failed at making its model .*no key/,
    ],
    ['a class', 'export default class {}', /failed at making its model .*class/i],
    [
      'a rejection with nothing',
      'export default () => Promise.reject()',
      /failed at making its model .*nothing at all/,
    ],
    [
      'a getter that throws',
      'export default { get generate() { throw new Error("odd") } };',
      /making its model .*odd/,
    ],
    [
      'a model that never comes',
      'export default () => new Promise(() => {})',
      /making its model .*nothing after 1 s/,
    ],
    ['a number', 'export default 4;', /gives no model .*type number.*an object with generate\(\)/],
    ['a function of nothing', 'export default () => {};', /gives no model .*undefined/],
    [
      'no generate',
      'export default { generated() {} };',
      /no generate\(\) .*undefined.*a function/,
    ],
    [
      'an identity of text',
      one(`identity: 'v1'`),
      /identity is not one .*type string.*a function, or none/,
    ],
    ['a price of a number', one('price: 1'), /price is not one .*type number/],
    ['a check of a list', one('check: []'), /check is not one .*an array/],
    ['a recover of true', one('recover: true'), /recover is not one/],
    ['simulated in words', one(`simulated: 'no'`), /simulated is not one .*true or false/],
    ['no time', one('timeout: 0'), /timeout is not one .*found 0, expected seconds/],
    ['too much time', one('timeout: 3601'), /timeout is not one .*3601.*at most 3600/],
    ['time in words', one(`timeout: '9'`), /timeout is not one .*type string/],
    ['one variable', one(`environment: 'KEY'`), /environment is not one .*a list of names/],
    ['a variable of no name', one(`environment: ['a b']`), /environment is not one/],
  ])('%s', async (_, source, message) => {
    const fault = await load(source, 1).then(
      () => null,
      (error: unknown) => error as TyposcopeError,
    );
    expect(fault).toBeInstanceOf(TyposcopeError);
    expect(fault).toMatchObject({ code: 'usage', detail: { file: 'm.mjs' } });
    expect(fault!.message).toMatch(message);
  });

  test('a file that was changed after it had been imported is not taken for what runs', async () => {
    const folder = await folderOf({ 'm.mjs': `export default { ${generate} };` });
    const file = { name: 'm.mjs', path: join(folder, 'm.mjs') };
    const context = { id: 'mine', folder };
    const { sha256 } = await loadModel(file, {}, context);
    expect(await loadModel(file, {}, context)).toMatchObject({ sha256 });
    await writeFile(file.path, `export default { ${generate} }; // changed`);
    await expect(loadModel(file, {}, context)).rejects.toThrow(
      /was changed.*Start the program again/,
    );
  });
});

describe('in a benchmark', () => {
  const source = `globalThis.ran = (globalThis.ran ?? 0) + 1;
    export default (params, { id }) => ({ generate: () => new Uint8Array(), identity: () => ({ id, params }) });`;
  const entry = (more = '') =>
    `${minimal}  - { id: mine, provider: module, model: ./m/mine.mjs${more} }\n`;
  const files = { 'benchmarks/m/mine.mjs': source, 'benchmarks/m/none.txt': '' };

  async function faultsOf(yaml: string, allowModules = false, more: Files = {}) {
    const { file } = await benchmarkFolder(yaml, { ...files, ...more });
    const error = await loadBenchmark(file, { providers, allowModules }).then(
      () => null,
      (reason: unknown) => reason as FaultsError,
    );
    expect(error).toBeInstanceOf(FaultsError);
    expect(error!.message).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
    return error!.faults.map(({ what, code, detail }) => ({ what, code, ...detail }));
  }

  test('is not run without leave, which is told in one sentence', async () => {
    expect(await faultsOf(entry())).toMatchObject([
      {
        code: 'benchmark',
        what: 'names a module, whose code would be run',
        key: 'models.1.provider',
        line: 5,
        mend: 'If you trust it, add --allow-modules',
      },
    ]);
    expect(globalThis).not.toHaveProperty('ran');
  });

  test('runs with leave: by its path from there, with its params and label', async () => {
    const yaml = `${entry(', params: { steps: 4 }, price: "0.02"')}  - { id: again, provider: module, model: m/mine.mjs }\n`;
    const { file } = await benchmarkFolder(yaml, files);
    const benchmark = await loadBenchmark(file, { providers, allowModules: true });
    const [reference, ...own] = benchmark.models;
    expect(reference).not.toHaveProperty('own');
    const models = own.map((one) => providers.module!.create(one, contextOf(benchmark)));
    expect(models.map(({ id }) => id)).toEqual(['mine', 'again']);
    const identities = await Promise.all(models.map((one) => one.identity(requestFor())));
    expect(identities).toMatchObject([
      { params: { steps: 4 }, own: { id: 'mine', params: { steps: 4 } } },
      { params: {}, own: { id: 'again', params: {} } },
    ]);
    expect(identities[0]!.sha256).toBe(createHash('sha256').update(source).digest('hex'));
    expect(models[0]!.price(requestFor())).toMatchObject({ usd: '0.02', basis: 'price-table' });
    // One file is imported once, whoever names it.
    expect((globalThis as { ran?: number }).ran).toBe(1);
  });

  const line = (text: string) => `${minimal}  - { id: mine, provider: module, ${text} }\n`;
  const found = { key: 'models.1.model', line: 5 };
  const notAllowed = { what: 'names a module, whose code would be run' };
  test.each<[string, string, boolean, object[]]>([
    [
      'no model',
      line('params: {}'),
      true,
      [{ what: 'missing key', ...found, expected: expect.stringContaining('./my-model.ts') }],
    ],
    [
      'another suffix',
      line('model: m/none.txt'),
      true,
      [{ what: 'value not allowed', ...found, found: '"m/none.txt"' }],
    ],
    [
      'nothing there',
      line('model: none.ts'),
      true,
      [
        {
          what: 'there is no such model module',
          ...found,
          found: '"none.ts": nothing there',
          mend: expect.stringContaining('benchmark’s file'),
        },
      ],
    ],
    [
      'nothing there, without leave',
      line('model: none.ts'),
      false,
      [{ what: 'there is no such model module', found: '"none.ts": nothing there' }, notAllowed],
    ],
    [
      'a fault of its code',
      line('model: bad.mjs'),
      true,
      [
        {
          what: 'the model module cannot be imported',
          ...found,
          found: expect.stringMatching(/^"bad\.mjs": no \\u\{1b\}\[2J licence$/),
        },
      ],
    ],
    [
      'an address',
      line('model: m/mine.mjs, baseURL: "http://localhost/v1", keyEnv: MY_KEY'),
      true,
      [
        { key: 'models.1.baseURL', what: expect.stringContaining('by itself') },
        { key: 'models.1.keyEnv' },
      ],
    ],
    [
      'params that are no map',
      line('model: m/mine.mjs, params: [4]'),
      true,
      [{ key: 'models.1.params' }],
    ],
    [
      'params that are no JSON',
      line('model: m/mine.mjs, params: { a: .nan, b: .inf, c: 1 }'),
      true,
      [
        { key: 'models.1.params.a', expected: 'texts, numbers, lists and maps' },
        { key: 'models.1.params.b' },
      ],
    ],
  ])('%s', async (_, yaml, allowModules, faults) => {
    const bad = { 'benchmarks/bad.mjs': 'throw new Error("no \u001b[2J licence")' };
    expect(await faultsOf(yaml, allowModules, bad)).toMatchObject(faults);
  });

  test('params are any JSON, and nothing else', () => {
    const circle: Record<string, unknown> = {};
    circle.self = [circle];
    const { params } = providers.module!;
    const good = { text: 'x', list: [1, { deep: null }], map: { on: true } };
    expect(params.parse(good)).toEqual(good);
    for (const value of [circle, Number.NaN, new Date(), () => 1, 'x'.repeat(20_000)]) {
      expect(params.safeParse({ value }).error?.issues).toMatchObject([{ path: ['value'] }]);
    }
  });

  test('a program that has not loaded it is told how', () => {
    const one = remoteEntry('module', { model: './m.ts' });
    expect(() => providers.module!.create(one, { folder: '/' })).toThrow(
      /was not loaded\. Load the benchmark with allowModules/,
    );
  });
});
