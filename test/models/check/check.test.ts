import type { Model as GeminiModel } from '@google/genai';
import type { Model } from 'openai/resources/models';
import { afterEach, describe, expect, test } from 'vitest';
import { knownModel } from '../../../src/models/catalogue.ts';
import {
  type CheckOptions,
  type CheckTarget,
  checkModels,
  type ModelCheck,
} from '../../../src/models/check/check.ts';
import { FAL_API } from '../../../src/models/check/fal.ts';
import { isOwnAddress, vendors } from '../../../src/models/keys.ts';
import { KEY, KEY_NAME } from '../a-remote-model.ts';
import {
  cut,
  halfJson,
  hang,
  hangInBody,
  html,
  json,
  type Scene,
  type Seen,
  serve,
  type TestServer,
} from '../servers/serve.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serving(answer: (seen: Seen) => Scene): Promise<TestServer> {
  const server = await serve(answer);
  servers.push(server);
  return server;
}

function target(provider: string, model: string, baseURL: string | null): CheckTarget {
  const known =
    provider === 'openai' || provider === 'gemini' || provider === 'fal'
      ? knownModel(provider, model)
      : null;
  return { provider, model, baseURL, keyEnv: KEY_NAME, params: {}, labels: [], known };
}

/** Whatever came of it, nobody reads the key or a control character in it. */
async function checked(one: CheckTarget, options: CheckOptions = {}): Promise<ModelCheck> {
  const [check] = await checkModels([one], {
    today: '2026-11-28',
    environment: { [KEY_NAME]: KEY },
    ...options,
  });
  const told = JSON.stringify(check);
  expect(told).not.toContain(KEY);
  for (const words of [check!.reason ?? '', ...check!.warnings]) {
    expect(words).not.toMatch(/\p{Cc}|\p{Cf}/u);
  }
  return check!;
}

const openaiModel = (over: Partial<Model> = {}): Scene =>
  json(200, {
    id: 'gpt-image-2',
    object: 'model',
    created: 1_790_000_000,
    owned_by: 'system',
    shutdown_date: null,
    ...over,
  } satisfies Model);
const openaiError = (status: number, message: string, code: string | null = null): Scene =>
  json(status, { error: { message, type: 'invalid_request_error', param: 'model', code } });
const geminiModel = (over: Partial<GeminiModel> = {}): Scene =>
  json(200, { name: 'models/gemini-3-pro-image', version: '001', ...over } satisfies GeminiModel);
const geminiError = (code: number, status: string, message: string): Scene =>
  json(code, { error: { code, status, message } });
const falModel = (endpoint: string, status = 'active'): Scene =>
  json(200, {
    models: [{ endpoint_id: endpoint, metadata: { display_name: 'FLUX.2', status } }],
    next_cursor: null,
    has_more: false,
  });
const falError = (status: number, type: string, message: string): Scene =>
  json(status, { error: { type, message } });

