import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { FaultsError } from '../../src/errors.ts';
import {
  type Results,
  resultsSchema,
  serializeResults,
  writeResults,
} from '../../src/results/results.ts';
import { absentImage, exampleImage, exampleResults } from './example.ts';

const EXPORTED = join(import.meta.dirname, '../../schemas/results.schema.json');
const exported = JSON.parse(readFileSync(EXPORTED, 'utf8'));
// Dates carry a pattern of their own beside the format.
const isValid = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false }).compile(
  exported,
);

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'typoscope-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function spoiled(spoil: (results: Results) => unknown): Results {
  const results = exampleResults();
  spoil(results);
  return results;
}

// Written as a stranger's script would spell it.
const set = (target: object, key: string, value: unknown) =>
  Object.assign(target, { [key]: value });

test('the exported JSON Schema is that of the code', () => {
  expect(exported).toMatchObject(JSON.parse(JSON.stringify(z.toJSONSchema(resultsSchema))));
});

test('a full example is valid by both', () => {
  const folder = temporaryFolder();
  const file = writeResults(folder, exampleResults());
  const written = JSON.parse(readFileSync(file, 'utf8'));
  expect(written).toEqual(exampleResults());
  expect(isValid(written), JSON.stringify(isValid.errors)).toBe(true);
});

test('so is one with everything null that may be', () => {
  const results = spoiled(({ run, images, models }) => {
    run.finishedAt = null;
    run.bars = {};
    const text = images[0]!.text!;
    Object.assign(text, { cer: null, cerInterval: null, wer: null, order: null, floor: null });
    text.strict.cer = null;
    Object.assign(text.blocks[0]!, { box: null, cer: null, confidence: null, read: null });
    delete text.blocks[0]!.boxes;
    text.blocks[0]!.suspect![0]!.box = null;
    Object.assign(text.critical[0]!, { ok: null, reason: 'below-floor' });
    images.push(exampleImage({ text: null, textReason: 'the reader ran out of memory' }));
    models[0]!.outcomes = {};
  });
  expect(isValid(results), JSON.stringify(isValid.errors)).toBe(true);
  expect(resultsSchema.safeParse(results).error).toBeUndefined();
});

describe('what was asked for', () => {
  const sample = { set: 'menus', sample: 'lunch', languages: ['ja', 'en'], prompt: 'A menu' };
  const withSamples = (...samples: object[]) =>
    ({ ...exampleResults(), samples }) as unknown as Results;

  test.each<[string, object[]]>([
    ['of no sample', []],
    ['of one', [sample]],
    ['without a language', [{ ...sample, languages: [] }]],
  ])('may be told: %s', (_, samples) => {
    const results = withSamples(...samples);
    expect(isValid(results), JSON.stringify(isValid.errors)).toBe(true);
    const written = readFileSync(writeResults(temporaryFolder(), results), 'utf8');
    expect(JSON.parse(written)).toEqual(results);
  });

  test('stands behind the models and before their comparisons', () => {
    const results = { comparisons: [], ...withSamples(sample) };
    const keys = Object.keys(JSON.parse(serializeResults(results)));
    expect(keys).toEqual(['schema', 'run', 'images', 'models', 'samples', 'comparisons']);
  });

  test('has its keys in one order, and its samples in their own', () => {
    const { prompt, ...rest } = sample;
    const results = withSamples({ prompt, ...rest, sample: 'z' }, { prompt, ...rest });
    const { samples } = JSON.parse(serializeResults(results));
    expect(Object.keys(samples[0])).toEqual(['set', 'sample', 'languages', 'prompt']);
    expect(samples.map((one: typeof sample) => one.sample)).toEqual(['z', 'lunch']);
  });

  test.each<[string, object]>([
    ['an unknown key', { ...sample, copy: [] }],
    ['no prompt', { ...sample, prompt: undefined }],
    ['a prompt that is none', { ...sample, prompt: null }],
    ['one language that is no list', { ...sample, languages: 'en' }],
  ])('is not valid with %s', (_, spoiled) => {
    const results = JSON.parse(JSON.stringify(withSamples(spoiled)));
    expect(isValid(results)).toBe(false);
    expect(resultsSchema.safeParse(results).success).toBe(false);
  });
});

describe('each picture’s text', () => {
  /** What is told of these while they are written. */
  const toldOf = (results: Results) => {
    const told: string[] = [];
    writeResults(temporaryFolder(), results, (text) => told.push(text));
    return told;
  };

  test('is told as it is written', () => {
    const folder = temporaryFolder();
    const told: string[] = [];
    const file = writeResults(folder, exampleResults(), (text) => told.push(text));
    expect(told.map((text) => JSON.parse(text))).toEqual(exampleResults().images);
    for (const text of told) expect(readFileSync(file, 'utf8')).toContain(text);
  });

  test('is the same as before unless its picture is another', () => {
    const other = exampleResults();
    other.run.id = 'another';
    expect(toldOf(other)).toEqual(toldOf(exampleResults()));
    other.images[1]!.note = 'another';
    expect(toldOf(other)[0]).toBe(toldOf(exampleResults())[0]);
    expect(toldOf(other)[1]).not.toBe(toldOf(exampleResults())[1]);
  });
});

