import { describe, expect, it, test } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { lineBreaks } from '../../src/layout/line-breaks.ts';
import type { LayoutKeys } from '../../src/layout/seen.ts';
import { type ABlock, type ARow, aPage } from './a-page.ts';

const WIDE = 20;

/** Rows below each other, a character `WIDE` px wide. */
function rowsOf(texts: readonly string[], left = 100): ARow[] {
  return texts.map((text, at) => ({
    text,
    box: [left, 100 + 60 * at, Math.max(1, [...text].length * WIDE), 40] as Box,
  }));
}

interface Spec extends Partial<ABlock> {
  text: string;
  lines: readonly string[];
}

function judge(specs: Spec | readonly Spec[], layout: LayoutKeys = {}) {
  const blocks = [specs].flat().map(({ lines, ...block }, at) => ({
    id: `block-${at}`,
    ...block,
    rows: block.rows ?? rowsOf(lines),
  }));
  return lineBreaks.judge(aPage({ blocks, layout }));
}

const faultsOf = (judgement: ReturnType<typeof judge>) =>
  (judgement.measured.faults as { kind: string; at: string }[]).map(
    ({ kind, at }) => `${kind} ${at}`,
  );

const title = 'Großes\nBäckerfest';

describe('prescribed breaks', () => {
  test.each([
    ['as asked', title, ['Großes', 'Bäckerfest']],
    ['read with errors', title, ['Grosses', 'Bäckerfesl']],
    ['its end lost', title, ['Große', 'Bäckerfest']],
    ['its beginning lost', title, ['Großes', 'äckerfest']],
    ['a letter doubled at the break', title, ['Großess', 'Bäckerfest']],
    ['in capitals', title, ['GROSSES', 'BÄCKERFEST']],
    ['a comma lost at the break', 'Wach auf,\nBerlin', ['Wach auf', 'Berlin']],
    [
      'between figures and their unit, if so asked',
      'Ibuprofen\n200\nmg',
      ['Ibuprofen', '200', 'mg'],
    ],
    ['between characters', '一覺醒來，\n已到成都。', ['一覺醒來，', '已到成都。']],
    ['a word missing in the second line', 'Our year\nafloat again', ['Our year', 'again']],
  ])('kept: %s', (_, text, lines) => {
    expect(judge({ text, lines })).toMatchObject({ verdict: 'pass', score: 1 });
  });

  test.each([
    ['one line', title, ['Großes Bäckerfest'], ['missed Großes / Bäckerfest'], 0],
    [
      'a word later',
      'Wake up\nin Chengdu',
      ['Wake up in', 'Chengdu'],
      ['unasked Wake up in / Chengdu', 'missed Wake up / in Chengdu'],
      0,
    ],
    [
      'one more',
      'Wake up\nin Chengdu',
      ['Wake', 'up', 'in Chengdu'],
      ['unasked Wake / up in Chengdu'],
      0.5,
    ],
    [
      'inside a word',
      title,
      ['Großes Bäcker', 'fest'],
      ['word Großes Bäcker / fest', 'missed Großes / Bäckerfest'],
      0,
    ],
    [
      'a character later',
      '手沖咖啡\n入門',
      ['手沖咖啡入', '門'],
      ['unasked 手沖咖啡入 / 門', 'missed 手沖咖啡 / 入門'],
      0,
    ],
  ])('not kept: %s', (_, text, lines, faults, score) => {
    const judgement = judge({ text, lines });
    expect(judgement.verdict).toBe('fail');
    expect(faultsOf(judgement)).toEqual(faults);
    expect(judgement.score).toBe(score);
  });

  it('says which breaks are elsewhere', () => {
    const { message, marks, boxes } = judge({ text: title, lines: ['Großes Bäckerfest'] });
    expect(message).toBe(
      '“Großes Bäckerfest” does not break where it was to, at “Großes / Bäckerfest”.',
    );
    expect(boxes).toEqual([[100, 100, 340, 40]]);
    expect(marks).toEqual([
      {
        kind: 'line',
        tone: 'guide',
        from: [100 + (340 * 6) / 16, 100],
        to: [100 + (340 * 6) / 16, 140],
        label: 'Großes / Bäckerfest',
      },
    ]);
  });

  it('lets as many stand elsewhere as the sample says', () => {
    const moved = {
      text: 'Wake up\nin Chengdu\nat dawn',
      lines: ['Wake up in', 'Chengdu', 'at dawn'],
    };
    expect(judge(moved).verdict).toBe('fail');
    expect(judge(moved, { lineBreaks: { breaks: 1 } })).toMatchObject({
      verdict: 'pass',
      score: 0.5,
      expected: { breaksElsewhere: 1, prescribedBreaks: 2 },
    });
    const inside = { text: title, lines: ['Großes Bäcker', 'fest'] };
    expect(judge(inside, { lineBreaks: { breaks: 1 } }).verdict).toBe('fail');
  });

  it('takes two pieces of one row for one', () => {
    const rows: ARow[] = [
      { text: 'Our', box: [100, 100, 80, 40] },
      { text: 'year', box: [220, 108, 90, 34] },
      { text: 'afloat', box: [100, 170, 160, 40] },
    ];
    expect(judge({ text: 'Our year\nafloat', lines: [], rows }).verdict).toBe('pass');
  });

  it('counts columns where letters stand one under the other', () => {
    const column = (text: string, x: number, length: number): ARow => ({
      text,
      box: [x, 100, 40, length],
      ink: { vertical: true },
    });
    const rows = [column('特急かざなみ', 500, 260), column('7号', 430, 90)];
    expect(judge({ text: '特急かざなみ\n7号', lang: 'ja', lines: [], rows }).verdict).toBe('pass');
    const other = [column('特急', 500, 90), column('かざなみ7号', 430, 260)];
    expect(judge({ text: '特急かざなみ\n7号', lang: 'ja', lines: [], rows: other }).verdict).toBe(
      'fail',
    );
  });

  it('counts rows that are turned', () => {
    // Turned by 30°, rows of 40 px overlap by their upright boxes.
    const turned = (text: string, x: number, y: number): ARow => ({
      text,
      box: [x, y, 300, 190],
      ink: {
        angle: 30,
        quad: [
          [x + 20, y],
          [x + 300, y + 160],
          [x + 280, y + 190],
          [x, y + 34],
        ],
      },
    });
    const rows = [turned('Großes', 100, 100), turned('Bäckerfest', 75, 145)];
    expect(judge({ text: title, lang: 'de', lines: [], rows }).verdict).toBe('pass');
  });

  test.each([
    ['is missing', { text: title, lines: [] }],
    ['has a line unread', { text: 'Wake up\nin Chengdu\nat dawn', lines: ['Wake up', 'at dawn'] }],
    ['has its first line unread', { text: title, lines: ['Bäckerfest'] }],
    ['is read as something else', { text: title, lines: ['xyzwvq', 'kjhgmnoprst'] }],
  ])('it is not known where the block %s', (_, spec) => {
    expect(judge(spec)).toMatchObject({
      verdict: 'unknown',
      score: null,
      measured: { openBlocks: ['block-0'] },
    });
  });
});

