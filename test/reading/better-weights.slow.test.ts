import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kitOf } from '../../src/reading/kit-of.ts';
import { readDictionary } from '../../src/reading/ppocr/dictionary.ts';
import type { TextReader } from '../../src/reading/reader.ts';
import { routedReader } from '../../src/reading/routed.ts';
import { BETTER_WEIGHTS, useCache } from './cache.ts';
import { draw } from './drawn.ts';
import { readerContract } from './reader-contract.ts';

const there = BETTER_WEIGHTS !== '';
if (there) useCache(BETTER_WEIGHTS);
const note = there ? '' : ' (TYPOSCOPE_TEST_WEIGHTS names no cache that has them)';

describe.skipIf(!there)(`better weights${note}`, () => {
  readerContract(
    'the routed reader with them',
    () => routedReader(),
    () => routedReader({ weights: 'npm' }),
  );

  it('are those that were asked for', () => {
    expect(kitOf({}).id).toBe('pp-ocrv6');
  });

  it('write every common character of their scripts, and their marks where they say so', async () => {
    const common: Record<string, string> = {
      Latn: 'ABCXYZabcxyz0123456789.,:-!?$%&',
      Hans: '春茶上新的一是不了在人有我他这',
      Hant: '這們國學體',
      Jpan: 'あいうえおアイウエオがぱー々駅',
    };
    for (const { id, path, dictionary, scripts, marks } of kitOf({}).recognisers) {
      const alphabet = new Set(await readDictionary(dictionary ?? path));
      const own = [...scripts.map((script) => common[script]!).join('')];
      expect(
        own.filter((character) => !alphabet.has(character)),
        id,
      ).toEqual([]);
      expect(
        [...'äöüßéèêëîïôœñçõőűșțşğ'].every((character) => alphabet.has(character)),
        id,
      ).toBe(marks);
    }
  });

  describe('read', () => {
    let reader: TextReader;
    beforeAll(() => {
      reader = routedReader();
    });
    afterAll(async () => reader.close());

    it.each([
      ['Flat white $4.50', 'en'],
      ['Frisch für Genießer', 'de'],
      ['Crème brûlée à 4,50', 'fr'],
      ['¿Qué tal, niño?', 'es'],
      ['春茶上新', 'zh-Hans'],
      ['國際學生', 'zh-TW'],
      ['炭火焼き鳥カフェ', 'ja'],
      ['새로 볶은 커피', 'ko'],
      // In no dictionary of theirs: 54 letters of Vietnamese, ¡ and „. Tesseract has them.
      ['Phở bò đặc biệt', 'vi'],
      ['Cà phê sữa đá', 'vi'],
      ['¡Qué rico!', 'es'],
      ['Ein „Genuss“ für alle', 'de'],
    ])('%s', async (text, language) => {
      const page = draw(900, 160, [{ text, x: 450, y: 80, size: 54 }]);
      const { lines } = await reader.read(page, [language]);
      expect(lines.map((line) => line.text)).toEqual([text]);
    });

    it.each([
      ['Definately', 'en'],
      ['Frish fur Geniesser', 'de'],
    ])('and do not mend %s', async (text, language) => {
      const page = draw(900, 160, [{ text, x: 450, y: 80, size: 54 }]);
      const { lines } = await reader.read(page, [language]);
      expect(lines.map((line) => line.text)).toEqual([text]);
    });
  });
});
