import { describe, expect, it } from 'vitest';
import { CONTRADICTED } from '../../src/reading/join.ts';
import { alphabetsOf, decide, JAPANESE, type Line, NONE, NPM, V6 } from './decided.ts';

describe('what a line is worth before it is calibrated', () => {
  it('two crop heights that differ are trusted by nobody', () => {
    const line = (second: string): Line => ({
      kit: NPM,
      pp: [['', 0]],
      tesseract: [['kor', 'Kore', '축제', second]],
      scripts: ['Kore'],
    });
    expect(decide(line('숙제')).chosen.confidence).toBeLessThanOrEqual(CONTRADICTED);
    expect(decide(line('축제')).chosen.confidence).toBeGreaterThan(CONTRADICTED);
  });

  const german = (...readings: string[]): Line => ({
    kit: V6,
    pp: ['für', 'fur'],
    tesseract: [['deu', 'Latn', ...readings]],
  });
  const japanese = (reading: string): Line => ({
    kit: V6,
    pp: ['バス', 'バス'],
    tesseract: [['jpn', 'Jpan', reading, reading]],
    scripts: ['Jpan'],
  });
  it.each<[string, Line, number, number]>([
    ['nobody', { kit: V6, pp: ['für', 'fur'] }, 0, 0],
    ['it sees the same', german('für', 'für'), 1, 0],
    ['the same but for a dash', { ...german('a-b', 'a-b'), pp: ['a–b', 'a–b'] }, 1, 0],
    ['another mark', german('fúr', 'fúr'), 0, 1],
    ['no mark', german('fur', 'fur'), 0, 1],
    ['another letter', german('fün', 'fün'), 0, 1],
    ['nothing', german('', ''), 0, 0],
    ['the same kana', japanese('バス'), 1, 0],
    ['another voicing', japanese('パス'), 0, 1],
    [
      'the text is its own',
      { kit: NPM, pp: [['', 0]], tesseract: [['kor', 'Kore', '축제']] },
      1,
      0,
    ],
  ])('tesseract checks: %s', (_, line, agrees, differs) => {
    const { crossAgrees, crossDiffers } = decide(line).signals;
    expect([crossAgrees, crossDiffers]).toEqual([agrees, differs]);
  });

  it.each<[string, Line, number]>([
    ['all', { kit: NPM, pp: ['Fern', 'Fern', 'Fern'] }, 1],
    ['half', { kit: NPM, pp: ['Fern', 'Fern', 'Fenn'] }, 0.5],
    ['none', { kit: NPM, pp: ['Fern', ['Fenn', 0.5]] }, 0],
    [
      'the first, of tesseract’s text',
      { kit: NPM, pp: ['4,500'], tesseract: [['kor', 'Kore', '4,500원']], scripts: ['Kore'] },
      1,
    ],
    [
      'not the first, of tesseract’s text',
      {
        kit: NPM,
        pp: [['4,800', 0.5]],
        tesseract: [['kor', 'Kore', '4,500원']],
        scripts: ['Kore'],
      },
      0,
    ],
  ])('the share that supports its weakest character: %s', (_, line, support) => {
    expect(decide(line).signals.support).toBe(support);
  });
});

