import { describe, expect, test } from 'vitest';
import { serializeResults } from '../../src/results/results.ts';
import { textResult } from '../../src/run/picture-result.ts';
import type { SeenLine } from '../../src/text/types.ts';
import { exampleImage, exampleResults } from '../results/example.ts';
import { judge } from '../text/page.ts';

const block = { id: 'b', role: 'price', lang: 'en', text: '¥4.50', critical: true as const };

function seen(fits: readonly number[]): SeenLine {
  const characters = [...block.text].map((text, i) => {
    return { text, fit: fits[i] ?? 1, box: [60 + i / 3, 50, 10.123, 40] as const };
  });
  return { text: block.text, confidence: 1, box: [60, 50, 60, 40], characters };
}

const result = (fits: readonly number[]) => textResult(judge([block], [seen(fits)]));

describe('a judgement in the form of results.json', () => {
  test('names suspect characters, rounded, where there are any', () => {
    expect(result([1, 0.555555]).blocks[0]!.suspect).toEqual([
      { at: 1, expected: '4', fit: 0.5556, box: [60.3, 50, 10.1, 40] },
    ]);
    expect(result([]).blocks[0]).not.toHaveProperty('suspect');
  });

  test('says why a critical string is not known', () => {
    expect(result([0.4]).critical).toEqual([
      { block: 'b', text: '¥4.50', ok: null, reason: 'below-floor' },
    ]);
    expect(result([]).critical).toEqual([{ block: 'b', text: '¥4.50', ok: true }]);
  });

  test.each([[[]], [[0.4]], [[0]]])('holds to its contract with fits %j', (fits) => {
    const results = exampleResults();
    results.images = [exampleImage({ text: result(fits) })];
    expect(() => serializeResults(results)).not.toThrow();
  });
});
