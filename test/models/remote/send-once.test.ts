import { afterEach, describe, expect, test } from 'vitest';
import { NoAnswer, NotPublic } from '../../../src/models/remote/no-answer.ts';
import { publicOnly } from '../../../src/models/remote/public-only.ts';
import { sendOnce } from '../../../src/models/remote/send-once.ts';
import * as servers from '../servers/serve.ts';

const open: servers.TestServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function answering(scene: servers.Scene): Promise<servers.TestServer> {
  const server = await servers.serve(() => scene);
  open.push(server);
  return server;
}

describe('a request', () => {
  test('that is answered with another protocol has no answer', async () => {
    const server = await answering((response) => {
      response.socket!.write('HTTP/1.1 101 Other\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n');
    });
    const asked = sendOnce(server.url, { signal: AbortSignal.timeout(2000) });
    await expect(asked).rejects.toMatchObject({ name: 'NoAnswer', message: 'HTTP 101' });
  });

  test('goes as it is given, with its length', async () => {
    const server = await answering(servers.json(200, { a: 'é' }, { 'x-one': '1' }));
    const answer = await sendOnce(`${server.url}/p?q=1`, {
      method: 'POST',
      headers: { 'x-key': 'k' },
      body: 'höher',
    });
    expect(await answer.json()).toEqual({ a: 'é' });
    expect([answer.status, answer.headers.get('x-one')]).toEqual([200, '1']);
    const [{ method, path, headers, body }] = server.seen as [servers.Seen];
    expect([method, path, body.toString()]).toEqual(['POST', '/p?q=1', 'höher']);
    expect(headers).toMatchObject({ 'x-key': 'k', 'content-length': '6' });
  });

  test('may be a form or a request of its own', async () => {
    const server = await answering(servers.json(200, {}));
    const form = new FormData();
    form.append('a', new File(['x'], 'x.png', { type: 'image/png' }));
    await sendOnce(new URL(server.url), { method: 'POST', body: form });
    await sendOnce(new Request(server.url, { method: 'PUT', body: 'y' }));
    expect(server.seen[0]!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(server.seen[0]!.body.toString()).toMatch(/Content-Type: image\/png/);
    expect(server.seen[1]!.body.toString()).toBe('y');
  });
});

describe('an answer', () => {
  test('of any status is one, and a redirect is not followed', async () => {
    const server = await answering(servers.redirect('/elsewhere'));
    const answer = await sendOnce(server.url);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/elsewhere']);
    expect(server.seen).toHaveLength(1);
  });

  test('may have nothing in it', async () => {
    const server = await answering((response) => response.writeHead(204).end());
    expect(await (await sendOnce(server.url)).text()).toBe('');
  });

  test.each<[string, servers.Scene, RegExp]>([
    ['cut before it begins', servers.cut, /the connection was cut/],
    ['cut within', servers.cutInBody, /the answer was cut off/],
    [
      'cut within, with no length told',
      (response) => {
        response.write('{"a":');
        setTimeout(() => response.socket?.destroy(), 20);
      },
      /the answer was cut off/,
    ],
  ])('%s is none, and is not asked for again', async (_, scene, words) => {
    const server = await answering(scene);
    const error = await sendOnce(server.url).catch((reason) => reason);
    expect(error).toBeInstanceOf(NoAnswer);
    expect(error.message).toMatch(words);
    // By a code, packages would know it for worth a retry.
    expect(error).not.toHaveProperty('code');
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    ['never comes', servers.hang],
    ['never ends', servers.hangInBody],
  ])('that %s is waited for as long as the signal says', async (_, scene) => {
    const server = await answering(scene);
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await expect(sendOnce(server.url, { signal: stop.signal })).rejects.toThrow('enough');
  });
});

describe('what never reached anybody', () => {
  test.each<[string, string, RegExp, boolean]>([
    ['a port where nobody is', 'http://127.0.0.1:9/', /nobody answers at this address/, false],
    ['a name that is none', 'http://no-such-host.invalid/', /host/, false],
  ])('%s', async (_, address, words, wasSent) => {
    const error = await sendOnce(address, { method: 'POST', body: 'x' }).catch((reason) => reason);
    expect(error).toBeInstanceOf(NoAnswer);
    expect(error).toMatchObject({ wasSent, message: expect.stringMatching(words) });
  });

  test.each<[string, servers.Scene]>([
    ['cut before an answer', servers.cut],
    ['cut within one', servers.cutInBody],
  ])('%s: it was sent', async (_, scene) => {
    const server = await answering(scene);
    const error = await sendOnce(server.url).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'NoAnswer', wasSent: true });
  });

  test('a host whose address is refused', async () => {
    const server = await answering(servers.json(200, {}));
    const address = server.url.replace('127.0.0.1', 'localhost');
    expect((await sendOnce(address)).status).toBe(200);
    const error = await sendOnce(address, {}, { lookup: publicOnly }).catch((reason) => reason);
    expect(error).toBeInstanceOf(NotPublic);
    expect(error.wasSent).toBe(false);
    expect(server.seen).toHaveLength(1);
  });

  test('an answer of no end is not taken to its end', async () => {
    const server = await answering((response) => {
      response.writeHead(200, { 'content-length': String(2 ** 40) });
      const part = Buffer.alloc(4 * 1024 * 1024);
      const more = () => {
        while (!response.destroyed && response.write(part));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    const error = await sendOnce(server.url).catch((reason) => reason);
    expect(error).toMatchObject({ message: 'the answer is too large', wasSent: true });
  });
});