describe('whether the first reads the same in another cut', () => {
  const korean: Line = {
    kit: NPM,
    pp: [['', 0]],
    tesseract: [['kor', 'Kore', '축제', '축제']],
    scripts: ['Kore'],
  };
  const led: Line = {
    kit: JAPANESE,
    pp: [['', 0], '', '', ['おにギり', 0.7]],
    tesseract: [['jpn', 'Jpan', 'おにぎり', 'おにぎり']],
    scripts: ['Jpan'],
    alphabets: [...alphabetsOf(NPM), new Set('おにぎギり')],
  };
  const corrected: Line = { kit: NPM, pp: [['F3rn', 0.6], 'Fern', 'Fern'] };

  it.each<[string, Line, number]>([
    ['it does', { kit: NPM, pp: ['Fern'], again: [['pp-ocrv4', 'Fern']] }, 1],
    ['it doesn’t', { kit: NPM, pp: ['Fern'], again: [['pp-ocrv4', 'Fenn']] }, 0],
    ['it wasn’t asked', { kit: NPM, pp: ['Fern'] }, 0.5],
    ['it is certain', { kit: NPM, pp: [['Fern', 0.995]] }, 1],
    ['a voter was asked', { kit: NPM, pp: ['Fern'], again: [['pp-ocrv3', 'Fern']] }, 0.5],
    [
      'with tesseract’s accents',
      {
        kit: NPM,
        pp: ['fur'],
        again: [['pp-ocrv4', 'fur']],
        tesseract: [['deu', 'Latn', 'für', 'für']],
      },
      1,
    ],
    ['as it read, not as it is corrected', { ...corrected, again: [['pp-ocrv4', 'F3rn']] }, 1],
    ['corrected as it reads again', { ...corrected, again: [['pp-ocrv4', 'Fern']] }, 0],
    ['nor as it is mended', { ...led, again: [['pp-ocrv3-japan', 'おにギり']] }, 1],
    ['mended as it reads again', { ...led, again: [['pp-ocrv3-japan', 'おにぎり']] }, 0],
    ['the kit’s first, of a line that another leads', { ...led, again: [['pp-ocrv4', 'x']] }, 0.5],
    ['the line is tesseract’s', { ...korean, again: [['pp-ocrv4', 'x']] }, 0.5],
    [
      'the line is tesseract’s, though the first was certain',
      {
        kit: NPM,
        pp: [['4,500', 0.995]],
        tesseract: [['kor', 'Kore', '4,500원', '4,500원']],
        scripts: ['Kore'],
      },
      0.5,
    ],
    [
      'tesseract is alone',
      { kit: NONE, pp: [], tesseract: [['eng', 'Latn', 'Fern', 'Fern']] },
      0.5,
    ],
  ])('%s', (_, line, steady) => {
    expect(decide(line).signals.steady).toBe(steady);
  });
});

describe('how well each glyph fits', () => {
  const korean = (...readings: string[]): Line => ({
    kit: NPM,
    pp: [['', 0]],
    tesseract: [['kor', 'Kore', ...readings]],
    scripts: ['Kore'],
  });
  const english = (...readings: string[]): Line => ({
    kit: NONE,
    pp: [],
    tesseract: [['eng', 'Latn', ...readings]],
  });

  it.each<[string, Line, string]>([
    ['all agree', { kit: NPM, pp: ['a b', 'a b', 'a b'] }, ''],
    ['one recogniser reads another', { kit: NPM, pp: ['a b', 'a x'] }, 'b'],
    ['or none', { kit: NPM, pp: ['a b', 'b'] }, 'a'],
    ['crop heights agree', korean('축제', '축제'), ''],
    ['one height reads another', korean('축제', '축재', '축제'), '제'],
    ['tesseract alone', english('ab', 'ab'), ''],
    ['one of its heights reads another', english('ab', 'ab', 'ax'), 'b'],
  ])('%s', (_, line, worst) => {
    const { characters } = decide(line).chosen;
    const inked = characters.filter(({ text }) => text !== ' ');
    for (const { text, fit } of inked) {
      expect(fit, text).toBeLessThanOrEqual(1);
      expect(fit! < 0.8, text).toBe(text === worst);
    }
    // Spaces have no glyph.
    expect(characters.filter(({ text, fit }) => text === ' ' && fit !== undefined)).toEqual([]);
  });
});

describe('readings that were not taken', () => {
  it.each<[string, Line, string[]]>([
    ['none', { kit: NPM, pp: ['Fern'] }, []],
    ['voters', { kit: NPM, pp: ['Fern', 'Fenn', 'Fern'] }, ['pp-ocrv3 Fenn', 'pp-ocrv4-en Fern']],
    [
      'the first where tesseract’s is taken',
      {
        kit: NPM,
        pp: ['4,500', '4,500'],
        tesseract: [['kor', 'Kore', '4,500원']],
        scripts: ['Kore'],
      },
      ['pp-ocrv4 4,500', 'pp-ocrv3 4,500'],
    ],
    [
      'both where they are joined',
      { kit: NPM, pp: ['fur'], tesseract: [['deu', 'Latn', 'für']] },
      ['pp-ocrv4 fur', 'tesseract/deu für'],
    ],
    [
      'tesseract’s where it only checked',
      { kit: V6, pp: ['für'], tesseract: [['deu', 'Latn', 'fúr']] },
      ['tesseract/deu fúr'],
    ],
    [
      'other languages',
      {
        kit: NONE,
        pp: [],
        tesseract: [
          ['deu', 'Latn', ['für', 0.8]],
          ['eng', 'Latn', ['fiir', 0.6]],
        ],
      },
      ['tesseract/eng fiir'],
    ],
  ])('%s', (_, line, expected) => {
    const others = decide(line).others.map(({ engine, text }) => `${engine} ${text}`);
    expect(others).toEqual(expect.arrayContaining(expected));
  });
});
