import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { blocksCsv, picturesCsv } from '../../src/report/csv.ts';
import type { ImageResult, Results } from '../../src/results/results.ts';
import { absentImage, exampleImage, exampleResults, exampleText } from '../results/example.ts';

type Row = Record<string, string>;

function of(...images: ImageResult[]): Results {
  return { ...exampleResults(), images };
}

function rowsOf(csv: string): Row[] {
  return parse<Row>(csv, { bom: true, columns: true, record_delimiter: '\r\n' });
}

function pictureRow(over: Partial<ImageResult> = {}): Row {
  return rowsOf(picturesCsv(of(exampleImage(over))))[0]!;
}

type Block = NonNullable<ImageResult['text']>['blocks'][number];

function blockRow(over: Partial<Block> = {}): Row {
  const text = exampleText();
  text.blocks = [{ ...text.blocks[0]!, ...over }];
  return rowsOf(blocksCsv(of(exampleImage({ text }))))[0]!;
}

const PICTURE_COLUMNS =
  'model,simulated,set,sample,category,group,difficulty,repeat,outcome,reason,textReason,usable,' +
  'characters,decidedCharacters,cer,cerLow,cerHigh,strictCer,floorCer,wer,substituted,missing,' +
  'inserted,extra,duplicated,order,critical,criticalRight,criticalUnknown,rulesHeld,rulesUnknown,' +
  'rulesFailed,notRead,usd,usdUpTo,costBasis,priceDate,attemptMs,totalMs,attempts,' +
  'requestedWidth,requestedHeight,width,height,modelAnswered,requestIds,file,overlay,sha256,note';
const BLOCK_COLUMNS =
  'model,simulated,set,sample,repeat,block,role,lang,script,expected,read,verdict,cer,edits,' +
  'critical,criticalRight,criticalUnknown,confidence,x,y,width,height,by,file';

test.each([
  ['pictures', picturesCsv, PICTURE_COLUMNS],
  ['blocks', blocksCsv, BLOCK_COLUMNS],
])('a run without pictures leaves the names of the columns of %s', (_, csv, columns) => {
  expect(csv(of())).toBe(`\ufeff${columns}\r\n`);
});

test('rows end in CR LF, the last one too', () => {
  const csv = picturesCsv(exampleResults());
  expect(csv.startsWith('\ufeffmodel,')).toBe(true);
  expect(csv.match(/\r\n/g)).toHaveLength(3);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(csv.endsWith('\r\n')).toBe(true);
});

