import { describe, expect, it } from 'vitest';
import { scriptOfText } from '../../src/reading/home-letters.ts';
import { alphabetsOf, decide, JAPANESE, KOREAN, type Line, NONE, NPM, V6 } from './decided.ts';

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

describe('a recogniser that leads lines of its script', () => {
  const alphabets = [...alphabetsOf(NPM), new Set('あたらしい珈琲新春茶おにぎギりFernm1')];
  const japanese = (pp: Line['pp'], ...heights: string[]): Line => ({
    kit: JAPANESE,
    pp,
    tesseract: heights.length === 0 ? [] : [['jpn', 'Jpan', ...heights]],
    scripts: ['Latn', 'Jpan'],
    alphabets,
  });
  const HAN: Line['pp'][number] = ['珈琲', 0.6];
  const KANA = 'あたらしい珈琲';

  it.each<[string, Line, string, string]>([
    ['reads kana', japanese([HAN, HAN, 'x', KANA]), KANA, 'pp-ocrv3-japan'],
    [
      'however tesseract reads them',
      japanese([HAN, HAN, 'x', KANA], 'あたちしい珈琲', 'あたちしい珈琲'),
      KANA,
      'pp-ocrv3-japan',
    ],
    [
      'but for characters that it is unsure of',
      japanese([HAN, HAN, 'x', ['おにギり', 0.7]], 'おにぎり', 'おにぎり'),
      'おにぎり',
      'pp-ocrv3-japan',
    ],
    [
      'is not corrected by those that can’t write it',
      japanese([['新茶', 0.6], '新茶', '新茶', ['珈琲り', 0.5]]),
      '珈琲り',
      'pp-ocrv3-japan',
    ],
    [
      'is corrected by those that see the rest of it',
      japanese([['新茶', 0.9], ['新茶', 0.9], 'x', ['春茶り', 0.8]]),
      '新茶り',
      'pp-ocrv3-japan',
    ],
    [
      'one of them and tesseract are enough',
      japanese([['新茶', 0.9], '', 'x', ['春茶り', 0.85]], '新茶り', '新茶り'),
      '新茶り',
      'pp-ocrv3-japan',
    ],
    [
      'tesseract alone is not',
      japanese([['', 0], '', 'x', ['春茶り', 0.85]], '新茶り', '新茶り'),
      '春茶り',
      'pp-ocrv3-japan',
    ],
    [
      'and for a currency sign that a voter and tesseract see',
      japanese([['¥4', 0.6], '', 'x', '4新茶り'], '¥4新茶り', '¥4新茶り'),
      '¥4新茶り',
      'pp-ocrv3-japan',
    ],
    [
      'not one that tesseract alone sees',
      japanese([['4', 0.6], '', 'x', '4新茶り'], '¥4新茶り', '¥4新茶り'),
      '4新茶り',
      'pp-ocrv3-japan',
    ],
    ['leaves Latin to the first', japanese(['Fern', 'Fern', 'Fern', 'Fem']), 'Fern', 'pp-ocrv4'],
    [
      'whatever kana it sees in it',
      japanese(['OPEN', 'OPEN', 'OPEN', ['あ', 0.3]]),
      'OPEN',
      'pp-ocrv4',
    ],
    [
      'unsure as that may be',
      japanese([['Fern', 0.6], ['Fern', 0.6], ['Fern', 0.6], 'Fem']),
      'Fern',
      'pp-ocrv4',
    ],
  ])('%s', (_, line, text, engine) => {
    const { chosen } = decide(line);
    expect([chosen.text, chosen.engine]).toEqual([text, engine]);
    expect(chosen.characters.map((character) => character.text).join('')).toBe(text);
  });

  it.each<[string, Line, number[]]>([
    [
      'those that can’t write a line in its script',
      japanese([HAN, 'Fern', 'x', 'り']),
      [1, 0, 0.5],
    ],
    [
      'the leader on a line that it doesn’t lead',
      japanese(['Fern', 'Fern', 'Fern', 'Fem1']),
      [1, 0, 1],
    ],
  ])('nobody hears %s', (_, line, expected) => {
    const { support, lacking, agreeing } = decide(line).signals;
    expect([support, lacking, agreeing]).toEqual(expected);
  });

  it('refutes kana that tesseract alone sees', () => {
    const pp: Line['pp'] = [['5,530', 0.7], '5,530', '5,530'];
    const engineBeside = (leader: string) =>
      decide(japanese([...pp, leader], '5ち530', '5ち530')).chosen.engine;
    expect(engineBeside('5,530')).toBe('pp-ocrv4');
    // Not where it read nothing.
    expect(engineBeside('')).toBe('tesseract/jpn');
  });

  it('on a line that nobody leads those are heard that can’t write all of it', () => {
    const of = (voter: string) => decide({ kit: V6, pp: ['für', voter] }).signals.support;
    expect([of('fur'), of('fir')]).toEqual([1, 0]);
  });

  it('nor is what the first is unsure of tesseract’s to mend there', () => {
    const { chosen } = decide({
      kit: V6,
      pp: [['カブェ', 0.7], ''],
      tesseract: [['jpn', 'Jpan', 'カフェ', 'カフェ']],
      scripts: ['Jpan'],
    });
    expect([chosen.text, chosen.engine]).toEqual(['カブェ', 'pp-ocrv6']);
  });

  it('those that can write all of its line are heard', () => {
    const of = (voter: string) => decide(japanese([['新茶', 0.6], voter, '', '新茶'])).signals;
    expect(of('新茶').support).toBeGreaterThan(of('春茶').support);
  });

  it('tesseract checks it', () => {
    const checked = (read: string) => {
      const { crossAgrees, crossDiffers } = decide(
        japanese([HAN, HAN, 'x', KANA], read, read),
      ).signals;
      return [crossAgrees, crossDiffers];
    };
    expect(checked(KANA)).toEqual([1, 0]);
    expect(checked('あたちしい珈琲')).toEqual([0, 1]);
  });

  it('what the others read is kept', () => {
    const { others, script } = decide(japanese([HAN, HAN, 'x', KANA]));
    expect(others.map(({ engine, text }) => `${engine} ${text}`)).toEqual([
      'pp-ocrv4 珈琲',
      'pp-ocrv3 珈琲',
      'pp-ocrv4-en x',
    ]);
    expect(script).toBe('Jpan');
  });
});

