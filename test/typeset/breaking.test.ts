import { beforeAll, describe, expect, it } from 'vitest';
import { copyLanguages, copyLine } from '../../scripts/lines/copy.ts';
import { loadSet } from '../../src/dataset/load.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { graphemes } from '../../src/text/graphemes.ts';
import { breakLines, leastRoom, wordRoom } from '../../src/typeset/breaking.ts';

const WIDE =
  /^(?:[\u1100-\u11ff\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uff00-\uff60]|\p{Emoji_Presentation})/u;

/** Cells of a terminal: 2 for East Asian characters and emoji. */
function cells(line: string): number {
  let sum = known.get(line);
  if (sum === undefined) {
    sum = graphemes(line).reduce((cell, letter) => cell + (WIDE.test(letter) ? 2 : 1), 0);
    known.set(line, sum);
  }
  return sum;
}
const known = new Map<string, number>();

const set = (text: string, lang: string, room: number) => breakLines(text, lang, room, cells);

describe('breakLines', () => {
  it.each([
    // Latin
    ['en', 'Fern & Finch', 20, ['Fern & Finch']],
    ['en', 'All-day brunch, baked before sunrise', 20, ['All-day brunch,', 'baked before sunrise']],
    [
      'en',
      'Please tell us about allergies before you order.',
      24,
      ['Please tell us', 'about allergies', 'before you order.'],
    ],
    [
      'de',
      'Frisch aus dem Ofen für alle Genießer',
      22,
      ['Frisch aus dem Ofen', 'für alle Genießer'],
    ],
    ['fr', 'Ouvert « toute l’année » !', 12, ['Ouvert', '« toute', 'l’année » !']],
    ['de', 'Das »gute« Brot', 11, ['Das »gute«', 'Brot']],
    ['vi', 'Cà phê sữa đá Sài Gòn', 12, ['Cà phê sữa', 'đá Sài Gòn']],
    // Chinese and Japanese
    ['zh-Hans', '明前龙井，一年只等这一季', 16, ['明前龙井，', '一年只等这一季']],
    ['zh-Hans', '3月28日全国门店同步上市', 14, ['3月28日全国', '门店同步上市']],
    ['zh-Hans', '新品“春茶”已上新', 8, ['新品', '“春茶”', '已上新']],
    ['zh-Hant', '限量發售——送完為止……', 12, ['限量發售——', '送完為止……']],
    ['ja', 'あなたらしく、うつくしく', 16, ['あなたらしく、', 'うつくしく']],
    ['ja', 'クロワッサンとコーヒーのある暮らし', 22, ['クロワッサンと', 'コーヒーのある暮らし']],
    ['ja', '炭火焼き 鳥よし', 12, ['炭火焼き', '鳥よし']],
    ['ja', '星空の下で 〜夏祭り〜', 12, ['星空の下で', '〜夏祭り〜']],
    // Korean
    ['ko', '새로 볶은 원두, 오늘부터 만나요', 18, ['새로 볶은 원두,', '오늘부터 만나요']],
    // Arabic, Hindi, Thai
    ['ar', 'قهوة عربية بالهيل', 12, ['قهوة عربية', 'بالهيل']],
    ['hi', 'नेहरू पार्क, सुबह 10 बजे से', 14, ['नेहरू पार्क,', 'सुबह 10 बजे से']],
    ['th', 'ยินดีต้อนรับสู่ร้านกาแฟ', 10, ['ยินดีต้อนรับ', 'สู่ร้านกาแฟ']],
  ])('sets %s: %s in %d', (lang, text, room, lines) => {
    expect(set(text, lang, room)).toEqual(lines);
  });

  it.each([
    ['en', 'Net weight 250 g each', '250 g'],
    ['de', 'Ab heute nur 4,90 € statt mehr', '4,90 €'],
    ['de', 'Samstag ab 9 Uhr im Hof', '9 Uhr'],
    ['de', 'Erst 1 200 € nun weniger', '200 €'],
    ['en', 'From € 12 only at noon', '€ 12'],
    ['en', 'Only USD 12 for you', 'USD 12'],
    ['en', 'Doors open 7 p.m. at last', '7 p.m.'],
    ['fr', 'À 180 °C au four', '180 °C'],
    ['ja', '税込価格は¥680より', '¥680'],
    ['ja', '開店は18:30からです', '18:30'],
    ['ja', '午後の18時30分に開店', '18時30分'],
    ['ja', 'お会計は1,200円です', '1,200円'],
    ['ja', '合計は１，２００円です', '１，２００円'],
    ['ja', '全品が２０％オフ', '２０％'],
    ['ja', '明日の第3回大会', '第3回'],
    ['zh-Hans', '春茶仅售168元起', '168元'],
    ['zh-Hans', '春茶仅售 168 元起', '168 元'],
    ['zh-Hans', '全国3月28日上市', '3月28日'],
    ['ko', '아메리카노4,500원부터', '4,500원'],
    ['ko', '한 봉지 10 개 포장', '10 개'],
    ['ar', 'الوزن الصافي ٢٥٠ غرام فقط', '٢٥٠ غرام'],
    ['hi', 'सुबह 10 बजे से शाम', '10 बजे'],
    ['hi', 'केवल २५० रुपये में', '२५० रुपये'],
  ])('keeps a number with its unit, in %s: %s', (lang, text, kept) => {
    const least = leastRoom(text, lang, cells);
    expect(least).toBeGreaterThanOrEqual(cells(kept));
    for (let room = least; room < cells(text); room++) {
      expect(set(text, lang, room)!.some((line) => line.includes(kept))).toBe(true);
    }
  });

  it.each([
    ['ko', '안녕하세요 커피', 10, ['안녕하세요', '커피']],
    ['ko', '안녕하세요 커피', 6, ['안녕하', '세요', '커피']],
    ['de', 'Tel. +49 30 123456 heute', 14, ['Tel.', '+49 30 123456', 'heute']],
    ['de', 'Tel. +49 30 123456 heute', 10, ['Tel. +49', '30 123456', 'heute']],
    ['en', 'Open 7:00 – 18:30 daily', 13, ['Open', '7:00 – 18:30', 'daily']],
    ['en', 'Open 7:00 – 18:30 daily', 11, ['Open 7:00 –', '18:30 daily']],
    ['ja', '営業10時〜20時です', 12, ['営業', '10時〜20時', 'です']],
    ['en', 'A pop-up bar', 6, ['A', 'pop-up', 'bar']],
    ['en', 'A pop-up bar', 5, ['A', 'pop-', 'up', 'bar']],
  ])(
    'breaks within a word of %s only where it is wider than the room: %s in %d',
    (lang, text, room, lines) => {
      expect(set(text, lang, room)).toEqual(lines);
    },
  );

  it.each([
    ['en', 'Strawberries', 11],
    ['en', 'https://lumen-studio.example/menu?day=1', 30],
    ['en', 'See lumen-studio.io/menu', 12],
    ['en', 'hello@lumen-studio.io', 15],
    ['en', 'non\u00a0breaking', 8],
    ['en', 'soft\u00adhyphen', 8],
    ['de', '4,90 €', 5],
    ['ja', 'ＴＹＰＯ', 6],
    ['ja', '猫', 1],
    ['en', 'a', 0],
    ['en', 'a', Number.NaN],
    ['en', 'a', -1],
  ])('gives up in %s: %s in %d', (lang, text, room) => {
    expect(set(text, lang, room)).toBeNull();
  });

  it.each([
    ['ko', '안녕하세요 커피', 10],
    ['de', 'Tel. +49 30 123456 heute', 13],
    ['en', 'A pop-up bar', 6],
    ['ja', '営業10時〜20時です', 10],
    ['en', 'Two\nprescribed lines', 16],
    ['en', '', 0],
  ])('tells the room for whole words and figures in %s: %s in %d', (lang, text, room) => {
    expect(wordRoom(text, lang, cells)).toBe(room);
    expect(leastRoom(text, lang, cells)).toBeLessThanOrEqual(room);
  });

  it('takes newlines as prescribed, or not at all', () => {
    expect(set('Großes\nBäckerfest', 'de', 40)).toEqual(['Großes', 'Bäckerfest']);
    expect(set('Großes\r\n\n Bäcker fest \n', 'de', 40)).toEqual(['Großes', 'Bäcker fest']);
    expect(set('Großes\nBäcker fest', 'de', 10)).toBeNull();
    expect(leastRoom('Großes\nBäcker fest', 'de', cells)).toBe(11);
    expect(set('Bäcker fest\n', 'de', 10)).toEqual(['Bäcker', 'fest']);
  });

  it.each(['', ' ', '\n', ' \n\u3000\n'])('sets nothing on no lines: %j', (text) => {
    expect(set(text, 'en', 10)).toEqual([]);
    expect(leastRoom(text, 'en', cells)).toBe(0);
  });

  it('drops all the spaces of a break, however many and of whatever kind', () => {
    expect(set(`${' '.repeat(9)}one${' '.repeat(99)} \t\u3000two `, 'en', 7)).toEqual([
      'one',
      'two',
    ]);
  });

  it.each([
    // A line of one short word, or of one character, would fit as well.
    ['en', 'Bread and butter and tea for us', 28, ['Bread and butter', 'and tea for us']],
    ['ja', '本日のおすすめ品', 14, ['本日の', 'おすすめ品']],
    ['zh-Hans', '全场买两罐送一只', 14, ['全场买两', '罐送一只']],
  ])('balances rather than leave a widow in %s: %s', (lang, text, room, lines) => {
    expect(set(text, lang, room)).toEqual(lines);
  });

  it.each([
    ['en', 'An incomprehensible map', 20, ['An', 'incomprehensible map']],
    ['ja', 'ラーメン屋', 9, ['ラーメ', 'ン屋']],
  ])('would rather be ragged than leave a widow in %s: %s', (lang, text, room, lines) => {
    expect(set(text, lang, room)).toEqual(lines);
  });

  it.each([
    ['en', 'Kaffeehaus · Brot', 12, ['Kaffeehaus ·', 'Brot']],
    ['en', 'Opens 28 August', 11, ['Opens', '28 August']],
    ['de', 'Saal No. 51234', 10, ['Saal', 'No. 51234']],
    ['ja', 'コーヒーの店舗', 12, ['コーヒーの', '店舗']],
    ['zh-Hans', 'DIY | 龙年大吉', 9, ['DIY |', '龙年大吉']],
    ['ko', '大韓民國大韓民國 萬歲', 16, ['大韓民國大韓民國', '萬歲']],
  ])('breaks in %s where sense does, if a little more ragged: %s', (lang, text, room, lines) => {
    expect(set(text, lang, room)).toEqual(lines);
  });

  it('takes the fewest lines even where more would be less disliked', () => {
    expect(set('喫茶店喫茶店喫茶店喫茶店', 'ja', 8)).toHaveLength(3);
  });

  it.each([
    ['en', 'Come back …', 6],
    ['fr', '« Bon » oui', 7],
    ['en', 'Party🎉🎊', 5],
    ['en', 'ab \u0301cd', 5],
    ['de', '»Hallo« sagte', 7],
  ])('needs room for the widest piece, in %s: %s in %d', (lang, text, room) => {
    expect(leastRoom(text, lang, cells)).toBe(room);
  });

  it('takes a wider last line over a widow even where the rest is full', () => {
    // 10 + 1 leaves less slack nowhere: only the penalty moves the word down.
    expect(set('aaaa bbbb cccc dddd e', 'en', 10)).toEqual(['aaaa bbbb', 'cccc', 'dddd e']);
  });

  it('takes a writer’s zero-width space, but no word joiner, as a wish', () => {
    expect(set('typo\u200bscope', 'en', 6)).toEqual(['typo\u200b', 'scope']);
    expect(set('漢\u2060字', 'ja', 3)).toBeNull();
  });

  it('does not fall over a language tag that is none, or over half a character', () => {
    expect(set('one two', 'not a tag!', 4)).toEqual(['one', 'two']);
    expect(set('\ud800one \udc00two', 'en', 5)).toEqual(['\ud800one', '\udc00two']);
  });

  it('asks for a width no more than once', () => {
    const asked: string[] = [];
    breakLines('to be or not to be or to be', 'en', 8, (line) => {
      asked.push(line);
      return line.length;
    });
    expect(new Set(asked).size).toBe(asked.length);
  });
});

