import { describe, expect, it, vi } from 'vitest';
import { speedOf } from '../../../scripts/bench/figures.ts';
import type { Measured } from '../../../scripts/bench/measured.ts';
import { peerData } from '../../../scripts/bench/peer-data.ts';
import { benchRows } from '../../../scripts/bench/rows.ts';
import { errorTable, speedTable } from '../../../scripts/bench/tables.ts';
import type { Sample } from '../../../src/dataset/schema.ts';

const sample = {
  id: 'one',
  canvas: { width: 1000, height: 1000 },
  copy: [
    { id: 'title', role: 'headline', lang: 'en', text: 'Harbour' },
    { id: 'price', role: 'price', lang: 'en', text: 'Tickets 9' },
  ],
} as unknown as Sample;

const read = (title: string, seconds: number, size: number) => ({
  sample: 'one',
  size,
  seconds,
  cpuSeconds: seconds / 2,
  lines: [
    { text: title, confidence: 0.5, box: [100, 100, 500, 100] as const },
    { text: 'Tickets 9', confidence: 0.99, box: [100, 400, 500, 100] as const },
  ],
});

const ours: Measured = { reads: [read('Harbonr', 2, 1)], together: null, peakMb: 812.3 };
const two: Measured = { reads: [read('Harbonr', 0, 1)], together: 0.8, peakMb: 1100 };
const rows = [
  { name: 'ours', alone: ours, together: two },
  { name: 'peer', alone: { ...ours, peakMb: null }, together: null },
  { name: 'absent', alone: null, together: null, note: 'not installed' },
];

/** The cells of a line: columns stand two spaces apart. */
const cells = (table: string) => table.split('\n').map((line) => line.trim().split(/\s{2,}/));

describe('the tables', () => {
  it('show errors with all decided, and among what ours trusts', () => {
    expect(cells(errorTable(rows, new Map([['one', sample]]), 0.85)).slice(1)).toEqual([
      // 15 characters, one of them wrong in the line of 7 that is not trusted.
      ['ours', '6.7%', '0.0%', '53.3%'],
      ['peer', '6.7%'],
      ['absent', 'not installed'],
    ]);
  });

  it('show seconds, memory and pictures a second', () => {
    expect(cells(speedTable(rows, 2)).slice(1)).toEqual([
      ['ours', '2.00', '2.00', '1.00', '812', '1.25', '1100'],
      ['peer', '2.00', '2.00', '1.00', '–'],
      ['absent', 'not installed'],
    ]);
  });
});

describe('speed', () => {
  it('is a mean over pictures, and over their pixels', () => {
    const reads = [read('a', 2, 1), read('b', 4, 2)];
    expect(speedOf({ reads, together: null, peakMb: null })).toEqual({
      perPicture: 3,
      perMegapixel: 2,
      cpuPerPicture: 1.5,
    });
  });

  it('says nothing of processor time that is not known', () => {
    const reads = [read('a', 2, 1), { ...read('b', 4, 2), cpuSeconds: null }];
    expect(speedOf({ reads, together: null, peakMb: null }).cpuPerPicture).toBeNull();
  });
});

describe('the rows', () => {
  it('are ours with npm’s weights once where there are no better ones, then the peers', () => {
    vi.stubEnv('TYPOSCOPE_CACHE', '/nowhere');
    const names = benchRows('5.3.0').map(({ name }) => name);
    vi.unstubAllEnvs();
    expect(names).toEqual([
      'ours, npm, careful',
      'ours, npm, quick',
      'tesseract.js, page',
      'tesseract 5.3.0, page',
    ]);
  });

  it('leave out what is not installed', () => {
    expect(benchRows(null).map(({ by }) => by)).not.toContain('tesseract');
  });
});

describe("the peer's data", () => {
  it('are English where a language has none, each once', () => {
    expect(peerData(['zxx', 'en-GB', 'ko', 'en']).map(({ code }) => code)).toEqual(['eng', 'kor']);
  });
});
