import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { knownModel } from '../../src/models/catalogue.ts';
import { uploadArchive } from '../../src/models/train-lora/submit.ts';
import {
  followTraining,
  startTraining,
  stepsUsd,
  type TrainingStatus,
  trainer,
  trainingCost,
} from '../../src/models/train-lora.ts';
import { KEY } from './a-remote-model.ts';
import {
  JOB,
  trained,
  trainerServer,
  training,
  WEIGHTS,
  waiting,
} from './servers/fal-trainer-server.ts';
import {
  cut,
  cutInBody,
  halfJson,
  hang,
  hangInBody,
  html,
  json,
  pictures,
  redirect,
  type Scene,
  serve,
} from './servers/serve.ts';
import { testClock } from './training-files.ts';

const server = await trainerServer();
afterAll(() => server.close());
beforeEach(() => server.clear());

const access = { key: KEY, baseURL: server.url };
const never = new AbortController().signal;
const HOUR = 3_600_000;
const one = { file: 'a.png', bytes: pictures.png, format: 'png', caption: 'words' } as const;

function start(over = {}) {
  const training = { pictures: [one], steps: 500, defaultCaption: null, ...over };
  return startTraining(access, training, { clock: testClock(), signal: never });
}

function follow(clock = testClock(), over = {}) {
  return followTraining(access, JOB, { clock, signal: never, timeout: 3 * HOUR, ...over });
}

/** The key goes to the queue and to who begins an upload, and to nobody else. */
function expectKeyKept() {
  for (const { path, headers, body } of server.seen) {
    const isAsked = !path.startsWith('/put/');
    expect(headers.authorization).toBe(isAsked ? `Key ${KEY}` : undefined);
    expect(path).not.toContain(KEY);
    expect(body.includes(KEY)).toBe(false);
  }
}

