import { describe, expect, it } from 'vitest';
import { blocksOf, column, figures, judge, line } from './page.ts';

/** The copy of an English poster and of a Chinese one; lines as a designer would break them. */
const COPIES = {
  en: {
    lang: 'en',
    blocks: [
      'Harbour Lights Food Market',
      'Fresh oysters, grilled corn and slow roasted lamb',
      'Saturday 18 July, from 6 PM until midnight',
      'Free entry before eight. Children welcome, dogs on a lead.',
      'Pier 4, Waterfront Road',
      'www.harbourlights.example',
    ],
    joint: ' ',
  },
  zh: {
    lang: 'zh-Hans',
    blocks: [
      '山海之间当代水墨艺术展',
      '展期二〇二六年十月一日至十二月二十日',
      '地点上海市黄浦区中山东一路美术馆三层',
      '门票成人八十元，学生凭证半价，六岁以下儿童免费入场。',
      '主办单位东方艺术基金会',
    ],
    joint: '',
  },
} as const;

type Language = keyof typeof COPIES;

const wordsOf = (text: string, language: Language): string[] =>
  language === 'en'
    ? text.split(' ')
    : Array.from(
        new Intl.Segmenter('zh', { granularity: 'word' }).segment(text),
        ({ segment }) => segment,
      );

const reversed = (text: string, language: Language) =>
  wordsOf(text, language).toReversed().join(COPIES[language].joint);
const without = (text: string, language: Language) =>
  wordsOf(text, language)
    .filter((_, i) => i % 3 !== 1)
    .join(COPIES[language].joint);
const misspelt = (text: string, language: Language) =>
  wordsOf(text, language)
    .map((word) => {
      const letters = [...word];
      const at = letters.findIndex((letter) => /\p{L}/u.test(letter));
      if (at >= 0 && (letters.length > 3 || language === 'zh'))
        letters[at] = language === 'en' ? 'ø' : letters.length > 1 ? '囗' : letters[at]!;
      return letters.join('');
    })
    .join(COPIES[language].joint);
const unpunctuated = (text: string) => text.replace(/[\p{P}]/gu, '');

describe.each(Object.keys(COPIES) as Language[])('the judge on %s copy', (language) => {
  const { lang, blocks: texts } = COPIES[language];
  const blocks = blocksOf(texts, lang);
  const clean = {
    substituted: 0,
    missing: 0,
    inserted: 0,
    extra: 0,
    duplicated: 0,
    order: 1,
    cer: 0,
    wer: 0,
    strict: 0,
  };
  const of = (drawn: readonly string[]) => figures(judge(blocks, column(drawn)));

  it('finds nothing in a flawless page', () => {
    expect(of(texts)).toEqual(clean);
  });

  it('counts missing words as missing, never as extra or duplicated', () => {
    const damaged = of(texts.map((text) => without(text, language)));
    const dropped =
      texts.join('').replace(/\s/g, '').length -
      texts
        .map((text) => without(text, language))
        .join('')
        .replace(/\s/g, '').length;
    expect(damaged).toMatchObject({
      missing: dropped,
      substituted: 0,
      inserted: 0,
      extra: 0,
      duplicated: 0,
      order: 1,
    });
    expect(dropped).toBeGreaterThan(10);
  });

  it('counts a block left out as missing', () => {
    expect(of(texts.filter((_, i) => i !== 1))).toMatchObject({
      missing: texts[1]!.replace(/\s/g, '').length,
      extra: 0,
      duplicated: 0,
      order: 1,
    });
  });

  it('sees words shuffled within their block in CER and WER', () => {
    const damaged = of(texts.map((text) => reversed(text, language)));
    expect(damaged.cer).toBeGreaterThan(0.25);
    expect(damaged.wer).toBeGreaterThan(0.25);
    expect(damaged).toMatchObject({ extra: 0, duplicated: 0, order: 1 });
  });

  it('sees permuted blocks in order, and in nothing else', () => {
    const damaged = of(texts.toReversed());
    expect(damaged).toEqual({ ...clean, order: 0 });
  });

  it('counts an invented line as extra, and in nothing else', () => {
    const invented = language === 'en' ? 'Nobody ever asked for this' : '谁也没有要求过这些文字';
    expect(of([...texts.slice(0, 2), invented, ...texts.slice(2)])).toEqual({
      ...clean,
      extra: invented.replace(/\s/g, '').length,
    });
  });

  it.each([
    ['block after block', texts.flatMap((text) => [text, text])],
    ['the whole page again', [...texts, ...texts]],
  ])('counts everything doubled as duplicated only: %s', (_, drawn) => {
    expect(of(drawn)).toEqual({ ...clean, duplicated: texts.join('').replace(/\s/g, '').length });
  });

  it('counts dropped punctuation in the CER', () => {
    const dropped = texts.join('').match(/\p{P}/gu)!.length;
    const damaged = of(texts.map(unpunctuated));
    expect(damaged).toMatchObject({ missing: dropped, substituted: 0, extra: 0, duplicated: 0 });
    expect(damaged.cer).toBeGreaterThan(0);
  });

  it('counts one wrong letter a word as substituted', () => {
    const damaged = of(texts.map((text) => misspelt(text, language)));
    expect(damaged.substituted).toBeGreaterThan(texts.length);
    expect(damaged).toMatchObject({ missing: 0, inserted: 0, extra: 0, duplicated: 0, order: 1 });
  });
});

