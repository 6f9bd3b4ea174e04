import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { drawPage, type Page } from './page.ts';
import type { LineTruth } from './truth.ts';

/** A page's entry in `truth.json`. */
export interface PageTruth extends Omit<Page, 'png' | 'lines'> {
  sample: string;
  /** From the set's folder. */
  image: string;
  /** Held typefaces only; a page with an odd number. */
  held: boolean;
  langs: readonly string[];
  lines: LineTruth[];
}

export interface LinesWish {
  folder: string;
  seed: number;
  pages: number;
  /** Told after each page. */
  onPage?: (done: number, truth: PageTruth) => void;
}

interface Place {
  /** Languages of the page; where there are several sets, they take turns. */
  langs: readonly (readonly string[])[];
  /** Share of lines with Latin words among another script's. */
  mixed?: number;
}

/**
 * What twenty pages in a row are in. Arabic, Hindi and Traditional Chinese come twice: each needs
 * some sixty lines for a fit of its own.
 */
const cycle: readonly Place[] = [
  { langs: [['en']] },
  { langs: [['zh-Hans']] },
  { langs: [['ja']] },
  { langs: [['ko']] },
  { langs: [['zh-Hans']] },
  { langs: [['en']] },
  { langs: [['ar']] },
  { langs: [['zh-Hant']] },
  {
    langs: [
      ['en', 'zh-Hans'],
      ['ar', 'en'],
    ],
    mixed: 0.35,
  },
  { langs: [['hi']] },
  { langs: [['en']] },
  { langs: [['ja']] },
  { langs: [['zh-Hans']] },
  { langs: [['ko']] },
  { langs: [['fr'], ['de'], ['es'], ['vi']] },
  {
    langs: [
      ['en', 'ja'],
      ['en', 'ko'],
    ],
    mixed: 0.35,
  },
  { langs: [['ar']] },
  { langs: [['hi']] },
  { langs: [['zh-Hant']] },
  { langs: [['ar'], ['hi'], ['zh-Hant'], ['ja']] },
];

const shapes: readonly (readonly [number, number])[] = [
  [1024, 1024],
  [1024, 1024],
  [1024, 1536],
  [1024, 1024],
  [768, 768],
];

/** What page `index` of a set is to be. */
export function planOf(index: number): {
  langs: readonly string[];
  mixed: number;
  held: boolean;
  width: number;
  height: number;
} {
  const round = Math.floor(index / cycle.length);
  // One on at each round, so that a language is on odd pages as often as on even ones; turns last
  // two rounds for the same reason.
  const { langs, mixed = 0.1 } = cycle[(index + round) % cycle.length]!;
  const [width, height] = shapes[(index + round) % shapes.length]!;
  return {
    langs: langs[(round >> 1) % langs.length]!,
    mixed,
    held: index % 2 === 1,
    width,
    height,
  };
}

/**
 * Writes a sample set of typeset lines: pictures, samples that ask for what each line was meant to
 * say, and `truth.json`, which tells what each really says, where and how.
 */
export async function makeLines({ folder, seed, pages, onPage }: LinesWish): Promise<void> {
  await mkdir(join(folder, 'images'), { recursive: true });
  await mkdir(join(folder, 'samples'), { recursive: true });
  const truths: PageTruth[] = [];
  for (let index = 0; index < pages; index++) {
    const plan = planOf(index);
    const sample = `p${String(index).padStart(4, '0')}`;
    const { png, ...page } = await drawPage(seed * 1_000_003 + index, plan);
    const { langs, held } = plan;
    const truth: PageTruth = { sample, image: `images/${sample}.png`, held, langs, ...page };
    await writeFile(join(folder, truth.image), png);
    await writeFile(join(folder, 'samples', `${sample}.yaml`), stringify(sampleOf(truth)));
    truths.push(truth);
    onPage?.(index + 1, truth);
  }
  await writeFile(join(folder, 'set.yaml'), stringify(setOf(seed, pages)));
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(truths, null, 1)}\n`);
}

function setOf(seed: number, pages: number): Record<string, string> {
  return {
    name: 'lines',
    version: `1.0.${seed}`,
    title: `Typeset lines of known truth, ${pages} pages of seed ${seed}`,
    licence: 'CC0-1.0',
  };
}

/** What the page was meant to say; lines with a slip or a malformed glyph fall short of it. */
function sampleOf({ sample, width, height, lines }: PageTruth): unknown {
  return {
    id: sample,
    category: 'poster',
    canvas: { width, height },
    prompt: `A poster with this copy: ${lines.map(({ id }) => `{{${id}}}`).join(' / ')}`,
    copy: lines.map(({ id, lang, text, expected }) => ({
      id,
      role: 'body',
      lang,
      text: expected ?? text,
    })),
  };
}
