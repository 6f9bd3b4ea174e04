import { describe, expect, it } from 'vitest';
import { type FaultsError, TyposcopeError } from '../../../src/errors.ts';
import {
  checkedAlphabet,
  checkedIdentity,
  checkedReading,
} from '../../../src/reading/modules/check.ts';
import { paint } from '../pixels.ts';
import { line } from './lines.ts';

const pixels = paint(200, 100, () => [255, 255, 255]);
const good = line([10, 10, 100, 20], 'Tea');

function thrown(run: () => unknown): TyposcopeError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(TyposcopeError);
    return error as TyposcopeError;
  }
  throw new Error('nothing was thrown');
}

describe('a reading that holds', () => {
  it('is kept, and nothing with it', () => {
    const reading = { width: 200, height: 100, lines: [{ ...good, mine: 1 }], more: 2 };
    expect(checkedReading('m.ts', reading, pixels)).toEqual({
      width: 200,
      height: 100,
      lines: [good],
    });
  });

  it.each([
    ['no line', []],
    ['a rim beyond the edge', [line([-9, -9, 100, 20], 'Tea')]],
    [
      'a line turned by a quarter',
      [
        line(
          [
            [50, 10],
            [50, 90],
            [30, 90],
            [30, 10],
          ],
          'Tea',
        ),
      ],
    ],
    [
      'corners rounded to half a dent',
      [
        line(
          [
            [10, 10],
            [60, 10.4],
            [110, 10],
            [110, 30],
          ],
          'Tea',
        ),
      ],
    ],
    ['text that was detected only', [line([10, 10, 100, 20], '', 0)]],
    [
      'characters without boxes',
      [{ ...good, characters: [...'Tea'].map((text) => ({ text, confidence: 1, box: null })) }],
    ],
  ])('%s', (_, lines) => {
    expect(checkedReading('m.ts', { width: 200, height: 100, lines }, pixels).lines).toEqual(lines);
  });
});

describe('a reading that does not hold: where, and what was expected', () => {
  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /m\.ts: .*expected object/],
    ['a promise of nothing', null, /expected object/],
    ['another size', { width: 100, height: 200, lines: [] }, /\[100,200\], expected 200 and 100/],
    ['no lines', { width: 200, height: 100 }, /m\.ts · lines: /],
    ['lines that are none', { width: 200, height: 100, lines: 'Tea' }, /m\.ts · lines: /],
    ...(
      [
        [
          'a corner without a number',
          {
            quad: [
              [NaN, 0],
              [9, 0],
              [9, 9],
              [0, 9],
            ],
          },
          /lines\.0\.quad/,
        ],
        [
          'an endless one',
          {
            quad: [
              [0, 0],
              [Infinity, 0],
              [9, 9],
              [0, 9],
            ],
          },
          /lines\.0\.quad/,
        ],
        [
          'three corners',
          {
            quad: [
              [0, 0],
              [9, 0],
              [9, 9],
            ],
          },
          /lines\.0\.quad/,
        ],
        [
          'corners that cross',
          {
            quad: [
              [0, 0],
              [90, 0],
              [0, 20],
              [90, 20],
            ],
          },
          /lines\.0\.quad: corners/,
        ],
        [
          'corners the other way',
          {
            quad: [
              [0, 0],
              [0, 20],
              [90, 20],
              [90, 0],
            ],
          },
          /lines\.0\.quad: corners/,
        ],
        [
          'no area',
          {
            quad: [
              [0, 0],
              [90, 0],
              [90, 0],
              [0, 0],
            ],
          },
          /lines\.0\.quad: corners/,
        ],
        ['a place outside', line([300, 10, 50, 20], ''), /lines\.0\.quad: .*outside.*200 x 100/],
        ['half outside', line([150, 10, 100, 20], ''), /lines\.0\.quad: .*outside/],
        ['no text', { text: null }, /lines\.0\.text/],
        ['half an emoji', { text: '\ud83c' }, /lines\.0\.text: half a surrogate/],
        ['a percentage', { confidence: 93 }, /lines\.0\.confidence/],
        ['less than nothing', { confidence: -0.1 }, /lines\.0\.confidence/],
        ['no engine', { engine: undefined }, /lines\.0\.engine/],
        ['no characters', { characters: undefined }, /lines\.0\.characters/],
        [
          'characters of another text',
          { characters: [{ text: 'Te', confidence: 1, box: null }] },
          /lines\.0\.characters: .*found "Te", expected Tea/,
        ],
        [
          'a character that is too sure',
          { characters: [{ text: 'Tea', confidence: 2, box: null }] },
          /lines\.0\.characters\.0\.confidence/,
        ],
        [
          'a box of three',
          { characters: [{ text: 'Tea', confidence: 1, box: [0, 0, 1] }] },
          /lines\.0\.characters\.0\.box/,
        ],
      ] as const
    ).map(([what, part, message]): [string, unknown, RegExp] => [
      what,
      { width: 200, height: 100, lines: [{ ...good, ...part }] },
      message,
    ]),
  ])('%s', (_, reading, message) => {
    const error = thrown(() => checkedReading('m.ts', reading, pixels));
    expect(error.code).toBe('usage');
    expect(error.message).toMatch(message);
    expect(error.message).toContain('read()');
  });

  it('all of its faults at once, but not thousands', () => {
    const bad = { ...good, confidence: 7 };
    const wrong = {
      ...good,
      quad: [
        [0, 0],
        [0, 20],
        [90, 20],
        [90, 0],
      ],
    };
    for (const part of [bad, wrong]) {
      const two = { width: 200, height: 100, lines: [part, good, part] };
      expect((thrown(() => checkedReading('m', two, pixels)) as FaultsError).faults).toHaveLength(
        2,
      );
      const many = { width: 200, height: 100, lines: new Array(1000).fill(part) };
      const error = thrown(() => checkedReading('m', many, pixels)) as FaultsError;
      expect(error.faults).toHaveLength(10);
    }
  });
});

it.each<[unknown, RegExp | null]>([
  [{ id: 'my-ocr_2.1', version: '1', data: 'x' }, null],
  [{ id: 'my/ocr', version: '1', data: 'x' }, /id: not a short name/],
  [{ id: '', version: '1', data: 'x' }, /id: /],
  [{ id: '\u001b[2J', version: '1', data: 'x' }, /id: /],
  [{ id: 'a'.repeat(65), version: '1', data: 'x' }, /id: /],
  [{ id: 'a', version: 1, data: 'x' }, /version: .*string/],
  [{ id: 'a', version: '1', data: '' }, /data: /],
  [{ id: 'a' }, /version: .*\n.*data: /],
  ['a', /expected object/],
])('the identity %j', (identity, message) => {
  if (message === null) expect(checkedIdentity('m.ts', identity)).toEqual(identity);
  else expect(thrown(() => checkedIdentity('m.ts', identity)).message).toMatch(message);
});

it.each<[string, unknown, boolean]>([
  ['unknown', null, true],
  ['a set', new Set('abc'), true],
  ['nothing', undefined, false],
  ['an array', ['a'], false],
  ['a set of numbers', new Set([1]), false],
])('the alphabet: %s', (_, alphabet, holds) => {
  if (holds) expect(checkedAlphabet('m.ts', alphabet)).toEqual(alphabet);
  else expect(thrown(() => checkedAlphabet('m.ts', alphabet)).message).toMatch(/expected a Set/);
});
