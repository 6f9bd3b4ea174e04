import { type Sample, sampleSchema } from '../../../src/dataset/schema.ts';
import { pick, type Random, whole } from '../../../src/stats/chance.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { unitsOf } from '../../../src/text/units.ts';
import { copyLanguages, copyLine } from '../../lines/copy.ts';

/** Roles of a page of copy, with the least and most code points of each text. */
const PARTS = [
  ['title', 'headline', 4, 16],
  ['lead', 'subhead', 8, 28],
  ['item-1', 'label', 3, 18],
  ['price-1', 'price', 0, 0],
  ['item-2', 'label', 3, 18],
  ['price-2', 'price', 0, 0],
  ['text-1', 'body', 12, 36],
  ['text-2', 'body', 12, 36],
  ['text-3', 'body', 12, 36],
  ['note', 'legal', 10, 30],
] as const;

const PRICES: Readonly<Record<string, (random: Random) => string>> = {
  en: (random) => `$${whole(random, 2, 96)}.${pick(random, ['25', '50', '75', '90'])}`,
  de: (random) => `${whole(random, 2, 96)},${pick(random, ['20', '50', '80', '90'])} €`,
  vi: (random) => `${whole(random, 15, 480)}.000đ`,
  'zh-Hans': (random) => `¥${whole(random, 12, 980)}`,
  'zh-Hant': (random) => `NT$${whole(random, 60, 980)}`,
  ja: (random) => `¥${whole(random, 1, 9)},${whole(random, 10, 98)}0`,
  ko: (random) => `${whole(random, 2, 48)},${whole(random, 1, 9)}00원`,
  ar: (random) => `${whole(random, 12, 480)} ريال`,
  hi: (random) => `₹${whole(random, 45, 980)}`,
};

/**
 * Pages of copy in every language that copy can be made in, so that each script has enough blocks:
 * a headline, goods with their prices, running text and small print.
 *
 * @param each how many a language
 */
export function copySamples(seed: number, each: number): Sample[] {
  return copyLanguages.flatMap((lang) =>
    Array.from({ length: each }, (_, index) => copySample(lang, index + 1, seed)),
  );
}

function copySample(lang: string, number: number, seed: number): Sample {
  const id = `copy-${lang.toLowerCase()}-${number}`;
  const random = seededRandom(seed * 1000 + copyLanguages.indexOf(lang) * 10 + number);
  const texts: string[] = [];
  // What takes an English line takes half as many ideographs or syllables.
  const dense = /^(zh|ja|ko)/.test(lang) ? 0.4 : 1;
  const copy = PARTS.map(([name, role, low, most]) => {
    const least = Math.ceil(low * dense);
    const text =
      role === 'price' ? priceIn(lang, random) : lineIn(lang, random, texts, least, most);
    texts.push(text);
    return { id: name, role, lang, text, ...(role === 'price' ? { critical: true } : {}) };
  });
  return sampleSchema.parse({
    id,
    category: 'poster',
    canvas: { width: 1024, height: 1280 },
    prompt: copy.map(({ id: name }) => `“{{${name}}}”`).join(', '),
    copy,
    layout: {
      hierarchy: ['title', ['item-1', 'item-2'], 'note'],
      order: true,
      align: [
        { blocks: ['item-1', 'item-2'], edge: 'start' },
        { blocks: ['price-1', 'price-2'], edge: 'end' },
      ],
    },
    statesLayout: true,
  });
}

function priceIn(lang: string, random: Random): string {
  return (PRICES[lang] ?? PRICES.de!)(random);
}

/** A text that no other of the page has within it: which of two like ones is meant, nobody can tell. */
function lineIn(
  lang: string,
  random: Random,
  others: readonly string[],
  least: number,
  most: number,
): string {
  for (let attempt = 0; attempt < 40; attempt++) {
    const line = copyLine(lang, random, { least, most, written: true });
    if (line === null) break;
    const own = unitsOf(line).folded.join('');
    const alike = others
      .map((text) => unitsOf(text).folded.join(''))
      .some((other) => other.includes(own) || own.includes(other));
    if (own !== '' && !alike) return line;
  }
  throw new Error(`no ${lang} copy of ${least} to ${most} characters could be made`);
}
