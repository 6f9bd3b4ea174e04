import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TyposcopeError } from '../../src/errors.ts';
import { boxOf } from '../../src/geometry.ts';
import { decodePicture } from '../../src/picture/decode.ts';
import type { ReaderFiles } from '../../src/reading/files.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import { routedReader } from '../../src/reading/routed.ts';
import { languageData } from '../../src/reading/tesseract/languages.ts';
import { DEFAULT_TRUST } from '../../src/run/trust.ts';
import { judgeText } from '../../src/text/judge.ts';
import type { CopyBlock } from '../../src/text/types.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { useEmptyCache } from './cache.ts';
import { draw } from './drawn.ts';

useEmptyCache();

it('reads Latin whatever the languages of the copy', async () => {
  const small = draw(300, 120, [{ text: 'Iced latte', x: 150, y: 60, size: 36 }]);
  for (const languages of [[], ['qaa', 'not a tag']]) {
    const { lines } = await reader.read(small, languages);
    expect(lines.map(({ text }) => text)).toEqual(['Iced latte']);
  }
});

const demo = fileURLToPath(new URL('../../datasets/demo/', import.meta.url));
const reader = routedReader();
afterAll(async () => reader.close());

/**
 * What was measured of each picture: characters misread whatever the reader trusts, and the share
 * of characters that it trusts itself to have read at the threshold that holds unless a run says
 * otherwise, and how many of those are misread all the same.
 */
const MEASURED: Record<string, { misread: number; decided: number; charged: number }> = {
  'bakery-menu-ja': { misread: 0, decided: 1, charged: 0 },
  'bike-year-zh-en': { misread: 0, decided: 1, charged: 0 },
  'book-fair-hi': { misread: 1, decided: 0.7, charged: 0 },
  'bread-fest-de': { misread: 0, decided: 1, charged: 0 },
  'brunch-menu-en': { misread: 0, decided: 1, charged: 0 },
  'clinic-ui-es': { misread: 0, decided: 1, charged: 0 },
  'coffee-pack-ar-en': { misread: 0, decided: 1, charged: 0 },
  'coffee-poster-ko': { misread: 0, decided: 1, charged: 0 },
  'ferry-year-en': { misread: 0, decided: 1, charged: 0 },
  'pier-sign-en': { misread: 0, decided: 1, charged: 0 },
  'soap-box-fr-en': { misread: 0, decided: 1, charged: 0 },
  'spring-tea-zh-en': { misread: 0, decided: 0.82, charged: 0 },
  'wallet-ui-en': { misread: 0, decided: 1, charged: 0 },
  'water-use-ar': { misread: 5, decided: 0.48, charged: 1 },
};
/** Another processor rounds otherwise. */
const MARGIN = { misread: 2, decided: 0.1 };

describe('the demo', async () => {
  const truth = JSON.parse(await readFile(join(demo, 'truth.json'), 'utf8')) as Record<
    string,
    { drawn: Record<string, string | null> }
  >;

  it('is all there', () => {
    expect(Object.keys(truth).sort()).toEqual(Object.keys(MEASURED));
  });

  it.each(Object.keys(truth))('%s', async (id) => {
    const sample = parse(await readFile(join(demo, 'samples', `${id}.yaml`), 'utf8')) as {
      copy: CopyBlock[];
    };
    const pixels = await decodePicture(await readFile(join(demo, 'pictures', `${id}.png`)));
    const languages = sample.copy.map(({ lang }) => lang);
    const { lines, width, height } = await reader.read(pixels, languages);
    // Judged against what was drawn, not what was asked: what differs then is misread.
    const blocks = sample.copy.flatMap((block): CopyBlock[] => {
      const text = truth[id]!.drawn[block.id];
      return text == null ? [] : [{ ...block, text }];
    });
    const seen = lines.map(({ text, confidence, quad }) => ({
      text,
      confidence,
      box: boxOf(quad),
    }));
    const judge = (trust: number) => {
      const judged = judgeText({ blocks, lines: seen, width, height, trust });
      const misread = judged.substituted + judged.missing + judged.inserted;
      return { misread, decided: judged.decidedCharacters / judged.characters };
    };
    const measured = MEASURED[id]!;
    expect(judge(0).misread).toBeLessThanOrEqual(measured.misread + MARGIN.misread);
    const trusted = judge(DEFAULT_TRUST);
    expect(trusted.misread).toBeLessThanOrEqual(measured.charged);
    expect(trusted.decided).toBeGreaterThan(measured.decided - MARGIN.decided);
  });
});

