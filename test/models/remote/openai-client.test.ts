import { describe, expect, test } from 'vitest';
import { openaiImages } from '../../../src/models/remote/openai-client.ts';
import type { Fetch } from '../../../src/models/remote/package-fetch.ts';

const place = { baseURL: 'http://127.0.0.1:9/v1', isOwn: true };
const { signal } = new AbortController();

/** Answers once `until` is over, and writes down who asked. */
function answering(asked: string[], name: string, until: Promise<void> = Promise.resolve()): Fetch {
  return async (_, init) => {
    asked.push(`${name}: ${new Headers(init?.headers).get('authorization')}`);
    await until;
    return Response.json({ created: 1, data: [{ b64_json: name }] });
  };
}

describe('calls that share what the package makes for them', () => {
  test('are each sent with their own key and by their own way, at the same time', async () => {
    const ask = openaiImages(place);
    const asked: string[] = [];
    const late = Promise.withResolvers<void>();
    const one = async (key: string, name: string, until?: Promise<void>) => {
      const call = { key, fetch: answering(asked, name, until), signal };
      const { data } = await ask(call, (images, options) =>
        images.generate({ model: 'gpt-image-2', prompt: name }, options),
      );
      return data?.[0]?.b64_json;
    };
    const first = one('key-1', 'first', late.promise);
    await expect.poll(() => asked).toHaveLength(1);
    expect(await Promise.all([one('key-1', 'second'), one('key-2', 'third')])).toEqual([
      'second',
      'third',
    ]);
    late.resolve();
    expect(await first).toBe('first');
    expect(asked.toSorted()).toEqual([
      'first: Bearer key-1',
      'second: Bearer key-1',
      'third: Bearer key-2',
    ]);
  });

  test('are the same client’s for as long as the key is', async () => {
    const ask = openaiImages(place);
    const clientOf = (key: string) =>
      ask({ key, fetch: answering([], 'nobody'), signal }, async (images) => images);
    const first = await clientOf('key-1');
    expect(await clientOf('key-1')).toBe(first);
    expect(await clientOf('key-2')).not.toBe(first);
  });
});
