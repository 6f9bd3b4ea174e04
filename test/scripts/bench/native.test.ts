import { describe, expect, it } from 'vitest';
import { peakMemory, peakOf } from '../../../scripts/bench/memory.ts';
import { linesOfTsv } from '../../../scripts/bench/native.ts';

const HEAD =
  'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';

const tsv = (...rows: (string | number)[][]) =>
  `${[HEAD, ...rows.map((row) => row.join('\t'))].join('\n')}\n`;

describe("tesseract's TSV", () => {
  it('gives a line the box of the line, its words and the mean of their confidences', () => {
    const lines = linesOfTsv(
      tsv(
        [1, 1, 0, 0, 0, 0, 0, 0, 900, 900, -1, ''],
        [4, 1, 1, 1, 1, 0, 10, 20, 300, 40, -1, ''],
        [5, 1, 1, 1, 1, 1, 10, 20, 100, 40, '90.5', 'Grand'],
        [5, 1, 1, 1, 1, 2, 120, 20, 190, 40, '69.5', '개관'],
        [4, 1, 1, 1, 2, 0, 10, 80, 200, 30, -1, ''],
        [5, 1, 1, 1, 2, 1, 10, 80, 200, 30, '50', 'a"b'],
      ),
    );
    expect(lines).toEqual([
      { text: 'Grand 개관', confidence: 0.8, box: [10, 20, 300, 40] },
      { text: 'a"b', confidence: 0.5, box: [10, 80, 200, 30] },
    ]);
  });

  it.each([
    ['an empty page', tsv([1, 1, 0, 0, 0, 0, 0, 0, 900, 900, -1, ''])],
    [
      'blank words',
      tsv([4, 1, 1, 1, 1, 0, 1, 2, 3, 4, -1, ''], [5, 1, 1, 1, 1, 1, 1, 2, 3, 4, 95, ' ']),
    ],
    ['nothing', ''],
  ])('of %s has no lines', (_, text) => {
    expect(linesOfTsv(text)).toEqual([]);
  });
});

describe('the most memory of a process', () => {
  it("is the kernel's mark of it, in MB", () => {
    expect(peakOf('VmPeak:\t 9000 kB\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n')).toBe(2);
    expect(peakOf('Name:\tnode\n')).toBeNull();
  });

  it('of this one is told everywhere, of one that is gone never', () => {
    expect(peakMemory('self')).toBeGreaterThan(20);
    expect(peakMemory(2 ** 30)).toBeNull();
  });
});
