import {
  ar as arLocale,
  de as deLocale,
  en as enLocale,
  es as esLocale,
  Faker,
  fr as frLocale,
  ja as jaLocale,
  ko as koLocale,
  type LocaleDefinition,
  vi as viLocale,
  zh_CN,
  zh_TW,
} from '@faker-js/faker';
import { chance, type Random, weighted } from '../../src/stats/chance.ts';
import { arabic } from './copy/ar.ts';
import { german } from './copy/de.ts';
import { english } from './copy/en.ts';
import { spanish } from './copy/es.ts';
import { french } from './copy/fr.ts';
import { hindi } from './copy/hi.ts';
import { japanese } from './copy/ja.ts';
import { korean } from './copy/ko.ts';
import { mixedLine } from './copy/mixed.ts';
import { type Phrasebook, writerOf } from './copy/phrasebook.ts';
import { vietnamese } from './copy/vi.ts';
import { simplifiedChinese } from './copy/zh-hans.ts';
import { traditionalChinese } from './copy/zh-hant.ts';

const books = new Map<string, { book: Phrasebook; locales: LocaleDefinition[] }>(
  (
    [
      [english, enLocale],
      [german, deLocale],
      [french, frLocale],
      [spanish, esLocale],
      [vietnamese, viLocale],
      [simplifiedChinese, zh_CN],
      [traditionalChinese, zh_TW],
      [japanese, jaLocale],
      [korean, koLocale],
      [arabic, arLocale],
      [hindi, enLocale],
    ] as const
  ).map(([book, locale]) => [book.lang, { book, locales: [locale, enLocale] }]),
);

/** BCP 47 tags that copy can be made in. */
export const copyLanguages: readonly string[] = [...books.keys()];

export interface CopyWish {
  /** Whether the line has Latin words beside the language's own. */
  mixed?: boolean;
  /** Least and most code points, 2 to 40 by default. */
  least?: number;
  most?: number;
  /** Only what was written by hand, nothing made of patterns and of characters that are rare. */
  written?: boolean;
  /** What every character of the line must satisfy, such as that a font has it. */
  allows?: (character: string) => boolean;
}

/**
 * One line of marketing copy, in NFC, without breaks. Null where no line could be made that is as
 * wished. Throws for a language there is no phrasebook for.
 */
export function copyLine(lang: string, random: Random, wish: CopyWish = {}): string | null {
  const entry = books.get(lang);
  if (entry === undefined) throw new Error(`no phrasebook for ${lang}`);
  const { least = 2, most = 40, allows = () => true } = wish;
  const { book } = entry;
  for (let attempt = 0; attempt < 60; attempt++) {
    const faker = fakerOf(entry.locales, random);
    let line = written(book, faker, random, wish.written === true);
    if (wish.mixed === true) {
      line = mixedLine(lang, random, line);
    }
    if (book.capitals && chance(random, 0.16)) line = line.toLocaleUpperCase(lang);
    if (/^(zh|ja)/.test(lang) && chance(random, 0.85)) line = fullWidthMarks(line);
    line = line.normalize('NFC').replace(/\s+/g, ' ').trim();
    const characters = [...line];
    if (characters.length < least || characters.length > most) continue;
    if (characters.every((character) => character === ' ' || allows(character))) return line;
  }
  return null;
}

/** Chinese and Japanese marks stand in a full cell beside Han and kana. */
function fullWidthMarks(line: string): string {
  const beside = /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー])[,:!?]|(?<![\d\w])[,:!?]/gu;
  const marked = line.replace(beside, (mark) =>
    String.fromCodePoint(mark.codePointAt(0)! + 0xfee0),
  );
  return marked.replace(/\(([^()]*\P{ASCII}[^()]*)\)/gu, '（$1）');
}

function written(book: Phrasebook, faker: Faker, random: Random, byHand: boolean): string {
  const write = writerOf(book, faker, random);
  const pool = weighted(random, [
    [book.headlines, 0.2],
    [book.items, 0.1],
    [book.labels, 0.12],
    [book.notes, 0.13],
    [null, byHand ? 0 : 0.45],
  ]);
  return pool === null ? write.one(book.patterns)(write) : write.one(pool);
}

const fakers = new Map<LocaleDefinition | undefined, Faker>();

/** One faker a locale, seeded anew for every line so that lines don't depend on their order. */
function fakerOf(locales: LocaleDefinition[], random: Random): Faker {
  const known = fakers.get(locales[0]) ?? new Faker({ locale: locales });
  fakers.set(locales[0], known);
  known.seed(Math.floor(random() * 2 ** 31));
  return known;
}