describe('numbers and signs that tesseract drops or writes otherwise', () => {
  it('are put right before crop heights are compared', () => {
    const { chosen } = decide({
      kit: NPM,
      pp: [' 50', ' 50', ' 50'],
      tesseract: [['hin', 'Deva', 'र50', 'र50']],
      scripts: ['Deva'],
    });
    expect(chosen.text).toBe('₹50');
  });

  it('are put right too where a recogniser writes the script', () => {
    const { chosen } = decide({
      kit: V6,
      pp: [
        ['', 0],
        ['', 0],
      ],
      tesseract: [['jpn', 'Jpan', '\\600', '\\600']],
      scripts: ['Jpan'],
    });
    expect(chosen.text).toBe('¥600');
  });

  it.each<[string, readonly string[], string]>([
    ['PP-OCR’s in a script that no recogniser writes', ['Latn'], '479 मेला शाम'],
    ['tesseract’s where one of them does', ['Latn', 'Deva'], '9 मेला शाम'],
  ])('digits are %s', (_, scripts, text) => {
    const [first, ...rest] = NPM.recognisers;
    const kit = { ...NPM, recognisers: [first!, ...rest.map((one) => ({ ...one, scripts }))] };
    const pp: Line['pp'][number] = [`479${'x'.repeat(17)}`, 0.92];
    const { chosen } = decide({
      kit,
      pp: [pp, pp, pp],
      tesseract: [['hin', 'Deva', '9 मेला शाम', '9 मेला शाम']],
      scripts: ['Deva'],
    });
    expect(chosen.text).toBe(text);
  });
});

describe('a sign that tesseract writes for an ornament', () => {
  const withSign = (pp: Line['pp'], kit = NPM): Line => ({
    kit,
    pp,
    tesseract: [['kor', 'Kore', '# 커피', '# 커피']],
    scripts: ['Kore'],
  });
  const [first, ...rest] = NPM.recognisers;
  const writing = {
    ...NPM,
    recognisers: [first!, ...rest.map((one) => ({ ...one, scripts: ['Kore'] }))],
  };

  it.each<[string, Line, string]>([
    ['is left out where no recogniser sees it', withSign([['HE', 0.3], '']), '커피'],
    ['stands where one does', withSign([['#', 0.3], '']), '# 커피'],
    ['stands where a recogniser writes the script', withSign([['', 0], ''], writing), '# 커피'],
    ['stands where tesseract is alone', withSign([], NONE), '# 커피'],
  ])('%s', (_, line, text) => {
    const { chosen } = decide(line);
    expect([chosen.text, chosen.engine]).toEqual([text, 'tesseract/kor']);
  });

  it('is left out before crop heights are compared', () => {
    const line = withSign([['HE', 0.3], '']);
    const { signals } = decide({ ...line, tesseract: [['kor', 'Kore', '# 커피', '커피']] });
    expect(signals.heights).toBe(1);
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
