import { hash } from 'node:crypto';
import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRun } from '../../src/results/read.ts';
import { type ImageResult, type Results, writeResults } from '../../src/results/results.ts';
import { writeSyntheticRun } from '../report/site/synthetic-run.ts';
import { go, inPage, linkTo, useFolder, useVisits, writeReport } from './a-report.ts';
import { nameOf, pictureIn, pictureQuery } from './cards.ts';

const folder = useFolder();
const visit = useVisits();

/** What results.json names as the file, by what is wrong with it; the run’s folder is given. */
const OUTSIDE: Readonly<Record<string, (run: string) => string>> = {
  'one folder up': () => '../outside.png',
  'up from within': () => 'images/../../outside.png',
  'up and down again': () => 'images/../../run/../outside.png',
  'from the root': (run) => join(dirname(run), 'outside.png'),
  'with other slashes': () => 'images\\..\\..\\outside.png',
  'by an address of this machine': (run) => `file://${join(dirname(run), 'outside.png')}`,
  'from the web': () => 'https://example.org/a.png',
  'from the web without a scheme': () => '//example.org/a.png',
  'as a script': () => 'javascript:alert(1)//.png',
  'by a link of the disk': () => 'images/link.png',
};
const NO_PICTURE: Readonly<Record<string, string>> = {
  'not there': 'images/none.png',
  empty: 'images/empty.png',
  'something else': 'images/words.png',
  'cut short': 'images/short.png',
  'a drawing that may hold scripts': 'images/drawing.svg',
};

let run = '';
let results: Results;
let secret = '';
/** By what is wrong with its file. */
const broken = new Map<string, ImageResult>();

