import { describe, expect, test } from 'vitest';
import { headersOf, responseOf, sendingOf } from '../../../src/models/remote/package-fetch.ts';

const { signal } = new AbortController();
const url = 'http://127.0.0.1:9/v1/images';
const text = (body: string | Uint8Array | null) =>
  body === null ? null : Buffer.from(body).toString();

describe('what a package asks for, in plain data', () => {
  // With a signal it goes a shorter way, which has to come to the same as the platform's own.
  test.each<[string, RequestInit]>([
    ['nothing but an address', {}],
    ['a method in small letters', { method: 'delete' }],
    ['a text without a type', { method: 'POST', body: 'ä plain text' }],
    ['an empty text', { method: 'POST', body: '' }],
    [
      'JSON with headers in an object',
      {
        method: 'post',
        headers: { 'Content-Type': 'application/json', 'X-Own': ' 1 ' },
        body: '{}',
      },
    ],
    [
      'headers in pairs, of which one comes twice',
      {
        headers: [
          ['a', '1'],
          ['A', '2'],
        ],
      },
    ],
    ['headers of the platform', { headers: new Headers({ Authorization: 'Bearer 1' }) }],
    ['no body by name', { method: 'POST', body: null }],
    ['bytes', { method: 'PUT', body: new Uint8Array([1, 2, 255]) }],
    ['a form', { method: 'POST', body: new URLSearchParams({ a: 'ä b' }) }],
  ])('%s', async (_, init) => {
    const { sending } = await sendingOf(url, { ...init, signal });
    const request = new Request(url, init);
    expect({ ...sending, body: text(sending.body) || null }).toEqual({
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: (await request.text()) || null,
    });
  });

  test('the signal is the one that was given, and of a request its own', async () => {
    expect((await sendingOf(url, { signal })).signal).toBe(signal);
    const stop = new AbortController();
    const { signal: own } = await sendingOf(new Request(url, { signal: stop.signal }));
    expect(own.aborted).toBe(false);
    stop.abort();
    expect(own.aborted).toBe(true);
  });

  test('what the platform refuses to send is refused', async () => {
    const headers = { 'x-own': 'one\r\nx-other: two' };
    await expect(sendingOf(url, { headers, signal })).rejects.toThrow(TypeError);
    await expect(sendingOf(url, { headers })).rejects.toThrow(TypeError);
  });
});

describe('an answer, for a package', () => {
  const came = { status: 200, statusText: 'OK', headers: ['X-One', '1', 'x-one', '2'] };

  test('has its words, headers and body', async () => {
    const answer = responseOf({ ...came, body: Buffer.from('ä') });
    expect([answer.status, answer.statusText, answer.ok]).toEqual([200, 'OK', true]);
    expect(answer.headers.get('x-one')).toBe('1, 2');
    expect(await answer.text()).toBe('ä');
  });

  test.each([204, 205, 304])('%i has no body', async (status) => {
    const answer = responseOf({ ...came, status, body: Buffer.from('ignored') });
    expect([answer.status, answer.body]).toEqual([status, null]);
  });

  test('half a header is none', () => {
    expect([...headersOf(['a', '1', 'b'])]).toEqual([['a', '1']]);
  });
});