describe('case', () => {
  const texts = COPIES.en.blocks;
  const lower = column(texts.map((text) => text.toLowerCase()));
  const capitals = texts.join('').match(/\p{Lu}/gu)!.length;

  it('lower-casing moves the CER where the block says exact', () => {
    expect(figures(judge(blocksOf(texts), lower))).toMatchObject({
      substituted: capitals,
      extra: 0,
      order: 1,
    });
  });

  it('and only the strict one where it says any', () => {
    const any = blocksOf(texts).map((block) => ({ ...block, case: 'any' as const }));
    const damaged = figures(judge(any, lower));
    expect(damaged).toMatchObject({ substituted: 0, cer: 0, wer: 0 });
    expect(damaged.strict).toBeGreaterThan(0);
  });
});

describe('a menu in two columns', () => {
  const rows = [
    ['Flat white', '¥4.50', 'Garden omelette', '¥12.00'],
    ['Iced latte', '¥5.50', 'Smoked trout toast', '¥14.50'],
    ['Latte', '¥4.50', 'Granola', '¥9.00'],
  ] as const;
  const names: string[] = rows
    .flatMap((row): string[] => [row[0], row[1]])
    .concat(rows.flatMap((row) => [row[2], row[3]] as string[]));
  const blocks = blocksOf(names).map((block) =>
    block.text.startsWith('¥') ? { ...block, role: 'price', critical: true as const } : block,
  );
  const apart = rows.flatMap((row, r) => [
    line(row[0], [60, 100 + r * 60, 200, 36]),
    line(row[1], [400, 100 + r * 60, 80, 36]),
    line(row[2], [540, 100 + r * 60, 260, 36]),
    line(row[3], [860, 100 + r * 60, 90, 36]),
  ]);
  /** A detector may see a name and its price as one line. */
  const joined = rows.flatMap((row, r) => [
    line(`${row[0]} ${row[1]}`, [60, 100 + r * 60, 420, 36]),
    line(`${row[2]} ${row[3]}`, [540, 100 + r * 60, 410, 36]),
  ]);

  it.each([
    ['name and price apart', apart],
    ['name and price in one line', joined],
    ['lines in any sequence', apart.toReversed()],
  ])('is flawless: %s', (_, lines) => {
    const judged = judge(blocks, lines);
    expect(figures(judged)).toMatchObject({ cer: 0, wer: 0, order: 1, extra: 0, duplicated: 0 });
    expect(judged.critical.every(({ ok }) => ok === true)).toBe(true);
  });

  it('tells equal prices apart by the name they stand beside', () => {
    const judged = judge(blocks, apart);
    expect(judged.blocks.find(({ id }) => id === 'b2')!.box![1]).toBe(100);
    expect(judged.blocks.find(({ id }) => id === 'b6')!.box![1]).toBe(220);
  });

  it('keeps a wrong price with its name, and fails the critical string', () => {
    const lines = apart.map((seen) => (seen.text === '¥5.50' ? { ...seen, text: '¥5.80' } : seen));
    const judged = judge(blocks, lines);
    const wrong = judged.blocks.filter(({ verdict }) => verdict !== 'exact');
    expect(wrong.map(({ id, read }) => [id, read])).toEqual([['b4', '¥5.80']]);
    expect(judged.critical.filter(({ ok }) => ok === false).map(({ block }) => block)).toEqual([
      'b4',
    ]);
  });
});

