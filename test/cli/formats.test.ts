import { expect, test } from 'vitest';
import { formatsAmong } from '../../src/cli/formats.ts';

const KNOWN = ['csv', 'json', 'md'] as const;

test.each([
  ['csv', ['csv']],
  ['md,csv', ['md', 'csv']],
  [' md , csv ', ['md', 'csv']],
  ['csv,md,csv', ['csv', 'md']],
])('%j names %j', (text, formats) => {
  expect(formatsAmong(KNOWN, text)).toEqual(formats);
});

test.each([
  ['pdf', '“pdf”'],
  ['csv,pdf,doc', '“pdf”, “doc”'],
  ['', '“”'],
  ['csv,', '“”'],
  ['CSV', '“CSV”'],
  ['csv;md', '“csv;md”'],
  ['constructor', '“constructor”'],
])('%j is the user’s to mend', (text, found) => {
  expect(() => formatsAmong(KNOWN, text)).toThrow(
    expect.objectContaining({
      code: 'usage',
      detail: { found, expected: 'csv, json, md, with commas between' },
    }),
  );
});
