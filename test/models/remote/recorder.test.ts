import { afterAll, expect, test } from 'vitest';
import { keptHeaders, recorder } from '../../../src/models/remote/recorder.ts';
import * as servers from '../servers/serve.ts';

const kept = (headers: Record<string, string>, secrets: string[] = []) =>
  keptHeaders({ status: 200, headers: new Headers(headers) }, secrets);

test.each([
  'x-ratelimit-limit-images',
  'x-ratelimit-reset-tokens',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'retry-after-ms',
  'x-request-id',
  'openai-processing-ms',
  'openai-version',
  'x-fal-billable-units',
  'x-fal-request-id',
  'x-fal-served-from',
  'x-fal-error-type',
  'x-fal-runner-hostname',
  'server-timing',
  'x-goog-ext',
  'cf-ray',
])('%s tells something of the call', (name) => {
  expect(kept({ [name]: ' 7 ', 'content-type': 'application/json' })).toEqual({ [name]: '7' });
});

test.each([
  'content-type',
  'date',
  'set-cookie',
  'server',
  'openai-organization',
  'openai-project',
  'x-request-id-of-mine',
  'my-x-ratelimit-a',
  'cf-ray-2',
  'authorization',
  'x-fal-user',
])('%s does not', (name) => {
  expect(kept({ [name]: '7' })).toBeUndefined();
});

test('no secrets, no controls, and of no length that nobody reads', () => {
  const long = kept(
    {
      'x-request-id': 'a sk-1 b',
      'cf-ray': 'x\u009by',
      'server-timing': 'é'.repeat(2000),
    },
    ['sk-1'],
  );
  expect(long).toMatchObject({ 'x-request-id': 'a [hidden] b', 'cf-ray': 'x\\u{9b}y' });
  expect(long!['server-timing']!.length).toBeLessThanOrEqual(400);
  const many = Array.from({ length: 100 }, (_, i) => [`x-ratelimit-${i}`, 'a']);
  expect(Object.keys(kept(Object.fromEntries(many))!)).toHaveLength(24);
});

test('the last answer is the one that counts; where there was none, there is nothing', async () => {
  const scenes = [servers.json(503, {}, { 'cf-ray': '1' }), servers.json(200, {}), servers.cut];
  const server = await servers.serve(() => scenes.shift()!);
  afterAll(() => server.close());
  const { fetch, last } = recorder();
  expect(last()).toBeNull();
  expect((await fetch(server.url)).status).toBe(503);
  expect(last()).toMatchObject({ status: 503 });
  expect(last()!.headers.get('cf-ray')).toBe('1');
  await fetch(server.url);
  await expect(fetch(server.url)).rejects.toThrow('the connection was cut');
  expect(last()!.status).toBe(200);
});
