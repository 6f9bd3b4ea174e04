import { hash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildPage } from '../../scripts/build-page.ts';
import { serializeBaseline } from '../../src/compare/baseline.ts';
import { comparableOf } from '../../src/compare/comparable.ts';
import { compareRuns } from '../../src/compare/compare.ts';
import { readCompared } from '../../src/compare/read.ts';
import { writeComparisonSite } from '../../src/report/site/write-comparison.ts';
import { type ImageResult, type Results, writeResults } from '../../src/results/results.ts';
import { type SyntheticOptions, writeSyntheticRun } from '../report/site/synthetic-run.ts';
import {
  DESK,
  go,
  inPage,
  linkTo,
  PHONE,
  queryOf,
  standStill,
  useFolder,
  useVisits,
} from './a-report.ts';
import { nameOf, pictureIn, pictureQuery, verdictOf } from './cards.ts';
import { expectOpenToAll, printedPages, SCREENS, stopsOf } from './checks.ts';
import { expectHarmless } from './harm.ts';

const folder = useFolder();
const visit = useVisits();

interface Run {
  folder: string;
  results: Results;
}
let was: Run;
let is: Run;
/** What became of some pictures, each in a way of its own. */
const fate: Record<'resized' | 'rejudged' | 'lost' | 'named', ImageResult> = {} as never;

/** A run, and the same a second time in a folder of its own. */
async function twice(name: string, options: Partial<SyntheticOptions>): Promise<[Run, Run]> {
  const [first, second] = ['was', 'is'].map((side) => join(folder(), name, side));
  const results = await writeSyntheticRun(first!, options);
  await cp(first!, second!, { recursive: true });
  return [
    { folder: first!, results },
    { folder: second!, results },
  ];
}

/** Each picture of these samples is what another repeat of it was, so that some got worse and some better. */
function turned(images: readonly ImageResult[], samples: ReadonlySet<string>): ImageResult[] {
  return images.map((image) => {
    if (!samples.has(image.sample)) return image;
    const other = images.find(
      (one) =>
        one.model === image.model && one.sample === image.sample && one.repeat === 1 - image.repeat,
    )!;
    return { ...other, repeat: image.repeat };
  });
}

async function compare(before: string, after: string, out: string): Promise<string> {
  const sides = [await readCompared(before), await readCompared(after)] as const;
  return writeComparisonSite({
    comparison: compareRuns(sides[0].comparable, sides[1].comparable),
    was: { name: 'spring', ...sides[0] },
    is: { name: 'autumn', ...sides[1] },
    out,
  });
}

const out = () => join(folder(), 'compared');

beforeAll(async () => {
  await buildPage();
  [was, is] = await twice('two', { samples: 8, repeats: 2, models: ['alpha/high', 'alpha/low'] });
  const names = [...new Set(was.results.images.map(({ sample }) => sample))];
  const images = turned(was.results.images, new Set(names.slice(0, 4)));
  const later = images.filter(
    ({ sample, outcome, text, repeat, model }) =>
      names.indexOf(sample) >= 4 &&
      outcome === 'image' &&
      text !== null &&
      repeat === 0 &&
      model === 'alpha/high',
  );
  const change = (image: ImageResult, more: Partial<ImageResult>) => {
    images[images.indexOf(image)] = { ...image, ...more };
    return image;
  };
  const write = async (file: string, bytes: Uint8Array) => {
    await mkdir(dirname(join(is.folder, file)), { recursive: true });
    await writeFile(join(is.folder, file), bytes);
    return { file, sha256: hash('sha256', bytes) };
  };
  const [resized, rejudged, lost, named] = later;
  const small = await sharp(await readFile(join(is.folder, resized!.file!)))
    .resize(256)
    .png()
    .toBuffer();
  fate.resized = change(resized!, {
    ...(await write('images/small.png', small)),
    width: 256,
    height: 384,
  });
  fate.rejudged = change(rejudged!, { usable: rejudged!.usable !== true });
  const gray = await sharp(await readFile(join(is.folder, named!.file!)))
    .grayscale()
    .png()
    .toBuffer();
  fate.named = change(named!, await write('images/a b#c%.png', gray));
  fate.lost = change(lost!, { sha256: 'f'.repeat(64), file: 'images/none.png' });
  const [gone] = images.splice(-1);
  expect(gone!.model).toBe('alpha/low');
  is.results = { ...was.results, images };
  writeResults(is.folder, is.results);
  await compare(was.folder, is.folder, out());
});