describe('pictures', () => {
  test('all that is known of one', () => {
    const fail = { ...exampleImage().layout[0]!, verdict: 'fail' as const };
    const row = pictureRow({
      repeat: 1,
      usable: false,
      layout: [
        ...exampleImage().layout,
        { ...fail, rule: 'logo' },
        { ...fail, rule: 'margin' },
        { ...fail, rule: 'order', verdict: 'unknown' },
        { ...fail, rule: 'palette', verdict: 'not-applicable' },
      ],
      text: exampleText({
        critical: [
          { block: 'a', text: 'x', ok: true },
          { block: 'a', text: 'y', ok: null },
          { block: 'b', text: 'z', ok: false },
        ],
        notRead: ['🍶', '👨‍👩‍👧'],
      }),
      cost: { usd: '0.0400', upTo: '0.08', basis: 'usage', priceDate: '2026-11-01' },
      latency: { attemptMs: 1234.5, totalMs: 9000 },
      attempts: 2,
      modelAnswered: 'gpt-image-2-2026-10-01',
      requestIds: ['req_1', 'req_2'],
      note: 'an 8-bit copy',
    });
    expect(row).toEqual({
      model: 'gpt-image-2/high',
      simulated: 'no',
      set: 'menus',
      sample: 'izakaya-ja-en',
      category: 'menu',
      group: 'izakaya',
      difficulty: 'medium',
      repeat: '2',
      outcome: 'image',
      reason: '',
      textReason: '',
      usable: 'no',
      characters: '212',
      decidedCharacters: '205',
      cer: '0.014',
      cerLow: '0.014',
      cerHigh: '0.047',
      strictCer: '0.02',
      floorCer: '0.002',
      wer: '0.03',
      substituted: '1',
      missing: '2',
      inserted: '0',
      extra: '5',
      duplicated: '0',
      order: '1',
      critical: '3',
      criticalRight: '1',
      criticalUnknown: '1',
      rulesHeld: '1',
      rulesUnknown: '1',
      rulesFailed: 'logo margin',
      notRead: '🍶 👨‍👩‍👧',
      usd: '0.0400',
      usdUpTo: '0.08',
      costBasis: 'usage',
      priceDate: '2026-11-01',
      attemptMs: '1234.5',
      totalMs: '9000',
      attempts: '2',
      requestedWidth: '1024',
      requestedHeight: '1536',
      width: '1024',
      height: '1536',
      modelAnswered: 'gpt-image-2-2026-10-01',
      requestIds: 'req_1 req_2',
      file: 'images/ab/abcd.png',
      overlay: 'overlays/izakaya-ja-en.jpg',
      sha256: 'b'.repeat(64),
      note: 'an 8-bit copy',
    });
  });

  const unjudged = PICTURE_COLUMNS.split(',').slice(11, 33);
  test.each<[string, ImageResult, Partial<Row>]>([
    [
      'whose reading failed',
      exampleImage({ text: null, textReason: 'out of memory', layout: [], usable: null }),
      { outcome: 'image', textReason: 'out of memory', width: '1024' },
    ],
    [
      'that was refused',
      absentImage({ outcome: 'refused', reason: 'content_policy: “no”' }),
      { outcome: 'refused', reason: 'content_policy: “no”', width: '', file: '' },
    ],
    ['that is absent', absentImage(), { outcome: 'absent', reason: '', usd: '', attemptMs: '' }],
  ])('one %s has no figure', (_, image, expected) => {
    const row = rowsOf(picturesCsv(of(image)))[0]!;
    expect(row).toMatchObject(expected);
    expect(unjudged.filter((name) => row[name] !== '')).toEqual([]);
  });

  test('a figure that is not known is empty', () => {
    const text = exampleText({
      cer: null,
      cerInterval: null,
      wer: Number.NaN,
      strict: { cer: null },
      order: null,
      floor: null,
      decidedCharacters: 0,
    });
    const row = pictureRow({ text, usable: null, group: null, difficulty: null, layout: [] });
    for (const name of ['cer', 'cerLow', 'cerHigh', 'wer', 'strictCer', 'order', 'floorCer'])
      expect(row[name], name).toBe('');
    expect(row).toMatchObject({ usable: 'unknown', decidedCharacters: '0', group: '' });
    expect(Object.values(row).join()).not.toMatch(/NaN|null|undefined|Infinity/);
  });
});

describe('blocks', () => {
  test('all that is known of one', () => {
    expect(rowsOf(blocksCsv(exampleResults()))).toEqual([
      {
        model: 'gpt-image-2/high',
        simulated: 'no',
        set: 'menus',
        sample: 'izakaya-ja-en',
        repeat: '1',
        block: 'title',
        role: 'headline',
        lang: 'ja',
        script: 'Jpan',
        expected: '炭火焼き',
        read: '炭火焼さ',
        verdict: 'wrong',
        cer: '0.25',
        edits: 'き→さ',
        critical: '0',
        criticalRight: '0',
        criticalUnknown: '0',
        confidence: '0.98',
        x: '10',
        y: '20.5',
        width: '300',
        height: '80',
        by: 'person',
        file: 'images/ab/abcd.png',
      },
    ]);
  });

  test('what is missing has neither text nor place', () => {
    const over = { read: null, cer: 1, verdict: 'missing', confidence: null, box: null } as const;
    expect(blockRow(over)).toMatchObject({
      read: '',
      verdict: 'missing',
      confidence: '',
      x: '',
      y: '',
      width: '',
      height: '',
    });
  });

  test('edits in signs', () => {
    const edits = [
      { op: 'substitute', at: 0, expected: 'é', read: 'e' },
      { op: 'missing', at: 1, expected: 'a', read: '' },
      { op: 'insert', at: 2, expected: '', read: 'x' },
    ] as const;
    expect(blockRow({ edits: [...edits] }).edits).toBe('é→e a→∅ ∅→x');
  });

  test('critical strings are counted with their own block', () => {
    const text = exampleText({
      critical: [
        { block: 'title', text: '炭火', ok: true },
        { block: 'title', text: '焼き', ok: null },
        { block: 'price-1', text: '¥680', ok: false },
      ],
    });
    expect(rowsOf(blocksCsv(of(exampleImage({ text }))))[0]).toMatchObject({
      critical: '2',
      criticalRight: '1',
      criticalUnknown: '1',
    });
  });

  test('pictures that nobody read have none', () => {
    expect(rowsOf(blocksCsv(of(absentImage(), exampleImage({ text: null }))))).toEqual([]);
  });
});

