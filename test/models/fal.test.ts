import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelEntry } from '../../src/models/entry.ts';
import { type FalEntry, falModel } from '../../src/models/fal.ts';
import { folderOf } from '../run/folder.ts';
import { expectNothing, KEY, remoteEntry, unknownCost, withKey } from './a-remote-model.ts';
import { aSample, requestFor } from './a-request.ts';
import { describeModel } from './model-contract.ts';
import { falDetail, falResultBody, falServer, inProgress, inQueue } from './servers/fal-server.ts';
import * as servers from './servers/serve.ts';

const { pictures } = servers;
const server = await falServer();
afterAll(() => server.close());
withKey();
beforeEach(() => {
  for (const scenes of Object.values(server.script)) scenes.length = 0;
  server.seen.length = 0;
});

const SEEDREAM = 'fal-ai/bytedance/seedream/v5/lite/text-to-image';

function model(over: Partial<ModelEntry> = {}) {
  const base = { model: 'fal-ai/flux-2', baseURL: server.url };
  return falModel(remoteEntry('fal', { ...base, ...over }) as FalEntry);
}

const remote = { isDrawn: false, isRemote: true, secrets: [KEY] };
describeModel('FLUX.2', { make: () => model(), ...remote, takesSeed: true });
describeModel('Seedream', { make: () => model({ model: SEEDREAM }), ...remote });

describe('what is sent', () => {
  test('one job, with the key, that the queue does not try again by itself', async () => {
    await model().generate(requestFor());
    const [submit, ...more] = server.of('submit');
    expect(more).toEqual([]);
    expect(submit!.path).toBe('/fal-ai/flux-2');
    expect(submit!.headers).toMatchObject({
      authorization: `Key ${KEY}`,
      'x-fal-no-retry': '1',
      'x-fal-request-timeout': '300',
    });
    expect(server.input()).toEqual({
      prompt: 'Jazz Night Every Friday in the harbour €14.50',
      image_size: { width: 640, height: 512 },
      seed: expect.any(Number),
      enable_prompt_expansion: false,
      output_format: 'png',
    });
    // The key is for the queue, and not for whoever keeps its pictures.
    expect(server.of('file')[0]!.headers).not.toHaveProperty('authorization');
  });

  test.each<[string, Partial<ModelEntry>, object]>([
    [
      'Seedream, which would scale what is too small',
      { model: SEEDREAM },
      { prompt: expect.any(String), image_size: { width: 2160, height: 1728 } },
    ],
    [
      'what the file says',
      { params: { size: { width: 700, height: 900 }, seed: 11, steps: 20, guidance: 3 } },
      expect.objectContaining({
        image_size: { width: 700, height: 900 },
        seed: 11,
        num_inference_steps: 20,
        guidance_scale: 3,
      }),
    ],
    [
      'an unknown model',
      { model: 'fal-ai/some/model' },
      {
        prompt: expect.any(String),
        image_size: { width: 640, height: 512 },
        enable_prompt_expansion: false,
      },
    ],
  ])('%s', async (_, entry, input) => {
    await model(entry).generate(requestFor());
    expect(server.input()).toEqual(input);
  });

  test('another seed for each repeat, the same for the same one', async () => {
    const seedOf = async (over: object, params = {}) => {
      await model({ params }).generate(requestFor(aSample(), over));
      return server.input().seed;
    };
    const seeds = [await seedOf({}), await seedOf({ repeat: 1 }), await seedOf({ seed: 2 })];
    expect(new Set(seeds).size).toBe(3);
    expect(await seedOf({})).toBe(seeds[0]);
    expect(await seedOf({ repeat: 2 }, { seed: 5 })).toBe(7);
  });

  test('input pictures as data addresses, to the endpoint that edits', async () => {
    const folder = await folderOf({ 'a.jpg': pictures.jpeg });
    const request = requestFor(aSample('poster', { inputs: ['a.jpg'] }), { folder });
    await model().generate(request);
    expect(server.of('submit')[0]!.path).toBe('/fal-ai/flux-2/edit');
    expect(server.input().image_urls).toEqual([
      `data:image/jpeg;base64,${pictures.jpeg.toString('base64')}`,
    ]);
    expect(await model().identity(request)).toMatchObject({ model: 'fal-ai/flux-2/edit' });
    const elsewhere = model({ model: 'a/b', params: { edit: 'a/b/edit' } });
    expect(await elsewhere.check([request])).toEqual([]);
    await elsewhere.generate(request);
    expect(server.of('submit')[1]!.path).toBe('/a/b/edit');
    expect((await model({ model: 'a/b' }).check([request]))[0]!.message).toMatch(/expected none/);
  });
});

