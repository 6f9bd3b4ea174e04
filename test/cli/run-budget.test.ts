import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Results } from '../../src/results/results.ts';
import { KEY_NAME, withKey } from '../models/a-remote-model.ts';
import { openaiError, openaiRefusal, openaiServer } from '../models/servers/openai-server.ts';
import type { Scene } from '../models/servers/serve.ts';
import { tinyFolder, tinyYaml } from '../run/tiny-benchmark.ts';

/** The whole way from the command line to a server, for pictures that are all refused: none is read. */
const server = await openaiServer();
afterAll(() => server.close());
withKey();
beforeEach(() => {
  server.script.splice(0, Infinity, ...Array<Scene>(40).fill(openaiRefusal));
  server.seen.length = 0;
});
afterEach(() => vi.restoreAllMocks());

const line = (price: string) =>
  `  - { id: gpt, provider: openai, model: some-gpt, baseURL: "${server.url}/v1", keyEnv: ${KEY_NAME}${price} }\n`;
const capped = tinyYaml(line(', price: 0.05'), 'repeats: 5\nmaxCost: 0.12\n');

async function typoscope(...args: string[]) {
  const said = { out: '', err: '' };
  vi.spyOn(console, 'log').mockImplementation((text) => {
    said.out += `${text}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    said.err += `${text}\n`;
  });
  return { code: await main(args), ...said };
}

async function begin(yaml: string) {
  const folder = await tinyFolder(yaml);
  const file = join(folder, 'benchmarks/tiny.yaml');
  const out = join(folder, 'o');
  const run = (...more: string[]) =>
    typoscope('run', file, '--out', out, '--no-floor', '--no-overlays', ...more);
  const results = (): Results => JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  return { file, out, run, results };
}

test('3, what was spent and skipped, and the command that goes on to the end', async () => {
  const { file, out, run, results } = await begin(capped);
  const first = await run();
  expect(first.code).toBe(3);
  expect(server.seen).toHaveLength(2);
  expect(first.out).toMatch(/^gpt +0\/10 .*\n {2}2 refused · 8 skipped-budget$/m);
  expect(first.err).toBe(
    [
      'Stopped by the budget of $0.12: at most $0.10 was spent, and 8 pictures were not asked for.',
      'The rest costs $0.40 at most; what is stored is not asked for again. To go on:',
      `  npx typoscope run ${file} --out ${out} --max-cost 0.40 --no-overlays --no-floor`,
      '',
    ].join('\n'),
  );
  expect(results().run).toMatchObject({
    status: 'partial',
    stoppedReason: first.err.split('\n')[0],
  });
  // The words after `npx typoscope`.
  const second = await typoscope(
    ...first.err.trim().split('\n').at(-1)!.trim().split(' ').slice(2),
  );
  expect(second).toMatchObject({ code: 0, err: '' });
  expect(server.seen).toHaveLength(10);
  expect(results().run).toMatchObject({ status: 'complete', stoppedReason: null });
  expect(results().models[0]!.outcomes).toEqual({ refused: 10 });
});

test('3 also where some failed; as JSON, what is printed is the results alone', async () => {
  server.script[0] = openaiError(400, { message: 'oh', type: 'bad', code: 'invalid_value' });
  const { run, results } = await begin(capped);
  const { code, out, err } = await run('--json');
  expect(code).toBe(3);
  expect(JSON.parse(out)).toEqual(results());
  expect(results().models[0]!.outcomes).toEqual({ error: 1, refused: 2, 'skipped-budget': 7 });
  expect(err).toMatch(/The rest costs \$0\.35 at most.*\n.* --max-cost 0\.35 .*--json\n$/);
});

test('--max-cost stands above the file’s, which a plan tells', async () => {
  const { file, run } = await begin(capped);
  const plan = await typoscope('plan', file);
  expect(plan.code).toBe(0);
  expect(plan.out).toContain(
    'The benchmark’s maxCost is $0.12: the run may stop before it is done.',
  );
  for (const text of plan.out.split('\n')) expect(stringWidth(text)).toBeLessThanOrEqual(80);
  expect(await run('--max-cost', '0.25')).toMatchObject({ code: 3 });
  expect(server.seen).toHaveLength(5);
  expect(await run('--max-cost', '0.25')).toMatchObject({ code: 0, err: '' });
  expect(server.seen).toHaveLength(10);
});

test('2 at an unknown price, before anything is asked for; without a cap it is asked all the same', async () => {
  const { file, run } = await begin(tinyYaml(line(''), 'repeats: 5\n'));
  const { code, out, err } = await run('--max-cost', '5');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trimEnd().split('\n')).toEqual([
    `${file}: 1 fault`,
    expect.stringMatching(/models\.0\.price: .*10 pictures of gpt.*price: .*--max-cost/),
  ]);
  expect(server.seen).toEqual([]);
  const unasked = await run();
  expect(unasked.code).toBe(2);
  expect(unasked.err).toMatch(/nobody is there.*10 pictures at a price that is not known.*--yes/s);
  expect(server.seen).toEqual([]);
  expect((await run('--yes')).code).toBe(0);
  expect(server.seen).toHaveLength(10);
});

test.each(['0', '0.00', '-1', 'five', '$5', '', '1e30', 'NaN'])(
  '--max-cost %j is none: 2',
  async (text) => {
    const { code, out, err } = await typoscope('run', 'none.yaml', '--max-cost', text);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      `--max-cost is not what a run may spend (found “${text}”, expected more than 0 dollars such as 5 or 0.0531, with at most 12 digits after the point)\n`,
    );
  },
);