const open = async (hash: string, options: Parameters<typeof visit>[2] = {}, at = out()) => {
  const { page } = await visit(join(at, 'comparison.html'), hash, options);
  return page;
};

const linkOf = (image: ImageResult, more: Readonly<Record<string, string>> = {}) =>
  linkTo('change', { ...pictureQuery(image), ...more });

/** Pictures that are another file now or are judged otherwise, looked up in the two results. */
function changed(): { before: ImageResult; now: ImageResult }[] {
  const old = new Map(was.results.images.map((image) => [nameOf(image), image]));
  return is.results.images.flatMap((now) => {
    const before = old.get(nameOf(now))!;
    const isSame = before.sha256 === now.sha256 && before.usable === now.usable;
    return isSame ? [] : [{ before, now }];
  });
}

async function changesOn(page: Page): Promise<string[]> {
  const links = await inPage<string[]>(
    page,
    `[...document.querySelectorAll('.change h3 a')].map((link) => link.getAttribute('href'))`,
  );
  return links.map((link) => nameOf(pictureIn(link)));
}

/** Widths of the pictures there, once they are loaded; 0 where one can't be. */
const widths = (page: Page, selector: string) =>
  inPage<number[]>(
    page,
    `Promise.all([...document.querySelectorAll('${selector}')].map(async (image) => {
      image.loading = 'eager';
      await image.decode().catch(() => {});
      return image.naturalWidth;
    }))`,
  );

describe('what changed', () => {
  test('is every picture that is another one or judged otherwise; the rest is counted', async () => {
    const page = await open('');
    const all = changed();
    expect(all.length).toBeGreaterThan(10);
    expect((await changesOn(page)).toSorted()).toEqual(
      all.map(({ now }) => nameOf(now)).toSorted(),
    );
    const same = is.results.images.length - all.length;
    expect(await page.locator('.count').textContent()).toBe(
      `${all.length} pictures of ${all.length} that changed; ${same} are the same file as before, 1 are in one of the two only.`,
    );
    expect(await page.locator('.lead').textContent()).toContain('Before: spring. Now: autumn.');
  });

  test('stands with the worst first', async () => {
    const page = await open('');
    const names = await changesOn(page);
    const ranks = new Map(
      changed().map(({ before, now }) => {
        const [old, next] = [verdictOf(before), verdictOf(now)];
        const fell = old === 'usable' && next === 'not usable';
        const rose = old === 'not usable' && next === 'usable';
        return [nameOf(now), fell ? 0 : rose ? 2 : 1];
      }),
    );
    const sorted = names.map((name) => ranks.get(name)!);
    expect(new Set(sorted).size).toBe(3);
    // None that got usable stands before one that ceased to be.
    expect(sorted.lastIndexOf(0)).toBeLessThan(sorted.indexOf(2));
    expect(sorted[0]).toBe(0);
    expect(await page.locator('.change').first().locator('.bad').first().textContent()).toBe(
      'worse: was usable and is not',
    );
  });

  test('is shown before and now', async () => {
    const page = await open('');
    const shown = await widths(page, '.change img');
    // One of them has lost its file.
    expect(shown).toHaveLength(
      2 * changed().filter(({ now }) => now.outcome === 'image').length - 1,
    );
    expect(Math.min(...shown)).toBeGreaterThan(100);
  });

  test('is narrowed by model and by way, as the link says', async () => {
    const page = await open('');
    for (const model of ['alpha/high', 'alpha/low']) {
      await page.getByLabel('Model').selectOption(model);
      const wanted = changed().filter(({ now }) => now.model === model);
      expect((await changesOn(page)).toSorted()).toEqual(
        wanted.map(({ now }) => nameOf(now)).toSorted(),
      );
      expect(await queryOf(page)).toEqual({ model });
    }
    const marks = (kind: string) =>
      inPage<boolean[]>(
        page,
        `[...document.querySelectorAll('.change')].map((one) => one.querySelector('li.${kind}') !== null)`,
      );
    await page.getByLabel('Model').selectOption('');
    for (const [way, kind] of [
      ['worse', 'bad'],
      ['better', 'good'],
    ] as const) {
      await page.getByLabel('Which').selectOption('');
      const count = (await marks(kind)).filter(Boolean).length;
      expect(count).toBeGreaterThan(0);
      await page.getByLabel('Which').selectOption(way);
      expect(await marks(kind)).toEqual(Array.from({ length: count }, () => true));
      expect(await queryOf(page)).toEqual({ way });
    }
    await page.reload();
    expect(await page.getByLabel('Which').inputValue()).toBe('better');
  });
});

