import type { Reading } from '../../src/reading/reader.ts';
import type { StoredGeneration } from '../../src/store/generations.ts';
import type { ReadingKey } from '../../src/store/readings.ts';

export const reader = { id: 'routed', version: '1', data: 'sha256-of-data' };

export function keyOf(picture: string, languages: string[] = ['ja', 'en']): ReadingKey {
  return { picture, reader, languages };
}

/** A line of hostile text: right to left, NUL, a lone surrogate, quotes, a family emoji. */
export const HOSTILE = 'שלום\u202e\u0000\ud800"\';DROP TABLE readings--👩‍👩‍👧é';

export function readingOf(text: string, lines = 1): Reading {
  return {
    width: 1024,
    height: 1536,
    lines: Array.from({ length: lines }, (_, i) => ({
      quad: [
        [10, 40 * i],
        [200.5, 40 * i],
        [200.5, 40 * i + 30],
        [10, 40 * i + 30],
      ],
      text,
      confidence: 0.97,
      characters: [...text].map((character, at) => ({
        text: character,
        confidence: 0.9,
        box: at === 0 ? null : [10 + at, 40 * i, 9.25, 30],
      })),
      engine: 'pp-ocrv4',
      others: [{ engine: 'tesseract/jpn', text, confidence: 0 }],
    })),
  };
}

export const HASH = 'c0ffee'.padEnd(64, '0');

/** A model's answer with everything that may be known of one. */
export function answerOf(
  outcome: StoredGeneration['outcome'],
  over: Partial<StoredGeneration> = {},
): StoredGeneration {
  return {
    outcome,
    reason: outcome === 'image' ? null : `content_policy: ${HOSTILE}`,
    picture: outcome === 'image' ? { sha256: HASH, suffix: 'webp' } : null,
    modelAnswered: 'gpt-image-2-2026-04-21',
    requestIds: ['req_1', HOSTILE],
    cost: { usd: '0.0531', basis: 'usage', priceDate: '2026-11-24' },
    usage: { output_tokens: 4160, details: { text: [1, null, 'x'] } },
    latency: { attemptMs: 41_200.5, totalMs: 44_010 },
    attempts: 2,
    injected: [
      {
        kind: 'dropped',
        block: 'title',
        what: `“a” left out of ${HOSTILE}`,
        facts: { at: 3, before: HOSTILE, critical: false, line: null },
      },
    ],
    ...over,
  };
}
