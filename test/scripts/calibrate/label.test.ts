import { describe, expect, it } from 'vitest';
import { type DrawnText, editsOf, linesOf } from '../../../scripts/calibrate/label.ts';
import { type Box, quadOf } from '../../../src/geometry.ts';

const drawn = (box: Box, lang = 'en', text = 'text'): DrawnText => ({ text, lang, box });
const TITLE: Box = [100, 100, 400, 60];

describe('the lines of a drawn text', () => {
  it.each<[string, Box[], DrawnText[], number[][]]>([
    ['nothing found, nothing drawn', [], [], []],
    ['nothing found', [], [drawn(TITLE)], [[]]],
    ['nothing drawn', [TITLE], [], []],
    ['its own place', [TITLE], [drawn(TITLE)], [[0]]],
    ['a little larger than transcribed', [[95, 95, 410, 70]], [drawn(TITLE)], [[0]]],
    ['mostly in it', [[300, 100, 300, 60]], [drawn(TITLE)], [[0]]],
    ['mostly out of it', [[420, 100, 300, 60]], [drawn(TITLE)], [[]]],
    ['elsewhere', [[100, 300, 400, 60]], [drawn(TITLE)], [[]]],
    ['of no area', [[200, 120, 0, 0]], [drawn(TITLE)], [[]]],
    ['one each', [[0, 200, 90, 30], TITLE], [drawn(TITLE), drawn([0, 200, 90, 30])], [[1], [0]]],
    [
      'the smaller of two places that hold it',
      [[110, 110, 100, 30]],
      [drawn([0, 0, 900, 900]), drawn([100, 100, 120, 50])],
      [[], [0]],
    ],
    [
      'a paragraph, from the top down',
      [
        [100, 180, 300, 30],
        [100, 100, 300, 30],
        [100, 140, 300, 30],
      ],
      [drawn([100, 100, 300, 120])],
      [[1, 2, 0]],
    ],
    [
      'pieces of a row, from the left',
      [
        [300, 102, 100, 30],
        [100, 100, 150, 34],
      ],
      [drawn([100, 100, 300, 40])],
      [[1, 0]],
    ],
    [
      'from the right in Arabic',
      [
        [100, 100, 150, 34],
        [300, 102, 100, 30],
      ],
      [drawn([100, 100, 300, 40], 'ar')],
      [[1, 0]],
    ],
    [
      'columns, from the right',
      [
        [100, 100, 40, 300],
        [200, 100, 40, 300],
      ],
      [drawn([100, 100, 140, 300], 'ja')],
      [[1, 0]],
    ],
    [
      'rows of a language that nobody speaks',
      [
        [300, 100, 90, 30],
        [100, 100, 150, 30],
      ],
      [drawn([100, 100, 300, 40], 'not a tag')],
      [[1, 0]],
    ],
  ])('%s', (_, boxes, texts, expected) => {
    expect(linesOf(boxes.map(quadOf), texts)).toEqual(expected);
  });
});

describe('edits that a line is answerable for', () => {
  it.each<[string, string[], string, number[]]>([
    ['no line', [], 'text', []],
    ['read right', ['Fern'], 'Fern', [0]],
    ['nothing of nothing', [''], '', [0]],
    // Nobody can say whose it is; a line without text is no line to calibrate on.
    ['nothing read', [''], 'ab', [0]],
    ['a row that nobody found', ['Grand'], 'Grand\nOpening', [0]],
    ['lost at the end of a row: of that row alone', ['Gran', 'Opening'], 'Grand\nOpening', [1, 0]],
    ['lost at the beginning of one', ['Grand', 'pening'], 'Grand\nOpening', [0, 1]],
    ['rows, each with an error', ['Gramd', 'Opemng', 'now'], 'Grand\nOpening\nnow', [1, 2, 0]],
    ['an empty row between', ['Grand', 'Openin'], 'Grand\n\nOpening', [0, 1]],
    ['another character', ['Fenn'], 'Fern', [1]],
    ['one missing', ['Fen'], 'Fern', [1]],
    ['one too many', ['Ferrn'], 'Fern', [1]],
    ['two lines, both right', ['Grand', 'Opening'], 'Grand Opening', [0, 0]],
    ['an error in the second', ['Grand', 'Opemng'], 'Grand Opening', [0, 2]],
    ['an error in the first', ['Gramd', 'Opening'], 'Grand Opening', [1, 0]],
    ['behind one that was left out', ['Grnd', 'Opemng'], 'Grand Opening', [1, 2]],
    ['behind one too many', ['Graand', 'Opemng'], 'Grand Opening', [1, 2]],
    ['lost where two lines meet: both', ['Gran', 'Opening'], 'Grand Opening', [1, 1]],
    ['lost at the very beginning', ['rand', 'Opening'], 'Grand Opening', [1, 0]],
    ['lost at the very end', ['Grand', 'Openin'], 'Grand Opening', [0, 1]],
    ['a whole line lost between two', ['ab', 'ef'], 'abcdef', [2, 2]],
    ['too much at the end', ['Grand', 'Opening!'], 'Grand Opening', [0, 1]],
    ['spaces are none', ['GrandOpening'], 'Grand Opening', [0]],
    ['nor widths', ['Ｇrand'], 'Grand', [0]],
    ['case is', ['grand'], 'Grand', [1]],
    ['no glyph is always one', ['Fern'], 'Fe〓n', [1]],
    ['even where the reader says so', ['Fe〓n'], 'Fe〓n', [1]],
    ['or leaves it out', ['Fen'], 'Fe〓n', [1]],
    ['several', ['Fern'], '〓e〓〓', [3]],
    ['emoji are none', ['Fern'], 'Fern 🎉', [0]],
    ['beyond the first plane it is one', ['吉野'], '𠮷野', [1]],
    ['a letter and its mark are one', ['cafe'], 'cafe\u0301', [1]],
    ['composed or not', ['café'], 'cafe\u0301', [0]],
    ['a vowel sign is one', ['की'], 'कि', [1]],
    ['Arabic, lines in reading order', ['قهوة', 'الوادي'], 'قهوة الوادي', [0, 0]],
    ['Arabic with an error', ['قهوه', 'الوادي'], 'قهوة الوادي', [1, 0]],
  ])('%s', (_, texts, text, expected) => {
    expect(editsOf(texts, text)).toEqual(expected);
  });

  it('very long lines', () => {
    const text = 'Ticker '.repeat(150);
    expect(editsOf([text, text.replace('Tick', 'Tack')], text + text)).toEqual([0, 1]);
  });
});