beforeAll(async () => {
  run = join(folder(), 'run');
  const made = await writeSyntheticRun(run, { samples: 20, repeats: 1, models: ['alpha/high'] });
  const outside = await sharp({
    create: { width: 64, height: 64, channels: 3, background: '#ff00ff' },
  })
    .png()
    .toBuffer();
  secret = hash('sha256', outside);
  await writeFile(join(folder(), 'outside.png'), outside);
  await symlink('../../outside.png', join(run, 'images/link.png'));
  await writeFile(join(run, 'images/empty.png'), '');
  await writeFile(join(run, 'images/words.png'), 'No picture, <script>alert(1)</script>');
  await writeFile(
    join(run, 'images/drawing.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>',
  );
  const whole = made.images.find(({ file }) => file !== null)!.file!;
  const bytes = await readFile(join(run, whole));
  await writeFile(join(run, 'images/short.png'), bytes);
  await truncate(join(run, 'images/short.png'), 300);

  const files = new Map([
    ...Object.entries(OUTSIDE).map(([what, file]) => [what, file(run)] as const),
    ...Object.entries(NO_PICTURE),
  ]);
  const wrong = [...files];
  const images = made.images.map((image) => {
    const next = image.outcome === 'image' ? wrong.shift() : undefined;
    if (next === undefined) return image;
    const changed = { ...image, file: next[1] };
    broken.set(next[0], changed);
    return changed;
  });
  expect(wrong).toEqual([]);
  writeResults(run, { ...made, images });
  ({ results } = await readRun(run));
  await writeReport(run, results);
});

const open = async (hash: string) => {
  const { page } = await visit(join(run, 'index.html'), hash);
  return page;
};

/** The pictures that a page shows, as wide as their files say; 0: it can't be shown. */
const widths = (page: Page, selector: string) =>
  inPage<number[]>(
    page,
    `Promise.all([...document.querySelectorAll('${selector}')].map(async (image) => {
      image.loading = 'eager';
      await image.decode().catch(() => {});
      return image.naturalWidth;
    }))`,
  );

test('a picture that lies outside of the run’s folder is said to be missing, and not shown', async () => {
  const page = await open('#/pictures');
  for (const what of Object.keys(OUTSIDE)) {
    const image = broken.get(what)!;
    await go(page, linkTo('picture', pictureQuery(image)));
    expect(await page.locator('.looks').textContent(), what).toContain('missing');
    expect(await page.locator('img').count(), what).toBe(0);
    // What was judged is there all the same.
    expect(await page.locator('.blocks > li').count()).toBe(image.text!.blocks.length);
  }
});

describe('a picture that is none', () => {
  test.each(Object.keys(NO_PICTURE))('%s: the page says so', async (what) => {
    const image = broken.get(what)!;
    const page = await open(linkTo('picture', pictureQuery(image)));
    const shown = await widths(page, '.looks img');
    // An empty frame is not enough.
    if (!shown.some((width) => width > 0)) {
      expect(await page.locator('.looks').textContent()).toMatch(
        /missing|broken|damaged|no picture|can.?t|could not|cannot/i,
      );
    }
    expect(await page.locator('.blocks > li').count()).toBe(image.text!.blocks.length);
  });

  test('the gallery says it of each, and shows all others', async () => {
    const page = await open('#/pictures?sort=sample');
    const words = await inPage<[string, string][]>(
      page,
      `[...document.querySelectorAll('.card')].flatMap((card) => {
        const none = card.querySelector('.thumb.none');
        return none === null ? [] : [[card.querySelector('a').getAttribute('href'), none.textContent]];
      })`,
    );
    const said = new Map(words.map(([link, text]) => [nameOf(pictureIn(link)), text]));
    for (const [what, image] of broken) expect(said.get(nameOf(image)), what).toMatch(/file/);
    const shown = await widths(page, '.card img');
    expect(shown).toHaveLength(results.images.length - said.size);
    expect(Math.min(...shown)).toBeGreaterThan(100);
  });
});

describe('nothing from outside gets into a report', () => {
  const filesIn = async (of: string) => {
    const entries = await readdir(of, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory());
  };

  test('neither where the run is nor in another folder', async () => {
    const out = join(folder(), 'elsewhere');
    await mkdir(out, { recursive: true });
    const { writeRunSite } = await import('../../src/report/site/write-run.ts');
    await writeRunSite({ results, folder: run, out });
    for (const of of [run, out]) {
      for (const entry of await filesIn(of)) {
        const path = join(entry.parentPath, entry.name);
        if (of === run && path === join(run, 'images/link.png')) continue;
        expect(entry.isSymbolicLink(), path).toBe(false);
        expect(hash('sha256', await readFile(path)), path).not.toBe(secret);
      }
    }
    expect((await readdir(out)).sort()).toEqual(['images', 'index.html', 'report']);
    const { page } = await visit(join(out, 'index.html'), '#/pictures');
    expect(Math.min(...(await widths(page, '.card img')))).toBeGreaterThan(100);
    await rm(out, { recursive: true });
  });
});

describe('a name that means something else in an address', () => {
  const NAMES = ['a#b', 'a?b', '100%', '%41', 'a b', '%2e%2e/%2e%2e/outside'];
  let named = '';
  let images: ImageResult[] = [];

  beforeAll(async () => {
    named = join(folder(), 'named');
    const made = await writeSyntheticRun(named, { samples: 7, repeats: 1, models: ['alpha/high'] });
    images = made.images.filter(({ outcome }) => outcome === 'image').slice(0, NAMES.length);
    for (const [i, image] of images.entries()) {
      const file = `images/${NAMES[i]}.png`;
      await mkdir(dirname(join(named, file)), { recursive: true });
      await rename(join(named, image.file!), join(named, file));
      images[i] = { ...image, file };
    }
    await writeReport(named, { ...made, images });
  });

  test.each(NAMES)('%s: it is that picture which is shown', async (name) => {
    const image = images.find(({ file }) => file === `images/${name}.png`)!;
    const { page } = await visit(join(named, 'index.html'), linkTo('picture', pictureQuery(image)));
    // The one that lies outside is smaller.
    expect(await widths(page, '.looks img')).toEqual([512]);
  });
});
