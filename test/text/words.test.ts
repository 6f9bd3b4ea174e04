import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/text/words.ts';

describe('words', () => {
  it.each<[string, string, string[]]>([
    ['en', 'Flat white, ¥4.50', ['Flat', 'white,', '¥4.50']],
    ['en', '  spaced \n out ', ['spaced', 'out']],
    ['en', '', []],
    ['ko', '봄 커피 축제 4,500원', ['봄', '커피', '축제', '4,500원']],
    ['ar', 'قهوة عربية بالهيل', ['قهوة', 'عربية', 'بالهيل']],
    ['hi', 'सबका स्वागत है', ['सबका', 'स्वागत', 'है']],
    ['vi', 'Cà phê sữa', ['Cà', 'phê', 'sữa']],
    ['ja', '本日のおすすめ', ['本日', 'の', 'おすすめ']],
    ['ja', '東京の天気', ['東京', 'の', '天気']],
    ['zh-Hans', '北京欢迎你', ['北京', '欢迎', '你']],
    ['th', 'สวัสดีชาวโลก', ['สวัสดี', 'ชาว', 'โลก']],
    ['ja', 'Tokyo 2024 東京の天気', ['Tokyo', '2024', '東京', 'の', '天気']],
    ['ja', 'ｺｰﾋｰ', ['コーヒー']],
    ['en', 'Fresh 🍋 daily 👩‍🍳', ['Fresh', 'daily']],
    ['en', 'Fresh🍋 daily', ['Fresh', 'daily']],
    ['en', 'Hot🔥🔥 1️⃣ 🇯🇵', ['Hot']],
    ['ja', '寿司🍣定食', ['寿司', '定食']],
    ['en', '\u202eabc\u202c “x”', ['abc', '"x"']],
  ])('%s %j', (lang, text, expected) => {
    expect(wordsOf(text, lang, false)).toEqual(expected);
  });

  it('fold case where the block says any', () => {
    expect(wordsOf('OPEN Today', 'en', true)).toEqual(['open', 'today']);
    expect(wordsOf('OPEN Today', 'en', false)).toEqual(['OPEN', 'Today']);
  });
});