describe('one picture', () => {
  const sides = (page: Page) => page.locator('.sides.large');

  test('before, now, and what differs, of each that changed', async () => {
    const page = await open('');
    const odd = new Set(Object.values(fate).map(nameOf));
    for (const { before, now } of changed()) {
      if (odd.has(nameOf(now)) || before.outcome !== 'image' || now.outcome !== 'image') continue;
      await go(page, linkOf(now));
      expect(await page.locator('h1').textContent()).toContain(now.sample);
      expect(await widths(page, '.sides.large img'), nameOf(now)).toEqual([512, 512, 512]);
      const captions = await page.locator('figcaption').allTextContents();
      expect(captions[0]).toMatch(/^before: spring /);
      expect(captions[1]).toMatch(/^now: autumn /);
      expect(captions[2]).toMatch(/^([\d.]+|<0\.1)% of pixels differ, drawn in red$/);
      const files = await inPage<string[]>(
        page,
        `[...document.querySelectorAll('.sides.large a')].map((link) => link.getAttribute('href'))`,
      );
      expect(files).toEqual([`comparison/was/${before.file}`, `comparison/is/${now.file}`]);
    }
  });

  test('lies over the other, as much of it as one likes', async () => {
    const { now } = changed().find(
      ({ before, now: next }) => before.outcome === 'image' && next.outcome === 'image',
    )!;
    const page = await open(linkOf(now));
    await page.getByLabel('Shown').selectOption('over');
    expect(await widths(page, '.over img')).toEqual([512, 512]);
    const opacity = () =>
      inPage<string>(page, `getComputedStyle(document.querySelector('.over img + img')).opacity`);
    expect(await opacity()).toBe('0.5');
    const boxes = await inPage<string[]>(
      page,
      `[...document.querySelectorAll('.over img')].map((image) => JSON.stringify(image.getBoundingClientRect()))`,
    );
    expect(boxes[0]).toBe(boxes[1]);
    const slider = page.getByRole('slider', { name: 'Now, by' });
    await slider.fill('80');
    expect(await opacity()).toBe('0.8');
    await slider.press('ArrowLeft');
    expect(await opacity()).toBe('0.79');
    await slider.press('Home');
    expect(await opacity()).toBe('0');
    await slider.press('End');
    expect(await queryOf(page)).toEqual({ ...pictureQuery(now), view: 'over', share: '100' });
    await slider.fill('30');
    await page.reload();
    expect(await opacity()).toBe('0.3');
    expect(await slider.inputValue()).toBe('30');
    await page.getByLabel('Shown').selectOption('beside');
    expect(await sides(page).locator('figure').count()).toBe(3);
  });

  test('of another size says so', async () => {
    const page = await open(linkOf(fate.resized));
    expect(await widths(page, '.sides.large img')).toEqual([512, 256]);
    expect(await sides(page).textContent()).toContain(
      'They are not of one size: 512 x 768 and 256 x 384.',
    );
    await page.getByLabel('Shown').selectOption('over');
    const boxes = await inPage<number[]>(
      page,
      `[...document.querySelectorAll('.over img')].map((image) => image.getBoundingClientRect().width)`,
    );
    expect(boxes[0]).toBe(boxes[1]);
  });

  test('that is the very same and judged otherwise says so', async () => {
    const page = await open(linkOf(fate.rejudged));
    expect(await sides(page).textContent()).toContain(
      'It is the very same file; what differs is how it was judged.',
    );
    expect(await widths(page, '.sides.large img')).toEqual([512, 512]);
  });

  test('that has lost its file says so', async () => {
    const page = await open(linkOf(fate.lost));
    expect(await sides(page).textContent()).toContain('Only one of the two has a picture here.');
    expect(await widths(page, '.sides.large img')).toEqual([512]);
    await page.getByLabel('Shown').selectOption('over');
    expect(await page.locator('main').textContent()).toContain('One of the two has no picture.');
  });

  test('whose name means something else in an address is held against the other, too', async () => {
    const page = await open(linkOf(fate.named));
    expect(await widths(page, '.sides.large img')).toEqual([512, 512, 512]);
  });

  test('that there is none of says so', async () => {
    const page = await open('#/change');
    for (const link of [
      '#/change?of=%',
      linkTo('change', { of: '__proto__', in: 'menus', sample: 'constructor' }),
      '#/change',
    ]) {
      await go(page, link);
      expect(await page.locator('h1').textContent(), link).toBe('No such picture');
      expect(await page.title(), link).not.toMatch(/undefined|null/);
    }
    await page.getByRole('link', { name: 'All that changed' }).click();
    expect(await changesOn(page)).toHaveLength(changed().length);
  });

  test('the way back leads to where the list was left', async () => {
    const page = await open('');
    await page.mouse.move(DESK.width / 2, DESK.height / 2);
    for (let n = 0; n < 5; n++) await page.mouse.wheel(0, 400);
    await expect.poll(() => inPage<number>(page, 'scrollY')).toBeGreaterThan(1000);
    await standStill(page);
    const card = page.locator('.change').nth(5);
    const before = (await card.boundingBox())!.y;
    await inPage(page, `document.querySelectorAll('.change h3 a')[5].click()`);
    await page.locator('.sides.large').waitFor();
    await page.goBack();
    await card.waitFor();
    await expect
      .poll(async () => Math.abs((await card.boundingBox())!.y - before))
      .toBeLessThan(60);
  });
});

