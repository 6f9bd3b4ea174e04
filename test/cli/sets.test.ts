import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import stringWidth from 'string-width';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addSets } from '../../src/cli/sets.ts';
import { loadSet } from '../../src/dataset/load.ts';
import { templates } from '../../src/dataset/new-set.ts';
import { FaultsError } from '../../src/errors.ts';
import { composePage } from '../../src/typeset/compose.ts';
import { sampleYaml, setYaml, temporarySet } from '../dataset/temporary-set.ts';

afterEach(() => vi.restoreAllMocks());

/** What is printed, and what is thrown for the command line to tell. */
async function sets(...args: string[]): Promise<{ out: string; error: unknown }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  log.mockClear();
  const program = new Command().exitOverride();
  addSets(program);
  const error = await program.parseAsync(['sets', ...args], { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: log.mock.calls.map(([line]) => `${line}\n`).join(''), error };
}

async function twoSets(): Promise<string> {
  return temporarySet({
    'good/set.yaml': setYaml.replace('A small set', '小さなセット'.repeat(20)),
    'good/samples/a.yaml': sampleYaml('a'),
    'good/samples/b.yaml': sampleYaml('b'),
    'bad/set.yaml': setYaml.replace('title', 'titel'),
    'bad/samples/a.yaml': sampleYaml('b'),
  });
}

test('check prints a line for a good set', async () => {
  const folder = await twoSets();
  expect(await sets('check', join(folder, 'good'))).toEqual({
    out: 'small 1.0.0: 2 samples, 2 blocks, no fault\n',
    error: null,
  });
});

test('check tells all faults of all sets, and the good ones beside them', async () => {
  const folder = await twoSets();
  const bad = join(folder, 'bad');
  const { out, error } = await sets('check', bad, join(folder, 'good'), join(folder, 'none'));
  expect(out).toBe('small 1.0.0: 2 samples, 2 blocks, no fault\n');
  expect(error).toBeInstanceOf(FaultsError);
  const { code, faults, message } = error as FaultsError;
  expect(code).toBe('set');
  expect(faults.map(({ what }) => what)).toEqual([
    'missing key',
    'unknown key',
    'an id that is not the name of its file',
    'there is no such folder',
  ]);
  expect(message.split('\n')[0]).toBe(`${bad}, ${join(folder, 'none')}: 4 faults`);
});