/** How each provider is asked after one model, and how it says yes, no, and that a key is bad. */
const providers = [
  {
    provider: 'openai',
    model: 'gpt-image-2',
    path: '/v1/models/gpt-image-2',
    header: ['authorization', `Bearer ${KEY}`],
    yes: openaiModel(),
    no: openaiError(404, 'The model `gpt-image-2` does not exist', 'model_not_found'),
    gone: 'HTTP 404 model_not_found: The model `gpt-image-2` does not exist',
    badKey: openaiError(401, `Incorrect API key provided: ${KEY}.`, 'invalid_api_key'),
    bad: 'HTTP 401 invalid_api_key: Incorrect API key provided: [hidden].',
    rude: openaiError(403, 'no\u001b[2J \u202eaccess\nhere'),
    base: '/v1',
  },
  {
    provider: 'gemini',
    model: 'gemini-3-pro-image',
    path: '/v1beta/models/gemini-3-pro-image',
    header: ['x-goog-api-key', KEY],
    yes: geminiModel(),
    no: geminiError(404, 'NOT_FOUND', 'models/gemini-3-pro-image is not found for v1beta'),
    gone: 'HTTP 404 NOT_FOUND: models/gemini-3-pro-image is not found for v1beta',
    badKey: geminiError(401, 'UNAUTHENTICATED', `API key not valid: ${KEY}`),
    bad: 'HTTP 401 UNAUTHENTICATED: API key not valid: [hidden]',
    rude: geminiError(403, 'PERMISSION_DENIED', 'no\u001b[2J \u202eaccess\nhere'),
    base: '',
  },
  {
    provider: 'fal',
    model: 'fal-ai/other/model',
    path: '/v1/models?endpoint_id=fal-ai%2Fother%2Fmodel',
    header: ['authorization', `Key ${KEY}`],
    yes: falModel('fal-ai/other/model'),
    no: falError(404, 'not_found', 'no such endpoint'),
    gone: 'fal has no endpoint fal-ai/other/model',
    badKey: falError(401, 'authorization_error', `Cannot take ${KEY}`),
    bad: 'HTTP 401 authorization_error: Cannot take [hidden]',
    rude: falError(403, 'authorization_error', 'no\u001b[2J \u202eaccess\nhere'),
    base: '',
  },
  {
    provider: 'openai-compatible',
    model: 'Qwen/Qwen-Image',
    path: '/v1/models',
    header: ['authorization', `Bearer ${KEY}`],
    yes: json(200, { object: 'list', data: [{ id: 'a' }, { id: 'Qwen/Qwen-Image' }] }),
    no: json(200, { object: 'list', data: [{ id: 'a' }, { id: 'b\u0007' }, {}] }),
    gone: 'the server has a, b\\u{7}',
    badKey: openaiError(401, `Who is ${KEY}?`),
    bad: 'HTTP 401: Who is [hidden]?',
    rude: openaiError(403, 'no\u001b[2J \u202eaccess\nhere'),
    base: '/v1',
  },
] as const;

describe.each(providers)('$provider', ({ provider, model, base, ...way }) => {
  async function answering(scene: Scene, options?: CheckOptions) {
    // Where fal tells of prices is asked only once it has said yes.
    const server = await serving(({ path }) =>
      path.startsWith('/v1/models/pricing') ? json(200, { prices: [] }) : scene,
    );
    const check = await checked(target(provider, model, `${server.url}${base}`), options);
    return { server, check };
  }

  test('lives', async () => {
    const { server, check } = await answering(way.yes);
    expect(check).toMatchObject({ provider, model, state: 'lives', reason: null, shutdown: null });
    const [seen] = server.seen;
    expect(seen?.method).toBe('GET');
    expect(seen?.path).toBe(way.path);
    expect(seen?.headers[way.header[0]]).toBe(way.header[1]);
  });

  test('gone, in the provider’s words', async () => {
    const { check } = await answering(way.no);
    expect(check).toMatchObject({ state: 'gone', reason: way.gone });
  });

  test('a bad key, which is not repeated', async () => {
    const { check, server } = await answering(way.badKey);
    expect(check).toMatchObject({ state: 'unknown', reason: way.bad });
    expect(server.seen).toHaveLength(1);
  });

  test('words that a terminal would obey', async () => {
    const { check } = await answering(way.rude);
    expect(check.state).toBe('unknown');
    expect(check.reason).toContain('no\\u{1b}[2J \\u{202e}access here');
  });

  test.each<[string, Scene, RegExp]>([
    ['a page in place of an answer', html(200), /web page|not JSON/],
    ['half an answer', halfJson, /not JSON|not what it should be/],
    ['JSON of another kind', json(200, ['no']), /not what it should be/],
    ['a connection that is cut', cut, /connection was cut/],
    ['a gateway', html(502), /^HTTP 502( Bad Gateway)?$/],
    ['too many requests', openaiError(429, 'slow down'), /^HTTP 429/],
    ['a fault', json(500, {}), /^HTTP 500/],
  ])('%s: could not tell, asked once', async (_, scene, reason) => {
    const { check, server } = await answering(scene);
    expect(check).toMatchObject({ state: 'unknown', reason: expect.stringMatching(reason) });
    expect(server.seen).toHaveLength(1);
  });

  test.each<[string, Scene]>([
    ['before', hang],
    ['in', hangInBody],
  ])('a server that hangs %s its answer is given up', async (_, scene) => {
    const { check, server } = await answering(scene, { deadline: 60 });
    expect(check).toMatchObject({ state: 'unknown', reason: 'No answer after 0.06 s.' });
    expect(server.seen).toHaveLength(1);
  });

  test('without a key nobody is asked, and the variable is named', async () => {
    const { check, server } = await answering(way.yes, { environment: {} });
    expect(check).toMatchObject({ state: 'not-asked', reason: `no key: set ${KEY_NAME}` });
    expect(server.seen).toEqual([]);
  });

  test('with what is no key nobody is asked', async () => {
    const { check, server } = await answering(way.yes, { environment: { [KEY_NAME]: 'a\nb' } });
    expect(check).toMatchObject({
      state: 'not-asked',
      reason: 'the key is no key: it holds a space, or a character that is not ASCII',
    });
    expect(server.seen).toEqual([]);
  });

  test('nobody is there', async () => {
    const check = await checked(target(provider, model, `http://127.0.0.1:9${base}`));
    expect(check).toMatchObject({
      state: 'unknown',
      reason: 'No answer: nobody answers at this address (ECONNREFUSED).',
    });
  });
});