describe('LoRA weights', () => {
  const weights = 'https://files.test/weights.safetensors?token=abc';
  const params = { loras: [{ path: { env: 'TEST_LORA' }, scale: 0.8 }] };
  const lora = () => model({ model: 'fal-ai/flux-2/lora', params });

  test('come from the environment, and go into no identity and no message', async () => {
    vi.stubEnv('TEST_LORA', weights);
    server.script.submit.push(falDetail(`cannot load ${weights}`));
    expectNothing(await lora().generate(requestFor()), 'error', /cannot load \[hidden\]$/);
    expect(server.input().loras).toEqual([{ path: weights, scale: 0.8 }]);
    const one = await lora().identity(requestFor());
    expect(JSON.stringify(one)).not.toContain('files.test');
    vi.stubEnv('TEST_LORA', 'me/others');
    expect(await lora().identity(requestFor())).not.toEqual(one);
    vi.unstubAllEnvs();
  });

  test('that are missing are told before anything is sent', async () => {
    const [fault, ...more] = await lora().check([requestFor()]);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code: 'environment', detail: { key: 'TEST_LORA' } });
    await expect(lora().generate(requestFor())).rejects.toThrow(/TEST_LORA/);
    expect(server.seen).toEqual([]);
    expect(await lora().identity(requestFor())).toMatchObject({ loras: [{ weights: null }] });
  });

  test('of a model that takes none', async () => {
    const wrong = model({ params: { loras: [{ path: 'me/weights' }] } });
    expect((await wrong.check([requestFor()]))[0]!.message).toMatch(/takes no LoRA weights/);
  });
});

/** As often as it is looked at: what is free to try again is tried again. */
const always = (scene: servers.Scene): servers.Scene[] => Array(5).fill(scene);

describe('what comes of it', () => {
  test('a picture, once the queue has come to it, with its cost by units', async () => {
    server.script.status.push(inQueue, inProgress);
    expect(await model().generate(requestFor())).toMatchObject({
      outcome: 'image',
      requestIds: ['764cabcf-b745-4b3e-ae38-1200304cf45b'],
      usage: { units: '2' },
      cost: { usd: '0.024', basis: 'units', priceDate: '2026-11-24' },
      attempts: 1,
    });
    expect(server.of('status')).toHaveLength(3);
    expect(server.of('submit')).toHaveLength(1);
    expect(server.of('cancel')).toHaveLength(0);
  });

  test.each(['0', '0.000'])('%s units are no price of a picture', async (units) => {
    server.script.result.push(
      servers.json(200, falResultBody(`${server.url}/files/a`), { 'x-fal-billable-units': units }),
    );
    expect(await model().generate(requestFor())).toMatchObject({
      usage: { units },
      cost: { usd: '0.012', basis: 'price-table' },
    });
  });

  const at = (path: string) => `${server.url}/files/${path}`;
  test.each<[string, servers.Scene, servers.Scene | null, Buffer]>([
    [
      'a WebP',
      servers.json(200, falResultBody(at('a'))),
      servers.bytes(pictures.webp),
      pictures.webp,
    ],
    [
      'a JPEG that calls itself a PNG',
      servers.json(200, falResultBody(at('a'))),
      servers.bytes(pictures.jpeg),
      pictures.jpeg,
    ],
    [
      'one elsewhere on the same host',
      servers.json(200, falResultBody(at('a'))),
      servers.redirect('/files/b'),
      pictures.png,
    ],
    ['one picture by itself', servers.json(200, { image: { url: at('a') } }), null, pictures.png],
    [
      'a data address',
      servers.json(200, falResultBody(`data:image/png;base64,${pictures.png.toString('base64')}`)),
      null,
      pictures.png,
    ],
  ])('%s', async (_, result, file, bytes) => {
    server.script.result.push(result);
    if (file !== null) server.script.file.push(file);
    const generated = await model().generate(requestFor());
    expect(generated.outcome === 'image' && Buffer.from(generated.bytes).equals(bytes)).toBe(true);
    // Nothing said how many units, so the table has to do.
    expect(generated.cost).toMatchObject({ usd: '0.012', basis: 'price-table' });
  });

  test('addresses of a job that lead elsewhere are not followed with the key', async () => {
    const other = await falServer();
    const job = `${other.url}/fal-ai/flux-2/requests/1`;
    const told = {
      request_id: '1',
      status_url: `${job}/status`,
      response_url: job,
      cancel_url: job,
    };
    server.script.submit.push(servers.json(200, { status: 'IN_QUEUE', ...told }));
    expect((await model().generate(requestFor())).outcome).toBe('image');
    expect(other.seen).toEqual([]);
    await other.close();
  });
});

