import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sending } from '../../../src/models/remote/exchange.ts';
import { exchangePictures, type How } from '../../../src/models/remote/exchange-pictures.ts';
import { NoAnswer, NotPublic } from '../../../src/models/remote/no-answer.ts';
import { sendApart } from '../../../src/models/remote/sending-thread.ts';
import { folderOf } from '../../run/folder.ts';
import * as servers from '../servers/serve.ts';

/** Whose base64 is long enough to be taken for a picture's. */
const noise = Uint8Array.from({ length: 150 * 150 * 3 }, (_, i) => (i * 7919) % 251);
const large = await sharp(noise, { raw: { width: 150, height: 150, channels: 3 } })
  .png({ compressionLevel: 0 })
  .toBuffer();
const other = await sharp(noise.reverse(), { raw: { width: 150, height: 150, channels: 3 } })
  .png({ compressionLevel: 0 })
  .toBuffer();
const sha256 = createHash('sha256').update(large).digest('hex');
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const never = new AbortController().signal;
const HERE: How = { isPublic: false, lifts: true, keepIn: null };

describe.each([
  ['on its thread', sendApart],
  ['where there is no thread', exchangePictures],
])('what is sent, %s', (_, send) => {
  const script: servers.Scene[] = [];
  let server: servers.TestServer;
  beforeEach(async () => {
    server ??= await servers.serve(() => script.shift() ?? servers.json(200, {}));
    server.seen.length = 0;
    script.length = 0;
  });
  afterAll(() => server.close());
  const sending = (over: Partial<Sending> = {}): Sending => ({
    url: `${server.url}/a`,
    method: 'POST',
    headers: { 'x-key': 'k' },
    body: 'höher',
    ...over,
  });
  const told = (came: Awaited<ReturnType<typeof send>>) =>
    JSON.parse(Buffer.from(came.body).toString());

  test('goes as it is, and comes back with its status and headers', async () => {
    script.push(servers.json(418, { a: 'é' }, { 'x-one': '1' }));
    const came = await send(sending(), never, HERE);
    expect(told(came)).toEqual({ a: 'é' });
    expect(came.status).toBe(418);
    expect(came.headers[came.headers.indexOf('x-one') + 1]).toBe('1');
    expect(came).toMatchObject({ picture: null, lifted: [] });
    const [{ headers, body }] = server.seen as [servers.Seen];
    expect(headers).toMatchObject({ 'x-key': 'k', 'content-length': '6' });
    expect(body.toString()).toBe('höher');
  });

  test('may be bytes, or nothing', async () => {
    await send(sending({ body: new Uint8Array([1, 2]) }), never, HERE);
    await send(sending({ body: null, method: 'GET' }), never, HERE);
    expect(server.seen.map(({ body }) => [...body])).toEqual([[1, 2], []]);
  });

  test('has its picture taken out, looked at and hashed', async () => {
    script.push(servers.json(200, { data: [{ b64_json: base64(large) }], n: 1 }));
    const came = await send(sending(), never, HERE);
    const [picture] = came.lifted;
    expect(told(came)).toEqual({ data: [{ b64_json: picture!.name }], n: 1 });
    expect('bytes' in picture! && large.equals(picture.bytes)).toBe(true);
    const header = { ok: true, format: 'png', width: 150, height: 150, hadAlpha: false };
    expect(picture!.looked).toMatchObject({ sha256, isWhole: true, header });
  });

  test('has it kept where it may be, whole, read only, and once', async () => {
    const images = await folderOf();
    for (const _ of [1, 2]) {
      script.push(servers.json(200, { data: [{ b64_json: base64(large) }] }));
      const came = await send(sending(), never, { ...HERE, keepIn: images });
      const path = join(images, sha256.slice(0, 2), `${sha256}.png`);
      expect(came.lifted).toMatchObject([{ kept: path, looked: { sha256 } }]);
      expect(came.lifted[0]).not.toHaveProperty('bytes');
      expect(readFileSync(path).equals(large)).toBe(true);
      expect(statSync(path).mode & 0o777).toBe(0o444);
      expect(readdirSync(join(images, sha256.slice(0, 2)))).toHaveLength(1);
    }
  });

  test.each<[string, unknown]>([
    ['half of one', { a: base64(large.subarray(0, 60_000)) }],
    ['what is none', { a: base64(noise) }],
    ['one of several', { a: base64(large), b: base64(other) }],
  ])('%s is handed over, not kept', async (_, body) => {
    const images = await folderOf();
    script.push(servers.json(200, body));
    const came = await send(sending(), never, { ...HERE, keepIn: images });
    expect(came.lifted.length).toBeGreaterThan(0);
    for (const picture of came.lifted) expect(picture).toHaveProperty('bytes');
    expect(readdirSync(images)).toEqual([]);
  });

  test('is handed over where it can’t be kept', async () => {
    const images = join(await folderOf({ file: 'x' }), 'file');
    script.push(servers.json(200, { a: base64(large) }));
    const came = await send(sending(), never, { ...HERE, keepIn: images });
    expect('bytes' in came.lifted[0]! && large.equals(came.lifted[0].bytes)).toBe(true);
  });

  test('may be a picture itself, that is kept where nobody reads the body', async () => {
    const images = await folderOf();
    script.push(servers.bytes(large), servers.bytes(large), servers.bytes(large));
    const loose = await send(sending(), never, { ...HERE, lifts: false });
    expect(loose.picture).toMatchObject({ looked: { sha256 } });
    expect(large.equals(loose.body)).toBe(true);
    const read = await send(sending(), never, { ...HERE, keepIn: images });
    expect(large.equals(read.body)).toBe(true);
    expect(readdirSync(images)).toEqual([]);
    const kept = await send(sending(), never, { isPublic: false, lifts: false, keepIn: images });
    expect(kept.body).toHaveLength(0);
    expect('kept' in kept.picture! && existsSync(kept.picture.kept)).toBe(true);
  });

  test.each<[string, servers.Scene, RegExp]>([
    ['cut before it begins', servers.cut, /the connection was cut/],
    ['cut within', servers.cutInBody, /the answer was cut off/],
  ])('and %s, it is no answer', async (_, scene, words) => {
    script.push(scene);
    const error = await send(sending(), never, HERE).catch((reason) => reason);
    expect(error).toBeInstanceOf(NoAnswer);
    expect(error).toMatchObject({ wasSent: true, message: expect.stringMatching(words) });
    expect(server.seen).toHaveLength(1);
  });

  test('and to nobody, it was not sent', async () => {
    const error = await send(sending({ url: 'http://127.0.0.1:9/' }), never, HERE).catch((e) => e);
    expect(error).toMatchObject({ name: 'NoAnswer', wasSent: false });
  });

  test('and only to whom it may be', async () => {
    const url = sending().url.replace('127.0.0.1', 'localhost');
    const error = await send(sending({ url }), never, { ...HERE, isPublic: true }).catch((e) => e);
    expect(error).toBeInstanceOf(NotPublic);
    expect(server.seen).toEqual([]);
  });

  test('is given up when nobody waits any more, and the line is cut', async () => {
    const stop = new AbortController();
    const cut = new Promise((resolve) => {
      script.push((response) => {
        response.on('close', resolve);
        stop.abort(new Error('enough'));
      });
    });
    await expect(send(sending(), stop.signal, HERE)).rejects.toThrow('enough');
    await cut;
    await expect(send(sending(), stop.signal, HERE)).rejects.toThrow('enough');
    expect(server.seen).toHaveLength(1);
  });

  test('many at a time, each has its own answer', async () => {
    script.push(
      ...Array.from(
        { length: 40 },
        () => (response: Parameters<servers.Scene>[0], seen: servers.Seen) =>
          servers.json(200, { you: seen.body.toString() })(response, seen),
      ),
    );
    const all = Array.from({ length: 40 }, (_, n) => send(sending({ body: `${n}` }), never, HERE));
    const answers = (await Promise.all(all)).map((came) => told(came).you);
    expect(answers).toEqual(Array.from({ length: 40 }, (_, n) => `${n}`));
  });
});
