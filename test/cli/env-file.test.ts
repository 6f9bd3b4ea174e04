import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEnvFile } from '../../src/cli/env-file.ts';
import { main } from '../../src/cli/main.ts';
import { TyposcopeError } from '../../src/errors.ts';
import { folderOf } from '../run/folder.ts';

async function taken(text: string, before: Record<string, string> = {}) {
  const folder = await folderOf({ '.env': text });
  const environment: Record<string, string | undefined> = { ...before };
  loadEnvFile(join(folder, '.env'), environment);
  return environment;
}

test.each<[string, string, Record<string, string>]>([
  ['a key', 'OPENAI_API_KEY=sk-1\n', { OPENAI_API_KEY: 'sk-1' }],
  ['a key in quotes', 'FAL_KEY="a b#c"\n', { FAL_KEY: 'a b#c' }],
  ['lines of Windows, and an export', 'export A=1\r\nB=2\r\n', { A: '1', B: '2' }],
  ['words beside it', '# mine\n\nA=1 # one\n', { A: '1' }],
  ['a mark of its order of bytes', '\ufeffA=1\nB=2\n', { A: '1', B: '2' }],
  ['nothing at all', '', {}],
])('takes %s', async (_, text, expected) => {
  expect(await taken(text)).toEqual(expected);
});

test('takes what an editor saved in UTF-16', async () => {
  const folder = await folderOf({ '.env': Buffer.from('\ufeffA=ä\r\nB=2\r\n', 'utf16le') });
  const environment = {};
  loadEnvFile(join(folder, '.env'), environment);
  expect(environment).toEqual({ A: 'ä', B: '2' });
});

test('what the shell says stands, also where it says nothing', async () => {
  const before = { A: 'shell', B: '' };
  expect(await taken('A=file\nB=file\nC=file\n', before)).toEqual({ ...before, C: 'file' });
});

test.each([
  'NODE_OPTIONS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_EXTRA_CA_CERTS',
  'LD_PRELOAD',
  'DYLD_INSERT_LIBRARIES',
  'SSL_CERT_FILE',
  'npm_config_registry',
  'PATH',
  'HOME',
  'HTTPS_PROXY',
  'http_proxy',
])('never takes %s, which would change how programs run or whom they trust', async (name) => {
  expect(await taken(`${name}=x\nMY_KEY=k\n`)).toEqual({ MY_KEY: 'k' });
});

test('a file that is not there is none, and a folder of its name neither', async () => {
  const folder = await folderOf();
  await mkdir(join(folder, '.env'));
  const environment = {};
  for (const name of ['none', '.env', 'none/.env']) loadEnvFile(join(folder, name), environment);
  expect(environment).toEqual({});
});

test('a file that can’t be read is told', () => {
  const tooLong = `/${'n'.repeat(5000)}`;
  const read = () => loadEnvFile(tooLong, {});
  expect(read).toThrow(TyposcopeError);
  expect(read).toThrow(/can’t be read.*ENAMETOOLONG/s);
});

test('the command line takes it before it does anything else', async () => {
  const folder = await folderOf({ '.env': 'TYPOSCOPE_ENV_TEST=from-file\n' });
  try {
    expect(await main(['run', join(folder, 'none.yaml')], join(folder, '.env'))).toBe(2);
    expect(process.env.TYPOSCOPE_ENV_TEST).toBe('from-file');
  } finally {
    delete process.env.TYPOSCOPE_ENV_TEST;
  }
});