test.each([
  ['openai', 'x', html(404)],
  ['openai', 'x', json(404, { detail: 'Not Found' })],
  ['gemini', 'x', html(404)],
  ['fal', 'a/b', html(404)],
])('%s: a gateway that has no such address says nothing of %s', async (provider, model, scene) => {
  const { url } = await serving(() => scene);
  const check = await checked(target(provider, model, url));
  expect(check).toMatchObject({ state: 'unknown', reason: expect.stringMatching(/^HTTP 404/) });
});

describe('an announced end', () => {
  const known = target('openai', 'gpt-image-1.5', null);
  const by = (scene: Scene, over: Partial<CheckTarget> = {}, today = '2026-11-28') =>
    serving(() => scene).then(({ url }) => checked({ ...known, baseURL: url, ...over }, { today }));
  const old = { id: 'gpt-image-1.5' };

  test.each([
    ['2026-12-03', '2026-11-28', 5, 'shuts down on 2026-12-03, in 5 days, says OpenAI'],
    ['2026-12-03T00:00:00Z', '2026-12-02', 1, 'shuts down on 2026-12-03, in 1 day, says OpenAI'],
    ['2026-12-03', '2026-12-03', 0, 'shuts down on 2026-12-03, today, says OpenAI'],
    ['2026-12-03', '2026-12-05', -2, 'was to shut down on 2026-12-03, 2 days ago, says OpenAI'],
  ])('on %s, as told on %s', async (date, today, days, words) => {
    const check = await by(openaiModel({ ...old, shutdown_date: date }), {}, today);
    expect(check.state).toBe('lives');
    expect(check.shutdown).toEqual({ date: '2026-12-03', days });
    expect(check.warnings).toEqual([words]);
  });

  test('in other words', async () => {
    const check = await by(openaiModel({ ...old, shutdown_date: 'next\u001b spring' }));
    expect(check.shutdown).toBeNull();
    expect(check.warnings).toEqual(['is to be shut down, says OpenAI: next\\u{1b} spring']);
  });

  test('that only the catalogue knows', async () => {
    const check = await by(openaiModel(old));
    expect(check.shutdown).toEqual({ date: '2026-12-01', days: 3 });
    expect(check.warnings).toEqual([
      'shuts down on 2026-12-01, in 3 days, says the catalogue of 2026-11-24',
    ]);
  });

  test('of no known day, though nobody could be asked', async () => {
    const check = await checked(target('gemini', 'gemini-3.1-flash-image', null), {
      environment: {},
    });
    expect(check).toMatchObject({
      state: 'not-asked',
      shutdown: null,
      warnings: [
        'deprecated since 2026-10-06, perhaps gone since 2026-10-29, says the catalogue of 2026-11-24',
      ],
    });
  });

  test('of none', async () => {
    expect(await by(openaiModel(), { model: 'gpt-image-2', known: null })).toMatchObject({
      state: 'lives',
      shutdown: null,
      warnings: [],
    });
  });
});

