import { describe, expect, it } from 'vitest';
import { agreeingReading, surestAccents } from '../../src/reading/choose.ts';
import { CONTRADICTED } from '../../src/reading/join.ts';
import { candidate } from './candidate.ts';

const tess = (text: string, confidence = 0.93) => candidate(text, confidence, {}, 'tesseract/xx');

describe('readings at several crop heights', () => {
  const of = (...readings: [string, number][]) => {
    const { candidate: one, share } = agreeingReading(readings.map((reading) => tess(...reading)));
    return [one.text, Math.round(one.confidence * 1000) / 1000, share];
  };

  it.each<[string, [string, number][], [string, number, number]]>([
    ['one', [['축제', 0.8]], ['축제', 0.8, 1]],
    ['one of nothing', [['', 0]], ['', 0, 1]],
    [
      'two agree',
      [
        ['축제', 0.8],
        ['축제', 0.9],
      ],
      ['축제', 0.9, 1],
    ],
    [
      'agree on nothing',
      [
        ['', 0],
        ['', 0],
      ],
      ['', 0, 1],
    ],
    [
      'agree but for spaces',
      [
        ['봄 축제', 0.9],
        ['봄축제', 0.8],
      ],
      ['봄 축제', 0.9, 1],
    ],
    [
      'two differ',
      [
        ['축제', 0.8],
        ['숙제', 0.9],
      ],
      ['숙제', CONTRADICTED, 1 / 2],
    ],
    [
      'most agree',
      [
        ['축제', 0.8],
        ['숙제', 0.9],
        ['축제', 0.7],
      ],
      ['축제', 0.667, 2 / 3],
    ],
    [
      'most agree on nothing',
      [
        ['', 0],
        ['축', 0.9],
        ['', 0],
      ],
      ['', 0, 2 / 3],
    ],
    [
      'two pairs',
      [
        ['가', 0.7],
        ['나', 0.8],
        ['가', 0.7],
        ['나', 0.6],
      ],
      ['나', 0.6, 1 / 2],
    ],
    [
      'all differ',
      [
        ['축제', 0.8],
        ['숙제', 0.9],
        ['축', 0.95],
      ],
      ['축', CONTRADICTED, 1 / 3],
    ],
    [
      'differ and are unsure',
      [
        ['축제', 0.2],
        ['숙제', 0.3],
      ],
      ['숙제', 0.3, 1 / 2],
    ],
    [
      'right to left',
      [
        ['قهوة', 0.8],
        ['قهوه', 0.9],
        ['قهوة', 0.85],
      ],
      ['قهوة', 0.708, 2 / 3],
    ],
    [
      'astral',
      [
        ['𠮷野', 0.8],
        ['吉野', 0.9],
        ['𠮷野', 0.7],
      ],
      ['𠮷野', 0.667, 2 / 3],
    ],
  ])('%s', (_, readings, [text, confidence, share]) => {
    expect(of(...readings)).toEqual([text, confidence, share]);
  });

  // Vowel signs and voicing are marks to Unicode, and other syllables to a reader.
  it.each([
    ['कि', 'की'],
    ['バス', 'パス'],
  ])('%j and %j do not agree', (one, other) => {
    expect(of([one, 0.9], [other, 0.9])[2]).toBe(1 / 2);
  });
});

describe('accents of several languages', () => {
  const of = (...readings: [string, number, number?][]) => {
    const { text, confidence } = surestAccents(
      readings.map(([one, sure, joined = sure]) => ({
        joined: candidate(one, joined),
        marks: tess(one, sure),
      })),
      0.97,
    );
    return [text, confidence];
  };

  it.each<[string, [string, number, number?][], [string, number]]>([
    ['one', [['für', 0.9]], ['für', 0.97]],
    ['one that is surer than the letters', [['für', 0.99]], ['für', 0.99]],
    ['one that contradicts the letters', [['für', 0.99, CONTRADICTED]], ['für', CONTRADICTED]],
    [
      'the surest of three',
      [
        ['fúr', 0.95],
        ['für', 0.99],
        ['fũr', 0.98],
      ],
      ['für', 0.99],
    ],
    [
      'two that agree',
      [
        ['für', 0.99],
        ['für', 0.99],
        ['fũr', 0.98],
      ],
      ['für', 0.99],
    ],
    [
      'two as sure that differ in spaces',
      [
        ['4,90 €', 0.99],
        ['4,90€', 0.9895],
      ],
      ['4,90 €', 0.99],
    ],
    [
      'two as sure that differ',
      [
        ['fúr', 0.99],
        ['für', 0.9895],
      ],
      ['fúr', CONTRADICTED],
    ],
  ])('%s', (_, readings, expected) => {
    expect(of(...readings)).toEqual(expected);
  });
});