describe('a baseline', () => {
  const at = () => join(folder(), 'baseline');
  beforeAll(async () => {
    await mkdir(at(), { recursive: true });
    const file = join(at(), 'before.json');
    await writeFile(file, serializeBaseline(comparableOf(was.results)));
    await compare(file, is.folder, at());
    await rm(file);
  });

  test('has no pictures, which is said; those of now are there', async () => {
    const page = await open('', {}, at());
    expect(await page.locator('.warning').allTextContents()).toContain(
      'A baseline has no pictures. To see them as they were, compare with the folder of that run.',
    );
    expect(await changesOn(page)).toHaveLength(changed().length);
    expect(Math.min(...(await widths(page, '.change img')))).toBeGreaterThan(100);
    const { now } = changed().find(({ now: next }) => next.outcome === 'image')!;
    await go(page, linkOf(now));
    expect(await widths(page, '.sides.large img')).toEqual([512]);
    expect(await page.locator('.sides.large').textContent()).toContain(
      'Only one of the two has a picture here.',
    );
  });
});

describe('two runs of hostile texts', () => {
  const at = () => join(folder(), 'hostile-compared');
  beforeAll(async () => {
    const [before, after] = await twice('hostile', { hostile: true, samples: 14, repeats: 2 });
    const images = turned(
      before.results.images,
      new Set(before.results.images.map(({ sample }) => sample)),
    );
    after.results = { ...before.results, images };
    writeResults(after.folder, after.results);
    await compare(before.folder, after.folder, at());
  });

  test('are text, and stay in their place', async () => {
    const page = await open('', { viewport: PHONE }, at());
    await expectHarmless(page, 'overview');
    const links = await inPage<string[]>(
      page,
      `[...document.querySelectorAll('.change h3 a')].map((link) => link.getAttribute('href'))`,
    );
    expect(links.length).toBeGreaterThan(20);
    for (const link of links.filter((_, i) => i % 4 === 0)) {
      await go(page, link);
      expect(await page.locator('h1').textContent(), link).not.toBe('No such picture');
      expect(await page.title(), link).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
      await expectHarmless(page, link);
    }
  });
});

describe('for everybody', () => {
  const PAGES: readonly [name: string, hash: () => string][] = [
    ['all that changed', () => ''],
    ['one picture', () => linkOf(fate.named)],
    ['one over the other', () => linkOf(fate.named, { view: 'over', share: '40' })],
    ['no picture', () => '#/change'],
  ];

  describe.each(PAGES)('%s', (_, hashOf) => {
    test.each(SCREENS)('on %s: fits, and keeps nobody out', async (_screen, viewport, colours) => {
      const page = await open(hashOf(), { viewport, colorScheme: colours[0] });
      await expectOpenToAll(page, colours);
    });
  });

  test('by keyboard', async () => {
    const page = await open(linkOf(fate.named, { view: 'over' }));
    const stops = await stopsOf(page);
    expect(stops.map(({ name }) => name)).toEqual([
      'Typoscope synthetic',
      'All that changed',
      'Shown',
      'Now, by',
    ]);
    expect(stops.filter(({ isMarked, isInView }) => !isMarked || !isInView)).toEqual([]);
  });

  test('on paper', async () => {
    const page = await open('', { colorScheme: 'dark' });
    expect(await printedPages(page)).toBeGreaterThan(1);
    expect(await page.locator('.tools:visible').count()).toBe(0);
  });
});
