import { beforeEach, expect, test, vi } from 'vitest';
import type { sendOnce } from '../../src/models/remote/send-once.ts';
import { followTraining, startTraining } from '../../src/models/train-lora.ts';
import { JOB, trained } from './servers/fal-trainer-server.ts';
import { pictures } from './servers/serve.ts';
import { testClock } from './training-files.ts';

/**
 * What would go to fal itself: no test asks it, so here, and only here, nothing is sent. All the
 * rest is tested over real sockets.
 */
const sent = vi.hoisted(
  () => [] as { method: string; url: string; key: string | null; guarded: boolean }[],
);
let onSent: (url: string) => void = () => {};

vi.mock('../../src/models/remote/send-once.ts', async (original) => ({
  ...(await original<object>()),
  sendOnce: (async (input, init = {}, { lookup } = {}) => {
    const url = String(input);
    const key = new Headers(init.headers).get('authorization');
    sent.push({ method: init.method ?? 'GET', url, key, guarded: lookup !== undefined });
    onSent(url);
    return Response.json(answerTo(url));
  }) satisfies typeof sendOnce,
}));

const UPLOAD = 'https://v3b.fal.media/files/b/abc/training.zip?signature=1';

function answerTo(url: string): unknown {
  if (url.includes('/storage/')) {
    return { upload_url: UPLOAD, file_url: 'https://v3b.fal.media/files/b/abc/training.zip' };
  }
  if (url.endsWith('/status?logs=1')) return { status: 'COMPLETED' };
  return url.includes('/requests/') ? trained : { request_id: JOB };
}

const one = { file: 'a.png', bytes: pictures.png, format: 'png', caption: 'words' } as const;
const training = { pictures: [one], steps: 1, defaultCaption: null };

beforeEach(() => {
  sent.length = 0;
  onSent = () => {};
});

test.each([null, 'https://queue.fal.run', 'https://queue.fal.run/'])(
  'fal itself, at %j: the key goes to its queue and its files only',
  async (baseURL) => {
    const access = { key: 'k', baseURL };
    const { signal } = new AbortController();
    const clock = testClock();
    await startTraining(access, training, { clock, signal });
    await followTraining(access, JOB, { clock, signal, timeout: 1000 });
    const own = { key: 'Key k', guarded: false };
    const queue = 'https://queue.fal.run/fal-ai/flux-2-trainer';
    expect(sent).toEqual([
      {
        method: 'POST',
        url: 'https://rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3',
        ...own,
      },
      { method: 'PUT', url: UPLOAD, key: null, guarded: true },
      { method: 'POST', url: queue, ...own },
      { method: 'GET', url: `${queue}/requests/${JOB}/status?logs=1`, ...own },
      { method: 'GET', url: `${queue}/requests/${JOB}`, ...own },
    ]);
  },
);

test('an interrupt right before it is asked for: it is not', async () => {
  const stop = new AbortController();
  onSent = (url) => {
    if (url === UPLOAD) stop.abort(new Error('stopped'));
  };
  const options = { clock: testClock(), signal: stop.signal };
  await expect(startTraining({ key: 'k', baseURL: null }, training, options)).rejects.toThrow(
    'stopped',
  );
  expect(sent.map(({ method }) => method)).toEqual(['POST', 'PUT']);
});
