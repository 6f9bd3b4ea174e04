import { describe, expect, it } from 'vitest';
import {
  foldCase,
  foldWidth,
  joined,
  NORMALIZATION,
  normalize,
  normalizeStrict,
  unbroken,
} from '../../src/text/normalize.ts';

/** Each named step: [what was written, what it counts as]. */
const STEPS: Record<string, [string, string][]> = {
  nfc: [
    ['e\u0301', 'é'],
    ['U\u0308BER', 'ÜBER'],
    ['\u1112\u1161\u11ab', '한'],
    ['क\u093c', 'क\u093c'],
    ['か\u3099', 'が'],
  ],
  width: [
    ['￥４．５０', '¥4.50'],
    ['ＡＢｃ！', 'ABc!'],
    ['ｶﾞｷﾞﾊﾟﾎﾟ', 'ガギパポ'],
    ['ｳﾞｧｲｵﾘﾝ', 'ヴァイオリン'],
    ['ｺｰﾋｰ｡', 'コーヒー。'],
    ['￦５００', '₩500'],
    ['（税込）', '(税込)'],
    ['12 m²', '12 m²'],
    ['H₂O', 'H₂O'],
    ['½ ™ ① ㎏ ﬁ', '½ ™ ① ㎏ ﬁ'],
  ],
  quotes: [
    ['‘it’s’', "'it's'"],
    ['‚low‛', "'low'"],
    ['5′ 10″', '5\' 10"'],
    ['“both” „sides‟', '"both" "sides"'],
    ['`tick´ ʼokina', "'tick' 'okina"],
    ['«Guillemets» 「鍵」', '«Guillemets» 「鍵」'],
  ],
  dashes: [
    ['a‐b‑c‒d–e—f―g', 'a-b-c-d-e-f-g'],
    ['−5° ⁃ ﹘ ﹣', '-5° - - -'],
    ['ー 一 _ ~', 'ー 一 _ ~'],
  ],
  'middle-dots': [
    ['a•b‧c∙d⋅e・f·g', 'a·b·c·d·e·f·g'],
    ['ｱ･ｲ', 'ア·イ'],
    ['… . 。', '… . 。'],
  ],
  bidi: [
    ['\u202eabc\u202c', 'abc'],
    ['\u2067قهوة\u2069 \u200e250\u200f', 'قهوة 250'],
    ['\u061cسلام', 'سلام'],
  ],
  joiners: [
    ['می\u200cخواهم', 'میخواهم'],
    ['क्\u200dष', 'क्ष'],
    ['zero\u200bwidth soft\u00adhyphen \u2060word\ufeff', 'zerowidth softhyphen word'],
  ],
};

describe.each(Object.entries(STEPS))('the step %s', (name, cases) => {
  it('is one of the names that results list', () => {
    expect(NORMALIZATION).toContain(name);
  });

  it.each(cases)('%j counts as %j', (written, counts) => {
    expect(normalize(written)).toBe(counts);
    expect(normalize(counts)).toBe(counts);
  });
});

it.each(['0', '٣', '३', '$', '€', '£', '+', '%', '°', '×', '÷', '#', '&', '@', '<b>&amp;</b>'])(
  'never folds %s away',
  (sign) => {
    expect(normalize(sign)).toBe(sign);
  },
);

it('case is not folded unless asked for', () => {
  expect(normalize('ÄpFel')).toBe('ÄpFel');
});

it.each([
  ['STRASSE', 'straße'],
  ['ÉCLAIR', 'éclair'],
  ['ΟΔΟΣ', 'οδος'],
  ['ПИВО', 'пиво'],
])('case folding makes %s and %s one', (a, b) => {
  expect(foldCase(a)).toBe(foldCase(b));
});

describe('a critical string', () => {
  it.each([
    ['10–12', '10–12'],
    ['“no”', '“no”'],
    ['a•b', 'a•b'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['￥４．５０', '¥4.50'],
    ['\u202e5\u202c e\u0301', '5 é'],
  ])('%j is held to %j', (written, counts) => {
    expect(foldWidth(written)).toBe(counts);
  });
});

describe('the strict form', () => {
  it.each([
    ['e\u0301', 'é'],
    ['\u2066ab\u2069c', 'abc'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['￥４ “x” – ・', '￥４ “x” – ・'],
    ['A', 'A'],
  ])('%j counts as %j', (written, counts) => {
    expect(normalizeStrict(written)).toBe(counts);
  });
});

describe('a prescribed line break', () => {
  it.each([
    ['Charcoal\nYakitori', 'Charcoal Yakitori'],
    ['Charcoal  \n  Yakitori', 'Charcoal Yakitori'],
    ['Charcoal\r\nYakitori', 'Charcoal Yakitori'],
    ['one\n\ntwo', 'one two'],
    ['炭火焼き\n鳥よし', '炭火焼き鳥よし'],
    ['炭火焼き\r\n鳥よし', '炭火焼き鳥よし'],
    ['东方\n  美人', '东方美人'],
    ['カレー\nパン', 'カレーパン'],
    ['どうぞ。\n毎日', 'どうぞ。毎日'],
    ['价格：\n５０元', '价格：５０元'],
    ['커피\n축제', '커피 축제'],
    ['東京\nTokyo', '東京 Tokyo'],
    ['Tokyo\n東京', 'Tokyo 東京'],
    ['قهوة\nعربية', 'قهوة عربية'],
    ['trailing\n', 'trailing'],
    ['\n\n', ''],
    ['東京 大阪', '東京 大阪'],
  ])('%j reads %j', (text, running) => {
    expect(unbroken(text)).toBe(running);
  });

  it('pieces are joined the same way, empty ones left out', () => {
    expect(joined(['烟雨', '', '楼台'])).toBe('烟雨楼台');
    expect(joined(['Bring your', '', 'friends'])).toBe('Bring your friends');
    expect(joined([])).toBe('');
  });
});
