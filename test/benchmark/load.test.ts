import { execFileSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadBenchmark } from '../../src/benchmark/load.ts';
import { FaultsError } from '../../src/errors.ts';
import { sampleYaml, setYaml } from '../dataset/temporary-set.ts';
import { aPage } from '../layout/a-page.ts';
import { benchmarkFolder, minimal, providers } from './a-benchmark.ts';
import { ruleSource } from './rule-source.ts';

const full = `name: full
sets: [other, ../datasets/small]
models:
  - id: GPT Image 2/high
    provider: simulated
    model: careful
    params: { typefaces: [noto-sans], ground: plain }
    price: 0.05
  - { id: 通义-wan_2.1, provider: folder, model: wan, params: { folder: ../pictures }, fixedCost: { usd: "20", pictures: 300 } }
  - { id: ref, provider: reference }
repeats: 3
readers: { mode: quick, languageData: ../data }
seed: -7
concurrency: 64
maxCost: "12.5"
bars: { maxCer: 0.02, critical: all, maxExtraCharacters: 0, rules: [logo, line-breaks] }
gates: { minUsableRate: 0.8, maxCerIncrease: 0.005 }
`;

async function faultsOf(
  yaml: string | Uint8Array,
  files: Record<string, string | Uint8Array> = {},
  allowModules = false,
) {
  const { file, folder } = await benchmarkFolder(yaml, files);
  const error = await loadBenchmark(file, { providers, allowModules }).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FaultsError);
  expect((error as FaultsError).code).toBe('benchmark');
  // What a terminal would obey or reorder.
  expect((error as FaultsError).message).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
  return (error as FaultsError).faults.map(({ what, code, detail }) => ({
    what,
    code,
    ...detail,
    file: detail.file?.replace(folder, ''),
  }));
}

