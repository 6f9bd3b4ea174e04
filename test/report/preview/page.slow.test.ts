import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { loadSet, type SampleSet } from '../../../src/dataset/load.ts';
import { previewPage } from '../../../src/report/preview/page.ts';
import { previewSets } from '../../../src/run/preview.ts';
import { useBrowser } from '../../browser.ts';
import { setYaml, temporarySet } from '../../dataset/temporary-set.ts';
import { folderOf } from '../../run/folder.ts';

const DEMO = join(import.meta.dirname, '../../../datasets/demo');
const newPage = useBrowser();

interface Opened {
  page: Page;
  /** Whatever the page complained of, or asked a network for. */
  wrong: string[];
}

const drawnPage = async (sets: SampleSet[]) => previewPage(await previewSets(sets, { seed: 1 }));

async function open(html: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const file = join(await folderOf(), 'preview.html');
  await writeFile(file, html);
  const page = await newPage(options);
  const wrong: string[] = [];
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('dialog', (dialog) => {
    wrong.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) wrong.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, wrong };
}

let demo: Promise<string> | null = null;
const openDemo = async (options?: BrowserContextOptions) => {
  demo ??= loadSet(DEMO).then((set) => drawnPage([set]));
  return open(await demo, options);
};

/** In the page's own words: these tests are checked without the types of a browser. */
function inPage<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate(expression);
}

const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  inPage(page, `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`);

const shownArticles = (page: Page) => page.locator('article:visible').count();

describe('the page of the demo set', () => {
  test('shows every sample with its picture, and needs nothing but itself', async () => {
    const { page, wrong } = await openDemo();
    expect(await shownArticles(page)).toBe(14);
    const drawn = await inPage<number[]>(
      page,
      `Promise.all([...document.querySelectorAll('article svg image')].map(async (image) => {
        const picture = new Image();
        picture.src = image.href.baseVal;
        await picture.decode();
        return picture.naturalWidth;
      }))`,
    );
    expect(drawn).toHaveLength(14);
    for (const width of drawn) expect(width).toBeGreaterThan(500);
    expect(await page.locator('.count').textContent()).toBe('14 of 14 samples');
    expect(wrong).toEqual([]);
  });

  test('filters by category, language, difficulty and words', async () => {
    const { page } = await openDemo();
    await page.getByLabel('Category').selectOption('ui');
    expect(await shownArticles(page)).toBe(2);
    await page.getByLabel('Language').selectOption('es');
    expect(await shownArticles(page)).toBe(1);
    expect(await page.locator('nav a:visible').allTextContents()).toEqual(['clinic-ui-es']);
    await page.getByLabel('Category').selectOption('');
    await page.getByLabel('Language').selectOption('');
    await page.getByLabel('Find').fill('ROGGENBROT');
    expect(await page.locator('article:visible h3').allTextContents()).toEqual(['bread-fest-de']);
    await page.getByLabel('Find').fill('no such words');
    expect(await shownArticles(page)).toBe(0);
    expect(await page.locator('.count').textContent()).toBe('0 of 14 samples');
  });

  test('lays regions and rules over the picture, each to be had or not', async () => {
    const { page } = await openDemo();
    const sign = page.locator('[id="demo/pier-sign-en"]');
    const seen = (layer: string) => sign.locator(`.layer.${layer}`).isVisible();
    expect(await seen('regions')).toBe(true);
    expect(await seen('hierarchy')).toBe(false);
    await page.getByLabel('Hierarchy').check();
    await page.getByLabel('Regions').uncheck();
    expect(await seen('regions')).toBe(false);
    expect(await seen('hierarchy')).toBe(true);
    // One badge a block: a title, a lead, three rows of the third level.
    expect(await sign.locator('.hierarchy text').allTextContents()).toEqual([
      '1',
      '2',
      '3',
      '3',
      '3',
    ]);
    await page.getByLabel('Spacing').check();
    expect(await sign.locator('.spacing line').count()).toBe(2);
    expect(await sign.locator('.spacing title').allTextContents()).toEqual([
      'equal gaps: days-1, days-2, days-3',
      'equal gaps: days-1, days-2, days-3',
    ]);
  });

  test('lights the block in the picture that the pointer is on in the table', async () => {
    const { page } = await openDemo();
    const sign = page.locator('[id="demo/pier-sign-en"]');
    await sign.locator('tr[data-block=lost] td').hover();
    await expect.poll(() => sign.locator('g.lit').getAttribute('data-block')).toBe('lost');
    await sign.locator('h3').hover();
    expect(await sign.locator('.lit').count()).toBe(0);
  });

  test('marks what is critical, and shows copy in its own direction', async () => {
    const { page } = await openDemo();
    const sign = page.locator('[id="demo/pier-sign-en"]');
    expect(await sign.locator('tr[data-block=lead] mark').allTextContents()).toEqual([
      '3 November',
    ]);
    const arabic = page.locator('[id="demo/water-use-ar"] tr[data-block=title] td');
    expect(await arabic.getAttribute('dir')).toBe('auto');
    const selector = '[id="demo/water-use-ar"] tr[data-block=title] td';
    expect(await styleOf(page, selector, 'direction')).toBe('rtl');
  });

  test('works by keyboard: skip link, j and k, details', async () => {
    const { page } = await openDemo();
    await page.keyboard.press('Tab');
    expect(await inPage(page, 'document.activeElement.className')).toBe('skip');
    const focused = () => inPage(page, 'document.activeElement.id');
    await page.keyboard.press('j');
    expect(await focused()).toBe('demo/bakery-menu-ja');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await focused()).toBe('demo/bike-year-zh-en');
    const rules = page.locator('[id="demo/bike-year-zh-en"] summary').first();
    await rules.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByText('Each size is at least 1.2 times').first().isVisible()).toBe(true);
    await page.getByLabel('Find').focus();
    await page.keyboard.type('jk');
    expect(await page.getByLabel('Find').inputValue()).toBe('jk');
  });

  test.each([
    ['a phone', { viewport: { width: 360, height: 740 } }],
    ['a desk', { viewport: { width: 1400, height: 900 } }],
  ])('is as wide as %s', async (_, options) => {
    const { page } = await openDemo(options);
    const overflow = await inPage(
      page,
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
  });

  test.each(['light', 'dark'] as const)('can be read in %s mode', async (colorScheme) => {
    const { page } = await openDemo({ colorScheme });
    const lightness = async (property: string) => {
      const [r, g, b] = (await styleOf(page, 'body', property)).match(/[\d.]+/g)!.map(Number);
      return (r! + g! + b!) / 765;
    };
    const [ink, ground] = [await lightness('color'), await lightness('backgroundColor')];
    expect(ink - ground > 0).toBe(colorScheme === 'dark');
    expect(Math.abs(ink - ground)).toBeGreaterThan(0.7);
  });
});