const NEVER_FIRST =
  '、。，．・：；？！）」』】〉》］｝〕ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇻㇿ々〻ゝゞヽヾ';
const NEVER_LAST = '（「『【〈《［｛〔';

describe('kinsoku', () => {
  const around = ['漢', '字', 'か', 'ナ', '１', '3', 'A', '」', '、', '漢 ', '漢\u3000'];

  it.each([...NEVER_FIRST])('never begins a line with %s', (mark) => {
    for (const before of around) {
      const text = `漢字${before}${mark}漢字かな`;
      for (let room = leastRoom(text, 'ja', cells); room < cells(text); room++) {
        for (const line of set(text, 'ja', room)!) expect(line.startsWith(mark)).toBe(false);
      }
    }
  });

  it.each([...NEVER_LAST])('never ends a line with %s', (mark) => {
    for (const after of ['漢', 'か', '3', 'A', '「', ' 漢', '\u3000漢']) {
      const text = `漢字かな${mark}${after}字」漢字`;
      for (let room = leastRoom(text, 'zh', cells); room < cells(text); room++) {
        for (const line of set(text, 'zh', room)!) expect(line.endsWith(mark)).toBe(false);
      }
    }
  });

  it.each(['……', '——', '‥‥'])('never parts %s', (pair) => {
    const text = `漢字${pair}漢字`;
    for (let room = 4; room < 12; room++) {
      expect(set(text, 'zh', room)!.some((line) => line.includes(pair))).toBe(true);
    }
  });
});

