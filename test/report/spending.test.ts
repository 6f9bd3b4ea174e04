import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { spending, spendingTable } from '../../src/report/spending.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { exampleImage, exampleResults } from '../results/example.ts';

type Costs = [usd: string | null, upTo?: string | null, basis?: ImageResult['cost']['basis']];

function image(model: string, [usd, upTo = usd, basis = 'usage']: Costs, over = {}): ImageResult {
  return exampleImage({
    model,
    attempts: 1,
    cost: { usd, upTo, basis, priceDate: null },
    latency: { attemptMs: 5200, totalMs: 6000 },
    ...over,
  });
}

const nothing = (outcome: ImageResult['outcome'], costs: Costs, model = 'gpt') =>
  image(model, costs, { outcome, latency: { attemptMs: null, totalMs: null } });
const tableOf = (...images: ImageResult[]) => spendingTable({ ...exampleResults(), images });
/** The cells of each row, without the titles. */
const cells = (table: string) =>
  table
    .split('\n')
    .slice(1)
    .map((line) => line.split(/ {2,}/));

describe('what a model cost', () => {
  test.each<[string, ImageResult[], string[]]>([
    ['one picture', [image('gpt', ['0.053'])], ['gpt', '1/1', '$0.053', '$0.053', '5.2 s']],
    [
      'several at one price',
      [image('gpt', ['0.05']), image('gpt', ['0.050'])],
      ['gpt', '2/2', '$0.10', '$0.05', '5.2 s'],
    ],
    [
      'several at several prices, the dearest of which is told',
      [image('gpt', ['0.05']), image('gpt', ['0.21']), image('gpt', ['0.1'])],
      ['gpt', '3/3', '$0.36', 'to $0.21', '5.2 s'],
    ],
    [
      'what may have been billed besides',
      [image('gpt', ['0.05', '0.10']), nothing('timeout', [null, '0.05', 'unknown'])],
      ['gpt', '1/2', '$0.05', '$0.15', '$0.05', '5.2 s'],
    ],
    [
      'what nobody knows',
      [image('gpt', [null, null, 'unknown'])],
      ['gpt', '1/1', '$0.00', 'unknown', '–', '5.2 s'],
    ],
    [
      'a failure that cost nothing',
      [nothing('error', [null, '0', 'unknown'])],
      ['gpt', '0/1', '$0.00', '–', '–'],
    ],
  ])('%s', (_, images, row) => {
    expect(cells(tableOf(...images))).toEqual([row]);
  });

  test.each([
    [940, '0.9 s'],
    [9949, '9.9 s'],
    [12_400, '12 s'],
    [301_000, '301 s'],
  ])('%i ms are %s', (attemptMs, words) => {
    const latency = { attemptMs, totalMs: attemptMs };
    expect(cells(tableOf(image('gpt', ['0.05'], { latency })))[0]!.at(-1)).toBe(words);
  });

  test('the median is that of pictures alone', () => {
    const at = (attemptMs: number) => ({ latency: { attemptMs, totalMs: attemptMs } });
    const table = tableOf(
      image('gpt', ['0.05'], at(1000)),
      image('gpt', ['0.05'], at(2000)),
      image('gpt', ['0.05'], at(90_000)),
      image('gpt', [null, '0.05', 'unknown'], { outcome: 'timeout', ...at(300_000) }),
    );
    expect(cells(table)[0]!.at(-1)).toBe('2.0 s');
  });
});

describe('the table', () => {
  test('has a total of several models, and none of one', () => {
    const table = tableOf(
      image('gpt', ['0.05']),
      image('banana', ['0.134']),
      nothing('timeout', [null, '0.05', 'unknown']),
    );
    expect(cells(table)).toEqual([
      ['gpt', '1/2', '$0.05', '$0.10', '$0.05', '5.2 s'],
      ['banana', '1/1', '$0.134', '$0.134', '5.2 s'],
      ['Total', '2/3', '$0.184', '$0.234'],
    ]);
    expect(tableOf(image('gpt', ['0.05']))).not.toContain('Total');
  });

  test('says nothing of what is drawn here, nor of what was never asked for', () => {
    expect(
      tableOf(
        image('drawn', ['0'], { simulated: true }),
        image('gpt', [null, null, 'unknown'], { outcome: 'skipped-budget', attempts: 0 }),
      ),
    ).toBe('');
  });

  test.each([
    ['long names', 'a-model-with-a-name-that-nobody-could-ever-read-to-its-end/high/2026-11-24'],
    [
      'wide signs',
      '画像を作るための非常に長い名前のモデルであって誰も最後まで読まないもの高品質版',
    ],
    ['signs of several parts', '👩‍👩‍👧‍👦'.repeat(40)],
    ['signs that a terminal would obey', `gpt\u001b[2J\u202e\u0000${'x'.repeat(90)}`],
  ])('fits a page of 80 columns: %s', (_, model) => {
    const table = tableOf(
      image(model, ['1234.567891', '123456.789012']),
      image('gpt', ['0.123456789', null]),
    );
    for (const line of table.split('\n')) {
      expect(stringWidth(line)).toBeLessThanOrEqual(80);
      expect(line).not.toMatch(/\p{Cc}|\u202e/u);
    }
    expect(table).toContain('$1234.567891');
    expect(table).toContain('unknown');
  });
});

test('what is known, and with what may come besides', () => {
  const cost = (usd: string | null, upTo: string | null) => image('gpt', [usd, upTo]);
  expect(spending([])).toEqual({ usd: '0.00', upTo: '0.00' });
  expect(spending([cost('0.1', '0.1'), cost('0.2', '0.3')])).toEqual({ usd: '0.30', upTo: '0.40' });
  expect(spending([cost(null, '0.05'), cost('0.2', '0.2')])).toEqual({ usd: '0.20', upTo: '0.25' });
  expect(spending([cost(null, null), cost('0.2', '0.2')])).toEqual({ usd: '0.20', upTo: null });
  // It came after an attempt of which nobody knows what it cost.
  expect(spending([cost('0.1', null)])).toEqual({ usd: '0.10', upTo: null });
});