describe('a good benchmark', () => {
  test('has its defaults filled in', async () => {
    const { file, folder } = await benchmarkFolder(minimal);
    expect(await loadBenchmark(file, { providers })).toEqual({
      file,
      name: 'small',
      sets: [expect.objectContaining({ folder: join(folder, 'datasets/small') })],
      models: [
        {
          id: 'ref',
          provider: 'reference',
          model: 'reference',
          params: {},
          baseURL: null,
          keyEnv: null,
          price: null,
          fixedCost: null,
        },
      ],
      catalogue: null,
      repeats: 1,
      readers: {},
      rules: [],
      seed: 1,
      concurrency: 4,
      maxCost: null,
      bars: null,
      gates: {},
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('with every key', async () => {
    const { file, folder } = await benchmarkFolder(full, {
      'pictures/a.png': '',
      'data/x.traineddata': '',
    });
    const benchmark = await loadBenchmark(file, { providers });
    expect(benchmark.sets.map(({ info }) => info.name)).toEqual(['other', 'small']);
    expect(benchmark.models).toMatchObject([
      { id: 'GPT Image 2/high', model: 'careful', price: '0.05', params: { ground: 'plain' } },
      { id: '通义-wan_2.1', model: 'wan', fixedCost: { usd: '20.00', pictures: 300 } },
      { id: 'ref' },
    ]);
    expect(benchmark).toMatchObject({
      repeats: 3,
      readers: { mode: 'quick', languageData: join(folder, 'data') },
      seed: -7,
      concurrency: 64,
      maxCost: '12.50',
      bars: {
        maxCer: 0.02,
        critical: 'all',
        maxExtraCharacters: 0,
        rules: ['logo', 'line-breaks'],
      },
      gates: { minUsableRate: 0.8, maxCerIncrease: 0.005 },
    });
  });

  test('takes sets of the program, and a neighbour of that name before them', async () => {
    const demo = minimal.replace('[small]', '[demo]');
    const shipped = await benchmarkFolder(demo);
    const [set] = (await loadBenchmark(shipped.file, { providers })).sets;
    expect(set?.folder).toBe(join(import.meta.dirname, '../../datasets/demo'));
    const own = await benchmarkFolder(demo, {
      'datasets/demo/set.yaml': setYaml,
      'datasets/demo/samples/a.yaml': sampleYaml('a'),
    });
    const [copy] = (await loadBenchmark(own.file, { providers })).sets;
    expect(copy?.folder).toBe(join(own.folder, 'datasets/demo'));
  });

  test('takes absolute paths of sets, and a readers file', async () => {
    const { folder } = await benchmarkFolder(minimal);
    const { file } = await benchmarkFolder(
      `${minimal.replace('[small]', `[${join(folder, 'datasets/small')}/]`)}readers: conf/r.yaml\n`,
      {
        'benchmarks/conf/r.yaml': 'reader: tesseract\nmodules: [m.mjs]\n',
        'benchmarks/conf/m.mjs': '',
      },
    );
    const { readers, sets } = await loadBenchmark(file, { providers, allowModules: true });
    expect(readers).toEqual({
      reader: 'tesseract',
      modules: [join(file, '../conf/m.mjs')],
    });
    expect(sets[0]?.folder).toBe(`${join(folder, 'datasets/small')}/`);
  });

  test.each([
    ['a key of one’s own', 'model: gpt-image-2\n    keyEnv: TEAM_KEY', 'openai'],
    ['the vendor’s second variable', 'model: x\n    keyEnv: GOOGLE_API_KEY', 'gemini'],
    [
      'another address',
      'model: x\n    baseURL: http://127.0.0.1:1/v1\n    keyEnv: LOCAL_KEY',
      'openai',
    ],
    ['a host of the vendor’s own', 'model: x\n    baseURL: https://eu.api.openai.com/v1', 'openai'],
    ['a server without a key', 'model: x\n    baseURL: http://gpu:8000/v1', 'openai-compatible'],
    [
      'a gateway with a key of its own',
      'model: x\n    baseURL: https://gate.test/v1\n    keyEnv: GATE_KEY',
      'openai-compatible',
    ],
  ])('takes %s', async (_, lines, provider) => {
    const { file } = await benchmarkFolder(model(`    ${lines}`, provider));
    expect((await loadBenchmark(file, { providers })).models).toMatchObject([{ provider }]);
  });

  test('has a hash that newlines of a checkout leave alone and content does not', async () => {
    const hash = async (yaml: string) =>
      (await loadBenchmark((await benchmarkFolder(yaml)).file, { providers })).sha256;
    expect(await hash(`\ufeff${minimal.replaceAll('\n', '\r\n')}`)).toBe(await hash(minimal));
    expect(await hash(`${minimal}seed: 2\n`)).not.toBe(await hash(minimal));
  });
});

/** `minimal` with its model, or one of its other keys, replaced. */
const model = (more: string, provider = 'reference') =>
  `name: small\nsets: [small]\nmodels:\n  - id: m\n    provider: ${provider}\n${more}\n`;
const bomb = `name: &a [x]\nsets: [small]\nmodels:\n${Array.from({ length: 60 }, () => '  - *a\n').join('')}`;

type Faults = Record<string, unknown>[];
const table: [string, string | Uint8Array, Faults][] = [
  ['nothing at all', '', [{ what: 'wrong type of value', expected: 'a map of keys' }]],
  ['a list', '- a', [{ what: 'wrong type of value', found: '["a"]' }]],
  ['no YAML', 'name: [', [{ what: expect.stringContaining('not valid YAML'), line: 1 }]],
  ['no UTF-8', new Uint8Array([0x6e, 0xff]), [{ what: 'the file is not UTF-8' }]],
  ['huge', `name: "${'x'.repeat(1024 * 1024)}"`, [{ what: 'more than 1 MiB' }]],
  ['an alias bomb', bomb, [{ what: 'aliases that expand too far or hold themselves' }]],
  [
    'an alias that holds itself',
    `${minimal}readers: &r { modules: *r }\n`,
    [{ what: 'aliases that expand too far or hold themselves' }],
  ],
  ['a key twice', `${minimal}name: x\n`, [{ what: 'the same key twice', line: 5 }]],
  ['no keys', '{}', ['name', 'sets', 'models'].map((key) => ({ what: 'missing key', key }))],
  [
    'a misspelt key',
    `${minimal}repeat: 2\n`,
    [{ what: 'unknown key', key: 'repeat', line: 5, mend: 'Did you mean repeats?' }],
  ],
  [
    'a key that is like no other, with the known ones',
    `${minimal}trust: 0.5\n`,
    [{ key: 'trust', expected: expect.stringContaining('concurrency, maxCost'), mend: undefined }],
  ],
  [
    'a misspelt key of a model',
    model('    modle: x'),
    [{ what: 'unknown key', key: 'models.0.modle', line: 6, mend: 'Did you mean model?' }],
  ],
  ['__proto__', `${minimal}__proto__: { seed: 2 }\n`, [{ what: 'unknown key', key: '__proto__' }]],
  ...(
    [
      ['name: small', 'name: A B', 'name'],
      ['name: small', 'name: ../x', 'name'],
      ['[small]', '[]', 'sets'],
      ['[small]', 'small', 'sets'],
      ['[small]', '[1]', 'sets.0'],
      ['[small]', '[""]', 'sets.0'],
      ['[small]', '[..]', 'sets.0'],
      ['[small]', "['..\\small']", 'sets.0'],
      ['{ id: ref, provider: reference }', '4', 'models.0'],
      ['id: ref', 'id: ""', 'models.0.id'],
      ['id: ref', 'id: "a  b"', 'models.0.id'],
      ['id: ref', 'id: " a"', 'models.0.id'],
      ['id: ref', 'id: "a\\nb"', 'models.0.id'],
      ['id: ref', 'id: "<b>x</b>"', 'models.0.id'],
      ['id: ref', 'id: "a\\u202Eb"', 'models.0.id'],
      ['id: ref', 'id: "a\\u001b[31m"', 'models.0.id'],
      ['id: ref', 'id: "a=b"', 'models.0.id'],
      ['id: ref', `id: ${'x'.repeat(81)}`, 'models.0.id'],
      ['id: ref', 'id: 4', 'models.0.id'],
    ] as const
  ).map(([from, to, key]): [string, string, Faults] => [
    to.slice(0, 30),
    minimal.replace(from, to),
    [{ key }],
  ]),
  ...(
    [
      ['repeats: 0', 'at least 1'],
      ['repeats: 101', 'at most 100'],
      ['repeats: 1.5', 'a whole number'],
      ['repeats: "2"', 'a number'],
      ['seed: 0.5', 'a whole number'],
      ['concurrency: 0', 'at least 1'],
      ['concurrency: 65', 'at most 64'],
      ['maxCost: 0', 'more than 0 dollars'],
      ['maxCost: "0.00"', 'more than 0 dollars'],
      ['maxCost: -1', /^dollars such as/],
      ['maxCost: 1e30', /^dollars such as/],
      ['maxCost: .inf', /^dollars such as/],
      ['maxCost: .nan', /^dollars such as/],
      ['maxCost: $5', /^dollars such as/],
      ['maxCost: true', /^dollars such as/],
      ['readers: 4', /a readers file/],
      ['readers: ""', 'at least 1 characters'],
    ] as const
  ).map(([line, expected]): [string, string, Faults] => [
    line,
    `${minimal}${line}\n`,
    [
      {
        key: line.split(':')[0],
        line: 5,
        expected: typeof expected === 'string' ? expected : expect.stringMatching(expected),
      },
    ],
  ]),
  ...(
    [
      ['bars', 'maxCer', '-0.1'],
      ['bars', 'maxCer', '.inf'],
      ['bars', 'critical', 'some'],
      ['bars', 'maxExtraCharacters', '0.5'],
      ['gates', 'minUsableRate', '80'],
      ['gates', 'minUsableRate', '-0.1'],
      ['gates', 'maxCerIncrease', '-0.1'],
    ] as const
  ).map(([room, key, value]): [string, string, Faults] => [
    `${room}.${key} ${value}`,
    `${minimal}${room}:\n  ${key}: ${value}\n`,
    [{ key: `${room}.${key}`, line: 6 }],
  ]),
  [
    'an unknown rule, with the known ones',
    `${minimal}bars: { rules: [logo, logos] }\n`,
    [
      {
        what: 'there is no such rule',
        key: 'bars.rules.1',
        found: '"logos"',
        expected: expect.stringMatching(/hierarchy.*line-breaks.*legibility/),
        mend: 'Did you mean logo?',
      },
    ],
  ],
  [
    'a rule that is like no other, with the way to bring one',
    `${minimal}bars: { rules: [price-on-the-right] }\n`,
    [{ what: 'there is no such rule', mend: expect.stringMatching(/your own under rules/) }],
  ],
  ...['Logo', '3d', 'my rule', ''].map((id): [string, string, Faults] => [
    `what is no rule’s id: ${id}`,
    `${minimal}bars: { rules: ["${id}"] }\n`,
    [
      {
        what: 'value not allowed',
        key: 'bars.rules.0',
        expected: expect.stringMatching(/^the id/),
      },
    ],
  ]),
  ['a rule of a number', `${minimal}bars: { rules: [4] }\n`, [{ key: 'bars.rules.0' }]],
  ...['rules: ./r.ts', 'rules: [""]', 'rules: [4]'].map((line): [string, string, Faults] => [
    line,
    `${minimal}${line}\n`,
    [{ key: expect.stringMatching(/^rules/), line: 5 }],
  ]),
  [
    'modules of rules that lead nowhere, and may not run',
    `${minimal}bars: { rules: [mine] }\nrules:\n  - none.mjs\n  - b.yaml\n  - "x\\u202E.ts"\n`,
    [
      { what: 'names modules, whose code would be run', key: 'rules', line: 6 },
      {
        what: 'there is no such rule module',
        key: 'rules.0',
        line: 7,
        found: '"none.mjs": nothing there',
        mend: 'In a benchmark, paths are relative to its file',
      },
      { what: 'not the name of a module', key: 'rules.1', found: '"b.yaml"' },
      { what: 'there is no such rule module', found: '"x\\u{202e}.ts": nothing there' },
    ],
  ],
  [
    'an unknown set, with those that can be found',
    minimal.replace('[small]', '[smal]'),
    [
      {
        what: 'there is no such set',
        key: 'sets.0',
        line: 2,
        found: '"smal"',
        expected: expect.stringMatching(/demo.*other.*small/),
        mend: 'Did you mean small?',
      },
    ],
  ],
  [
    'no set at a path',
    minimal.replace('[small]', '[./small, ../datasets]'),
    [
      { what: 'no set at this path', key: 'sets.0', found: '"./small"' },
      { what: 'no set at this path', key: 'sets.1' },
    ],
  ],
  [
    'a hostile path of a set',
    minimal.replace('[small]', '["x/\\u202E\\u001b[2J<b>"]'),
    [{ what: 'no set at this path', found: '"x/\\u{202e}\\u001b[2J<b>"' }],
  ],
  [
    'the same set twice',
    minimal.replace('[small]', '[small, other, ../datasets/small]'),
    [{ what: 'the same set twice', key: 'sets.2' }],
  ],
  [
    'two models with one id',
    `${minimal}  - { id: é, provider: reference }\n  - { id: "e\\u0301", provider: reference }\n  - { id: ref, provider: reference }\n`,
    [
      { what: 'two models with one id', key: 'models.2.id', line: 6 },
      {
        what: 'two models with one id',
        key: 'models.3.id',
        line: 7,
        found: '"ref" in models.0 too',
      },
    ],
  ],
  [
    'an unknown provider, with the known ones',
    model('', 'referense'),
    [
      {
        what: 'there is no such provider',
        key: 'models.0.provider',
        line: 5,
        expected:
          'one of reference, simulated, folder, openai, gemini, fal, openai-compatible, module',
        mend: 'Did you mean reference?',
      },
    ],
  ],
  ['a provider of every object', model('', 'constructor'), [{ what: 'there is no such provider' }]],
  [
    'an unknown model',
    model('    model: carefull', 'simulated'),
    [
      {
        what: 'the provider has no such model',
        key: 'models.0.model',
        line: 6,
        expected: 'one of careful, ordinary, careless',
        mend: 'Did you mean careful?',
      },
    ],
  ],
  [
    'no model where there are several',
    model('', 'simulated'),
    [
      {
        what: 'missing key',
        key: 'models.0.model',
        expected: 'one of careful, ordinary, careless',
      },
    ],
  ],
  ['another model of reference', model('    model: dall-e'), [{ expected: 'reference' }]],
  [
    'an address of what is drawn here',
    model('    baseURL: https://example.org\n    keyEnv: KEY'),
    [
      { what: 'the provider is not asked over a network', key: 'models.0.baseURL' },
      { what: 'the provider is not asked over a network', key: 'models.0.keyEnv' },
    ],
  ],
  [
    'a password in an address, which is not shown',
    model(
      '    model: m\n    baseURL: https://user:sk-secret@example.org/v1?key=sk-secret',
      'openai',
    ),
    [
      { key: 'models.0.baseURL', found: '"https://…@example.org/v1?…"' },
      { key: 'models.0.baseURL', found: '"https://…@example.org/v1?…"' },
      { key: 'models.0.baseURL', found: '"https://…@example.org/v1?…"' },
    ],
  ],
  ...[
    'ftp://x.org',
    'example.org',
    'https://user:secret@example.org/v1',
    'https://example.org/v1?key=x',
    'https://example.org/v1#x',
  ].map((url): [string, string, Faults] => [
    url,
    model(`    baseURL: ${url}`),
    [
      { key: 'models.0.baseURL', expected: expect.stringMatching(/^an address/) },
      { what: 'the provider is not asked over a network' },
    ],
  ]),
  [
    'a key in the file',
    model('    keyEnv: sk-1234', 'x'),
    [
      { what: 'there is no such provider' },
      {
        key: 'models.0.keyEnv',
        found: 'what may be the key itself, and is not shown',
        expected: 'the name of an environment variable',
      },
    ],
  ],
  [
    'turns of a provider that there is none of',
    `${model('')}concurrency: { opanai: 1, fal: 2 }\n`,
    [
      {
        what: 'there is no such provider',
        key: 'concurrency.opanai',
        mend: 'Did you mean openai?',
      },
    ],
  ],
  ['params that are a list', model('    params: [1]'), [{ key: 'models.0.params' }]],
  [
    'unknown params, by their place',
    model('    params:\n      gruond: plain'),
    [{ what: 'unknown key', key: 'models.0.params.gruond', line: 7, mend: 'Did you mean ground?' }],
  ],
  [
    'params of the wrong kind',
    model('    params:\n      ground: lava\n      typefaces: [comic-sans]\n      fonts: []'),
    [
      { key: 'models.0.params.ground', line: 7, expected: expect.stringContaining('gradient') },
      { key: 'models.0.params.typefaces.0', expected: expect.stringContaining('noto-sans') },
      { key: 'models.0.params.fonts', expected: 'a list of at least 1' },
    ],
  ],
  [
    'fonts that are none',
    model('    params: { fonts: [none.ttf, b.yaml, ../datasets] }'),
    [
      {
        what: 'a font that cannot be read',
        key: 'models.0.params.fonts.0',
        found: '"none.ttf": ENOENT',
      },
      { what: 'a file that is no font', key: 'models.0.params.fonts.1', found: '"b.yaml"' },
      {
        what: 'a file that is no font',
        key: 'models.0.params.fonts.2',
        found: '"../datasets": a folder',
      },
    ],
  ],
  [
    'no folder of pictures',
    model('', 'folder'),
    [{ what: 'missing key', key: 'models.0.params.folder' }],
  ],
  [
    'a folder of pictures that is not there',
    model('    params: { folder: none }', 'folder'),
    [{ what: 'there is no such folder', key: 'models.0.params.folder', found: '"none"' }],
  ],
  [
    'a file for a folder of pictures',
    model('    params: { folder: b.yaml }', 'folder'),
    [{ what: 'not a folder', key: 'models.0.params.folder' }],
  ],
  ...[
    'price: -1',
    'price: "a"',
    'fixedCost: { usd: 1, pictures: 0 }',
    'fixedCost: { usd: x, pictures: 1 }',
  ].map((line): [string, string, Faults] => [line, model(`    ${line}`), [{ line: 6 }]]),
  [
    'half a fixed cost',
    model('    fixedCost: { usd: 1 }'),
    [{ what: 'missing key', key: 'models.0.fixedCost.pictures' }],
  ],
  [
    'a remote model without its name, with unknown params',
    model('    params: { qualty: high }', 'openai'),
    [
      {
        what: 'missing key',
        key: 'models.0.model',
        expected: 'a model of OpenAI such as gpt-image-2',
      },
      { what: 'unknown key', key: 'models.0.params.qualty', mend: 'Did you mean quality?' },
    ],
  ],
  ...[
    ['openai', 'a/../b'],
    ['gemini', 'models/x?y'],
    ['fal', 'https://fal.run/x'],
  ].map(([provider, name]): [string, string, Faults] => [
    `a name that would be another address: ${name}`,
    model(`    model: ${name}`, provider),
    [{ what: 'value not allowed', key: 'models.0.model' }],
  ]),
  [
    'a number for a name',
    model('    model: 5', 'fal'),
    [{ what: 'wrong type of value', key: 'models.0.model' }],
  ],
  [
    'another address without a key of its own',
    model('    model: gpt-image-2\n    baseURL: https://proxy.test/v1', 'openai'),
    [
      {
        what: 'another address without a key of its own',
        key: 'models.0.baseURL',
        found: '"https://proxy.test/v1"',
        expected: expect.stringContaining('OpenAI’s key is for api.openai.com only'),
      },
    ],
  ],
  ...['OPENAI_API_KEY', 'FAL_KEY', 'GOOGLE_API_KEY'].map((name): [string, string, Faults] => [
    `another address with a vendor’s key: ${name}`,
    model(`    model: x\n    baseURL: http://localhost:8000/v1\n    keyEnv: ${name}`, 'openai'),
    [{ what: 'a vendor’s key for another address', key: 'models.0.keyEnv', found: `"${name}"` }],
  ]),
  [
    'the key of another vendor',
    model('    model: gpt-image-2\n    keyEnv: GEMINI_API_KEY', 'openai'),
    [{ what: 'the key of another vendor', key: 'models.0.keyEnv' }],
  ],
  [
    'a host that only looks like the vendor’s',
    model('    model: a/b\n    baseURL: https://queue.fal.run.evil.test', 'fal'),
    [{ what: 'another address without a key of its own' }],
  ],
  [
    'the vendor’s host without encryption',
    model('    model: a/b\n    baseURL: http://queue.fal.run', 'fal'),
    [{ what: 'another address without a key of its own' }],
  ],
  [
    'a server that is nowhere',
    model('    model: Qwen/Qwen-Image', 'openai-compatible'),
    [
      {
        what: 'missing key',
        key: 'models.0.baseURL',
        expected: 'the address of the server, such as http://localhost:8000/v1',
        mend: 'Add baseURL.',
      },
    ],
  ],
  [
    'a server without a model',
    model('    baseURL: http://localhost:8000/v1', 'openai-compatible'),
    [{ what: 'missing key', key: 'models.0.model' }],
  ],
  ...(
    [
      ['openai', 'https://api.openai.com/v1'],
      ['openai', 'http://eu.api.openai.com./v1'],
      ['gemini', 'https://generativelanguage.googleapis.com/v1beta/openai'],
      ['fal', 'https://queue.fal.run'],
    ] as const
  ).map(([provider, url]): [string, string, Faults] => [
    `a vendor in place of a server: ${url}`,
    model(`    model: x\n    baseURL: ${url}`, 'openai-compatible'),
    [
      {
        what: 'a vendor’s own address',
        key: 'models.0.baseURL',
        mend: `Say provider: ${provider}, and leave baseURL out.`,
      },
    ],
  ]),
  ...['OPENAI_API_KEY', 'GEMINI_API_KEY', 'GOOGLE_API_KEY', 'FAL_KEY'].map(
    (name): [string, string, Faults] => [
      `a server with a vendor’s key: ${name}`,
      model(
        `    model: x\n    baseURL: https://gate.test/v1\n    keyEnv: ${name}`,
        'openai-compatible',
      ),
      [{ what: 'a vendor’s key for another address', key: 'models.0.keyEnv', found: `"${name}"` }],
    ],
  ),
  [
    'settings of a server that are said twice',
    model(
      '    model: x\n    baseURL: http://gpu:8000/v1\n    params: { size: 512x512, step: 64, extra: { n: 2, image: a }, huh: 1 }',
      'openai-compatible',
    ),
    [
      { what: 'unknown key', key: 'models.0.params.huh' },
      { what: 'value not allowed', key: 'models.0.params.step', expected: 'no step beside size' },
      {
        what: 'value not allowed',
        key: 'models.0.params.extra.n',
        expected: 'not n, which is sent already',
      },
      { what: 'value not allowed', key: 'models.0.params.extra.image' },
    ],
  ],
  [
    'an unknown key of readers',
    `${minimal}readers:\n  mod: quick\n`,
    [{ what: 'unknown key', key: 'readers.mod', line: 6, mend: 'Did you mean mode?' }],
  ],
  [
    'readers that lead nowhere',
    `${minimal}readers:\n  detection: "x\\u202E.onnx"\n  dictionary: b.yaml\n  modules: [b.yaml, none.mjs]\n`,
    [
      {
        what: 'no such file',
        key: 'readers.detection',
        line: 6,
        found: expect.stringContaining('x\\u{202e}.onnx'),
      },
      { what: 'dictionary goes with recognition', key: 'readers.dictionary', line: 7 },
      { what: 'no such file', key: 'readers.modules.1', line: 8 },
      { what: 'names modules, whose code would be run', key: 'readers.modules', line: 8 },
    ],
  ],
  [
    'a readers file that is not there',
    `${minimal}readers: r.yaml\n`,
    [
      {
        what: 'the readers file cannot be read',
        key: 'readers',
        line: 5,
        found: expect.stringMatching(/benchmarks\/r\.yaml": There is no such file$/),
      },
    ],
  ],
];

describe('what is wrong', () => {
  test.each(table)('%s', async (_, yaml, expected) => {
    const faults = await faultsOf(yaml);
    expect(faults).toMatchObject(
      expected.map((fault) => ({ code: 'benchmark', file: '/benchmarks/b.yaml', ...fault })),
    );
  });

  test('a file that is not there, a folder, a pipe', async () => {
    const { folder } = await benchmarkFolder(minimal);
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const what = async (name: string) =>
      (await loadBenchmark(join(folder, name), { providers }).catch((e) => e)).faults?.[0]?.what;
    expect(await what('none.yaml')).toBe('the file is missing');
    expect(await what('datasets')).toBe('not a regular file');
    expect(await what('pipe')).toBe('not a regular file');
  });

  test('pipes among fonts and readers files block nothing', async () => {
    const { folder, file } = await benchmarkFolder(
      `${model('    params: { fonts: [../pipe] }')}readers: ../pipe\n`,
    );
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const error = await loadBenchmark(file, { providers }).catch((e) => e);
    expect(error.faults).toMatchObject([
      { what: 'a file that is no font', detail: { found: '"../pipe": not a regular file' } },
      { what: 'the readers file cannot be read' },
    ]);
  });

  test('a hostile name of the file itself', async () => {
    const { folder, file } = await benchmarkFolder('{}');
    const hostile = join(folder, 'a\u202e\u001b[2J.yaml');
    await rename(file, hostile);
    const error = await loadBenchmark(hostile, { providers }).catch((e) => e);
    expect(error.message.split('\n')[0]).toMatch(/a\\u\{202e\}\\u\{1b\}\[2J\.yaml: 3 faults$/);
  });

  test('two sets with one name', async () => {
    const faults = await faultsOf(minimal.replace('[small]', '[small, other]'), {
      'datasets/other/set.yaml': setYaml,
    });
    expect(faults).toMatchObject([
      {
        what: 'two sets with one name',
        key: 'sets.1',
        found: expect.stringMatching(/"small" in .*datasets.small too/),
      },
    ]);
  });

  test('everything at once: of the file by its lines, of its readers, of its sets', async () => {
    const faults = await faultsOf(
      `repeats: 0\nname: small\nsets: [small, none]\nmodels:\n  - { id: a, provider: nobody }\n  - { id: a, provider: simulated, params: { ground: lava } }\nreaders: r.yaml\nhuh: 1\n`,
      {
        'datasets/small/set.yaml': setYaml.replace('title', 'titel'),
        'datasets/small/samples/a.yaml': 'id: b\n',
        'benchmarks/r.yaml': 'mode: slow\n',
      },
    );
    expect(faults.slice(0, 9)).toMatchObject([
      { key: 'repeats', line: 1 },
      { key: 'sets.1', line: 3 },
      { key: 'models.0.provider', line: 5 },
      { key: 'models.1.id', line: 6 },
      { key: 'models.1.model', line: 6 },
      { key: 'models.1.params.ground', line: 6 },
      { key: 'huh', line: 8 },
      { code: 'usage', file: '/benchmarks/r.yaml', key: 'mode' },
      { code: 'set', file: '/datasets/small/set.yaml', key: 'title' },
    ]);
    expect(faults.slice(9).every(({ code }) => code === 'set')).toBe(true);
    expect(faults.some(({ file }) => file === '/datasets/small/samples/a.yaml')).toBe(true);
  });
});

describe('rules of one’s own', () => {
  const own = `${minimal}rules: [rules/wide.mjs, ../other.mjs]\n`;
  const files = {
    'benchmarks/rules/wide.mjs': ruleSource({ id: `'wide'` }),
    'other.mjs': ruleSource({ id: `'other'` }),
  };

  test('are loaded by their paths from the file, guarded, and may be asked for by a bar', async () => {
    const yaml = `${own}bars: { rules: [logo, other, wide] }\n`;
    const { file } = await benchmarkFolder(yaml, files);
    const { rules, bars } = await loadBenchmark(file, { providers, allowModules: true });
    expect(rules.map(({ id }) => id)).toEqual(['wide', 'other']);
    expect(rules[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(bars).toEqual({ rules: ['logo', 'other', 'wide'] });
    const input = { ...aPage({ blocks: [] }), width: Number.NaN };
    expect(rules[0]!.judge(input)).toMatchObject({
      verdict: 'unknown',
      message: expect.stringMatching(/rules\/wide\.mjs failed .*measured\.width/),
    });
  });

  test('are not run without leave, and nothing is said of what a bar asks of them', async () => {
    const top = 'globalThis.ranWithoutLeave = true;';
    const faults = await faultsOf(`${own}bars: { rules: [whoever] }\n`, {
      ...files,
      'benchmarks/rules/wide.mjs': ruleSource({ top }),
    });
    expect(faults).toMatchObject([
      {
        code: 'benchmark',
        what: 'names modules, whose code would be run',
        key: 'rules',
        line: 5,
        mend: 'If you trust them, add --allow-modules',
      },
    ]);
    expect(globalThis).not.toHaveProperty('ranWithoutLeave');
  });

  test('what is wrong with them is told by key and line, all at once', async () => {
    const faults = await faultsOf(
      `${minimal}rules:\n  - a.mjs\n  - ""\n  - b.mjs\n  - c.mjs\n  - d.mjs\n  - none.mjs\nbars: { rules: [who] }\n`,
      {
        'benchmarks/a.mjs': ruleSource({ id: `'logo'` }),
        'benchmarks/b.mjs': 'throw new Error("no \u001b[2J licence")',
        'benchmarks/c.mjs': ruleSource(),
        'benchmarks/d.mjs': ruleSource(),
      },
      true,
    );
    expect(faults).toMatchObject([
      { key: 'rules.0', line: 6, what: expect.stringMatching(/program’s own/) },
      { key: 'rules.1', line: 7, what: 'value not allowed' },
      { key: 'rules.2', line: 8, found: '"b.mjs": no \\u{1b}[2J licence' },
      { key: 'rules.4', line: 10, found: '"d.mjs": "mine" in c.mjs too' },
      { key: 'rules.5', line: 11, what: 'there is no such rule module' },
    ]);
  });

  test('a bar that asks for none of them, with what is there', async () => {
    const faults = await faultsOf(`${own}bars: { rules: [logo, wider] }\n`, files, true);
    expect(faults).toMatchObject([
      {
        what: 'there is no such rule',
        key: 'bars.rules.1',
        expected: expect.stringMatching(/legibility, wide, other$/),
        mend: 'Did you mean wide?',
      },
    ]);
  });
});

test('the providers of the program are there by themselves', async () => {
  const { file } = await benchmarkFolder(minimal);
  expect((await loadBenchmark(file)).models).toMatchObject([{ provider: 'reference' }]);
});