describe('equal texts', () => {
  it('are told apart by region', () => {
    const blocks = [
      { id: 'low', role: 'label', lang: 'en', text: 'SALE', region: 'bottom-center' },
      { id: 'high', role: 'label', lang: 'en', text: 'SALE', region: 'top-center' },
    ];
    const judged = judge(blocks, [
      line('SALE', [400, 100, 200, 60]),
      line('SALE', [400, 1400, 200, 60]),
    ]);
    expect(judged.blocks.map(({ id, box }) => [id, box![1]])).toEqual([
      ['low', 1400],
      ['high', 100],
    ]);
  });

  it('by order where nothing else tells', () => {
    const judged = judge(blocksOf(['SALE', 'SALE', 'SALE']), column(['SALE', 'SALE', 'SALE']));
    expect(judged.blocks.map(({ box }) => box![1])).toEqual([40, 100, 160]);
    expect(judged.order).toBe(1);
  });
});

describe('blocks over several lines', () => {
  const text = 'Please inform us of any allergies before you order your meal';

  it('are put together in reading order', () => {
    const judged = judge(blocksOf([text, 'Thank you']), [
      line('before you order', [60, 100, 400, 36]),
      line('Please inform us of any allergies', [60, 50, 700, 36]),
      line('Thank you', [60, 260, 200, 36]),
      line('your meal', [60, 150, 200, 36]),
    ]);
    expect(judged.blocks.map(({ verdict }) => verdict)).toEqual(['exact', 'exact']);
    expect(judged.blocks[0]!.boxes).toHaveLength(3);
  });

  it('a detector may cut a word off, down to a single letter', () => {
    const judged = judge(blocksOf(['Danke', '高山烏龍茶']), [
      line('D', [60, 50, 40, 60]),
      line('anke', [105, 52, 160, 60]),
      line('高山烏龍', [60, 200, 240, 60]),
      line('茶', [150, 280, 60, 60]),
    ]);
    expect(judged.blocks.map(({ verdict }) => verdict)).toEqual(['exact', 'exact']);
  });

  it('columns of vertical text run from the right, each from the top', () => {
    const judged = judge(blocksOf(['烟雨楼台诗意长'], 'zh-Hans'), [
      line('诗意长', [300, 50, 60, 220]),
      line('楼台', [400, 200, 60, 140]),
      line('烟雨', [400, 50, 60, 140]),
    ]);
    expect(judged.blocks[0]!.verdict).toBe('exact');
  });

  it('right-to-left rows begin at the right', () => {
    const judged = judge(blocksOf(['الجمعة الخامس من مارس'], 'ar'), [
      line('من مارس', [60, 50, 200, 40]),
      line('الجمعة الخامس', [280, 50, 300, 40]),
    ]);
    expect(judged.blocks[0]!.verdict).toBe('exact');
  });
});