describe('breaks that nobody prescribed', () => {
  test.each([
    ['in one line', 'en', 'Fresh every morning', ['Fresh every morning']],
    ['between words', 'en', 'Fresh every morning', ['Fresh', 'every morning']],
    ['with a hyphen', 'de', 'Das Bioprodukt', ['Das Bio-', 'produkt']],
    ['at the text’s own hyphen', 'en', 'A well-known place', ['A well-', 'known place']],
    ['after a slash', 'en', 'Tea and/or coffee', ['Tea and/', 'or coffee']],
    ['between syllables of Korean', 'ko', '어젯밤 푹 주무셨나요?', ['어젯밤 푹 주무', '셨나요?']],
    ['between characters', 'zh-Hans', '明前龙井，一年只等这一季', ['明前龙井，一年只', '等这一季']],
    ['a full stop lost at the break', 'ja', '春です。夏です', ['春です', '夏です']],
    ['before another number', 'en', 'Open at 9 to 12 and later', ['Open at 9 to', '12 and later']],
    ['before a written-out unit', 'en', 'Stir for 10 minutes', ['Stir for 10', 'minutes']],
    ['a headline of single words', 'en', 'Eat Well Now', ['Eat', 'Well', 'Now']],
  ])('may stand: %s', (_, lang, text, lines) => {
    expect(judge({ lang, text, lines })).toMatchObject({ verdict: 'pass', score: 1 });
  });

  test.each([
    ['inside a word', 'en', 'Chocolate cake', ['Choco', 'late cake'], 'word Choco / late cake'],
    ['inside a word of Arabic', 'ar', 'قهوة عربية', ['قهوة عر', 'بية'], 'word قهوة عر / بية'],
    ['inside a word of Hindi', 'hi', 'गरम समोसा', ['गरम समो', 'सा'], 'word गरम समो / सा'],
    [
      'one letter before the hyphen',
      'en',
      'All about tea',
      ['All a-', 'bout tea'],
      'word All a / bout tea',
    ],
    ['a hyphen where none is used', 'ar', 'قهوة عربية', ['قهوة عر-', 'بية'], 'word قهوة عر / بية'],
    [
      'a number',
      'en',
      'Only 1,480 a night',
      ['Only 1,4', '80 a night'],
      'number Only 1,4 / 80 a night',
    ],
    ['number and unit', 'en', 'Flour, 5 kg', ['Flour, 5', 'kg'], 'unit Flour, 5 / kg'],
    ['number and per cent', 'fr', 'Beurre 10 %', ['Beurre 10', '%'], 'unit Beurre 10 / %'],
    ['currency and amount', 'en', 'From $40', ['From $', '40'], 'currency From $ / 40'],
    ['amount and currency', 'de', 'Ab 12,50 €', ['Ab 12,50', '€'], 'currency Ab 12,50 / €'],
    ['yen', 'ja', '鳥よし ¥680', ['鳥よし ¥', '680'], 'currency 鳥よし ¥ / 680'],
    [
      'a stop at the beginning',
      'zh-Hans',
      '明前龙井，一年一季',
      ['明前龙井', '，一年一季'],
      'start 明前龙井 / ，一年一季',
    ],
    [
      'a long vowel at the beginning',
      'ja',
      '改札用コードを表示',
      ['改札用コ', 'ードを表示'],
      'start 改札用コ / ードを表示',
    ],
    [
      'a small kana at the beginning',
      'ja',
      'ちょっと休む',
      ['ち', 'ょっと休む'],
      'start ち / ょっと休む',
    ],
    [
      'a bracket at the end',
      'ja',
      '本日の「定食」',
      ['本日の「', '定食」'],
      'end 本日の「 / 定食」',
    ],
  ])('are wrong: %s', (_, lang, text, lines, fault) => {
    const judgement = judge({ lang, text, lines });
    expect(faultsOf(judgement)).toEqual([fault]);
    expect(judgement).toMatchObject({ verdict: 'fail', score: 0 });
  });

  it('are wrong though the reading is not quite right', () => {
    const lines = ['Zubereitung: 40 g Müsli mit 15O ml Mi', 'lch oder Jogurt ubergießen'];
    const text = 'Zubereitung: 40 g Müsli mit 150 ml Milch oder Joghurt übergießen';
    expect(faultsOf(judge({ lang: 'de', text, lines }))).toEqual(['word mit 150 ml Mi / lch oder']);
  });

  it('are not known where the reading around them is garbled', () => {
    const judgement = judge({ text: 'Chocolate cake', lines: ['Chxxqz', 'vvkwe cake'] });
    expect(judgement.verdict).toBe('unknown');
    expect(judgement.message).toBe('It can’t be told where the lines of “Chocolate cake” break.');
  });

  it('see a hyphen that the reader dropped', () => {
    const rows: ARow[] = rowsOf(['Das Bio', 'produkt']);
    const letters: Box[] = [100, 120, 140, 180, 200].map((x) => [x, 100, 16, 40]);
    rows[0] = { ...rows[0]!, glyphs: [...letters, [222, 122, 14, 5]] };
    expect(judge({ lang: 'de', text: 'Das Bioprodukt', lines: [], rows }).verdict).toBe('pass');
    rows[0] = { ...rows[0]!, glyphs: [...letters, [222, 135, 5, 5]] };
    expect(judge({ lang: 'de', text: 'Das Bioprodukt', lines: [], rows }).verdict).toBe('fail');
  });

  test.each([
    ['flush left, before the line', [100, 144], 120, 'fail'],
    ['flush left, after the line above', [100, 100], 120, 'pass'],
    ['centred, before the line', [200, 182], 240, 'fail'],
    ['centred, after the line above', [200, 172], 240, 'pass'],
    ['in lines that share nothing', [100, 240], 130, 'unknown'],
  ])(
    'know by the lines’ edges where a lost stop stood: %s',
    (_, [first, second], width, verdict) => {
      const rows: ARow[] = [
        { text: '明前龙井', box: [first!, 100, width, 48] },
        { text: '一年只等这一季', box: [second!, 170, 320, 48] },
      ];
      const text = '明前龙井，一年只等这一季';
      expect(judge({ lang: 'zh-Hans', text, lines: [], rows }).verdict).toBe(verdict);
    },
  );

  test.each([
    ['the mark, on the row above', ['名称：こいくち', 'しょうゆ'], [100, 100], 'pass'],
    [
      'a character before a mark, on the mark’s row',
      ['名称：こいくち', 'ょうゆ'],
      [100, 148],
      'pass',
    ],
    [
      'a character before a mark, on the row above',
      ['名称：こいくち', 'ょうゆ'],
      [100, 100],
      'unknown',
    ],
    ['more than one character', ['名称：こいく', 'ょうゆ'], [100, 148], 'unknown'],
  ])('know by the lines’ edges what was lost: %s', (_, texts, lefts, verdict) => {
    const rows = texts.map((text, r): ARow => {
      const width = [...text].length * 48;
      return { text, box: [lefts[r]!, 100 + 70 * r, width, 48] };
    });
    const text = '名称：こいくちしょうゆ';
    expect(judge({ lang: 'ja', text, lines: [], rows }).verdict).toBe(verdict);
  });

  it('take no stack of letters for a broken word', () => {
    const lines = ['S', 'A', 'L', 'E'];
    expect(judge({ text: 'SALE', lines }).verdict).toBe('unknown');
  });

  it('are marked where they stand', () => {
    const { marks, message } = judge({ text: 'Chocolate cake', lines: ['Choco', 'late cake'] });
    expect(message).toBe('“Chocolate cake” is broken inside a word, at “Choco / late cake”.');
    expect(marks).toEqual([
      { kind: 'line', tone: 'bad', from: [200, 100], to: [200, 140], label: 'Choco / late cake' },
      { kind: 'line', tone: 'bad', from: [100, 160], to: [100, 200] },
    ]);
  });

  it('are marked at the other end where letters run to the left', () => {
    const { marks } = judge({ lang: 'ar', text: 'قهوة عربية', lines: ['قهوة عر', 'بية'] });
    expect(marks[0]).toMatchObject({ from: [100, 100], to: [100, 140] });
    expect(marks[1]).toMatchObject({ from: [160, 160], to: [160, 200] });
  });
});

