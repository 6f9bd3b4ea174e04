import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { KEY_NAME, withKey } from '../models/a-remote-model.ts';
import { openaiRefusal, openaiServer } from '../models/servers/openai-server.ts';
import type { Scene } from '../models/servers/serve.ts';
import { tinyFolder, tinyYaml } from '../run/tiny-benchmark.ts';
import { typoscope } from './finished-run.ts';

/** Pictures that are all refused, or are not there: none is read. */
const server = await openaiServer();
afterAll(() => server.close());
withKey();
beforeEach(() => {
  server.script.splice(0, Infinity, ...Array<Scene>(40).fill(openaiRefusal));
});

const model = `  - { id: gpt, provider: openai, model: some-gpt, baseURL: "${server.url}/v1", keyEnv: ${KEY_NAME}, price: 0.05 }\n`;

const verbs = {
  run: (folder: string) => ['run', join(folder, 'benchmarks/tiny.yaml'), '--yes'],
  score: (folder: string) => [
    ...['score', join(folder, 'datasets/tiny')],
    ...['--images', join(folder, 'pictures'), '--store', join(folder, 'store')],
  ],
};

async function ended(verb: keyof typeof verbs, ...flags: string[]) {
  const folder = await tinyFolder(tinyYaml(model));
  mkdirSync(join(folder, 'pictures'));
  const out = join(folder, 'o');
  const again = (...more: string[]) =>
    typoscope(...verbs[verb](folder), '--out', out, '--no-floor', ...flags, ...more);
  return { out, again, said: await again() };
}

describe.each(['run', 'score'] as const)('%s', (verb) => {
  test('writes a report to look at, and says where before all else', async () => {
    const { out, said } = await ended(verb);
    expect(said.code).toBe(0);
    expect(said.out.match(/^(Report|Results|Overlays): .*$/gm)).toEqual([
      `Report: ${join(out, 'index.html')}`,
      `Results: ${join(out, 'results.json')}`,
    ]);
    expect(readdirSync(out).sort()).toEqual(['index.html', 'report', 'results.json']);
    expect(readdirSync(join(out, 'report')).sort()).toEqual(['data.js', 'page.js', 'samples']);
  });

  test('--no-report writes none, and tells of none', async () => {
    const { out, said } = await ended(verb, '--no-report');
    expect(said.code).toBe(0);
    expect(said.out).toContain(`Results: ${join(out, 'results.json')}`);
    expect(said.out).not.toContain('Report:');
    expect(said.out).not.toContain('index.html');
    expect(readdirSync(out)).toEqual(['results.json']);
  });

  test('--no-report beside somebody else’s index.html says nothing of it', async () => {
    const { out, again } = await ended(verb, '--no-report');
    writeFileSync(join(out, 'index.html'), 'mine');
    const { code, out: said } = await again();
    expect(code).toBe(0);
    expect(said).toContain(`Results: ${join(out, 'results.json')}`);
    expect(said).not.toContain('index.html');
  });

  test('--json writes one beside what it prints, which is JSON alone', async () => {
    const { out, said } = await ended(verb, '--json');
    expect(JSON.parse(said.out)).toMatchObject({ schema: 'typoscope/results@1' });
    expect(existsSync(join(out, 'index.html'))).toBe(true);
  });

  test('--no-report leaves one of before alone, and says that it is old and how to renew it', async () => {
    const { out, again } = await ended(verb);
    const index = join(out, 'index.html');
    const before = readFileSync(index, 'utf8');
    const { code, out: said } = await again('--no-report');
    expect(code).toBe(0);
    expect(readFileSync(index, 'utf8')).toBe(before);
    const lines = said.split('\n');
    const told = lines.indexOf(`${index} is of an earlier start. A new one:`);
    expect(lines.slice(told + 1, told + 3)).toEqual([
      `  npx typoscope report ${out} --format html`,
      `Results: ${join(out, 'results.json')}`,
    ]);
    const [, , ...command] = lines[told + 1]!.trim().split(' ');
    writeFileSync(index, 'old');
    expect(await typoscope(...command)).toMatchObject({ code: 0 });
    expect(readFileSync(index, 'utf8')).toBe(before);
  });

  test('says of what was asked for what it was, for the report', async () => {
    const { out } = await ended(verb, '--no-report');
    expect(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')).samples).toEqual([
      {
        ...{ set: 'tiny', sample: 'harbour', languages: ['en'] },
        prompt: 'A poster that says Jazz Night and $9.50.',
      },
      {
        ...{ set: 'tiny', sample: 'market', languages: ['en'] },
        prompt: 'A poster that says Autumn Market and $12.00.',
      },
    ]);
  });
});

test('a run that only asks writes none: there is nothing to look at yet', async () => {
  const { out, said } = await ended('run', '--generate-only');
  expect(said.code).toBe(0);
  expect(said.out).not.toContain('Report:');
  expect(readdirSync(out)).toEqual(['results.json']);
});

test('the same run again leaves the scripts of its samples as they are', async () => {
  const { out, again } = await ended('run');
  const script = join(out, 'report/samples/0001.js');
  const { ino } = statSync(script);
  expect((await again()).code).toBe(0);
  expect(statSync(script).ino).toBe(ino);
});