describe('what the reader could not read', () => {
  const texts = ['Grand Opening', 'Saturday at noon', 'Bring your friends'];

  it('is undecided, whether it equals the copy or not', () => {
    const judged = judge(blocksOf(texts), [
      line(texts[0]!, [60, 50, 300, 40], 0.4),
      line('Satvrday at n00n', [60, 150, 300, 40], 0.4),
      line(texts[2]!, [60, 250, 300, 40]),
    ]);
    expect(judged.blocks.map(({ verdict }) => verdict)).toEqual([
      'unreadable',
      'unreadable',
      'exact',
    ]);
    expect(judged).toMatchObject({ cer: 0, substituted: 0, decidedCharacters: 16 });
    expect(judged.cerInterval[0]).toBe(0);
    expect(judged.cerInterval[1]).toBeCloseTo(26 / 42);
  });

  it('an unread area that a block could be leaves it undecided', () => {
    const judged = judge(blocksOf(texts), [
      line(texts[0]!, [60, 50, 300, 40]),
      line('', [60, 150, 300, 40], 0),
      line(texts[2]!, [60, 250, 300, 40]),
    ]);
    expect(judged.blocks[1]!.verdict).toBe('unreadable');
    expect(judged.unread).toEqual([{ box: [60, 150, 300, 40], text: '', block: 'b2' }]);
  });

  it('but a smudge too small for it does not', () => {
    const judged = judge(blocksOf(texts), [
      line(texts[0]!, [60, 50, 300, 40]),
      line('', [60, 150, 40, 40], 0),
      line(texts[2]!, [60, 250, 300, 40]),
    ]);
    expect(judged.blocks[1]!.verdict).toBe('missing');
  });

  it('one area stands for one block, not for all that is missing', () => {
    const judged = judge(blocksOf(texts), [line('', [60, 150, 300, 40], 0)]);
    const verdicts = judged.blocks.map(({ verdict }) => verdict).sort();
    expect(verdicts).toEqual(['missing', 'missing', 'unreadable']);
  });

  it('beside a block it may be the rest of it; a gap inside a line is missing', () => {
    const rest = judge(blocksOf(['Bring your friends along']), [
      line('Bring your', [60, 50, 200, 40]),
      line('', [60, 100, 260, 40], 0),
    ]);
    expect(rest.blocks[0]!.verdict).toBe('unreadable');
    const gap = judge(blocksOf(['Bring your friends along']), [
      line('Bring along', [60, 50, 200, 40]),
      line('', [60, 100, 260, 40], 0),
    ]);
    expect(gap.blocks[0]!.verdict).toBe('wrong');
    expect(gap.missing).toBe(11);
  });

  it.each<[string, number, string]>([
    ['a speck', 9, 'missing'],
    ['a line as high as the others', 40, 'unreadable'],
  ])('%s of unread text stands for a headline: %d px make it %s', (_, height, verdict) => {
    const [, ...texts] = COPIES.en.blocks;
    const blocks = blocksOf(COPIES.en.blocks).map((block, b) => ({
      ...block,
      role: b === 0 ? 'headline' : 'body',
    }));
    const speck = line('', [60, 500, height * 10, height], 0);
    const judged = judge(blocks, [...column(texts), speck]);
    expect(judged.blocks[0]!.verdict).toBe(verdict);
  });

  it('a single sign may be an area of any height', () => {
    const blocks = [
      ...blocksOf(COPIES.en.blocks.slice(1)),
      ...blocksOf(['&']).map((b) => ({ ...b, id: 'sign', role: 'headline' })),
    ];
    const judged = judge(blocks, [
      ...column(COPIES.en.blocks.slice(1)),
      line('', [60, 500, 9, 9], 0),
    ]);
    expect(judged.blocks.at(-1)!.verdict).toBe('unreadable');
  });

  it('a doubtful repeat of a block that is there excuses no block that is not', () => {
    const blocks = blocksOf(['Corn 4.50', 'Lamb 9.80', 'Fish 7.20']);
    const again = (text: string) => line(text, [60, 300, 200, 40], 0.2);
    const lines = column(['Corn 4.50', 'Fish 7.20'], 60, 200);
    const verdicts = (doubtful: string) =>
      judge(blocks, [...lines, again(doubtful)]).blocks.map(({ verdict }) => verdict);
    expect(verdicts('Corn 4.50')).toEqual(['exact', 'missing', 'exact']);
    expect(verdicts('xorm 4 6')).toEqual(['exact', 'unreadable', 'exact']);
    // It is no invented text either: nobody could read it for sure.
    expect(judge(blocks, [...lines, again('Corn 4.50')]).duplicated).toBe(0);
  });

  it('a character outside the alphabet makes its block unreadable, never wrong', () => {
    const alphabet = new Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-'");
    const judged = judge(
      blocksOf(['Only €24.50', 'It’s open – come in']),
      [line('Only 24.50', [60, 50, 300, 40]), line("It's open - come in", [60, 150, 300, 40])],
      { alphabet },
    );
    expect(judged.blocks.map(({ verdict }) => verdict)).toEqual(['unreadable', 'exact']);
  });

  it('a script it cannot write is not extra text either', () => {
    const alphabet = new Set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const judged = judge(blocksOf(['МОСКВА'], 'ru'), [line('MOCKBA', [60, 50, 160, 40])], {
      alphabet,
    });
    expect(judged.blocks[0]!.verdict).toBe('unreadable');
    expect(judged).toMatchObject({ extra: 0, cer: null });
  });

  it('doubtful leftovers and lone characters are not charged as extra', () => {
    const judged = judge(blocksOf(['Grand Opening']), [
      line('Grand Opening', [60, 50, 300, 40]),
      line('Lorem ipsum', [60, 150, 300, 40], 0.5),
      line('大', [60, 250, 40, 40]),
    ]);
    expect(judged).toMatchObject({ extra: 0, duplicated: 0, cer: 0 });
    expect(judged.unread.map(({ text }) => text)).toEqual(['Lorem ipsum', '大']);
  });
});