describe('a word alone on the last line', () => {
  const text =
    'For the relief of headache, backache, muscular pain, and the symptoms of colds and flu.';
  const lines = [
    'For the relief of headache, backache,',
    'muscular pain, and the symptoms of colds and',
    'flu.',
  ];

  it('is wrong where the text runs over three lines', () => {
    const judgement = judge({ text, lines });
    expect(judgement).toMatchObject({ verdict: 'fail', score: 0.5, boxes: [[100, 220, 80, 40]] });
    expect(judgement.message).toBe(
      '“For the relief of headache, backache, m…” ends on a line that holds “flu.” alone.',
    );
  });

  test.each([
    [
      'of two lines',
      { text: 'Made by hand with love in it', lines: ['Made by hand with love in', 'it'] },
    ],
    ['in a headline', { text, lines, role: 'headline' }],
    [
      'with another word',
      { text, lines: [lines[0]!, 'muscular pain, and the symptoms of colds', 'and flu.'] },
    ],
    [
      'that is long',
      { text: text.replace('flu.', 'influenza.'), lines: [...lines.slice(0, 2), 'influenza.'] },
    ],
    [
      'in lines of few words',
      { text: 'Be kind, be bold, be you', lines: ['Be kind,', 'be bold, be', 'you'] },
    ],
    ['that was asked for', { text: lines.join('\n'), lines }],
    [
      'of two characters',
      {
        lang: 'zh-Hant',
        text: '本產品含有含麩質之穀物、牛奶及蛋等成分',
        lines: ['本產品含有含麩質之', '穀物、牛奶及蛋等', '成分'],
      },
    ],
  ])('is none %s', (_, spec) => {
    expect(judge(spec).verdict).toBe('pass');
  });

  it('is one character in Chinese and Japanese, whatever mark follows', () => {
    const spec = {
      lang: 'ja',
      text: '保存方法：直射日光を避け、常温で保存してください。',
      lines: ['保存方法：直射日光を避け、', '常温で保存してくださ', 'い。'],
    };
    expect(faultsOf(judge(spec))).toEqual(['widow い。']);
  });

  it.each<[string, string[], string[]]>([
    ['one in a narrow column', ['人生は苦いで', 'すが珈琲を選', 'ぶ'], ['widow ぶ']],
    ['two in a narrow column', ['人生は苦いで', 'すが珈琲を選', 'びま'], []],
    ['one under rows of three', ['人生は', '苦いで', 'す'], []],
  ])('or characters: %s', (_, lines, faults) => {
    expect(faultsOf(judge({ lang: 'ja', text: lines.join(''), lines }))).toEqual(faults);
  });
});

