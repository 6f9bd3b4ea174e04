import { Command } from 'commander';
import stringWidth from 'string-width';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { addModels } from '../../src/cli/models.ts';
import { TyposcopeError } from '../../src/errors.ts';
import { catalogueSchema } from '../../src/models/catalogue/schema.ts';
import { catalogue, modelsOf } from '../../src/models/catalogue.ts';
import { benchmarkFolder } from '../benchmark/a-benchmark.ts';
import { KEY, KEY_NAME } from '../models/a-remote-model.ts';
import { ownYaml } from '../models/catalogue/a-catalogue.ts';
import { json, serve } from '../models/servers/serve.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** What is printed, the exit code, and what is thrown for the command line to tell. */
async function models(...args: string[]) {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  log.mockClear();
  let code: number | null = null;
  const program = new Command().exitOverride();
  addModels(program, (exit) => {
    code = exit;
  });
  const error = await program.parseAsync(['models', ...args], { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return {
    out: log.mock.calls.map(([line]) => `${line}\n`).join(''),
    code: code as number | null,
    error,
  };
}

function expectNarrow(text: string): void {
  const wide = text.split('\n').filter((line) => stringWidth(line) > 80);
  expect(wide).toEqual([]);
  // Whatever was cut would end so.
  expect(text).not.toContain('…');
}

describe('list', () => {
  test('has every model with its id, its price and its end, in 80 columns', async () => {
    const { out, error } = await models('list');
    expect(error).toBeNull();
    expectNarrow(out);
    for (const { provider, model, title, shutdown } of catalogue) {
      expect(out).toContain(`  ${provider}: ${model}\n`);
      const row = out.split('\n').find((line) => line.startsWith(`${title}  `));
      expect(row, title).toMatch(/ \$\d\S*$/);
      if (shutdown !== undefined) expect(out).toContain(`  ${shutdown.words}\n`);
    }
    expect(out).toMatch(/^GPT Image 2 .* 16 {2}no {4}preview {4}\$0\.006–0\.211$/m);
    expect(out).toMatch(/Prices of 2026-11-24\./);
    expect(out.replaceAll('\n', ' ')).toMatch(
      /Without a list of models: .*simulated, folder, .*openai-compatible/,
    );
  });

  test('of one provider', async () => {
    const { out } = await models('list', '--provider', 'gemini');
    expect(out).toContain('gemini: gemini-3-pro-image');
    expect(out).not.toMatch(/openai|fal/);
  });

  test.each([[['list', 'gpt-image-1.5']], [['list', 'gpt image 1.5']]])(
    '%j tells all of one',
    async (args) => {
      const { out } = await models(...args);
      expectNarrow(out);
      expect(out).toBe(
        [
          'GPT Image 1.5',
          '  id            gpt-image-1.5',
          '  provider      openai',
          '  sizes         1024x1024, 1536x1024, 1024x1536',
          '  formats       png, jpeg, webp',
          '  seeds         none: repeats differ by chance alone',
          '  transparency  yes',
          '  inputs        up to 16 pictures with a prompt',
          '  price         a picture of about 1024x1024: low $0.009, medium $0.034, high',
          '                $0.133',
          '                a million tokens: prompt $5.00, input pictures $8.00, words',
          '                $10.00, picture $32.00',
          '  as of         2026-11-24',
          '  source        Sizes and formats from the types of the openai package; prices',
          '                from third parties that agree; its end from OpenAI’s list of',
          '                deprecations.',
          '  end           shuts down on 2026-12-01',
          '',
        ].join('\n'),
      );
    },
  );

  test('--long tells all of all, in 80 columns', async () => {
    const { out } = await models('list', '--long');
    expectNarrow(out);
    expect(out.match(/^ {2}source {2}/gm)).toHaveLength(catalogue.length);
    expect(out).toContain('  formats       png, jpeg; png is asked for\n');
    expect(out).toContain('  formats       as it likes: none can be asked for\n');
    expect(out).toContain('1K $0.1344, 2K $0.1344');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'with input pictures, at fal-ai/flux-2/klein/9b/edit: $0.011 a megapixel, begun ones too, input pictures counted',
    );
  });

  test('--json is a catalogue that a benchmark could name', async () => {
    const { out } = await models('list', '--json');
    const keys = catalogueSchema.parse(JSON.parse(out));
    expect(modelsOf(keys)).toEqual(catalogue);
    const one = JSON.parse((await models('list', 'fal-ai/flux-2', '--json')).out);
    expect(one).toMatchObject({ date: '2026-11-24', models: [{ model: 'fal-ai/flux-2' }] });
    expect(one.models[0]).not.toHaveProperty('date');
  });

  test.each([
    [['gpt-image-3'], 'nothing is known of such a model', 'Did you mean gpt-image-2?'],
    [['fal-ai/flux-2', '--provider', 'gemini'], 'nothing is known of such a model', /A benchmark/],
    [['--provider', 'falk'], 'there is no such provider', 'Did you mean fal?'],
    [['--provider', 'folder'], 'the provider has no list of models', undefined],
  ])('%j is told', async (args, what, mend) => {
    const { error, out } = await models('list', ...args);
    expect(error).toBeInstanceOf(TyposcopeError);
    const told = error as TyposcopeError;
    expect(told).toMatchObject({ code: 'usage', what });
    if (mend === undefined) expect(told.detail.mend).toBeUndefined();
    else expect(told.detail.mend).toMatch(mend);
    expect(out).toBe('');
  });
});

describe('check', () => {
  const shutdown = '2099-01-01';

  async function served(lines: (url: string) => string[], more = '') {
    const server = await serve(({ path }) =>
      path.endsWith('/gone')
        ? json(404, { error: { message: `none\u001b[2J for ${KEY}`, code: 'model_not_found' } })
        : json(200, { id: path.split('/').at(-1), object: 'model', shutdown_date: shutdown }),
    );
    onTestFinished(() => server.close());
    vi.stubEnv(KEY_NAME, KEY);
    const entries = lines(server.url).map((line) => `  - { ${line} }\n`);
    const yaml = `name: small\nsets: [small]\nmodels:\n${entries.join('')}${more}`;
    return { ...(await benchmarkFolder(yaml, { 'benchmarks/own.yaml': ownYaml })), server };
  }

  const at = (url: string, id: string, model: string) =>
    `id: ${id}, provider: openai, model: ${model}, baseURL: "${url}/v1", keyEnv: ${KEY_NAME}`;

  test('the models of a benchmark, each once, at their own addresses', async () => {
    const { file, server } = await served(
      (url) => [
        at(url, 'new/low', 'gpt-image-2.5-x'),
        at(url, 'new/high', 'gpt-image-2.5-x'),
        'id: ref, provider: reference',
        'id: lora, provider: fal, model: fal-ai/flux-2, keyEnv: TYPOSCOPE_NO_KEY',
      ],
      'catalogue: own.yaml\n',
    );
    const { out, code, error } = await models('check', file);
    expect(error).toBeNull();
    expect(code).toBe(0);
    expect(server.seen.map(({ path }) => path)).toEqual(['/v1/models/gpt-image-2.5-x']);
    expectNarrow(out);
    expect(out).toMatch(/^gpt-image-2\.5-x +openai +lives$/m);
    expect(out).toContain('  as new/low, new/high\n');
    expect(out).toMatch(/^ {2}! shuts down on 2099-01-01, in \d+ days, says OpenAI$/m);
    expect(out).toMatch(/^reference +reference +not asked$/m);
    expect(out).toContain('  no key: set TYPOSCOPE_NO_KEY\n');
    // Of the benchmark's own catalogue.
    expect(out.replace(/\s+/g, ' ')).toMatch(/! ends in March, .*says the catalogue of 2027-01-07/);
    expect(out).toMatch(/^1 lives, 2 not asked · 2 warnings$/m);
  });

  test('one that is gone: 4, in words that show neither key nor controls', async () => {
    const { file } = await served((url) => [at(url, 'a', 'there'), at(url, 'b', 'gone')]);
    const { out, code } = await models('check', file);
    expect(code).toBe(4);
    expect(out).toMatch(/^gone +openai +gone$/m);
    expect(out).toContain('HTTP 404 model_not_found: none\\u{1b}[2J for [hidden]');
    expect(out).not.toContain(KEY);
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  test('--json', async () => {
    const { file } = await served((url) => [at(url, 'a', 'there'), at(url, 'b', 'gone')]);
    const { out, code } = await models('check', file, '--json');
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject([
      {
        model: 'there',
        labels: ['a'],
        state: 'lives',
        reason: null,
        shutdown: { date: shutdown, days: expect.any(Number) },
      },
      { model: 'gone', state: 'gone', shutdown: null },
    ]);
    expect(out).not.toContain(KEY);
  });

  test('without a benchmark and without keys nobody is asked', async () => {
    for (const name of ['OPENAI_API_KEY', 'GEMINI_API_KEY', 'GOOGLE_API_KEY', 'FAL_KEY'])
      vi.stubEnv(name, '');
    const { out, code } = await models('check');
    expect(code).toBe(0);
    expectNarrow(out);
    expect(out.match(/not asked$/gm)).toHaveLength(catalogue.length);
    expect(out).toContain('no key: set GEMINI_API_KEY or GOOGLE_API_KEY');
  });

  test('a faulty benchmark is told before anybody is asked', async () => {
    const { file, server } = await served((url) => [`${at(url, 'a', 'there')}, modle: x`]);
    const { error, out } = await models('check', file);
    expect(error).toBeInstanceOf(TyposcopeError);
    expect(out).toBe('');
    expect(server.seen).toEqual([]);
  });
});