describe('a training is asked for', () => {
  test('once, with the address of the archive, and not tried again by the queue', async () => {
    expect(await start()).toEqual({ outcome: 'submitted', requestId: JOB });
    const [submit, ...more] = server.of('submit');
    expect(more).toEqual([]);
    expect(submit!.path).toBe(`/${trainer.endpoint}`);
    expect(submit!.headers['x-fal-no-retry']).toBe('1');
    expect(server.input()).toEqual({
      image_data_url: `${server.url}/files/training.zip`,
      steps: 500,
    });
    const [initiate] = server.of('initiate');
    expect(JSON.parse(initiate!.body.toString())).toEqual({
      content_type: 'application/zip',
      file_name: 'training.zip',
    });
    expect(initiate!.headers['x-fal-object-lifecycle']).toContain('604800');
    expect([...(await server.archive()).keys()]).toEqual(['01.png', '01.txt']);
    expectKeyKept();
  });

  test('with a default caption', async () => {
    await start({ defaultCaption: 'a BRAND poster' });
    expect(server.input().default_caption).toBe('a BRAND poster');
  });

  const taken = json(200, { status: 'IN_QUEUE', request_id: '../../etc' });
  test.each<[string, Scene, boolean, RegExp]>([
    ['a cut', cut, true, /^No answer: the connection was cut/],
    ['a cut in the answer', cutInBody, true, /^No answer: /],
    ['half an answer', halfJson, true, /not JSON, or is cut off/],
    ['a web page', html(200), true, /^The answer is a web page/],
    ['an id that is none', taken, true, /^The answer is JSON and not/],
    ['a gateway that lost it', html(502), true, /^HTTP 502/],
    ['a gateway that waited', json(504, { detail: 'late' }), true, /^HTTP 504: late/],
    ['a wrong key', json(401, { detail: `no ${KEY}` }), false, /^HTTP 401: no /],
    ['an empty purse', json(403, { detail: 'Exhausted balance' }), false, /Exhausted/],
    ['too much', json(429, { detail: 'slow down' }), false, /^HTTP 429/],
    [
      'a bad parameter',
      json(422, { detail: [{ loc: ['body', 'steps'], msg: 'too many', type: 'x' }] }),
      false,
      /steps: too many/,
    ],
    ['its own failure', json(500, { detail: 'oops' }), false, /^HTTP 500/],
    ['a redirect, with which a key would go along', redirect('/elsewhere'), false, /^HTTP 302/],
  ])(
    '%s on submit: once, and it is said whether it may be billed',
    async (_, scene, mayBeBilled, words) => {
      server.script.submit.push(scene);
      const submitted = await start();
      expect(submitted).toEqual({
        outcome: 'failed',
        reason: expect.stringMatching(words),
        mayBeBilled,
      });
      expect(server.of('submit')).toHaveLength(1);
    },
  );

  test.each([
    ['before the headers', hang],
    ['in the body', hangInBody],
  ])('no answer in time, %s: it may be running', async (_, scene) => {
    const over = new AbortController();
    // Once the submit is there, its time is over.
    server.script.submit.push((response, seen) => {
      scene(response, seen);
      setTimeout(() => over.abort(new DOMException('over', 'TimeoutError')), 20);
    });
    const clock = testClock({ after: () => over.signal });
    const training = { pictures: [one], steps: 1, defaultCaption: null };
    const submitted = await startTraining(access, training, { clock, signal: never });
    expect(submitted).toEqual({
      outcome: 'failed',
      reason: 'No answer in time.',
      mayBeBilled: true,
    });
    expect(server.of('submit')).toHaveLength(1);
  });

  test('nobody there: sure to be not billed', async () => {
    const gone = await serve(() => hang);
    await gone.close();
    const training = { pictures: [one], steps: 1, defaultCaption: null };
    const clock = testClock();
    const there = { key: KEY, baseURL: gone.url };
    expect(await startTraining(there, training, { clock, signal: never })).toEqual({
      outcome: 'failed',
      reason: expect.stringMatching(/^The archive was not uploaded\. No answer: nobody answers/),
      mayBeBilled: false,
    });
    expect(clock.waited).toHaveLength(3);
  });
});

describe('an upload', () => {
  const archive = Buffer.from('zip');
  const upload = (clock = testClock()) => uploadArchive(access, archive, { clock, signal: never });

  test('costs nothing, so what fails is tried again', async () => {
    server.script.initiate.push(cut, html(200));
    server.script.put.push(html(503));
    expect(await upload()).toEqual({ ok: true, url: `${server.url}/files/training.zip` });
    expect(server.of('initiate')).toHaveLength(4);
    expect(server.of('put')).toHaveLength(2);
    expectKeyKept();
  });

  test.each<[string, Scene[], number, RegExp]>([
    ['a wrong key', [json(401, { detail: 'no' })], 1, /^HTTP 401: no/],
    ['pages for ever', Array(9).fill(html(200)), 4, /The answer is/],
  ])('%s: given up', async (_, scenes, asked, words) => {
    server.script.initiate.push(...scenes);
    expect(await upload()).toEqual({ ok: false, reason: expect.stringMatching(words) });
    expect(server.of('initiate')).toHaveLength(asked);
  });

  test('goes nowhere into somebody’s own network', async () => {
    const other = await serve(() => json(200, {}));
    for (const url of [
      `${other.url}/put`,
      'http://169.254.169.254/x',
      'https://localhost/x',
      'file:///etc/x',
    ]) {
      server.script.initiate.push(json(200, { upload_url: url, file_url: `${server.url}/x` }));
      expect(await upload()).toEqual({ ok: false, reason: expect.stringMatching(/not public/) });
    }
    expect(other.seen).toEqual([]);
    await other.close();
  });

  test('is not sent on to where its place leads', async () => {
    const other = await serve(() => json(200, {}));
    server.script.put.push(redirect(`${other.url}/put`));
    expect(await upload()).toEqual({ ok: false, reason: 'HTTP 302' });
    expect(other.seen).toEqual([]);
    await other.close();
  });

  test('in parts, where it is large; the key stays away from them', async () => {
    server.script.put.push(
      ...Array.from({ length: 10 }, (_, i) => json(200, { partNumber: i + 1, etag: `e${i + 1}` })),
    );
    const large = Buffer.alloc(91 * 1024 * 1024);
    const done = await uploadArchive(access, large, { clock: testClock(), signal: never });
    expect(done.ok).toBe(true);
    const puts = server.of('put');
    expect(puts.map(({ path }) => path.split('?')[0])).toEqual([
      ...Array.from({ length: 10 }, (_, i) => `/put/training.zip/${i + 1}`),
      '/put/training.zip/complete',
    ]);
    const sent = puts.slice(0, 10).reduce((sum, { body }) => sum + body.length, 0);
    expect(sent).toBe(large.length);
    expectKeyKept();
  });
});