describe('whatever copy, in whatever room', () => {
  const copy: [lang: string, text: string][] = [
    ['en', 'Party 👨‍👩‍👧‍👦👍🏽🇩🇪🇫🇷 at 5 🎉 with e\u0301clairs'],
    ['ja', '春🎉祭り👨‍👩‍👧‍👦か\u3099んばれ𠮷野家👍🏽です'],
    ['ko', '커피☕한잔👍🏽어때요 각\u1100\u1161\u11a8'],
  ];

  const settings: {
    lang: string;
    text: string;
    room: number;
    least: number;
    lines: string[] | null;
  }[] = [];

  beforeAll(async () => {
    for (const sample of (await loadSet('datasets/demo')).samples) {
      for (const { lang, text } of sample.copy) if (!text.includes('\n')) copy.push([lang, text]);
    }
    const random = seededRandom(7);
    for (const lang of copyLanguages) {
      for (let i = 0; i < 30; i++) {
        const line = () => copyLine(lang, random, { mixed: i % 3 === 0 });
        const lines = i % 2 === 0 ? [line()] : [line(), line(), line()];
        copy.push([lang, lines.filter((one) => one !== null).join(' ')]);
      }
    }
    for (const [lang, text] of copy) {
      const least = leastRoom(text, lang, cells);
      const whole = cells(text);
      for (const share of [0, 0.03, 0.1, 0.2, 0.35, 0.6, 0.98]) {
        const room = Math.floor(least + (whole - least) * share);
        settings.push({ lang, text, room, least, lines: set(text, lang, room) });
      }
    }
  });

  /** Every text in rooms from the least to its own width. */
  function eachSetting(check: (lines: string[], text: string, lang: string, room: number) => void) {
    for (const { lines, text, lang, room } of settings) check(lines ?? [], text, lang, room);
  }

  it('fits from the least room on, and in no less', () => {
    expect(copy.length).toBeGreaterThan(400);
    for (const { lines, text, lang, room, least } of settings) {
      if (lines === null) expect.fail(`${text} in ${room}`);
      expect(Math.max(...lines.map(cells))).toBeLessThanOrEqual(room);
      if (room === least) expect(set(text, lang, least - 1), text).toBeNull();
    }
  });

  it('gives the same text when put together again, in whole graphemes', () => {
    eachSetting((lines, text) => {
      let at = 0;
      for (const line of lines) {
        if (line === '' || line !== line.trim()) expect.fail(`“${line}” of ${text}`);
        const from = text.indexOf(line, at);
        if (text.slice(at, from).trim() !== '') expect.fail(`${lines.join(' / ')} of ${text}`);
        at = from + line.length;
      }
      expect(text.slice(at).trim()).toBe('');
      const letters = (whole: string) => graphemes(whole).filter((letter) => letter.trim() !== '');
      expect(lines.flatMap(letters)).toEqual(letters(text));
    });
  });

  it('begins and ends no line with what may not stand there', () => {
    eachSetting((lines) => {
      for (const line of lines.slice(1)) expect(NEVER_FIRST).not.toContain([...line][0]);
      for (const line of lines.slice(0, -1)) expect(NEVER_LAST).not.toContain([...line].at(-1));
    });
  });

  it('parts no number from its unit', () => {
    const kept =
      /\p{Nd}[.,:]\p{Nd}|[$€£¥₹₩]\s?\p{Nd}|\p{Nd}\s?[€₹₫元円원]|\p{Nd}\s(?:g|kg|ml|cm|km|Uhr|बजे|غرام)(?!\p{L})|\p{Nd}[月日年时時分人名个個克杯월일시년]/gu;
    let seen = 0;
    eachSetting((lines, text) => {
      for (const [figure] of text.matchAll(kept)) {
        seen++;
        expect(
          lines.some((line) => line.includes(figure)),
          `${figure} in ${lines.join(' / ')}`,
        ).toBe(true);
      }
    });
    expect(seen).toBeGreaterThan(500);
  });

  it('breaks at spaces alone where words fit, but in Chinese and Japanese', () => {
    eachSetting((lines, text, lang, room) => {
      if (/^(?:zh|ja)/.test(lang)) return;
      const words = text.split(/\s+/u);
      // A range may be too wide by the unit that it keeps.
      if (words.some((word) => cells(word) > room || /\p{Nd}[-–]/u.test(word))) return;
      expect(lines.join(' ').split(/\s+/u), `${text} in ${room}`).toEqual(words);
    });
  });

  it('takes no more lines than filling each in turn would', () => {
    eachSetting((lines, text, lang, room) => {
      if (/^(?:zh|ja)/.test(lang)) return;
      // Only where every space may be broken at, so that filling needs no rules.
      if (/[\p{Nd}\p{P}\p{S}]/u.test(text)) return;
      let filled = 1;
      let line = '';
      for (const word of text.split(' ')) {
        if (cells(word) > room) return;
        const longer = line === '' ? word : `${line} ${word}`;
        if (cells(longer) > room) filled++;
        line = cells(longer) > room ? word : longer;
      }
      expect(lines.length, `${text} in ${room}`).toBe(filled);
    });
  });

  it('sets 60 words in a few milliseconds', () => {
    const text = Array.from({ length: 60 }, (_, i) => `word${'s'.repeat(i % 5)}`).join(' ');
    const width = (line: string) => line.length;
    breakLines(text, 'en', 40, width);
    const from = performance.now();
    for (let i = 0; i < 10; i++) breakLines(text, 'en', 40, width);
    expect((performance.now() - from) / 10).toBeLessThan(5);
  });
});
