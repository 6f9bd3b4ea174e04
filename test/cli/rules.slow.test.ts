import { createHash } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { ruleSource } from '../benchmark/rule-source.ts';
import { folderOf } from '../run/folder.ts';
import { modelLines, tinyFolder, tinyYaml } from '../run/tiny-benchmark.ts';
import { DEMO, DEMO_PICTURES, picturesRead, run } from './typoscope.ts';

const EXAMPLE = join(import.meta.dirname, '../layout/own-rule/price-beside-dish.ts');

/** A folder with two of the demo's pictures and these rules. */
async function folder(rules: Record<string, string>): Promise<string> {
  const cwd = await folderOf({ 'r.yaml': 'weights: npm\nmode: quick\n', ...rules });
  for (const id of ['brunch-menu-en', 'wallet-ui-en']) {
    await cp(join(DEMO_PICTURES, `${id}.png`), join(cwd, 'p', `${id}.png`));
  }
  return cwd;
}

function score(cwd: string, ...args: string[]) {
  const less = ['--readers', 'r.yaml', '--no-overlays', '--no-floor'];
  return run(cwd, 'score', DEMO, '--images', 'p', '--out', 'o', ...less, ...args);
}

async function resultsIn(cwd: string, out = 'o'): Promise<Results> {
  return JSON.parse(await readFile(join(cwd, out, 'results.json'), 'utf8'));
}

/** What a rule said, by sample. */
function verdictsOf({ images }: Results, rule: string) {
  const scored = images.filter(({ outcome }) => outcome === 'image');
  return Object.fromEntries(
    scored.map(({ sample, layout }) => [sample, layout.find((verdict) => verdict.rule === rule)]),
  );
}

test('rules are tried on pictures: named in the results, a throw costs one verdict', async () => {
  const example = await readFile(EXAMPLE, 'utf8');
  const throws = `({ width, height }) => {
    if (height > width) throw new Error('no patience');
    return { verdict: 'pass', score: 1, measured: {}, expected: {}, message: 'Fine.', boxes: [], marks: [] };
  }`;
  const cwd = await folder({
    'rules/price-beside-dish.ts': example,
    'throws.mjs': ruleSource({ id: `'throws'`, judge: throws }),
    'wide.mjs': ruleSource({ id: `'wide'` }),
  });
  const rules = ['rules/price-beside-dish.ts', 'throws.mjs', 'wide.mjs'];
  const flags = rules.flatMap((file) => ['--rules', file]);
  const { code, err } = await score(cwd, ...flags, '--allow-modules');
  expect(err.replace(/^Scoring .*\n/gm, '')).toBe('');
  expect(code).toBe(0);
  const results = await resultsIn(cwd);
  expect(results.run.versions.rules).toEqual([
    { id: 'price-beside-dish', sha256: createHash('sha256').update(example).digest('hex') },
    { id: 'throws', sha256: expect.any(String) },
    { id: 'wide', sha256: expect.any(String) },
  ]);
  const beside = verdictsOf(results, 'price-beside-dish');
  expect(beside['brunch-menu-en']).toMatchObject({
    verdict: 'pass',
    score: 1,
    message: 'All 10 prices stand beside their dishes.',
    measured: { prices: 10, known: 10, beside: 10 },
  });
  expect(beside['wallet-ui-en']).toMatchObject({ verdict: 'not-applicable', score: null });
  expect(verdictsOf(results, 'throws')['brunch-menu-en']).toMatchObject({
    verdict: 'unknown',
    message: 'The rule’s own module throws.mjs failed at this picture: no patience',
  });
  expect(verdictsOf(results, 'wide')['brunch-menu-en']).toMatchObject({
    verdict: 'fail',
    measured: { width: 1024, height: 1280 },
  });
  // The program's own go on beside them.
  expect(verdictsOf(results, 'hierarchy')['brunch-menu-en']).toBeDefined();
  const read = picturesRead(join(cwd, '.typoscope'));
  await score(cwd);
  const without = await resultsIn(cwd);
  expect(without.run.versions).not.toHaveProperty('rules');
  expect(verdictsOf(without, 'wide')['brunch-menu-en']).toBeUndefined();
  expect(picturesRead(join(cwd, '.typoscope'))).toEqual(read);
});

