import type { Faker } from '@faker-js/faker';
import { chance, pick, type Random, whole } from '../../../src/stats/chance.ts';

/** What short copy in one language is made of. */
export interface Phrasebook {
  /** BCP 47 */
  lang: string;
  headlines: readonly string[];
  /** Goods and dishes. */
  items: readonly string[];
  /** Buttons, menus, tags. */
  labels: readonly string[];
  /** Small print, opening hours, ingredients. */
  notes: readonly string[];
  /** Lines around numbers and names, written as the language writes them. */
  patterns: readonly ((write: Writer) => string)[];
  /** Scripts with capitals: some lines are set in them. */
  capitals: boolean;
}

/** What patterns fill their gaps with. */
export interface Writer {
  random: Random;
  /** Names and places in the language, seeded from `random`. */
  faker: Faker;
  item(): string;
  headline(): string;
  label(): string;
  one<T>(list: readonly T[]): T;
  number(low: number, high: number): number;
  /** Two digits, as in a clock's minutes. */
  two(low: number, high: number): string;
  digits(count: number): string;
  /** An amount with two decimals. */
  amount(separator?: string): string;
  /** An amount of whole thousands or hundreds, with grouping. */
  grouped(low: number, high: number, step?: number): string;
  percent(): number;
  /** Opening and closing hour, `9:00`–`21:30`. */
  hours(): [string, string];
  year(): number;
  url(): string;
  chance(probability: number): boolean;
}

export function writerOf(book: Phrasebook, faker: Faker, random: Random): Writer {
  const number = (low: number, high: number) => whole(random, low, high);
  const two = (low: number, high: number) => String(number(low, high)).padStart(2, '0');
  const minutes = () => pick(random, ['00', '00', '30', '15', '45']);
  return {
    random,
    faker,
    item: () => pick(random, book.items),
    headline: () => pick(random, book.headlines),
    label: () => pick(random, book.labels),
    one: (list) => pick(random, list),
    number,
    two,
    digits: (count) => Array.from({ length: count }, () => number(0, 9)).join(''),
    amount: (separator = '.') =>
      `${number(1, 98)}${separator}${pick(random, ['00', '50', '90', '95', '99', '25', two(0, 99)])}`,
    grouped: (low, high, step = 10) =>
      String(Math.round(number(low, high) / step) * step).replace(/\B(?=(\d{3})+$)/g, ','),
    percent: () =>
      pick(random, [5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 100, number(1, 99)]),
    hours: () => [`${number(6, 11)}:${minutes()}`, `${number(16, 23)}:${minutes()}`],
    year: () => number(2019, 2031),
    url: () => `${pick(random, urlStarts)}${pick(random, siteNames)}${pick(random, urlEnds)}`,
    chance: (probability) => chance(random, probability),
  };
}

const urlStarts = ['www.', '', '', 'https://', 'shop.', '@'];
const urlEnds = ['.com', '.example', '.org', '.shop', '.co', '.io/menu', '.net'];
const siteNames = [
  'riverjazz',
  'lumen-studio',
  'kestrelcoffee',
  'northwind',
  'sunday_market',
  'greenleaf',
  'mokatea',
  'paperboat',
  'atlas24',
  'velobaker',
  'tinywave',
  'oliva',
  'halfmoon',
  'bluefin8',
  'sakura-house',
  'goldenspoon',
  'urbanfarm',
  'pixel9',
  'clayandco',
  'mountainhut',
];
