import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Nothing } from '../../../src/models/remote/answer.ts';
import { downloadPicture, isAllowed } from '../../../src/models/remote/download.ts';
import type { ReceivedPicture } from '../../../src/picture/looked-at.ts';
import { bytes, cut, html, json, pictures, redirect, type Scene, serve } from '../servers/serve.ts';

const own = 'http://127.0.0.1:8000';

function bytesOf(picture: ReceivedPicture): Uint8Array {
  return 'kept' in picture ? readFileSync(picture.kept) : picture.bytes;
}

test.each<[string, boolean]>([
  ['https://v3.fal.media/files/a/b.png', true],
  ['https://storage.example.org:8443/a.png?sig=1', true],
  ['http://v3.fal.media/files/a.png', false],
  ['https://127.0.0.1/a.png', false],
  ['https://10.0.0.1/a.png', false],
  ['https://8.8.8.8/a.png', false],
  // Numbers in other spellings, which the parser of addresses knows.
  ['https://0x7f.1/a.png', false],
  ['https://2130706433/a.png', false],
  ['https://[::1]/a.png', false],
  ['https://[::ffff:127.0.0.1]/a.png', false],
  ['https://localhost/a.png', false],
  ['https://localhost./a.png', false],
  ['https://a.localhost/a.png', false],
  ['https://metadata.google.internal/a', false],
  ['https://printer.local./a', false],
  ['https://intranet/a.png', false],
  ['file:///etc/hostname', false],
  ['ftp://example.org/a.png', false],
  ['/files/a.png', false],
  ['', false],
  ['http://127.0.0.1:8000/files/a.png', true],
  ['http://127.0.0.1:8001/files/a.png', false],
  ['http://127.0.0.1:8000@127.0.0.1:9/a', false],
])('%s: %s', (address, allowed) => {
  expect(isAllowed(address, own)).toBe(allowed);
});

describe('a picture', () => {
  const script: Scene[] = [];
  const never = new AbortController().signal;
  const { png } = pictures;
  let server: Awaited<ReturnType<typeof serve>>;
  beforeEach(async () => {
    server ??= await serve(() => script.shift() ?? bytes(png));
    server.seen.length = 0;
    script.length = 0;
  });
  afterAll(() => server.close());

  test.each<[string, Scene[], number]>([
    ['is taken from one’s own place', [], 1],
    ['is asked for again where a line is cut', [cut], 2],
    ['is asked for again where it is not there yet', [json(404, {})], 2],
    ['is asked for again where a server is at fault', [html(503)], 2],
    ['is asked for again where there are too many', [json(429, {})], 2],
    ['is followed where it went', [redirect('b'), redirect('/c'), redirect('d')], 4],
  ])('%s', async (_, scenes, times) => {
    script.push(...scenes);
    const got = bytesOf(await downloadPicture(`${server.url}/a`, server.url, { signal: never }));
    expect(Buffer.from(got).equals(png)).toBe(true);
    expect(server.seen).toHaveLength(times);
    for (const { method, headers } of server.seen) {
      expect(method).toBe('GET');
      expect(headers).not.toHaveProperty('authorization');
    }
  });

  test.each<[string, Scene[], RegExp, number]>([
    ['that nobody may have', [html(403)], /HTTP 403\.$/, 1],
    ['that is nowhere named', [json(302, {})], /HTTP 302\.$/, 1],
    ['that leads on for ever', Array(4).fill(redirect('a')), /from one address to the next\.$/, 4],
    ['that leads into a network', [redirect('http://10.0.0.1/a')], /not public\.$/, 1],
    ['that leads to another port', [redirect('http://127.0.0.1:9/a')], /not public\.$/, 1],
    ['that leads to a file', [redirect('file:///etc/hostname')], /not public\.$/, 1],
  ])('%s is lost, and why is told', async (_, scenes, reason, times) => {
    script.push(...scenes);
    const error = await downloadPicture(`${server.url}/a`, server.url, { signal: never }).catch(
      (lost) => lost,
    );
    expect(error).toBeInstanceOf(Nothing);
    expect(error.answer).toEqual({ outcome: 'error', reason: expect.stringMatching(reason) });
    expect(server.seen).toHaveLength(times);
  });

  test('is in its address', async () => {
    const address = `data:image/png;base64,${png.toString('base64')}`;
    expect(
      Buffer.from(bytesOf(await downloadPicture(address, null, { signal: never }))).equals(png),
    ).toBe(true);
  });

  test('of somebody else is at no place of one’s own', async () => {
    await expect(downloadPicture(`${server.url}/a`, null, { signal: never })).rejects.toThrow(
      /not public/,
    );
    expect(server.seen).toEqual([]);
  });

  test('that nobody waits for any more is not asked for again', async () => {
    const stop = new AbortController();
    script.push((response, seen) => {
      stop.abort(new Error('enough'));
      cut(response, seen);
    });
    await expect(downloadPicture(`${server.url}/a`, server.url, stop)).rejects.toThrow('enough');
    expect(server.seen).toHaveLength(1);
  });
});