describe('typed lines', () => {
  it.each<[string, ReturnType<typeof draw>, string, string]>([
    [
      'a column of Chinese',
      draw(400, 700, [{ text: '烟雨楼台诗意长', x: 200, y: 350, size: 64, vertical: true }]),
      'zh-Hans',
      '烟雨楼台诗意长',
    ],
    ...[15, -15, 90, -90].map((degrees): [string, ReturnType<typeof draw>, string, string] => [
      `turned by ${degrees} degrees`,
      draw(800, 800, [{ text: 'Flat white $4.50', x: 400, y: 400, size: 56, degrees }]),
      'en',
      'Flat white $4.50',
    ]),
    [
      'French accents',
      draw(900, 200, [{ text: 'Crème brûlée à 4,50', x: 450, y: 100, size: 50 }]),
      'fr',
      'Crème brûlée à 4,50',
    ],
    ...['4,90 €', '65,00 €', '1.290 €', '£12.50'].map(
      (price): [string, ReturnType<typeof draw>, string, string] => [
        `a price that no recogniser can write: ${price}`,
        draw(900, 200, [{ text: price, x: 450, y: 100, size: 50 }]),
        'de',
        price,
      ],
    ),
    [
      'Spanish signs',
      draw(900, 200, [{ text: '¿Qué tal, niño?', x: 450, y: 100, size: 50 }]),
      'es',
      '¿Qué tal, niño?',
    ],
  ])('%s', async (_, pixels, language, expected) => {
    const { lines } = await reader.read(pixels, [language]);
    expect(lines.map(({ text }) => text)).toEqual([expected]);
    expect(lines[0]!.confidence).toBeGreaterThan(0.85);
  });

  it('a turned line runs along its text', async () => {
    const pixels = draw(800, 800, [{ text: 'Turned', x: 400, y: 400, size: 80, degrees: 90 }]);
    const [line] = (await reader.read(pixels, ['en'])).lines;
    const [from, to] = line!.quad;
    expect(to[1] - from[1]).toBeGreaterThan(150);
    expect(Math.abs(to[0] - from[0])).toBeLessThan(20);
  });

  it.each([[['vi']], [['es', 'vi']], [['de', 'es', 'fr', 'vi']]])(
    'tones that the engines of %j disagree on are right or not trusted',
    async (languages) => {
      const pixels = draw(
        900,
        520,
        [
          { text: 'Cà phê sữa đá', x: 450, y: 80, size: 50 },
          { text: 'Phở bò đặc biệt', x: 450, y: 200, size: 50 },
          { text: 'Le cœur du château', x: 450, y: 320, size: 50 },
          { text: 'Frisch für Genießer', x: 450, y: 440, size: 50 },
        ].filter(({ text }) => languages.length > 2 || /[ữở]/.test(text)),
      );
      const drawn = [
        'Cà phê sữa đá',
        'Phở bò đặc biệt',
        'Le cœur du château',
        'Frisch für Genießer',
      ];
      const { lines } = await reader.read(pixels, languages);
      expect(lines).toHaveLength(languages.length > 2 ? 4 : 2);
      for (const { text, confidence } of lines) {
        if (drawn.includes(text)) continue;
        expect(confidence, text).toBeLessThanOrEqual(0.5);
      }
    },
  );

  it('what no engine of the route can write is not trusted', async () => {
    const pixels = draw(900, 300, [
      { text: 'Кофе и чай', x: 450, y: 80, size: 50 },
      { text: '커피 축제', x: 450, y: 200, size: 50 },
    ]);
    const { lines } = await reader.read(pixels, ['en']);
    expect(lines).toHaveLength(2);
    const korean = lines.find((line) => boxOf(line.quad)[1] > 140)!;
    expect(korean.confidence).toBeLessThanOrEqual(0.5);
  });
});

describe('files that are not what they should be', () => {
  const npm = kitOf({}).recognisers[0]!.path;
  const gone = () => join(temporaryFolder(), 'gone.file');
  const written = async (name: string, bytes: Uint8Array | string) => {
    const path = join(temporaryFolder(), name);
    await writeFile(path, bytes);
    return path;
  };
  const korean = async (bytes: Uint8Array) => dirname(await written('kor.traineddata.gz', bytes));

  it.each<[string, () => ReaderFiles | Promise<ReaderFiles>, string]>([
    ['no detection model', () => ({ detection: gone() }), 'gone.file'],
    ['no recognition model', () => ({ recognition: gone() }), 'gone.file'],
    ['no dictionary', () => ({ recognition: npm, dictionary: gone() }), 'gone.file'],
    [
      'a model that is a text',
      async () => ({ recognition: await written('rec.onnx', '<html>not found</html>') }),
      'rec.onnx',
    ],
    [
      'language data that are a text',
      async () => ({ languageData: await korean(Buffer.from('not found')) }),
      'kor.traineddata.gz',
    ],
    [
      'language data that are cut off',
      async () => {
        const whole = await readFile(languageData('ko')!.path);
        return { languageData: await korean(whole.subarray(0, whole.length / 2)) };
      },
      'kor.traineddata.gz',
    ],
  ])('%s', async (_, make, file) => {
    const broken = routedReader(await make());
    const page = draw(300, 120, [{ text: '커피 축제', x: 150, y: 60, size: 40 }]);
    for (let n = 0; n < 2; n++) {
      const error = await broken.read(page, ['ko']).catch((fault: unknown) => fault);
      expect(error).toBeInstanceOf(TyposcopeError);
      const { code, detail } = error as TyposcopeError;
      expect(code).toBe('reader');
      expect(basename(detail.file!)).toBe(file);
      expect(detail.mend).toBeDefined();
    }
    await broken.close();
  });

  it('a dictionary of other weights is refused, not read with', async () => {
    const mismatched = routedReader({
      recognition: npm,
      dictionary: await written('keys.txt', 'a\nb\nc\n'),
    });
    const page = draw(300, 120, [{ text: 'Iced latte', x: 150, y: 60, size: 40 }]);
    await expect(mismatched.read(page, ['en'])).rejects.toThrow(/dictionary/);
    await mismatched.close();
  });
});