describe('not valid by either', () => {
  test.each<[string, (results: Results) => unknown]>([
    ['another version', (results) => set(results, 'schema', 'typoscope/results@2')],
    ['an unknown key at the top', (results) => set(results, 'extra', 1)],
    ['an unknown key in a run', ({ run }) => set(run, 'extra', 1)],
    ['an unknown key in an image', ({ images }) => set(images[0]!, 'extra', 1)],
    ['an unknown key in a text', ({ images }) => set(images[0]!.text!, 'extra1', 1)],
    ['an unknown key in a block', ({ images }) => set(images[0]!.text!.blocks[0]!, 'x', 1)],
    ['an unknown key in a figure', ({ models }) => set(models[0]!.figures.order!, 'x', 1)],
    ['an unknown verdict', ({ images }) => set(images[0]!.text!.blocks[0]!, 'verdict', 'good')],
    ['an unknown outcome', ({ images }) => set(images[0]!, 'outcome', 'lost')],
    ['an unknown outcome counted', ({ models }) => set(models[0]!.outcomes, 'lost', 1)],
    ['a layout’s verdict', ({ images }) => set(images[0]!.layout[0]!, 'verdict', 'maybe')],
    ['a missing key', ({ images }) => Reflect.deleteProperty(images[0]!, 'usable')],
    ['half a character', ({ images }) => set(images[0]!.text!, 'missing', 1.5)],
    ['a negative count', ({ images }) => set(images[0]!.text!, 'extra', -1)],
    ['a confidence above 1', ({ images }) => set(images[0]!.text!.blocks[0]!, 'confidence', 1.1)],
    ['a fit above 1', ({ images }) => set(images[0]!.text!.blocks[0]!.suspect![0]!, 'fit', 2)],
    ['a floor below 0', ({ run }) => set(run.floors!, 'exact', -0.1)],
    ['an unknown floor', ({ run }) => set(run.floors!, 'close', 0.1)],
    ['an unknown reason', ({ images }) => set(images[0]!.text!.critical[0]!, 'reason', 'no')],
    ['a box of three', ({ images }) => set(images[0]!.text!.extras[0]!, 'box', [0, 0, 1])],
    ['a cost that is a number', ({ images }) => set(images[0]!.cost, 'usd', 0.05)],
    ['a cost of NaN', ({ images }) => set(images[0]!.cost, 'usd', 'NaN')],
    ['a hash that is none', ({ images }) => set(images[0]!, 'sha256', '../../x')],
    ['a date in words', ({ run }) => set(run, 'startedAt', 'today')],
  ])('%s', (_, spoil) => {
    const results = spoiled(spoil);
    expect(isValid(results)).toBe(false);
    expect(resultsSchema.safeParse(results).success).toBe(false);
  });
});

describe('never written', () => {
  test.each<[string, (results: Results) => unknown, string]>([
    ['NaN', ({ images }) => set(images[0]!.text!, 'cer', NaN), 'images.0.text.cer'],
    ['Infinity', ({ models }) => set(models[0]!.figures.order!, 'high', Infinity), 'models.0'],
    [
      'NaN that a rule measured',
      ({ images }) => set(images[0]!.layout[0]!.measured, 'x', NaN),
      'x',
    ],
    ['an image without a file', ({ images }) => set(images[0]!, 'file', null), 'images.0.file'],
    ['text of no image', ({ images }) => set(images[0]!, 'outcome', 'refused'), 'images.0.text'],
    ['no text and no reason', ({ images }) => set(images[0]!, 'text', null), 'images.0.textReason'],
    [
      'a refusal without a reason',
      ({ images }) => images.push(absentImage({ outcome: 'refused' })),
      'images.2.reason',
    ],
  ])('%s', (_, spoil, key) => {
    const folder = temporaryFolder();
    let thrown: unknown;
    try {
      writeResults(folder, spoiled(spoil));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(FaultsError);
    const { code, message } = thrown as FaultsError;
    expect(code).toBe('internal');
    expect(message).toContain(key);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('the same results give the same bytes, in whatever order their keys came', () => {
  const folder = temporaryFolder();
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, each]) => [key, reversed(each)]),
          )
        : value;
  const one = readFileSync(writeResults(folder, exampleResults()), 'utf8');
  const two = readFileSync(writeResults(folder, reversed(exampleResults()) as Results), 'utf8');
  expect(two).toBe(one);
  expect(one.startsWith('{\n  "schema": "typoscope/results@1",\n  "run": {\n    "id":')).toBe(true);
  expect(one.endsWith('}\n')).toBe(true);
  expect(readdirSync(folder)).toEqual(['results.json']);
});

test('a run’s folder is made; what can’t be written is told and leaves the old file', () => {
  const folder = join(temporaryFolder(), 'reports', 'run');
  const file = writeResults(folder, exampleResults());
  const before = readFileSync(file);
  expect(() => writeResults(file, exampleResults())).toThrow(
    expect.objectContaining({ code: 'output', what: 'a file is where a folder should be' }),
  );
  expect(readFileSync(file)).toEqual(before);
  mkdirSync(join(folder, 'b', 'results.json'), { recursive: true });
  writeFileSync(join(folder, 'b', 'results.json', 'x'), '');
  expect(() => writeResults(join(folder, 'b'), exampleResults())).toThrow(/a folder is where/);
  expect(readdirSync(join(folder, 'b'))).toEqual(['results.json']);
});
