import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/reading/reader.ts';
import { openStore } from '../../src/store/store.ts';
import { HOSTILE, keyOf, reader, readingOf } from './stored.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('readings', () => {
  test('come back as they were, also from a store that was closed', () => {
    const folder = join(temporaryFolder(), 'deep', 'store');
    const reading = readingOf(HOSTILE, 3);
    {
      using store = openStore(folder);
      expect(store.reading(keyOf('p'))).toBeNull();
      expect(store.putReading(keyOf('p'), reading)).toEqual(reading);
    }
    using store = openStore(folder);
    expect(store.reading(keyOf('p'))).toEqual(reading);
  });

  test('are kept once: the first one wins', () => {
    using store = openStore(temporaryFolder());
    store.putReading(keyOf('p'), readingOf('first'));
    expect(store.putReading(keyOf('p'), readingOf('second'))).toEqual(readingOf('first'));
    expect(store.reading(keyOf('p'))).toEqual(readingOf('first'));
  });

  test.each([
    ['the picture', { ...keyOf('q') }],
    ['the reader', { ...keyOf('p'), reader: { ...reader, id: 'other' } }],
    ['its version', { ...keyOf('p'), reader: { ...reader, version: '2' } }],
    ['its data', { ...keyOf('p'), reader: { ...reader, data: 'other' } }],
    ['the languages', keyOf('p', ['ja'])],
  ])('are told apart by %s', (_, key) => {
    using store = openStore(temporaryFolder());
    store.putReading(keyOf('p'), readingOf('one'));
    expect(store.reading(key)).toBeNull();
  });

  test('don’t depend on the order or number of the languages', () => {
    using store = openStore(temporaryFolder());
    store.putReading(keyOf('p', ['en', 'ja', 'en']), readingOf('one'));
    expect(store.reading(keyOf('p', ['ja', 'en']))).toEqual(readingOf('one'));
  });

  test.each<[string, (reading: Reading) => void]>([
    ['a confidence that is no number', ({ lines }) => (lines[0]!.confidence = Number.NaN)],
    ['a confidence above 1', ({ lines }) => (lines[0]!.confidence = 7)],
    ['a fit that is no number', ({ lines }) => (lines[0]!.characters[0]!.fit = Number.NaN)],
    ['a signal that is no number', ({ lines }) => (lines[0]!.signals = { trust: Number.NaN })],
    ['an infinite place', ({ lines }) => (lines[0]!.characters[1]!.box = [0, 0, Infinity, 1])],
    ['a size of 0', (reading) => (reading.width = 0)],
  ])('with %s are refused', (_, spoil) => {
    using store = openStore(temporaryFolder());
    const reading = readingOf('word');
    spoil(reading);
    expect(() => store.putReading(keyOf('p'), reading)).toThrow(
      expect.objectContaining({ name: 'TyposcopeError', code: 'reader' }),
    );
    expect(store.reading(keyOf('p'))).toBeNull();
  });
});

test('what a confidence was worked out from comes back', () => {
  using store = openStore(temporaryFolder());
  const reading = readingOf('word');
  const line = reading.lines[0]!;
  Object.assign(line, { script: 'Latn', signals: { trust: -0.25, size: 0.9 } });
  line.characters[0]!.fit = 0;
  line.characters[1]!.fit = 1;
  store.putReading(keyOf('p'), reading);
  expect(store.reading(keyOf('p'))).toEqual(reading);
});

describe('damage', () => {
  test.each([
    ['cut JSON', '{"width":1024,"height":1536,"lines":[{'],
    ['an empty string', ''],
    ['a number', 7],
    ['bytes', new Uint8Array([0, 255, 3])],
    ['another shape', '{"width":1024,"height":1536,"lines":[{"text":"x"}]}'],
    ['a list', '[]'],
    ['a quad of three corners', JSON.stringify(spoiled('quad'))],
    ['a box of three numbers', JSON.stringify(spoiled('box'))],
    ['a character without text', JSON.stringify(spoiled('character'))],
    ['another engine without a text', JSON.stringify(spoiled('others'))],
    ['a fit above 1', JSON.stringify(withFirstLine('characters', 'fit', 1.5))],
    ['a fit that is no number', JSON.stringify(withFirstLine('characters', 'fit', '0.5'))],
    ['a fit of nothing', JSON.stringify(withFirstLine('characters', 'fit', null))],
    ['a signal that is no number', JSON.stringify(withFirstLine('signals', 'trust', '0.5'))],
    ['a signal of nothing', JSON.stringify(withFirstLine('signals', 'trust', null))],
    ['signals in a list', JSON.stringify(withFirstLine('signals', null, [0.5]))],
    ['a script that is no text', JSON.stringify(withFirstLine('script', null, 7))],
  ])('%s counts as absent and is replaced', (_, damaged) => {
    const folder = temporaryFolder();
    {
      using store = openStore(folder);
      store.putReading(keyOf('p'), readingOf('one'));
      store.putReading(keyOf('q'), readingOf('two'));
    }
    const db = new DatabaseSync(join(folder, 'store.db'));
    db.prepare("UPDATE readings SET reading = ? WHERE picture = 'p'").run(damaged);
    db.close();
    using store = openStore(folder);
    expect(store.reading(keyOf('p'))).toBeNull();
    expect(store.reading(keyOf('q'))).toEqual(readingOf('two'));
    store.putReading(keyOf('p'), readingOf('again'));
    expect(store.reading(keyOf('p'))).toEqual(readingOf('again'));
  });

  test('broken pages of the database cost their readings, not the run', () => {
    const folder = temporaryFolder();
    {
      using store = openStore(folder);
      for (let i = 0; i < 40; i++) store.putReading(keyOf(`p${i}`), readingOf('word', 20));
    }
    const file = join(folder, 'store.db');
    const bytes = readFileSync(file);
    // Past the schema's page, everything that holds rows or keys.
    bytes.fill(0xa5, 4096 * 2, 4096 * 30);
    writeFileSync(file, bytes);
    using store = openStore(folder);
    for (let i = 0; i < 40; i++) {
      const found = store.reading(keyOf(`p${i}`));
      if (found !== null) expect(found).toEqual(readingOf('word', 20));
    }
    expect(store.reading(keyOf('p0'))).toBeNull();
    // It may still be written, or not: then that is said in words.
    try {
      store.putReading(keyOf('p0'), readingOf('again'));
    } catch (error) {
      expect(error).toMatchObject({ code: 'store', what: 'the store is damaged' });
    }
  });
});

