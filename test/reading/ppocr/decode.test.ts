import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/reading/ppocr/decode.ts';
import { twinsOf } from '../../../src/reading/ppocr/twins.ts';

type Step = Readonly<Record<string, number>>;

/** Probabilities of one time step; the blank is '-' and takes what is left. */
const DICTIONARY = ['a', 'b', ':', '：', '春', '𠮷', ' '];

function read(steps: readonly Step[], dictionary: readonly string[] = DICTIONARY, stretch = 1) {
  const data = steps.flatMap((step) => {
    const values = ['-', ...dictionary].map((character) => step[character] ?? 0);
    values[0] ||= 1 - values.reduce((sum, value) => sum + value, 0);
    return values;
  });
  const classes = dictionary.length + 1;
  const twins = twinsOf(dictionary);
  return decode(Float32Array.from(data), steps.length, classes, dictionary, twins, stretch);
}

const round = (value: number) => Math.round(value * 1000) / 1000;

describe('what a network’s steps spell', () => {
  it.each<[string, Step[], string]>([
    ['nothing', [{}, {}, {}], ''],
    ['a character', [{}, { a: 0.9 }, {}], 'a'],
    ['held over several steps', [{ a: 0.9 }, { a: 0.8 }, { a: 0.9 }], 'a'],
    ['twice, a blank between', [{ a: 0.9 }, {}, { a: 0.9 }], 'aa'],
    ['one after the other', [{ a: 0.9 }, { b: 0.9 }], 'ab'],
    ['a space', [{ a: 0.9 }, { ' ': 0.9 }, { b: 0.9 }], 'a b'],
    ['one beyond the first plane', [{ 𠮷: 0.9 }, {}, { 春: 0.9 }], '𠮷春'],
    ['each of two widths', [{ ':': 0.9 }, {}, { '：': 0.9 }], ':：'],
  ])('%s', (_, steps, text) => {
    const line = read(steps);
    expect(line.text).toBe(text);
    expect(line.characters.map((character) => character.text).join('')).toBe(text);
  });

  it('where each stands', () => {
    const { characters } = read([{}, { a: 0.9 }, { a: 0.9 }, { b: 0.9 }]);
    expect(characters.map(({ from, to }) => [from, to])).toEqual([
      [0.25, 0.75],
      [0.75, 1],
    ]);
  });

  it('where each stands in a crop that was padded', () => {
    const { characters } = read([{ a: 0.9 }, {}, { b: 0.9 }, {}], DICTIONARY, 2);
    expect(characters.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.5],
      [1, 1],
    ]);
  });

  it('is as sure as its strongest step, with the rival of that step', () => {
    const { characters } = read([
      { a: 0.6, b: 0.3 },
      { a: 0.8, 春: 0.1 },
      { a: 0.5, b: 0.4 },
    ]);
    expect(characters).toHaveLength(1);
    expect(round(characters[0]!.confidence)).toBe(0.8);
    expect(round(characters[0]!.rival)).toBe(0.1);
  });
});

describe('the rival of a character', () => {
  it.each<[string, Step, number, number]>([
    ['the next strongest', { a: 0.7, b: 0.2, 春: 0.1 }, 0.7, 0.2],
    ['never the blank', { '-': 0.35, a: 0.5, b: 0.1 }, 0.5, 0.1],
    ['none', { a: 1, '-': 1e-9 }, 1, 0],
    // One character in two widths: its certainty is their sum.
    ['never its twin', { ':': 0.5, '：': 0.3, b: 0.15 }, 0.8, 0.15],
    ['nor its twin where that is stronger', { ':': 0.3, '：': 0.5, b: 0.15 }, 0.8, 0.15],
    ['the blank and the twin before it', { ':': 0.4, '-': 0.3, '：': 0.2, b: 0.1 }, 0.6, 0.1],
  ])('%s', (_, step, confidence, rival) => {
    const { characters } = read([step]);
    expect(characters).toHaveLength(1);
    expect([round(characters[0]!.confidence), round(characters[0]!.rival)]).toEqual([
      confidence,
      rival,
    ]);
  });

  it('spaces of two widths are no twins', () => {
    const dictionary = ['\u3000', ' '];
    const { characters } = read([{ ' ': 0.6, '\u3000': 0.3 }], dictionary);
    expect(round(characters[0]!.confidence)).toBe(0.6);
  });
});

describe('a character that the blank won over', () => {
  it.each<[string, Step[], number]>([
    ['none', [{}, { a: 0.9 }, {}], 0],
    ['the strongest', [{ b: 0.2 }, { a: 0.9 }, {}, { 春: 0.4 }], 0.4],
    ['not one that stands just before', [{ a: 0.9 }, { a: 0.4 }, {}], 0],
    ['nor just behind', [{}, { a: 0.4 }, { a: 0.9 }], 0],
    ['one that stands further off', [{ a: 0.4 }, {}, { a: 0.9 }], 0.4],
    ['not a space', [{ ' ': 0.4 }, { b: 0.1 }], 0.1],
    ['where nothing is read at all', [{ a: 0.45 }], 0.45],
  ])('%s', (_, steps, expected) => {
    expect(round(read(steps).passedOver)).toBe(expected);
  });
});

describe('one character in two widths', () => {
  // Each of these is one glyph, whichever width wins at a step.
  it.each<[string, Step[], string]>([
    [
      'that changes from step to step',
      [
        { ':': 0.5, '：': 0.4 },
        { ':': 0.4, '：': 0.5 },
      ],
      ':',
    ],
    ['is written in the width of its surest step', [{ ':': 0.6 }, { '：': 0.9 }], '：'],
    ['that together beats the blank', [{ '-': 0.4, ':': 0.3, '：': 0.3 }], ':'],
    ['and another character that beats the blank', [{ a: 0.4, ':': 0.25, '：': 0.35 }], '：'],
    ['also where that is the next strongest', [{ '-': 0.4, a: 0.35, ':': 0.21, '：': 0.2 }], ':'],
    ['that together doesn’t', [{ '-': 0.5, ':': 0.25, '：': 0.25 }], ''],
    ['with another one between', [{ ':': 0.9 }, { a: 0.9 }, { '：': 0.9 }], ':a：'],
    ['is not the raised form', [{ '2': 0.9 }, { '²': 0.9 }], '2²'],
  ])('%s', (_, steps, text) => {
    const dictionary = [...DICTIONARY.slice(0, -1), '2', '²', ' '];
    expect(read(steps, dictionary).text).toBe(text);
  });

  it('is as sure as both, and its rival is what they beat', () => {
    const { characters } = read([{ a: 0.4, ':': 0.25, '：': 0.35 }]);
    expect(characters.map(({ confidence, rival }) => [confidence, rival].map(round))).toEqual([
      [0.6, 0.4],
    ]);
  });

  it('is not passed over beside itself', () => {
    expect(read([{ ':': 0.9 }, { '：': 0.4 }]).passedOver).toBe(0);
    expect(read([{ '：': 0.4 }, { ':': 0.9 }]).passedOver).toBe(0);
    expect(round(read([{ ':': 0.9 }, { b: 0.4 }]).passedOver)).toBe(0.4);
  });
});
