import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ImageModel } from '../../src/models/model.ts';
import { loadModel } from '../../src/models/module/load.ts';
import { moduleModel } from '../../src/models/module.ts';
import { folderOf } from '../run/folder.ts';
import { expectNothing, KEY, remoteEntry } from './a-remote-model.ts';
import { requestFor } from './a-request.ts';
import { describeModel } from './model-contract.ts';
import { bytes, cut, json, pictures, type Scene, serve } from './servers/serve.ts';

const FILE = 'house-server.ts';
const script: Scene[] = [];
const server = await serve(() => script.shift() ?? bytes(pictures.png));
afterAll(() => server.close());
beforeAll(() => {
  vi.stubEnv('HOUSE_URL', server.url);
  vi.stubEnv('HOUSE_KEY', KEY);
});
afterAll(() => void vi.unstubAllEnvs());
beforeEach(() => {
  script.length = 0;
  server.seen.length = 0;
});

const guide = await readFile(join(import.meta.dirname, '../../docs/add-a-model.md'), 'utf8');
const [source, ...more] = [...guide.matchAll(/^```ts\n(.*?)^```\n/gms)].map(([, code]) => code!);

/** The guide’s model, loaded as a user’s module. */
async function house(params: Record<string, unknown> = {}): Promise<ImageModel> {
  const folder = await folderOf({ [FILE]: source! });
  const own = await loadModel({ name: FILE, path: join(folder, FILE) }, params, {
    id: 'house',
    folder,
  });
  return moduleModel({ ...remoteEntry('module', { model: FILE, params }), own });
}

test('the example of the guide is the one whose types are checked', async () => {
  expect(source).toBe(await readFile(join(import.meta.dirname, 'own-model', FILE), 'utf8'));
  expect(more).toEqual([]);
});

describeModel('the guide’s model', {
  make: () => house(),
  isDrawn: false,
  takesSeed: true,
  isRemote: true,
  secrets: [KEY],
});

describe('the guide’s model', () => {
  test('asks once, with all that it says', async () => {
    const made = await house({ steps: 40 });
    const request = requestFor(undefined, { seed: 5, repeat: 2 });
    expect(made.price(request)).toEqual({ usd: '0.003125', basis: 'price-table', priceDate: null });
    const settings = { width: 640, height: 512, steps: 40, seed: 7 };
    expect(await made.generate(request)).toMatchObject({ outcome: 'image', sent: settings });
    expect(server.seen).toHaveLength(1);
    const [{ method, headers, body }] = server.seen as [(typeof server.seen)[0]];
    expect([method, headers.authorization]).toEqual(['POST', `Bearer ${KEY}`]);
    expect(JSON.parse(body.toString())).toEqual({ prompt: request.prompt, ...settings });
  });

  test.each<[string, Scene, 'refused' | 'error', RegExp, object]>([
    ['a refusal', json(422, 'no brands'), 'refused', /^HTTP 422: "no brands"$/, {}],
    [
      'too many at a time',
      json(429, {}, { 'retry-after': '7' }),
      'error',
      /^HTTP 429/,
      { failure: { kind: 'busy', afterMs: 7000, mayBeBilled: false } },
    ],
    [
      'too many at a time, with a date',
      json(429, {}, { 'retry-after': 'Wed, 25 Nov 2026 07:28:00 GMT' }),
      'error',
      /^HTTP 429/,
      { failure: { kind: 'busy', afterMs: 1000, mayBeBilled: false } },
    ],
    ['a server at fault', json(500, `no ${KEY}`), 'error', /^HTTP 500: "no \[hidden\]"$/, {}],
    ['JSON for a picture', json(200, {}), 'error', /not a picture/, {}],
    ['a line that was cut', cut, 'error', /^The module failed: fetch failed: /, {}],
  ])('%s', async (_, scene, outcome, reason, facts) => {
    script.push(scene);
    const generated = await (await house()).generate(requestFor());
    expectNothing(generated, outcome, reason);
    expect(generated).toMatchObject(facts);
  });
});