describe('a training is followed', () => {
  const done = {
    outcome: 'trained',
    weights: WEIGHTS,
    config: trained.config_file.url,
    units: '1000',
  };

  test('by looks further and further apart, until its result is there', async () => {
    server.script.status.push(waiting, training('step 1'), training('step 2'));
    const said: TrainingStatus[] = [];
    const clock = testClock();
    expect(
      await follow(clock, { onStatus: (status: TrainingStatus) => said.push(status) }),
    ).toEqual(done);
    expect(said).toEqual([
      { state: 'IN_QUEUE', before: 3, log: null, elapsed: 0 },
      { state: 'IN_PROGRESS', before: null, log: 'step 1', elapsed: 1000 },
      { state: 'IN_PROGRESS', before: null, log: 'step 2', elapsed: 2000 },
      { state: 'COMPLETED', before: null, log: null, elapsed: 3000 },
    ]);
    expect(server.of('status')[0]!.path).toBe(
      `/fal-ai/flux-2-trainer/requests/${JOB}/status?logs=1`,
    );
    expect(server.of('result')[0]!.path).toBe(`/fal-ai/flux-2-trainer/requests/${JOB}`);
    expect(server.of('submit')).toEqual([]);
    expectKeyKept();
  });

  test('through whatever passes, on the looks and on the result', async () => {
    server.script.status.push(
      cut,
      html(200),
      halfJson,
      json(500, {}),
      training('on'),
      html(502),
      cutInBody,
    );
    server.script.result.push(json(504, {}), html(200), json(429, {}), cut);
    const troubles: string[] = [];
    expect(
      await follow(testClock(), { onTrouble: (reason: string) => troubles.push(reason) }),
    ).toEqual(done);
    expect(troubles).toHaveLength(10);
    // What is done stays done.
    expect(server.of('status')).toHaveLength(8);
    expect(server.of('result')).toHaveLength(5);
  });

  test('through looks that hang', async () => {
    const looks: AbortController[] = [];
    const clock = testClock({
      after() {
        const look = new AbortController();
        looks.push(look);
        return look.signal;
      },
    });
    const hung =
      (scene: Scene): Scene =>
      (response, seen) => {
        scene(response, seen);
        setTimeout(() => looks.at(-1)!.abort(new DOMException('over', 'TimeoutError')), 20);
      };
    server.script.status.push(hung(hang), hung(hangInBody));
    server.script.result.push(hung(hang));
    const troubles: string[] = [];
    expect(await follow(clock, { onTrouble: (reason: string) => troubles.push(reason) })).toEqual(
      done,
    );
    expect(troubles).toEqual(Array(3).fill('No answer in time.'));
  });

  test('web pages for ever are no training: bounded, and it may go on', async () => {
    server.script.status.push(...Array.from({ length: 40 }, () => html(200)));
    const clock = testClock();
    expect(await follow(clock)).toEqual({
      outcome: 'lost',
      reason: expect.stringMatching(/^The answer is a web page/),
    });
    expect(server.of('status')).toHaveLength(20);
    expect(clock.now()).toBeGreaterThan(10 * 60_000);
    expect(clock.now()).toBeLessThan(20 * 60_000);
  });

  const policy = [{ loc: ['body', 'image_data_url'], msg: 'bad zip', type: 'value_error' }];
  test.each<[string, 'status' | 'result', Scene, 'failed' | 'lost', RegExp]>([
    [
      '422 on the result',
      'result',
      json(422, { detail: policy }),
      'failed',
      /^HTTP 422 value_error: image_data_url: bad zip/,
    ],
    ['422 in words', 'result', json(422, { detail: 'no captions' }), 'failed', /no captions/],
    [
      'no weights',
      'result',
      json(200, { config_file: trained.config_file }),
      'failed',
      /names no weights/,
    ],
    [
      'weights that are no address',
      'result',
      json(200, { diffusers_lora_file: { url: 'javascript:1' } }),
      'failed',
      /names no weights/,
    ],
    [
      'another state',
      'status',
      json(200, { status: 'CANCELLED' }),
      'failed',
      /says of the training: CANCELLED/,
    ],
    ['a wrong key', 'status', json(401, { detail: 'no' }), 'lost', /^HTTP 401/],
    [
      'an id that nobody knows',
      'status',
      json(404, { detail: 'no such request' }),
      'lost',
      /no such request/,
    ],
    ['a key taken away', 'result', json(403, { detail: 'no' }), 'lost', /^HTTP 403/],
  ])('%s', async (_, at, scene, outcome, words) => {
    server.script[at].push(scene);
    expect(await follow()).toEqual({ outcome, reason: expect.stringMatching(words) });
    expect(server.of(at)).toHaveLength(1);
  });

  test('for as long as was said, and it is not called off', async () => {
    server.script.status.push(...Array.from({ length: 2000 }, () => training('on and on')));
    const clock = testClock();
    expect(await follow(clock)).toEqual({ outcome: 'timeout' });
    expect(clock.now()).toBe(3 * HOUR);
    expect(Math.max(...clock.waited)).toBe(15_000);
    expect(server.of('cancel')).toEqual([]);
  });

  test('until it is interrupted, while a look hangs or between looks', async () => {
    const stop = new AbortController();
    server.script.status.push((response, seen) => {
      hang(response, seen);
      stop.abort(new Error('stopped'));
    });
    await expect(follow(testClock(), { signal: stop.signal })).rejects.toThrow('stopped');
    await expect(follow(testClock(), { signal: stop.signal })).rejects.toThrow('stopped');
    expect(server.of('status')).toHaveLength(1);
    expect(server.of('cancel')).toEqual([]);
  });
});

describe('the price', () => {
  test('is data with a day and a source, as the catalogue’s, and exact', () => {
    expect(trainer.date).toMatch(/^2026-\d\d-\d\d$/);
    expect(trainer.source).toMatch(/0\.0064.*0\.008/);
    expect(stepsUsd(1000)).toBe('8.00');
    expect(stepsUsd(3)).toBe('0.024');
    expect(knownModel('fal', trainer.model)).not.toBeNull();
  });

  test.each<[string | null, string, string]>([
    ['1000', '8.00', 'units'],
    ['1000.0', '8.00', 'units'],
    [' 12.5 ', '0.10', 'units'],
    ['0', '0.00', 'units'],
    [null, '4.00', 'price-table'],
    ['', '4.00', 'price-table'],
    ['many', '4.00', 'price-table'],
    ['-1', '4.00', 'price-table'],
    ['1e3', '4.00', 'price-table'],
  ])('%j units of 500 steps: %s by %s', (units, usd, basis) => {
    expect(trainingCost(units, 500)).toEqual({ usd, basis, priceDate: trainer.date });
  });
});