test('check --json prints the faults as data and still fails', async () => {
  const folder = await twoSets();
  const { out, error } = await sets('check', '--json', join(folder, 'bad'), join(folder, 'good'));
  expect(error).toBeInstanceOf(FaultsError);
  expect(JSON.parse(out)).toMatchObject([
    {
      ok: false,
      folder: join(folder, 'bad'),
      faults: [
        { what: 'missing key', key: 'title', line: 1 },
        {
          what: 'unknown key',
          file: join(folder, 'bad/set.yaml'),
          line: 3,
          key: 'titel',
          found: '"titel"',
          mend: 'Did you mean title?',
        },
        { what: 'an id that is not the name of its file', sample: 'a' },
      ],
    },
    { ok: true, name: 'small', samples: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

test('list is a table that fits 80 columns, also in wide scripts', async () => {
  const { out, error } = await sets('list', await twoSets());
  expect(error).toBeNull();
  const lines = out.trimEnd().split('\n');
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  expect(out).toContain('3 faults');
  expect(lines.map((line) => line.split(/\s+/))).toContainEqual([
    'small',
    '1.0.0',
    '2',
    '2',
    '18',
    '0',
    '0',
  ]);
  expect(lines.slice(-2)).toEqual(['  poster', '  en']);
  expect(out).toContain('  小さなセット小さな');
});

test('list --json', async () => {
  const { out } = await sets('list', '--json', await twoSets());
  expect(JSON.parse(out)).toMatchObject([
    { ok: false, faults: [{}, {}, {}] },
    { ok: true, languages: ['en'], categories: ['poster'], characters: 18 },
  ]);
});

test('prompts print the finished prompts to the letter, with what to attach', async () => {
  const folder = await temporarySet({
    'set.yaml': setYaml,
    'samples/a.yaml': sampleYaml(
      'a',
      'inputs: [logo.svg]\nlayout: { margin: 0.1 }\n',
      '{{title}}! {{layout}}',
    ).replace('Jazz Night', '"19,90\u00a0€ =1+1"'),
    'samples/b.yaml': sampleYaml('b'),
    'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
  });
  const asked =
    "19,90\u00a0€ =1+1! Nothing stands nearer to the edge than 10% of the picture's shorter side.";
  expect((await sets('prompts', folder)).out).toBe(
    `### small/a · 1024×768 · attach logo.svg\n${asked}\n\n### small/b · 1024×768\nA poster that says Jazz Night.\n`,
  );
  expect(JSON.parse((await sets('prompts', '--json', folder)).out)).toEqual([
    { set: 'small', sample: 'a', width: 1024, height: 768, inputs: ['logo.svg'], prompt: asked },
    expect.objectContaining({ sample: 'b', inputs: [] }),
  ]);
});

test('prompts --csv survives quotes, commas and line breaks', async () => {
  const prompt = 'One, "two"\n{{title}} three.';
  const folder = await temporarySet({
    'set.yaml': setYaml,
    'samples/a.yaml': sampleYaml('a', '', prompt),
  });
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  await sets('prompts', '--csv', folder);
  const csv = write.mock.calls.map(([text]) => text).join('');
  expect(parse(csv, { columns: true })).toEqual([
    {
      set: 'small',
      sample: 'a',
      width: '1024',
      height: '768',
      inputs: '',
      prompt: 'One, "two"\nJazz Night three.',
    },
  ]);
});

test.each([['prompts'], ['preview']])(
  '%s of what is no set is refused in a sentence',
  async (verb) => {
    const folder = await temporarySet({ 'readme.txt': '' });
    for (const named of [folder, 'no-such-set', '../nowhere']) {
      const { out, error } = await sets(verb, named);
      expect(out).toBe('');
      expect(error).toMatchObject({ code: 'usage', what: 'no sample set' });
      expect((error as Error).message).toMatch(/folder that holds set\.yaml, or one of .*demo/);
    }
  },
);

test.each(['-1', '1.5', 'one', '', '1e30'])('a seed that is none: %j', async (seed) => {
  const { error } = await sets('preview', 'demo', '--seed', seed);
  expect(error).toMatchObject({ code: 'usage', detail: { found: `“${seed}”` } });
});

describe('new', () => {
  const begun = async (...args: string[]) => {
    const folder = join(await temporarySet({}), 'my-set');
    return { folder, ...(await sets('new', folder, ...args)) };
  };

  test('begins a set that is good as it stands, and says how to go on', async () => {
    const { folder, out, error } = await begun();
    expect(error).toBeNull();
    expect(await loadSet(folder)).toMatchObject({
      info: { name: 'my-set', title: 'My set' },
      samples: [{ id: 'poster', logo: { asset: 'assets/logo.svg' } }],
    });
    for (const verb of ['check', 'preview', 'prompts']) {
      expect(out).toContain(`npx typoscope sets ${verb} ${folder}\n`);
    }
  });

  test('with a sample of each category, each of which the typesetter can draw', async () => {
    const { folder } = await begun('--category', ...templates, 'menu', '--title', 'Ours: "#1"');
    const { info, samples } = await loadSet(folder);
    expect(info.title).toBe('Ours: "#1"');
    expect(samples.map(({ category }) => category)).toEqual([...templates].sort());
    for (const sample of samples) {
      for (const seed of [1, 2, 3]) await composePage({ sample, folder, seed });
    }
  });

  test('takes only the assets that its samples name', async () => {
    const { folder } = await begun('--category', 'ui');
    expect((await readdir(folder)).sort()).toEqual(['samples', 'set.yaml']);
  });

  test('leaves a folder alone that holds something, and a file', async () => {
    const folder = await temporarySet({ 'used/notes.txt': 'mine', file: '' });
    for (const name of ['used', 'file']) {
      const { error } = await sets('new', join(folder, name));
      expect(error).toMatchObject({ code: 'usage', what: 'a set can’t be begun here' });
    }
    expect(await readdir(join(folder, 'used'))).toEqual(['notes.txt']);
    expect((await sets('new', join(folder, 'used', 'sub-set'))).error).toBeNull();
  });

  test.each(['My Set', 'été', '-x', 'a'.repeat(81)])('refuses the name %j', async (name) => {
    const folder = await temporarySet({});
    const { error } = await sets('new', join(folder, name));
    expect(error).toMatchObject({ code: 'usage', detail: { found: name } });
    expect(await readdir(folder)).toEqual([]);
  });

  test('refuses a title that no set can have before anything is written', async () => {
    const { folder, error } = await begun('--title', 'two\nlines');
    expect(error).toMatchObject({ code: 'usage' });
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('list of a folder without sets', async () => {
  const folder = await temporarySet({ 'readme.txt': '' });
  expect((await sets('list', folder)).out).toBe(`No sets in ${folder}.\n`);
  expect((await sets('list', '--json', folder)).out).toBe('[]\n');
});
