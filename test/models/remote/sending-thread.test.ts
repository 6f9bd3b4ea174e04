import type * as threads from 'node:worker_threads';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import * as servers from '../servers/serve.ts';

const began: { worker: threads.Worker; execArgv: string[] | undefined }[] = [];
let isRefused = false;

vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof threads>();
  return {
    ...real,
    Worker: class extends real.Worker {
      constructor(file: URL, options: threads.WorkerOptions) {
        if (isRefused) throw new Error('no room for a thread');
        super(file, options);
        began.push({ worker: this, execArgv: options.execArgv });
      }
    },
  };
});

const how = { isPublic: false, lifts: false, keepIn: null };
const never = new AbortController().signal;
const script: servers.Scene[] = [];
const server = await servers.serve(() => script.shift() ?? servers.json(200, { a: 1 }));
afterAll(() => server.close());
const sending = { url: server.url, method: 'GET', headers: {}, body: null };

/** As in a program that has sent nothing so far. */
async function anew() {
  vi.resetModules();
  return import('../../../src/models/remote/sending-thread.ts');
}

beforeEach(() => {
  began.length = 0;
  server.seen.length = 0;
  isRefused = false;
});

test('one thread sends for all, from when it is first needed', async () => {
  const { sendApart } = await anew();
  expect(began).toHaveLength(0);
  await Promise.all([sendApart(sending, never, how), sendApart(sending, never, how)]);
  await sendApart(sending, never, how);
  expect(began).toHaveLength(1);
  expect(server.seen).toHaveLength(3);
});

test('what its end cuts off may have been sent; what comes after is sent without it', async () => {
  const { sendApart } = await anew();
  script.push(servers.hang);
  const cut = sendApart(sending, never, how).catch((error) => error);
  await expect.poll(() => server.seen).toHaveLength(1);
  await began[0]!.worker.terminate();
  expect(await cut).toMatchObject({ name: 'NoAnswer', wasSent: true });
  expect((await cut).message).toMatch(/the thread that asked ended/);
  expect((await sendApart(sending, never, how)).status).toBe(200);
  expect(began).toHaveLength(1);
  expect(server.seen).toHaveLength(2);
});

test('where one ends before it began, it is sent without, once', async () => {
  const { sendApart } = await anew();
  const first = sendApart(sending, never, how);
  // As where the system has no more room for it: it is told by an event, and not by an error.
  await Promise.all([began[0]!.worker.terminate(), first]);
  expect((await first).status).toBe(200);
  expect(server.seen).toHaveLength(1);
});

test('where none can be started, it is sent without', async () => {
  const { sendApart } = await anew();
  isRefused = true;
  expect((await sendApart(sending, never, how)).status).toBe(200);
});

test('it is told what the program was, of networks, and nothing else', async () => {
  const { startSending } = await anew();
  const own = [
    '--use-env-proxy',
    '--cpu-prof',
    '--dns-result-order=ipv4first',
    '--openssl-config=x',
  ];
  vi.spyOn(process, 'execArgv', 'get').mockReturnValue(own);
  startSending();
  vi.restoreAllMocks();
  expect(began[0]!.execArgv).toEqual(['--use-env-proxy', '--dns-result-order=ipv4first']);
});