/** With a key of its first line set, or one of that key's own, or of its first character's. */
function withFirstLine(what: 'characters' | 'signals' | 'script', key: string | null, to: unknown) {
  const reading = readingOf('word');
  const line = reading.lines[0]! as unknown as Record<string, unknown>;
  if (key === null) line[what] = to;
  else if (what === 'characters') Object.assign((line[what] as object[])[0]!, { [key]: to });
  else line[what] = { [key]: to };
  return reading;
}

function spoiled(what: 'quad' | 'box' | 'character' | 'others'): unknown {
  const reading = readingOf('word');
  const line = reading.lines[0]! as unknown as Record<string, unknown[]>;
  if (what === 'quad') line.quad!.pop();
  else if (what === 'box') (line.characters![1] as { box: unknown }).box = [1, 2, 3];
  else if (what === 'character') line.characters![0] = { confidence: 1, box: null };
  else line.others = [{ engine: 'tesseract/jpn', confidence: 1 }];
  return reading;
}

describe('alphabets', () => {
  test('come back as they were, by reader and languages', () => {
    using store = openStore(temporaryFolder());
    const alphabet = new Set(['a', '鳥', '\u0000', 'é', '\ud800']);
    expect(store.alphabet(reader, ['ja'])).toBeNull();
    store.putAlphabet(reader, ['ja', 'en'], alphabet);
    expect(store.alphabet(reader, ['en', 'ja', 'ja'])).toEqual(alphabet);
    expect(store.alphabet(reader, ['en'])).toBeNull();
    expect(store.alphabet({ ...reader, data: 'other' }, ['en', 'ja'])).toBeNull();
  });

  test.each(['{', '{}', '[1]', ''])('damaged into %s count as absent', (damaged) => {
    const folder = temporaryFolder();
    {
      using store = openStore(folder);
      store.putAlphabet(reader, ['ja'], new Set(['a']));
    }
    const db = new DatabaseSync(join(folder, 'store.db'));
    db.prepare('UPDATE alphabets SET characters = ?').run(damaged);
    db.close();
    using store = openStore(folder);
    expect(store.alphabet(reader, ['ja'])).toBeNull();
    store.putAlphabet(reader, ['ja'], new Set(['b']));
    expect(store.alphabet(reader, ['ja'])).toEqual(new Set(['b']));
  });
});

test('two stores in one folder see each other’s readings', () => {
  const folder = temporaryFolder();
  using first = openStore(folder);
  using second = openStore(folder);
  for (let i = 0; i < 20; i++) {
    const [writer, other] = i % 2 === 0 ? [first, second] : [second, first];
    writer.putReading(keyOf(`p${i}`), readingOf(`word ${i}`));
    expect(other.putReading(keyOf(`p${i}`), readingOf('late'))).toEqual(readingOf(`word ${i}`));
  }
});

test('closing twice does no harm', () => {
  const store = openStore(temporaryFolder());
  store.close();
  store.close();
});

test('fifty readings of 20 kB are found in a few milliseconds', () => {
  const folder = temporaryFolder();
  const reading = readingOf('twenty characters ok', 16);
  expect(JSON.stringify(reading).length).toBeGreaterThan(20_000);
  using store = openStore(folder);
  for (let i = 0; i < 50; i++) store.putReading(keyOf(`p${i}`), reading);
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    for (let i = 0; i < 50; i++) store.reading(keyOf(`p${i}`));
    return performance.now() - start;
  });
  // A few milliseconds on a quiet machine; the room is for a busy one.
  expect(Math.min(...times)).toBeLessThan(100);
});
