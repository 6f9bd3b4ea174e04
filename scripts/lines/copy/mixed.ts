import { pick, type Random } from '../../../src/stats/chance.ts';

const latin = [
  'SALE',
  'NEW',
  'Coffee',
  'COFFEE & CAKE',
  'Spa',
  'VIP',
  'Brunch',
  'LIVE',
  'Pop-up',
  'Matcha',
  'BIG SALE',
  'Limited',
  'Open',
  'Best of 2026',
  'TOKYO',
  'No.1',
  'Premium',
  'Organic',
  'Wi-Fi',
  '50% OFF',
  '250g',
  'Vol.3',
  'Kestrel',
  'iPhone 17',
  'App',
  'GPT-4o',
  'AI',
  'Hello',
  'OPENAI',
  'Moka',
  'DIY',
  'Happy Hour',
  'Season 2',
];

const spaced = [(a: string, b: string) => `${a} ${b}`, (a: string, b: string) => `${b} ${a}`];
const marked = [
  (a: string, b: string) => `${a} · ${b}`,
  (a: string, b: string) => `${b} | ${a}`,
  (a: string, b: string) => `${b} × ${a}`,
];
const glued = [(a: string, b: string) => `${a}${b}`, (a: string, b: string) => `${b}${a}`];

/** A line in two scripts, such as `限定 SALE 50%`: Latin words beside the language's own. */
export function mixedLine(lang: string, random: Random, native: string): string {
  // Two Latin words are not run together.
  const open = /^(zh|ja)/.test(lang) && !/^\w|\w$/.test(native);
  const shapes = open
    ? [...spaced, ...marked, ...glued]
    : lang === 'ar'
      ? spaced
      : [...spaced, ...marked];
  return pick(random, shapes)(native, pick(random, latin));
}
