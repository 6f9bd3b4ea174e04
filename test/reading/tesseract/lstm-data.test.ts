import { describe, expect, it } from 'vitest';
import { languageData } from '../../../src/reading/tesseract/languages.ts';
import { lstmData } from '../../../src/reading/tesseract/lstm-data.ts';
import { alphabetOf, readTrainedData } from '../../../src/reading/tesseract/trained-data.ts';

/** A file of parts by their numbers. */
function trainedOf(parts: Readonly<Record<number, string>>): Buffer {
  const head = Buffer.alloc(4 + 8 * 24);
  head.writeInt32LE(24, 0);
  const bodies: Buffer[] = [];
  let at = head.length;
  for (let type = 0; type < 24; type++) {
    const text = parts[type];
    head.writeBigInt64LE(text === undefined ? -1n : BigInt(at), 4 + 8 * type);
    if (text === undefined) continue;
    bodies.push(Buffer.from(text));
    at += Buffer.byteLength(text);
  }
  return Buffer.concat([head, ...bodies]);
}

describe('language data for the LSTM', () => {
  it('lacks the parts of the older engine, and keeps the others whole and in place', () => {
    const kept = { 0: 'config', 1: 'units', 2: 'ambigs', 17: 'lstm', 21: '1\né 0\n', 23: 'v4' };
    const trained = trainedOf({ ...kept, 3: 'shapes'.repeat(99), 10: 'prototypes', 16: 'words' });
    const slim = lstmData(trained)!;
    expect(slim.equals(trainedOf(kept))).toBe(true);
    expect([...alphabetOf(slim)]).toEqual(['é']);
  });

  it('without such parts are left as they are', () => {
    const trained = trainedOf({ 0: 'config', 17: 'lstm' });
    expect(lstmData(trained)).toBe(trained);
  });

  it.each([
    ['of the older engine alone', trainedOf({ 0: 'config', 3: 'shapes' })],
    ['of another kind of file', Buffer.from('no data')],
  ])('%s are none', (_, trained) => {
    expect(lstmData(trained)).toBeNull();
  });

  it('of Japanese are a small part of the file, and write the same characters', async () => {
    const trained = await readTrainedData(languageData('ja')!.path);
    const slim = lstmData(trained)!;
    expect(slim.length).toBeLessThan(trained.length / 5);
    expect(alphabetOf(slim)).toEqual(alphabetOf(trained));
  });
});
