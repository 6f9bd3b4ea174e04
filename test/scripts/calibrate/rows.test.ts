import { describe, expect, it } from 'vitest';
import type { KnownPage, KnownText } from '../../../scripts/calibrate/drawn.ts';
import type { PageEvidence } from '../../../scripts/calibrate/evidence.ts';
import { labelledLines } from '../../../scripts/calibrate/rows.ts';
import { type Box, quadOf } from '../../../src/geometry.ts';
import { decideLine } from '../../../src/reading/decide.ts';
import type { LineEvidence } from '../../../src/reading/gather.ts';
import { SIGNALS } from '../../../src/reading/signals.ts';
import { candidate } from '../../reading/candidate.ts';
import { alphabetsOf, NPM } from '../../reading/decided.ts';

const [FIRST, SECOND]: Box[] = [
  [0, 0, 400, 40],
  [0, 60, 400, 40],
] as [Box, Box];

/** A line that every recogniser of the kit read alike. */
function line(text: string, box: Box = FIRST!): LineEvidence {
  return {
    quad: quadOf(box),
    bend: null,
    place: { width: box[2], height: box[3] },
    pp: NPM.recognisers.map(({ id }) => candidate(text, 0.98, {}, id)),
    tesseract: [],
  };
}

function drawn(text: string, over: Partial<KnownText> = {}): KnownText {
  return { text, lang: 'en', box: FIRST!, kind: 'plain', ...over };
}

function labelled(lines: LineEvidence[], texts: KnownText[], languages = ['en']) {
  const page: PageEvidence = { sample: 'p0001', languages, lines };
  const known: KnownPage = { held: false, texts };
  return labelledLines(page, known, NPM, alphabetsOf(NPM));
}

describe('lines with a label', () => {
  it('say what was drawn, what was read and how far it is off', () => {
    const [row, ...others] = labelled([line('Fern')], [drawn('Fem', { kind: 'lookalike' })]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      sample: 'p0001',
      script: 'Latn',
      kind: 'lookalike',
      text: 'Fern',
      drawn: 'Fem',
      characters: 4,
      edits: 2,
    });
  });

  it('have the signals in their order, of the line as it would be decided', () => {
    const evidence = line('Fern');
    const { signals } = decideLine(evidence, NPM, alphabetsOf(NPM), ['Latn']);
    const [row] = labelled([evidence], [drawn('Fern')]);
    expect(row!.values).toEqual(SIGNALS.map((signal) => signals[signal]));
    expect(row!.edits).toBe(0);
  });

  it.each<[string, LineEvidence[], KnownText[], [string, number][]]>([
    ['nothing read', [], [drawn('Fern')], []],
    ['nothing drawn', [line('Fern')], [], []],
    ['read elsewhere', [line('Fern', SECOND!)], [drawn('Fern')], []],
    ['found and not read', [line('')], [drawn('Fern')], []],
    ['a space', [line(' ')], [drawn('Fern')], []],
    [
      'one each',
      [line('Oak', SECOND!), line('Fern')],
      [drawn('Fern'), drawn('Ash', { box: SECOND! })],
      [
        ['Fern', 0],
        ['Oak', 3],
      ],
    ],
    [
      'two lines of one text, each with its own edits',
      [line('Fern'), line('Osk', SECOND!)],
      [drawn('Fern\nOak', { box: [0, 0, 400, 100] })],
      [
        ['Fern', 0],
        ['Osk', 1],
      ],
    ],
    [
      'of two lines the one that was read',
      [line(''), line('Osk', SECOND!)],
      [drawn('Fern\nOak', { box: [0, 0, 400, 100] })],
      [['Osk', 1]],
    ],
    ['a glyph that is none is never right', [line('Fern')], [drawn('F〓rn')], [['Fern', 1]]],
    [
      'white space is nothing to be off by',
      [line('Fernhill')],
      [drawn('Fern hill')],
      [['Fernhill', 0]],
    ],
  ])('%s', (_, lines, texts, expected) => {
    expect(labelled(lines, texts).map(({ text, edits }) => [text, edits])).toEqual(expected);
  });
});
