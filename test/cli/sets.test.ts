import { join } from 'node:path';
import { Command } from 'commander';
import stringWidth from 'string-width';
import { afterEach, expect, test, vi } from 'vitest';
import { addSets } from '../../src/cli/sets.ts';
import { FaultsError } from '../../src/errors.ts';
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
  expect(lines.map((line) => line.split(/\s+/))).toContainEqual(['small', '1.0.0', '2', '2', '18']);
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

test('list of a folder without sets', async () => {
  const folder = await temporarySet({ 'readme.txt': '' });
  expect((await sets('list', folder)).out).toBe(`No sets in ${folder}.\n`);
  expect((await sets('list', '--json', folder)).out).toBe('[]\n');
});
