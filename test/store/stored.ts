import type { Reading } from '../../src/reading/reader.ts';
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
