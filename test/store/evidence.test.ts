import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { PictureEvidence } from '../../src/layout/evidence.ts';
import type { EvidenceKey } from '../../src/store/evidence.ts';
import { openStore } from '../../src/store/store.ts';
import { aPage } from '../layout/a-page.ts';
import { reader } from './stored.ts';
import { temporaryFolder } from './temporary-folder.ts';

const key: EvidenceKey = {
  picture: 'p',
  vision: '1',
  reader,
  languages: ['ja', 'en'],
  logo: 'l',
  product: '',
};

function evidenceOf(more: Partial<PictureEvidence> = {}): PictureEvidence {
  const { evidence } = aPage({ blocks: [{ id: 'tea', box: [10, 20, 30, 40] }] });
  return { ...evidence, ...more };
}

/** Puts something else into every row, as a failing disk would. */
function spoil(folder: string, value: string): void {
  using db = new DatabaseSync(join(folder, 'store.db'));
  db.prepare('UPDATE evidence SET evidence = ?').run(value);
}

describe('what was measured', () => {
  test('comes back as it was, also from a store that was closed', () => {
    const folder = temporaryFolder();
    {
      using store = openStore(folder);
      expect(store.evidence(key)).toBeNull();
      store.putEvidence(key, evidenceOf());
    }
    using store = openStore(folder);
    expect(store.evidence({ ...key, languages: ['en', 'ja'] })).toEqual(evidenceOf());
  });

  test.each<[string, Partial<EvidenceKey>]>([
    ['another picture', { picture: 'q' }],
    ['another version', { vision: '2' }],
    ['another reader', { reader: { ...reader, version: '2' } }],
    ['other languages', { languages: ['ja'] }],
    ['another logo', { logo: 'm' }],
    ['a product', { product: 'x' }],
  ])('of %s is another', (_, other) => {
    using store = openStore(temporaryFolder());
    store.putEvidence(key, evidenceOf());
    expect(store.evidence({ ...key, ...other })).toBeNull();
  });

  test('is kept once: the first wins', () => {
    using store = openStore(temporaryFolder());
    store.putEvidence(key, evidenceOf());
    expect(store.putEvidence(key, evidenceOf({ lines: [] }))).toEqual(evidenceOf());
  });

  test('gives way to a closer look', () => {
    using store = openStore(temporaryFolder());
    const less = store.putEvidence(key, evidenceOf());
    const closer = evidenceOf({ faint: [aFaint()], closely: true });
    expect(store.putEvidence(key, closer, less)).toEqual(closer);
    expect(store.evidence(key)).toEqual(closer);
  });

  test.each(['', '{', '{}', '{"lines":[]}', JSON.stringify({ ...evidenceOf(), lines: [7] })])(
    'that is damaged counts as absent, and is replaced: %s',
    (value) => {
      const folder = temporaryFolder();
      using store = openStore(folder);
      store.putEvidence(key, evidenceOf());
      spoil(folder, value);
      expect(store.evidence(key)).toBeNull();
      expect(store.putEvidence(key, evidenceOf())).toEqual(evidenceOf());
      expect(store.evidence(key)).toEqual(evidenceOf());
    },
  );

  test.each<[string, Partial<PictureEvidence>]>([
    ['NaN', { faint: [{ ...aFaint(), contrast: Number.NaN }] }],
    ['a box of three', { faint: [{ ...aFaint(), box: [1, 2, 3] as never }] }],
    ['a grid with a hole', { colours: { ...evidenceOf().colours, grid: holed() } }],
  ])('is refused with %s in it', (_, more) => {
    using store = openStore(temporaryFolder());
    expect(() => store.putEvidence(key, evidenceOf(more))).toThrow('not fit to be kept');
    expect(store.evidence(key)).toBeNull();
  });
});

function aFaint(): PictureEvidence['faint'][number] {
  const colours = { foreground: [0, 0, 0], background: [9, 9, 9] } as const;
  return { box: [1, 2, 3, 4], ...colours, contrast: 1.2 };
}

function holed(): PictureEvidence['colours']['grid'] {
  return { columns: 2, rows: 1, cells: [[1, 2, 3]] };
}
