import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cellKey } from '../../src/benchmark/plan.ts';
import { referenceModel } from '../../src/models/reference.ts';
import type { TypesetOptions } from '../../src/typeset/request.ts';
import { folderOf } from '../run/folder.ts';
import { aSample, requestFor } from './a-request.ts';
import { describeModel } from './model-contract.ts';

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/oswald/400Regular/Oswald_400Regular.ttf',
);
const made = (options: TypesetOptions = {}) => referenceModel({ id: 'ref', options });

describeModel('reference', { make: () => made(), isDrawn: true });
describeModel('reference with a font of the user', {
  make: () => made({ fonts: [font] }),
  isDrawn: true,
  secrets: [font, 'Oswald_400Regular.ttf'],
});

test('does nothing wrong, costs nothing, and says nothing of how long a model takes', async () => {
  const model = made();
  expect(model).toMatchObject({ id: 'ref', simulated: true });
  expect(model.price(requestFor())).toMatchObject({ usd: '0.00', basis: 'fixed' });
  expect(await model.generate(requestFor())).toMatchObject({
    outcome: 'image',
    injected: [],
    cost: { usd: '0.00', basis: 'fixed' },
    latency: { attemptMs: null, totalMs: null },
  });
});

describe('its identity', () => {
  const keyOf = async (options: TypesetOptions, sample = aSample()) => {
    const request = requestFor(sample);
    return cellKey(await made(options).identity(request), request);
  };

  test.each<[string, TypesetOptions]>([
    ['a font', { fonts: [font] }],
    ['a typeface', { typefaces: ['noto-sans'] }],
    ['a ground', { ground: 'plain' }],
  ])('is another with %s', async (_, options) => {
    expect(await keyOf(options)).not.toBe(await keyOf({}));
  });

  test('is that of a font’s content, wherever it lies', async () => {
    const folder = await folderOf();
    await cp(font, join(folder, 'mine.ttf'));
    expect(await keyOf({ fonts: [join(folder, 'mine.ttf')] })).toBe(await keyOf({ fonts: [font] }));
  });

  test.each<[string, Record<string, unknown>]>([
    [
      'a region',
      { copy: [{ ...aSample().copy[0], region: 'top-left' }, ...aSample().copy.slice(1)] },
    ],
    ['a rule', { layout: { hierarchy: ['title', 'lead'], ratio: 1.5 } }],
    ['a palette', { palette: { primary: '#7A1F2B' } }],
  ])('is another with %s, though the prompt be the same', async (_, over) => {
    expect(await keyOf({}, aSample('poster', over))).not.toBe(await keyOf({}));
  });

  test('is that of a logo’s content', async () => {
    const sample = aSample('poster', { logo: { asset: 'logo.svg' } });
    const svg = (colour: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="${colour}"/></svg>`;
    const keyIn = async (colour: string) => {
      const folder = await folderOf({ 'logo.svg': svg(colour) });
      const request = requestFor(sample, { folder });
      return cellKey(await made().identity(request), request);
    };
    expect(await keyIn('red')).toBe(await keyIn('red'));
    expect(await keyIn('red')).not.toBe(await keyIn('blue'));
  });
});

test('a sample that changed after it was checked is drawn as it is now', async () => {
  const model = made();
  await model.check([requestFor()]);
  const changed = requestFor(aSample('poster', { canvas: { width: 512, height: 640 } }));
  expect(await model.generate(changed)).toEqual(await made().generate(changed));
});