describe('what comes of it where there is no picture', () => {
  const policy = [
    { loc: ['body', 'prompt'], msg: 'Not allowed', type: 'content_policy_violation' },
  ];
  const result = (body: unknown) => ({ result: [servers.json(200, body)] });
  const at = (url: string) => result(falResultBody(url));
  type Script = Partial<Record<'submit' | 'status' | 'result' | 'file', servers.Scene[]>>;
  test.each<[string, Script, 'refused' | 'empty' | 'error', RegExp]>([
    [
      'refused, after it was completed',
      { result: [falDetail(policy)] },
      'refused',
      /^HTTP 422 content_policy_violation: prompt: Not allowed$/,
    ],
    [
      'refused, in words',
      { result: [falDetail('content_policy_violation: no')] },
      'refused',
      /^HTTP 422: content_policy_violation: no$/,
    ],
    [
      'blackened',
      result(falResultBody('x', { has_nsfw_concepts: [true] })),
      'refused',
      /^has_nsfw_concepts/,
    ],
    [
      'a bad job, after it was completed',
      {
        result: [
          falDetail([
            { loc: ['body', 'image_size', 'width'], msg: 'too small', type: 'value_error' },
          ]),
        ],
      },
      'error',
      /^HTTP 422 value_error: image_size\.width: too small$/,
    ],
    [
      'a bad job, in words',
      { result: [falDetail('Path not found')] },
      'error',
      /^HTTP 422: Path not found$/,
    ],
    [
      'a wrong key, which the server repeats',
      { submit: [servers.json(401, { detail: `No user for ${KEY}\u0007` })] },
      'error',
      /^HTTP 401: No user for \[hidden\]/,
    ],
    [
      'too many requests',
      { submit: [servers.json(429, { detail: 'Slow down' })] },
      'error',
      /^HTTP 429: Slow down$/,
    ],
    ['a server in trouble', { submit: [servers.json(503, {})] }, 'error', /^HTTP 503$/],
    [
      'a submission cut off after it was taken',
      { submit: [servers.cut] },
      'error',
      /^No answer: the connection was cut/,
    ],
    [
      'a page in place of a job',
      { submit: [servers.html(200)] },
      'error',
      /^The answer is a web page/,
    ],
    [
      'a page in place of a status',
      { status: [inQueue, ...always(servers.html(200))] },
      'error',
      /^The answer is a web page/,
    ],
    [
      'a status that is new',
      { status: [servers.json(200, { status: 'LOST' })] },
      'error',
      /^The queue says of the job: LOST\.$/,
    ],
    [
      'a status in trouble',
      { status: always(servers.json(500, { detail: 'Oh' })) },
      'error',
      /^HTTP 500: Oh$/,
    ],
    [
      'a result in trouble',
      { result: always(servers.json(504, { detail: 'Late' })) },
      'error',
      /^HTTP 504: Late$/,
    ],
    [
      'a result cut off',
      { result: always(servers.cutInBody) },
      'error',
      /^No answer: the answer was cut off/,
    ],
    [
      'a page in place of a result',
      { result: always(servers.html(200)) },
      'error',
      /^The answer is a web page/,
    ],
    ['no pictures', result({ images: [] }), 'empty', /no picture/],
    ['no address', result({ images: [{}] }), 'error', /no address/],
    [
      'a picture that is gone',
      { file: always(servers.json(404, {})) },
      'error',
      /could not be downloaded: HTTP 404/,
    ],
    ['a page in place of a picture', { file: [servers.html(200)] }, 'error', /not a picture/],
    ['a picture that is cut off', { file: [servers.bytes(pictures.half)] }, 'error', /cut off/],
    ['a picture of no bytes', { file: [servers.bytes(new Uint8Array())] }, 'empty', /no bytes/],
    ['a place in one’s own network', at('http://127.0.0.1:1/a.png'), 'error', /not public/],
    ['a file', at('file:///etc/hostname'), 'error', /not public/],
    [
      'a way to such a place',
      { file: [servers.redirect('http://169.254.169.254/x')] },
      'error',
      /not public/,
    ],
    [
      'a way in a circle',
      { file: Array(9).fill(servers.redirect('/files/b')) },
      'error',
      /one address to the next/,
    ],
  ])('%s', async (_, script, outcome, reason) => {
    for (const [kind, scenes] of Object.entries(script)) {
      server.script[kind as keyof Script & string].push(...scenes);
    }
    expectNothing(await model().generate(requestFor()), outcome, reason);
    expect(server.of('submit')).toHaveLength(1);
  });

  test.each<[string, Partial<Record<keyof typeof server.script, servers.Scene[]>>]>([
    ['a page in place of a status', { status: [servers.html(200), servers.html(502)] }],
    ['a status that is cut off', { status: [servers.cut] }],
    [
      'a result that is late, cut off, and a page',
      {
        result: [servers.json(504, { detail: 'Late' }), servers.cutInBody, servers.html(200)],
      },
    ],
    ['a picture that is not there yet', { file: [servers.json(404, {}), servers.cut] }],
  ])('%s: the job is one job, and its picture is fetched', async (_, script) => {
    for (const [kind, scenes] of Object.entries(script)) {
      server.script[kind as keyof typeof server.script].push(...scenes);
    }
    expect(await model().generate(requestFor())).toMatchObject({ outcome: 'image', attempts: 1 });
    expect(server.of('submit')).toHaveLength(1);
    expect(server.of('cancel')).toHaveLength(0);
  });

  test.each<[string, servers.Scene[], object]>([
    [
      'too many',
      [servers.json(429, { detail: 'Slow' }, { 'retry-after': '7' })],
      {
        kind: 'busy',
        afterMs: 7000,
        mayBeBilled: false,
      },
    ],
    ['a server in trouble', [servers.json(503, {})], { kind: 'passing', mayBeBilled: false }],
    ['a gateway that lost it', [servers.html(502)], { kind: 'passing', mayBeBilled: true }],
    ['a wrong key', [servers.json(401, {})], { kind: 'account', mayBeBilled: false }],
    [
      'an empty purse',
      [servers.json(403, { detail: 'User is locked. Reason: Exhausted balance.' })],
      {
        kind: 'account',
        mayBeBilled: false,
      },
    ],
    ['cut off after it was taken', [servers.cut], { kind: 'lasting', mayBeBilled: true }],
  ])('a submission that fails is told apart: %s', async (_, submit, failure) => {
    server.script.submit.push(...submit);
    expect(await model().generate(requestFor())).toMatchObject({ outcome: 'error', failure });
    expect(server.of('submit')).toHaveLength(1);
  });

  test.each([
    ['status', servers.json(503, {}), true],
    ['result', servers.json(500, {}), true],
    ['result', servers.json(422, { detail: 'bad' }), false],
    ['status', servers.cut, true],
  ] as const)(
    'once there is a job, no trouble with its %s asks for another one',
    async (kind, scene, mayBeBilled) => {
      server.script[kind].push(...always(scene));
      expect(await model().generate(requestFor())).toMatchObject({
        outcome: 'error',
        failure: { kind: 'lasting', mayBeBilled },
      });
    },
  );

  test('an answer that nobody took is fetched by its id, and costs what it cost', async () => {
    const ids: string[] = [];
    await model().generate({ ...requestFor(), heard: (id) => ids.push(id) });
    server.seen.length = 0;
    expect(await model().recover!(requestFor(), ids[0]!)).toMatchObject({
      outcome: 'image',
      requestIds: ids,
      cost: { usd: '0.024', basis: 'units' },
    });
    expect(server.of('submit')).toHaveLength(0);
    server.script.status.push(servers.json(404, { detail: 'no such request' }));
    expect(await model().recover!(requestFor(), 'gone')).toMatchObject({
      outcome: 'error',
      failure: { mayBeBilled: true },
    });
  });

  test('what was made before it was lost was paid for', async () => {
    server.script.file.push(...always(servers.json(404, {})));
    expect((await model().generate(requestFor())).cost).toMatchObject({
      usd: '0.024',
      basis: 'units',
    });
  });

  test.each<[string, Script]>([
    ['at the submission', { submit: [servers.hang] }],
    ['in the queue', { status: Array(500).fill(inQueue) }],
    ['at the status', { status: [servers.hangInBody] }],
    ['at the result', { result: [servers.hang] }],
    ['at the download', { file: [servers.hangInBody] }],
  ])(
    'what hangs %s is given up by our own deadline, and taken out of the queue',
    async (_, script) => {
      for (const [kind, scenes] of Object.entries(script)) {
        server.script[kind as keyof Script & string].push(...scenes);
      }
      const generated = await model({ params: { timeout: 1.5 } }).generate(requestFor());
      expectNothing(generated, 'timeout', /^No picture after 1\.5 s\.$/);
      expect(generated.cost).toEqual(unknownCost);
      expect(server.of('submit')).toHaveLength(1);
      const isKnown = script.submit === undefined;
      expect(generated.requestIds).toHaveLength(isKnown ? 1 : 0);
      const isQueued = script.status !== undefined || script.result !== undefined;
      await expect.poll(() => server.of('cancel')).toHaveLength(isQueued ? 1 : 0);
    },
  );
});

test('identity tells everything that decides a picture', async () => {
  expect(await model({ params: { timeout: 9 } }).identity(requestFor())).toEqual({
    provider: 'fal',
    baseURL: server.url,
    model: 'fal-ai/flux-2',
    image_size: { width: 640, height: 512 },
    seed: expect.any(Number),
    enable_prompt_expansion: false,
    output_format: 'png',
    loras: [],
    inputs: [],
  });
});
