import { describe, expect, test } from 'vitest';
import { sampleSchema, setSchema } from '../../src/dataset/schema.ts';
import { schemaFaults } from '../../src/dataset/schema-faults.ts';
import { fullSample } from './full-sample.ts';

function told(value: unknown): string[] {
  return schemaFaults(sampleSchema, value).map(({ path, what }) => `${path.join('.')}: ${what}`);
}

/** The example with one value replaced. */
function withValue(path: string, value: unknown): unknown {
  const copy = structuredClone(fullSample) as unknown as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop()!;
  let at: Record<string, unknown> = copy;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

test('a sample with every key', () => {
  expect(told(fullSample)).toEqual([]);
});

test.each([
  'id',
  'category',
  'canvas',
  'canvas.width',
  'prompt',
  'copy',
  'copy.0.id',
  'copy.0.role',
  'copy.0.lang',
  'copy.0.text',
  'logo.asset',
  'product.asset',
  'palette.primary',
])('%s is needed', (path) => {
  expect(told(withValue(path, undefined))).toEqual([`${path}: missing key`]);
});

test.each([
  '',
  'canvas',
  'copy.0',
  'logo',
  'product',
  'palette',
  'layout',
  'layout.align.0',
  'layout.spacing.0',
  'layout.overlap',
  'layout.contrast',
  'layout.legibility',
])('an unknown key within "%s"', (path) => {
  const key = path === '' ? 'textt' : `${path}.textt`;
  expect(told(withValue(key, 1))).toEqual([`${key}: unknown key`]);
});

describe('values', () => {
  test.each<[string, unknown]>([
    ['id', 'Upper'],
    ['id', '-x'],
    ['id', '../x'],
    ['id', 'x'.repeat(81)],
    ['copy.0.id', 'ein title'],
    ['category', 'book'],
    ['difficulty', 'brutal'],
    ['group', 'A B'],
    ['canvas.width', 15],
    ['canvas.width', 8193],
    ['canvas.width', 100.5],
    ['copy', []],
    ['copy.0.role', 'title'],
    ['copy.0.lang', 'jp'],
    ['copy.0.lang', 'english'],
    ['copy.0.lang', 'zh_Hans'],
    ['copy.0.region', 'top'],
    ['copy.0.region', 'center-top'],
    ['copy.0.region', [0.5, 0, 0.6, 1]],
    ['copy.0.region', [0, 0, 0, 1]],
    ['copy.0.case', 'lower'],
    ['copy.1.critical', false],
    ['copy.1.critical', []],
    ['inputs', []],
    ['logo.width', [0.3, 0.2]],
    ['logo.asset', 'assets/logo.pdf'],
    ['palette.primary', '#FFF'],
    ['palette.primary', 'red'],
    ['background', 'black'],
    ['layout.hierarchy', ['title']],
    ['layout.ratio', 0.5],
    ['layout.align.0.blocks', ['title']],
    ['layout.align.0.edge', 'centre'],
    ['layout.spacing.0.blocks', ['a', 'b']],
    ['layout.spacing.0.axis', 'z'],
    ['layout.margin', 0.6],
    ['layout.contrast', 4.5],
    ['statesLayout', false],
    ['extra', 'some'],
  ])('%s can not be %j', (path, value) => {
    expect(told(withValue(path, value))).toEqual([`${path}: value not allowed`]);
  });

  test.each<[string, unknown]>([
    ['copy.0.lang', 'zh-Hant-TW'],
    ['copy.0.lang', 'yue'],
    ['copy.0.lang', 'sr-Latn'],
    ['copy.0.region', [0.7, 0.1, 0.3, 0.9]],
    ['copy.1.critical', ['¥680']],
    ['layout.lineBreaks', { breaks: 1 }],
    ['layout.overlap', false],
    ['id', '01-en-poster'],
    ['logo.asset', 'assets/Logo.SVG'],
    ['palette.primary', '#7a1F2b'],
  ])('%s may be %j', (path, value) => {
    expect(told(withValue(path, value))).toEqual([]);
  });
});

test.each<[string, unknown, object]>([
  ['copy.1.text', 680, { found: '680', expected: 'text', mend: 'Put the value in quotes.' }],
  ['palette.primary', null, { found: 'null', mend: expect.stringContaining('# begins a comment') }],
  ['canvas', 3, { found: '3', expected: 'a map of keys' }],
  ['canvas.width', 1.5, { found: '1.5', expected: 'a whole number' }],
  ['canvas.width', 9000, { expected: 'at most 8192' }],
  ['layout.spacing.0.blocks', ['a'], { expected: 'a list of at least 3' }],
  ['layout.contrast', { ratio: 40 }, { path: ['layout', 'contrast', 'ratio'] }],
  ['background', 'x', { expected: 'one of opaque, white, transparent' }],
  ['layout.lineBreak', true, { mend: 'Did you mean lineBreaks?' }],
])('%s: %j is told with what was found and expected', (path, value, detail) => {
  expect(schemaFaults(sampleSchema, withValue(path, value))).toEqual([
    expect.objectContaining(detail),
  ]);
});

test('what is wrong within a value that may be of two types is told there', () => {
  expect(told(withValue('layout.contrast', { rati: 3 }))).toEqual([
    'layout.contrast.ratio: missing key',
    'layout.contrast.rati: unknown key',
  ]);
});

test.each<[string, object, string[]]>([
  ['good', {}, []],
  ['of a version that is a number', { version: 1 }, ['version: wrong type of value']],
  ['of half a version', { version: '1.0' }, ['version: value not allowed']],
  ['with a title of two lines', { title: 'a\nb' }, ['title: value not allowed']],
  ['with a name that is a path', { name: '../a' }, ['name: value not allowed']],
  ['with another key', { license: 'x' }, ['license: unknown key']],
])('set.yaml %s', (_, change, expected) => {
  const info = { name: 'a', version: '1.0.0', title: 'A 集', licence: 'CC0-1.0', ...change };
  const found = schemaFaults(setSchema, info).map(({ path, what }) => `${path.join('.')}: ${what}`);
  expect(found).toEqual(expected);
});