describe('hostile copy', () => {
  const text =
    '<img src=x onerror=alert(1)></td></table><script>alert(2)</script>"\'&amp; 🎉 e\u0301';
  const hostile = (more: Record<string, unknown> = {}) =>
    JSON.stringify({
      id: 'a',
      category: 'poster',
      canvas: { width: 1024, height: 1024 },
      prompt: '</pre><script>alert(3)</script>{{title}} {{rtl}}',
      copy: [
        { id: 'title', role: 'headline', lang: 'en', text, critical: ['<img', 'script>"'] },
        { id: 'rtl', role: 'body', lang: 'ar', text: '‮شاي <b>12</b>' },
      ],
      ...more,
    });

  test('is shown and not run', async () => {
    const folder = await temporarySet({
      'set.yaml': setYaml.replace('A small set', '"</title><script>alert(4)</script>"'),
      'samples/a.yaml': hostile(),
    });
    const { page, wrong } = await open(await drawnPage([await loadSet(folder)]));
    expect(wrong).toEqual([]);
    expect(await page.title()).toContain('</title><script>alert(4)</script>');
    const cell = page.locator('tr[data-block=title] td');
    expect(await cell.textContent()).toBe(text);
    expect(await cell.locator('mark').allTextContents()).toEqual(['<img', 'script>"']);
    expect(await page.locator('td img, td script').count()).toBe(0);
    expect(await page.locator('body > script').count()).toBe(1);
  });

  test('a sample that does not fit is told, and the others are drawn', async () => {
    const folder = await temporarySet({
      'set.yaml': setYaml,
      'samples/a.yaml': hostile({ canvas: { width: 16, height: 16 } }),
      'samples/b.yaml': hostile({ id: 'b' }),
    });
    const { page, wrong } = await open(await drawnPage([await loadSet(folder)]));
    expect(await page.locator('[id="small/a"] .fault').textContent()).toMatch(
      /Not drawn: .*does not fit its canvas/,
    );
    expect(await page.locator('[id="small/b"] svg image').count()).toBe(1);
    expect(wrong).toEqual([]);
  });
});