test.each([
  ['CJK', '炭火焼き鳥、¥680'],
  ['right to left', 'قهوة ١٢٫٥٠ \u200fשלום\u200e'],
  ['quotes', 'he said "hi", “so”'],
  ['commas and semicolons', 'a,b;c'],
  ['a line break', 'first\nsecond'],
  ['several kinds of them', 'a\r\nb\rc'],
  ['a tab within', 'a\tb'],
  ['signs that begin no cell', 'a; b=1\tc+d\n1-2;"quoted"'],
  ['joined emoji', '👩🏽‍🍳🇯🇵'],
  ['ends that are spaces', '  a  '],
  ['what looks like the end of a row', 'a"\r\n"b'],
  ['signs that are not first', '1=1 a+b x-y a@b'],
  ['a minus of its own', '−5 °C'],
])('%s comes back as it was', (_, text) => {
  expect(blockRow({ expected: text })).toMatchObject({ expected: text, by: 'person' });
});

test.each([
  ['=1+1'],
  ['+49 30 1234'],
  ['-10%'],
  ['@SUM(A1)'],
  ['\tplain'],
  ['\rplain'],
  ['  =1'],
  ['\u00a0=1'],
  ['\u3000＝1'],
  ['\u200b=1'],
  ['\u202e=1'],
  ['\ufeff=1'],
  ['＝1'],
  ['＋1'],
  ['－1'],
  ['＠a'],
  ['﹦1'],
  ['=HYPERLINK("https://example.com","a")'],
])('%j is no formula', (text) => {
  expect(blockRow({ read: text }).read).toBe(`'${text}`);
  expect(pictureRow({ modelAnswered: text }).modelAnswered).toBe(`'${text}`);
});

// A spreadsheet that splits at semicolons or tabs misses the quotes around the whole.
test.each([
  ['a;=1', "a;'=1"],
  ['a;;=1;+2', "a;;'=1;'+2"],
  ['a; \u00a0=1', "a; \u00a0'=1"],
  ['a;\u200b=1', "a;\u200b'=1"],
  ['a;"=1', `a;"'=1`],
  ['a;＝1', "a;'＝1"],
  ['a;﹦1', "a;'﹦1"],
  ['a\t-1\t@b', "a\t'-1\t'@b"],
  ['a\n=1', "a\n'=1"],
  ['a\r\n+1', "a\r\n'+1"],
  ['a\n\n =1', "a\n\n '=1"],
  ['=1;=1', "'=1;'=1"],
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r'=1"],
  ['\n=1', "'\n'=1"],
])('%j has no formula within', (text, written) => {
  expect(blockRow({ read: text }).read).toBe(written);
  expect(pictureRow({ modelAnswered: text }).modelAnswered).toBe(written);
});

test('a long row of what might begin a cell takes no time', () => {
  for (const part of [';', '\t', '\n', ' ', '\ufeff', '"']) {
    const text = `;${part.repeat(100_000)}a`;
    const began = performance.now();
    expect(blockRow({ expected: text }).lang).toBe('ja');
    expect(performance.now() - began, JSON.stringify(part)).toBeLessThan(2000);
  }
});

test('an account of edits is no formula either', () => {
  const edits = [{ op: 'substitute' as const, at: 0, expected: '=', read: '-' }];
  expect(blockRow({ edits }).edits).toBe("'=→-");
});

// Programs differ in what ends a row, so that none of it may stand outside quotes.
test.each(['\n', '\r', '\r\n'])('a cell with %j is quoted', (end) => {
  const image = absentImage({ outcome: 'error', reason: `a${end}b` });
  expect(picturesCsv(of(image))).toContain(`,"a${end}b",`);
});

test('a number below zero stays a number', () => {
  expect(blockRow({ box: [-1.5, 2, 3, 4] }).x).toBe('-1.5');
});

test.each([
  ['a\0b', 'a\ufffdb'],
  ['\u001b[31mred\u007f\u0085', '\ufffd[31mred\ufffd\ufffd'],
  ['half \ud83c', 'half \ufffd'],
  ['\udf76 half', '\ufffd half'],
])('%j is made such as can be written', (text, written) => {
  const csv = picturesCsv(of(absentImage({ outcome: 'error', reason: text })));
  expect(csv.isWellFormed()).toBe(true);
  expect(rowsOf(csv)[0]!.reason).toBe(written);
});