describe('a line that could not be read and holds more than its block', () => {
  const copy = ['بلد المنشأ: المملكة العربية السعودية', 'Country of origin: Saudi Arabia'];
  const [arabic, english] = copy.map((text, i) => blocksOf([text], i === 0 ? 'ar' : 'en')[0]!);
  const blocks = [
    { ...arabic!, id: 'ar' },
    { ...english!, id: 'en' },
  ];
  const row = (text: string, confidence: number) => [line(text, [40, 700, 900, 40], confidence)];

  it.each<[what: string, text: string, confidence: number, verdict: string]>([
    ['may hold the one beside it', `${copy[0]} قتطقط 581101 نصتعه آه تتتصتام`, 0.1, 'unreadable'],
    ['unless it is trusted', `${copy[0]} قتطقط 581101 نصتعه آه تتتصتام`, 1, 'missing'],
    ['or holds no more than its own', copy[0]!, 0.1, 'missing'],
  ])('%s', (_, text, confidence, verdict) => {
    const judged = judge(blocks, row(text, confidence));
    expect(judged.blocks.find(({ id }) => id === 'en')!.verdict).toBe(verdict);
  });
});

describe('spacing', () => {
  it.each([
    ['lost', 'MILES&THEBLUENOTES', 'MILES & THE BLUE NOTES', 0],
    ['invented', '서 울 봄 꽃 축 제', '서울 봄꽃 축제', 0],
    ['lost, one word wrong', 'MILES&THEBLUENOTEZ', 'MILES & THE BLUE NOTES', 1 / 5],
    ['right, one word missing', 'MILES & BLUE NOTES', 'MILES & THE BLUE NOTES', 1 / 5],
    ['right, a first letter missing', 'MILES & HE BLUE NOTES', 'MILES & THE BLUE NOTES', 1 / 5],
    ['right, one word invented', 'MILES & THE BIG BLUE NOTES', 'MILES & THE BLUE NOTES', 1 / 5],
  ])('%s by the reader is not charged in the WER', (_, read, expected, wer) => {
    expect(judge(blocksOf([expected]), column([read])).wer).toBeCloseTo(wer);
  });
});

describe('odd copy', () => {
  it('leaves emoji out of text and count and lists them', () => {
    const judged = judge(blocksOf(['Fresh 🍋 daily 👩‍🍳']), column(['Fresh daily']));
    expect(judged).toMatchObject({ cer: 0, characters: 10, notRead: ['🍋', '👩‍🍳'] });
  });

  it('a wordmark is not extra', () => {
    const seen = column(['Grand Opening', 'Kestrel']);
    expect(judge(blocksOf(['Grand Opening']), seen).extra).toBe(7);
    expect(judge(blocksOf(['Grand Opening']), seen, { logoText: 'Kestrel' }).extra).toBe(0);
  });

  it.each([
    ['no lines at all', []],
    ['only empty lines', [line('', [0, 0, 10, 10], 0)]],
    ['a page of noise', column(Array.from({ length: 40 }, (_, i) => `zq${i}x`.repeat(4)))],
  ])('survives %s', (_, lines) => {
    const judged = judge(
      blocksOf(['Grand Opening', '<b>¥4.50</b>', '\u202eabc\u202c e\u0301']),
      lines,
    );
    expect(judged.cer).toBe(1);
    expect(judged.order).toBeNull();
    expect(JSON.stringify(judged)).not.toContain('null,null');
  });

  it('judges a dense page quickly', () => {
    const texts = Array.from(
      { length: 60 },
      (_, i) => `Dish number ${i} with sauce ${i * 37} and herbs`,
    );
    const start = performance.now();
    const judged = judge(blocksOf(texts), column(texts));
    expect(judged.cer).toBe(0);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