test('another name in the answer is told', async () => {
  const { url } = await serving(() => openaiModel({ id: 'gpt-image-2-2026-04-21' }));
  const { warnings } = await checked(target('openai', 'gpt-image-2', url));
  expect(warnings).toEqual(['it goes by the name of gpt-image-2-2026-04-21 there']);
});

test('the version of Google’s interface that an entry names is asked', async () => {
  const server = await serving(() => geminiModel());
  const one = target('gemini', 'gemini-3-pro-image', server.url);
  await checked({ ...one, params: { apiVersion: 'v1' } });
  expect(server.seen[0]?.path).toBe('/v1/models/gemini-3-pro-image');
});

describe('fal, with prices', () => {
  test('tells of them at a host of its own', () => {
    expect(isOwnAddress(FAL_API, vendors.fal)).toBe(true);
  });

  interface Endpoint {
    status?: string | null;
    price?: Record<string, unknown> | Scene | null;
  }
  const dollars = (unit_price: number, unit = 'megapixels') => ({
    unit_price,
    unit,
    currency: 'USD',
  });

  async function fal(model: string, endpoints: Record<string, Endpoint>, over = {}) {
    const server = await serving(({ path }) => {
      const url = new URL(path, 'http://localhost');
      const id = url.searchParams.get('endpoint_id')!;
      const endpoint = endpoints[id];
      const found = endpoint !== undefined && endpoint.status !== null;
      if (url.pathname === '/v1/models') {
        return found
          ? falModel(id, endpoint.status ?? 'active')
          : json(200, { models: [], next_cursor: null, has_more: false });
      }
      const price = endpoint?.price ?? null;
      if (typeof price === 'function') return price;
      const prices = price === null ? [] : [{ endpoint_id: id, ...price }];
      return json(200, { prices, next_cursor: null, has_more: false });
    });
    // Of a queue behind a path, the origin is what counts.
    const check = await checked({ ...target('fal', model, `${server.url}/queue`), ...over });
    return { check, server };
  }

  const flux = 'fal-ai/flux-2';
  const edit = 'fal-ai/flux-2/edit';

  test('as the catalogue has them: nothing to say', async () => {
    const { check, server } = await fal(flux, {
      [flux]: { price: dollars(0.012) },
      [edit]: { price: dollars(0.012, 'megapixel') },
    });
    expect(check).toMatchObject({ state: 'lives', warnings: [] });
    expect(server.seen.map(({ path }) => decodeURIComponent(path))).toEqual([
      `/v1/models?endpoint_id=${flux}`,
      `/v1/models/pricing?endpoint_id=${flux}`,
      `/v1/models?endpoint_id=${edit}`,
      `/v1/models/pricing?endpoint_id=${edit}`,
    ]);
  });

  test.each<[string, Record<string, Endpoint>, string[]]>([
    [
      'another price',
      { [flux]: { price: dollars(0.01) }, [edit]: { price: dollars(0.024) } },
      [
        'fal-ai/flux-2: fal asks $0.01 per megapixel, the catalogue of 2026-11-24 says $0.012 per megapixel',
        'fal-ai/flux-2/edit: fal asks $0.024 per megapixel, the catalogue of 2026-11-24 says $0.012 per megapixel',
      ],
    ],
    [
      'another unit, and another currency',
      {
        [flux]: { price: dollars(0.012, 'images') },
        [edit]: { price: { ...dollars(0.012), currency: 'EUR' } },
      },
      [
        'fal-ai/flux-2: fal asks $0.012 per image, the catalogue of 2026-11-24 says $0.012 per megapixel',
        'fal-ai/flux-2/edit: fal asks EUR 0.012 per megapixel, the catalogue of 2026-11-24 says $0.012 per megapixel',
      ],
    ],
    [
      'no price',
      { [flux]: {}, [edit]: { price: { unit_price: 'free' } } },
      ['fal names no price of fal-ai/flux-2', 'fal names no price of fal-ai/flux-2/edit'],
    ],
    [
      'a price that could not be told',
      { [flux]: { price: json(500, { detail: 'oh\u0007' }) }, [edit]: { price: dollars(0.012) } },
      ['the price of fal-ai/flux-2 could not be told: HTTP 500: oh\\u{7}'],
    ],
    [
      'an endpoint that is on its way out, and one for input pictures that is gone',
      { [flux]: { status: 'deprecated', price: dollars(0.012) } },
      ['fal says of it: deprecated', 'its endpoint for input pictures is gone: fal-ai/flux-2/edit'],
    ],
  ])('%s', async (_, endpoints, warnings) => {
    const { check } = await fal(flux, endpoints);
    expect(check).toMatchObject({ state: 'lives', warnings });
  });

  test('a key that may not know the price may not use the endpoint', async () => {
    const { check } = await fal(flux, {
      [flux]: { price: falError(401, 'authorization_error', KEY) },
    });
    expect(check).toMatchObject({
      state: 'unknown',
      reason: 'HTTP 401 authorization_error: [hidden]',
    });
  });

  test('of an endpoint that the catalogue doesn’t have, and of the one that an entry names', async () => {
    const { check } = await fal(
      'a/b',
      { 'a/b': { price: dollars(0.03, 'image') }, 'a/b/edit': { status: 'deprecated' } },
      { params: { edit: 'a/b/edit' } },
    );
    expect(check.warnings).toEqual([
      'no price of a/b is known; fal asks $0.03 per image',
      'fal says of a/b/edit: deprecated',
    ]);
  });

  test('an empty list: gone', async () => {
    expect((await fal(flux, {})).check).toMatchObject({ state: 'gone' });
  });
});

