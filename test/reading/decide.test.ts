import { describe, expect, it } from 'vitest';
import { scriptOfText } from '../../src/reading/home-letters.ts';
import { alphabetsOf, decide, KOREAN, type Line, NONE, NPM, V6 } from './decided.ts';

describe('what a line says', () => {
  it.each<[string, Line, string, string]>([
    ['nothing to read', { kit: NPM, pp: [''] }, '', 'pp-ocrv4'],
    ['the first alone', { kit: NPM, pp: ['Fern'] }, 'Fern', 'pp-ocrv4'],
    [
      'not the voter, however sure',
      {
        kit: NPM,
        pp: [
          ['Fern', 0.9],
          ['Fenn', 0.99],
        ],
      },
      'Fern',
      'pp-ocrv4',
    ],
    [
      'what two surer voters correct',
      { kit: NPM, pp: [['F3rn', 0.6], 'Fern', 'Fern'] },
      'Fern',
      'pp-ocrv4',
    ],
    [
      'accents that the first can’t write',
      { kit: NPM, pp: ['GroBes fur'], tesseract: [['deu', 'Latn', 'Großes für', 'Großes für']] },
      'Großes für',
      'pp-ocrv4+tesseract/deu',
    ],
    [
      'the surest language’s accents',
      {
        kit: NPM,
        pp: ['fur'],
        tesseract: [
          ['vie', 'Latn', ['fũr', 0.8]],
          ['deu', 'Latn', ['für', 0.95]],
        ],
      },
      'für',
      'pp-ocrv4+tesseract/deu',
    ],
    [
      'no accents where tesseract sees nothing',
      { kit: NPM, pp: ['fur'], tesseract: [['deu', 'Latn', ['', 0]]] },
      'fur',
      'pp-ocrv4',
    ],
    [
      'accents that the first writes are not tesseract’s to change',
      { kit: V6, pp: ['für', 'fur'], tesseract: [['fra', 'Latn', 'fûr', 'fûr']] },
      'für',
      'pp-ocrv6',
    ],
    [
      'kana that the first can’t write',
      {
        kit: NPM,
        pp: [['炭火焼', 0.5]],
        tesseract: [['jpn', 'Jpan', '炭火焼き', '炭火焼き']],
        scripts: ['Jpan'],
      },
      '炭火焼き',
      'tesseract/jpn',
    ],
    [
      'kana that it writes',
      {
        kit: V6,
        pp: ['カフェ', 'カフェ'],
        tesseract: [['jpn', 'Jpan', 'カブェ', 'カブェ']],
        scripts: ['Jpan'],
      },
      'カフェ',
      'pp-ocrv6',
    ],
    [
      'a Korean sign behind digits',
      {
        kit: V6,
        pp: ['4,500', '4,500'],
        tesseract: [['kor', 'Kore', '4,500원', '4,500원']],
        scripts: ['Kore'],
      },
      '4,500원',
      'tesseract/kor',
    ],
    [
      'Arabic, in its own order',
      {
        kit: NPM,
        pp: [['.', 0.3]],
        tesseract: [['ara', 'Arab', 'قهوة الوادي', 'قهوة الوادي']],
        scripts: ['Arab'],
      },
      'قهوة الوادي',
      'tesseract/ara',
    ],
    [
      'Devanagari with its marks',
      {
        kit: NPM,
        pp: [['', 0]],
        tesseract: [['hin', 'Deva', 'पुस्तक मेला', 'पुस्तक मेला']],
        scripts: ['Deva'],
      },
      'पुस्तक मेला',
      'tesseract/hin',
    ],
    [
      'sure Latin beside a hallucinated script',
      {
        kit: NPM,
        pp: ['OPEN 7:00'],
        tesseract: [['kor', 'Kore', '이요타 기00']],
        scripts: ['Kore'],
      },
      'OPEN 7:00',
      'pp-ocrv4',
    ],
    [
      'of two scripts the surer',
      {
        kit: NPM,
        pp: [['', 0]],
        tesseract: [
          ['ara', 'Arab', ['لا', 0.4]],
          ['kor', 'Kore', ['커피 축제', 0.95]],
        ],
        scripts: ['Arab', 'Kore'],
      },
      '커피 축제',
      'tesseract/kor',
    ],
    [
      'tesseract alone: what most heights agree on',
      { kit: NONE, pp: [], tesseract: [['eng', 'Latn', 'Fern', 'Fenn', 'Fern']] },
      'Fern',
      'tesseract/eng',
    ],
    [
      'tesseract alone: the surest language',
      {
        kit: NONE,
        pp: [],
        tesseract: [
          ['deu', 'Latn', ['für', 0.8]],
          ['eng', 'Latn', ['fiir', 0.6]],
        ],
      },
      'für',
      'tesseract/deu',
    ],
    ['tesseract alone, without a language', { kit: NONE, pp: [] }, '', 'tesseract'],
  ])('%s', (_, line, text, engine) => {
    const { chosen } = decide(line);
    expect([chosen.text, chosen.engine]).toEqual([text, engine]);
    expect(chosen.characters.map((character) => character.text).join('')).toBe(text);
    expect(chosen.confidence).toBeGreaterThanOrEqual(0);
    expect(chosen.confidence).toBeLessThanOrEqual(1);
    if (text === '') expect(chosen.confidence).toBe(0);
  });

  // Tesseract is asked where the first sees nothing, and its answer is thrown away.
  it('text that only tesseract sees', () => {
    const { chosen } = decide({
      kit: V6,
      pp: [
        ['', 0],
        ['', 0],
      ],
      tesseract: [['jpn', 'Jpan', '炭火焼き', '炭火焼き']],
      scripts: ['Jpan'],
    });
    expect(chosen.text).toBe('炭火焼き');
  });

  // PP-OCRv6 writes marks, but none of Vietnamese's own, and neither ¡ nor „.
  it.each<[string, string, string, string]>([
    ['tones', 'Ph bò đc bit', 'Phở bò đặc biệt', 'vie'],
    ['an opening sign', 'Que rico!', '¡Que rico!', 'spa'],
    ['an opening quote', 'Ein Genuss', 'Ein „Genuss', 'deu'],
  ])('what is in no dictionary of the recognisers, though they write marks: %s', (...told) => {
    const [, read, text, code] = told;
    const lacks = [...'ởặệ¡„'];
    const alphabets = alphabetsOf(V6).map((all) =>
      new Set([...all, 'đ']).difference(new Set(lacks)),
    );
    const line = { kit: V6, pp: [read, read], tesseract: [[code, 'Latn', text, text]] } as const;
    expect(decide({ ...line, alphabets }).chosen.text).toBe(text);
  });

  it('very long lines', () => {
    const text = 'Ticker '.repeat(200).trim();
    expect(decide({ kit: NPM, pp: [text, text, text] }).chosen.text).toBe(text);
  });
});

