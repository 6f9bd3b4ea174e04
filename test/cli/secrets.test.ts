import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Results } from '../../src/results/results.ts';
import { KEY, KEY_NAME, withKey } from '../models/a-remote-model.ts';
import { compatibleServer } from '../models/servers/compatible-server.ts';
import { falServer } from '../models/servers/fal-server.ts';
import { geminiServer } from '../models/servers/gemini-server.ts';
import { openaiServer } from '../models/servers/openai-server.ts';
import { tinyFolder, tinyYaml } from '../run/tiny-benchmark.ts';
import { CONTROLS, leaks, SPELLINGS, scenesOf } from './secrets/careless.ts';

/** Servers that say the key wherever they can say anything, and nothing of it may reach a file or a screen. */
const [openai, gemini, fal, compatible] = await Promise.all([
  openaiServer(),
  geminiServer(),
  falServer(),
  compatibleServer(),
]);
afterAll(() => Promise.all([openai, gemini, fal, compatible].map((server) => server.close())));
withKey();
afterEach(() => vi.restoreAllMocks());

const entry = (id: string, provider: string, baseURL: string, model: string) =>
  `  - { id: ${id}, provider: ${provider}, model: ${model}, baseURL: "${baseURL}", keyEnv: ${KEY_NAME} }\n`;
const yaml = tinyYaml(
  entry('gpt', 'openai', `${openai.url}/v1`, 'gpt-image-2') +
    entry('banana', 'gemini', gemini.url, 'gemini-3-pro-image') +
    entry('flux', 'fal', fal.url, 'fal-ai/flux-2') +
    entry('own', 'openai-compatible', `${compatible.url}/v1`, 'Qwen/Qwen-Image'),
  'repeats: 6\nconcurrency: 1\n',
);

function said() {
  const words = { text: '' };
  for (const method of ['log', 'error', 'warn', 'info', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((text) => {
      words.text += `${text}\n`;
    });
  }
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    words.text += String(text);
    return true;
  });
  return words;
}

/** Every file below a folder: its path, and what is in it. */
function filesIn(folder: string): [path: string, content: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path.slice(folder.length), readFileSync(path, 'latin1')]);
}

test('no file, no name of one and no word that is printed has the key', async () => {
  const folder = await tinyFolder(yaml);
  const file = join(folder, 'benchmarks/tiny.yaml');
  const out = join(folder, 'o');
  const words = said();
  /** As the database and its log are in the middle of a run: the log is gone when that is over. */
  const between: string[] = [];
  const look = () => {
    for (const name of ['store.db', 'store.db-wal']) {
      const content = readFileSync(join(folder, 'benchmarks/.typoscope', name), 'latin1');
      between.push(...(leaks(content) ? [name] : []));
    }
  };
  const scenes = scenesOf({ openai, gemini, fal, compatible }, look);
  const run = (...more: string[]) =>
    main(['run', file, '--out', out, '--generate-only', '--yes', '--no-floor', ...more]);

  expect(await run()).toBe(4);
  expect(scenes.left()).toBe(0);
  expect(await run('--retry-failed', '--json')).toBe(0);

  const results: Results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  const outcomes = results.images.map(({ model, outcome }) => `${model} ${outcome}`);
  for (const model of ['gpt', 'banana', 'flux', 'own']) {
    expect(outcomes).toContain(`${model} image`);
    expect(outcomes).toContain(`${model} refused`);
  }
  // They did say it: what is left of it shows.
  expect(JSON.stringify(results).split('[hidden]').length).toBeGreaterThan(40);

  for (const [name, content] of filesIn(folder)) {
    expect({ name, leaks: leaks(name) || leaks(content) }).toEqual({ name, leaks: false });
  }
  expect(between).toEqual([]);
  expect(words.text).not.toBe('');
  expect(leaks(words.text)).toBe(false);
  expect(words.text.replaceAll('\n', '')).not.toMatch(CONTROLS);
  expect(JSON.stringify(results)).not.toMatch(/\\u00[0189][0-9a-f]|[\u0080-\u009f\u202e\u2066]/i);
}, 30_000);

test('the key is looked for in every spelling that a server might give it', () => {
  expect(new Set(SPELLINGS).size).toBe(SPELLINGS.length);
  for (const spelling of SPELLINGS) expect(leaks(`x${spelling}y`)).toBe(true);
  expect(SPELLINGS).toContain(KEY);
  expect(leaks('[hidden]')).toBe(false);
});
