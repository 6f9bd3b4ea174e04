import { expect, it } from 'vitest';
import type { ReaderFiles } from '../../../src/reading/files.ts';
import { betterWeights } from '../../../src/reading/weights/better.ts';
import { WEIGHT_GROUPS } from '../../../src/reading/weights/catalogue.ts';

const having = (...ids: string[]) =>
  WEIGHT_GROUPS.map((group) => ({ group, complete: ids.includes(group.id), files: [] }));

it.each<[string, ReaderFiles, string[], string | null]>([
  ['none', {}, [], 'pp-ocrv6'],
  ['only others', {}, ['pp-ocrv6-medium', 'pp-ocrv5-latin'], 'pp-ocrv6'],
  ['those', {}, ['pp-ocrv6'], null],
  ['none, read quickly', { mode: 'quick' }, [], 'pp-ocrv6'],
  ['none, and npm’s are asked for', { weights: 'npm' }, [], null],
  ['none, and another reader', { reader: 'tesseract' }, [], null],
  ['none, and weights of the user’s', { recognition: 'x.onnx' }, [], null],
  ['none, and a detector of the user’s', { detection: 'x.onnx' }, [], null],
])('%s', (_, files, installed, id) => {
  expect(betterWeights(files, having(...installed))?.id ?? null).toBe(id);
});