describe('a recogniser of a script that nothing else reads', () => {
  const alphabets = [...alphabetsOf(NPM), new Set('카페오픈원4,50')];

  it.each<[string, string[], string[], string, string]>([
    [
      'stands where the others see nothing',
      ['', '', '', '카페 오픈'],
      [],
      '카페 오픈',
      'pp-ocrv5-korean',
    ],
    ['stands over scraps', ['7H', '', '7', '카페'], [], '카페', 'pp-ocrv5-korean'],
    [
      'is a voice beside tesseract',
      ['', '', '', '카페'],
      ['카폐', '카폐'],
      '카폐',
      'tesseract/kor',
    ],
    ['is silent on Latin', ['Cafe', 'Cafe', 'Cafe', '4'], [], 'Cafe', 'pp-ocrv4'],
  ])('%s', (_, pp, heights, text, engine) => {
    const tesseract = heights.length === 0 ? [] : [['kor', 'Kore', ...heights] as const];
    const line = { kit: KOREAN, pp, tesseract, scripts: ['Latn', 'Kore'], alphabets };
    const { chosen } = decide(line);
    expect([chosen.text, chosen.engine]).toEqual([text, engine]);
  });

  it('that disagrees with tesseract lowers the support', () => {
    const of = (korean: string) =>
      decide({
        kit: KOREAN,
        pp: ['', '', '', korean],
        tesseract: [['kor', 'Kore', '카페', '카페']],
        scripts: ['Kore'],
        alphabets,
      }).signals.support;
    expect(of('카페')).toBeGreaterThan(of('오픈'));
  });
});

describe('the script of a line', () => {
  it.each<[string, string[], string]>([
    ['', ['Jpan'], 'Latn'],
    ['Fern', ['Jpan'], 'Latn'],
    ['4,500 ¥', ['Kore'], 'Latn'],
    ['🎉', ['Arab'], 'Latn'],
    ['炭火焼き', ['Hans'], 'Jpan'],
    ['OPEN カフェ', ['Latn', 'Jpan'], 'Jpan'],
    ['春茶', [], 'Hans'],
    ['春茶', ['Latn'], 'Hans'],
    ['春茶', ['Latn', 'Hant'], 'Hant'],
    ['春茶', ['Latn', 'Jpan'], 'Jpan'],
    ['春茶', ['Kore'], 'Kore'],
    ['春茶', ['Hant', 'Hans'], 'Hans'],
    ['𠮷野', ['Jpan'], 'Jpan'],
    ['4,500원', ['Latn'], 'Kore'],
    ['قهوة 12', ['Latn'], 'Arab'],
    ['मेला', [], 'Deva'],
    ['Кофе', [], 'Cyrl'],
    ['καφές', [], 'Grek'],
    ['קפה', [], 'Hebr'],
    ['กาแฟ', [], 'Thai'],
  ])('%j in copy of %j is %s', (text, scripts, expected) => {
    expect(scriptOfText(text, scripts)).toBe(expected);
  });

  // Tesseract reads them, and the calibration of Latin lines says nothing of them.
  it.each([
    ['চা', 'Beng'],
    ['காபி', 'Taml'],
  ])('%j is %s', (text, expected) => {
    expect(scriptOfText(text, [expected])).toBe(expected);
  });
});
