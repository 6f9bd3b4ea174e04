import { describe, expect, it } from 'vitest';
import { openReader } from '../../src/reading/built-in.ts';
import type { ReaderFiles } from '../../src/reading/files.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import { routedReader } from '../../src/reading/routed.ts';
import { ppOcrReader, tesseractReader } from '../../src/reading/single.ts';
import { useEmptyCache } from './cache.ts';
import { readerContract } from './reader-contract.ts';

useEmptyCache();

// Another data file: what the identity must tell apart. It is never read with.
const { detectors, recognisers } = kitOf({ weights: 'npm' });
const [detection, recognition] = [detectors[0]!.path, recognisers[0]!.path];

readerContract('the routed reader, careful', routedReader, () =>
  routedReader({ recognition: detection }),
);
readerContract(
  'the routed reader, quick',
  () => routedReader({ mode: 'quick' }),
  () => routedReader({ mode: 'quick', recognition: detection }),
);
readerContract('PP-OCR alone', ppOcrReader, () => ppOcrReader({ recognition: detection }));
readerContract('tesseract alone', tesseractReader, () =>
  tesseractReader({ detection: recognition }),
);

describe('readers by name', () => {
  const identity = async (files: ReaderFiles) => {
    const opened = openReader(files);
    const found = await opened.identity(['en', 'ko']);
    await opened.close();
    return found;
  };

  it.each<[string, ReaderFiles]>([
    ['routed/npm', {}],
    ['routed/npm', { reader: 'routed' }],
    ['routed/npm-quick', { mode: 'quick' }],
    ['pp-ocrv4', { reader: 'pp-ocrv4' }],
    ['tesseract', { reader: 'tesseract' }],
  ])('%s: %j', async (id, files) => {
    expect((await identity(files)).id).toBe(id);
  });

  it('each of data of its own', async () => {
    const all: ReaderFiles[] = [
      {},
      { mode: 'quick' },
      { reader: 'pp-ocrv4' },
      { reader: 'tesseract' },
    ];
    const told = await Promise.all(all.map(identity));
    expect(new Set(told.map(({ id, data }) => `${id} ${data}`)).size).toBe(all.length);
  });
});
