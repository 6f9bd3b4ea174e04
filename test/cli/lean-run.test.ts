import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { collectEarly, compileLess } from '../../src/cli/lean.ts';
import { main } from '../../src/cli/main.ts';
import { KEY_NAME, withKey } from '../models/a-remote-model.ts';
import { openaiRefusal, openaiServer } from '../models/servers/openai-server.ts';
import type { Scene } from '../models/servers/serve.ts';
import { modelLines, tinyFolder, tinyYaml } from '../run/tiny-benchmark.ts';

// For this program, which goes on to other tests, it would be for good.
vi.mock('../../src/cli/lean.ts');

const server = await openaiServer();
afterAll(() => server.close());
withKey();
beforeEach(() => {
  server.script.splice(0, Infinity, ...Array<Scene>(8).fill(openaiRefusal));
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

const remote = `  - { id: gpt, provider: openai, model: some-gpt, baseURL: "${server.url}/v1", keyEnv: ${KEY_NAME}, price: 0.05 }\n`;

test.each([
  ['waits for vendors alone', remote, ['--generate-only'], [1, 1]],
  // What it computes itself would take many times as long.
  ['draws some of its pictures', remote + modelLines.careless, ['--generate-only'], [1, 0]],
  ['reads what comes', remote, ['--no-floor', '--no-overlays'], [0, 0]],
])('a run that %s', async (_, models, flags, [early, less]) => {
  vi.mocked(collectEarly).mockClear();
  vi.mocked(compileLess).mockClear();
  const folder = await tinyFolder(tinyYaml(models));
  const file = join(folder, 'benchmarks/tiny.yaml');
  expect(await main(['run', file, '--out', join(folder, 'o'), '--yes', ...flags])).toBe(0);
  expect(collectEarly).toHaveBeenCalledTimes(early!);
  expect(compileLess).toHaveBeenCalledTimes(less!);
});