describe('the rule', () => {
  it('is not asked of a sample that says so', () => {
    const wrong = { text: 'Chocolate', lines: ['Choco', 'late'] };
    expect(judge(wrong, { lineBreaks: false }).verdict).toBe('not-applicable');
    expect(judge(wrong, { lineBreaks: true }).verdict).toBe('fail');
  });

  it('holds where nothing breaks, and of what is missing', () => {
    const one = { text: 'Sunday bread', lines: ['Sunday bread'] };
    const gone = { text: 'Baked with love', lines: [] };
    expect(judge([one, gone])).toMatchObject({ verdict: 'pass', score: 1 });
    expect(judge([one, { ...gone, verdict: 'unreadable' }]).verdict).toBe('unknown');
    expect(judge([one, { ...gone, text: '¥680', verdict: 'unreadable' }]).verdict).toBe('pass');
    const kana = { ...gone, text: 'カレーパン', verdict: 'unreadable' as const };
    expect(judge([one, kana]).verdict).toBe('unknown');
  });

  it('counts all breaks of the picture', () => {
    const judgement = judge([
      { text: title, lines: ['Großes', 'Bäckerfest'] },
      { text: 'Chocolate cake', lines: ['Choco', 'late cake'] },
      { text: 'Wake up\nin Chengdu', lines: ['Wake up in', 'Chengdu'] },
    ]);
    expect(judgement).toMatchObject({ verdict: 'fail', score: 0.333 });
    expect(judgement.message).toMatch(
      /^“Chocolate cake” is broken inside a word.*; 2 more breaks are wrong\.$/u,
    );
    expect(judgement.measured).toMatchObject({
      prescribedBreaks: 2,
      keptBreaks: 1,
      drawnBreaks: 3,
    });
  });
});