test('a benchmark names them, and a bar asks for them', async () => {
  const yaml = tinyYaml(
    modelLines.reference,
    'rules: [../rules/wide.mjs, ../rules/high.mjs]\nbars: { rules: [wide, high] }\n',
  );
  const high = ruleSource({ id: `'high'` }).replace('width > height', 'width < height');
  const cwd = await tinyFolder(yaml, {
    'rules/wide.mjs': ruleSource({ id: `'wide'` }),
    'rules/high.mjs': high,
  });
  const less = ['--out', 'o', '--no-overlays', '--no-floor', '--allow-modules'];
  const plan = await run(cwd, 'plan', 'benchmarks/tiny.yaml', '--allow-modules');
  expect(plan.code).toBe(0);
  const { code } = await run(cwd, 'run', 'benchmarks/tiny.yaml', ...less);
  expect(code).toBe(0);
  const results = await resultsIn(cwd);
  expect(results.run.versions.rules?.map(({ id }) => id)).toEqual(['wide', 'high']);
  expect(verdictsOf(results, 'wide').harbour).toMatchObject({ verdict: 'pass' });
  expect(verdictsOf(results, 'high').harbour).toMatchObject({ verdict: 'fail' });
  expect(results.images.map(({ usable }) => usable)).toEqual([false, false]);
});

describe('found before anything is read: 2', () => {
  test.each<[string, string, string[], RegExp]>([
    [
      'without leave to run',
      'globalThis.process.stderr.write("ran")',
      ['--rules', 'mine.mjs'],
      /^--rules names modules, whose code would be run \(found “mine\.mjs”\)\. .*--allow-modules\n$/,
    ],
    [
      'an id of ours',
      ruleSource({ id: `'logo'` }),
      ['--rules', 'mine.mjs', '--allow-modules'],
      /^mine\.mjs: the rule has the id of one of the program’s own/,
    ],
    [
      'several at fault',
      'throw new Error("not\u001b[2J licensed")',
      ['--rules', 'mine.mjs', '--rules', 'none.mjs', '--allow-modules'],
      /^rules at fault\n +mine\.mjs: .*not�\[2J licensed.*\n +none\.mjs: .*nothing there/,
    ],
  ])('score, %s', async (_, source, args, message) => {
    const cwd = await folder({ 'mine.mjs': source });
    const { code, out, err } = await score(cwd, ...args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/ {4}at /);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(picturesRead(join(cwd, '.typoscope'))).toEqual([]);
  });

  test.each<[string, string, string[], RegExp]>([
    ['without leave to run', 'globalThis.process.stderr.write("ran")', [], /^rules: .*--allow-mod/],
    ['no rule', 'export default 4;', ['--allow-modules'], /^rules\.0: .*gives no rule/],
  ])('run and plan, %s', async (_, source, args, message) => {
    const yaml = tinyYaml(modelLines.reference, 'rules: [mine.mjs]\n');
    const cwd = await tinyFolder(yaml, { 'benchmarks/mine.mjs': source });
    for (const verb of ['run', 'plan']) {
      const { code, out, err } = await run(cwd, verb, 'benchmarks/tiny.yaml', ...args);
      const [head, fault, ...more] = err.trimEnd().split('\n');
      expect(head).toBe('benchmarks/tiny.yaml: 1 fault');
      expect(fault!.trim().replace(/^benchmarks\/tiny\.yaml:\d+ · /, '')).toMatch(message);
      expect(more).toEqual([]);
      expect(code).toBe(2);
      expect(out).toBe('');
    }
  });
});
