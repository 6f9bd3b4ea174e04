import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileName } from '../../src/run/overlay.ts';

test.each(['gpt-image-2', 'v1.5_high', 'モデル', 'قهوة', 'é'])('%s stays as it is', (label) => {
  expect(fileName(label)).toBe(label);
});

const ODD = [
  'a/b',
  'a\\b',
  'a b',
  'a:b',
  '..',
  '.',
  '.hidden',
  '../../etc',
  '/',
  '🍞',
  '🍞🥐',
  'e\u0301',
  'a\u0000b',
  'a\nb',
  '<b>',
  '\u202egnp',
  'x'.repeat(300),
  `${'x'.repeat(300)}y`,
  '字'.repeat(300),
  '𝒜'.repeat(300),
  `x${'𝒜'.repeat(300)}`,
  '\ud800',
];

test.each(ODD)('%j is a plain name of one folder', (label) => {
  const name = fileName(label);
  expect(join('/overlays', name)).toBe(`/overlays/${name}`);
  expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name.isWellFormed()).toBe(true);
  expect(fileName(label)).toBe(name);
});

test('no two labels share a folder', () => {
  const labels = [...ODD, 'a_b', 'x'.repeat(80), '_', '_hidden'];
  expect(new Set(labels.map(fileName)).size).toBe(labels.length);
});