describe('a server of one’s own', () => {
  test.each<[string, Scene, string]>([
    ['no list', html(404), 'the server has no list of its models'],
    ['another way only', html(405), 'the server has no list of its models'],
    ['an empty list', json(200, { data: [] }), 'the server’s list of models is empty'],
  ])('that has %s is nobody to ask', async (_, scene, reason) => {
    const { url } = await serving(() => scene);
    expect(await checked(target('openai-compatible', 'm', url))).toMatchObject({
      state: 'not-asked',
      reason,
    });
  });

  test('that needs no key is given none, whatever the environment has', async () => {
    const server = await serving(() => json(200, { data: [{ id: 'm' }] }));
    const one = { ...target('openai-compatible', 'm', server.url), keyEnv: null };
    const check = await checked(one, { environment: { OPENAI_API_KEY: KEY } });
    expect(check.state).toBe('lives');
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
  });

  test('that has many models names some of them', async () => {
    const data = Array.from({ length: 20 }, (_, i) => ({ id: `m${i}` }));
    const { url } = await serving(() => json(200, { data }));
    expect((await checked(target('openai-compatible', 'x', url))).reason).toBe(
      'the server has m0, m1, m2, m3, m4, m5, m6, m7 and 12 more',
    );
  });
});

test('what is not on a network is not asked', async () => {
  expect(await checked(target('simulated', 'careless', null))).toMatchObject({
    state: 'not-asked',
    reason: 'not asked over a network',
  });
});

test('four at a time, in their order', async () => {
  let open = 0;
  let most = 0;
  const server = await serving(() => (response, seen) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      openaiModel({ id: seen.path.split('/').at(-1)! })(response, seen);
    }, 15);
  });
  const targets = Array.from({ length: 12 }, (_, i) => target('openai', `m${i}`, server.url));
  const checks = await checkModels(targets, { environment: { [KEY_NAME]: KEY } });
  expect(checks.map(({ model, state }) => `${model} ${state}`)).toEqual(
    targets.map(({ model }) => `${model} lives`),
  );
  expect(most).toBe(4);
});
