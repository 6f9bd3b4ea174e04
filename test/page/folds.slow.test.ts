import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ImageResult, Results } from '../../src/results/results.ts';
import { writeSyntheticRun } from '../report/site/synthetic-run.ts';
import {
  inPage,
  linkTo,
  queryOf,
  useFolder,
  useReport,
  useVisits,
  writeReport,
} from './a-report.ts';
import { pictureQuery } from './cards.ts';

const report = useReport({ samples: 12, repeats: 2, seed: 4 });
const folder = useFolder();
const visit = useVisits();

const open = async (hash: string, of = report().folder) => {
  const { page } = await visit(join(of, 'index.html'), hash);
  return page;
};
const openPicture = (image: ImageResult, more: Readonly<Record<string, string>> = {}) =>
  open(linkTo('picture', { ...pictureQuery(image), ...more }));
/** The lines of those that are open, in the order of the page. */
const opened = (page: Page) => page.locator('details[open] > summary').allTextContents();
const fold = (page: Page, words: string) => page.locator('summary', { hasText: words });
const folds = async (page: Page) => (await queryOf(page)).fold;

const PROMPT = 'The prompt';
const SENT = 'What was sent and what the answer told';

/** The first picture with blocks both right and wrong, or right ones alone. */
function picture(isRight: boolean): ImageResult {
  return report().results.images.find(({ text, layout }) => {
    const right = text?.blocks.filter(({ verdict }) => verdict === 'exact').length ?? 0;
    const wrong = (text?.blocks.length ?? 0) - right;
    return right > 0 && isRight === (wrong === 0) && layout.length > 1;
  })!;
}

describe('what is folded on a picture’s page', () => {
  test('is opened and closed, and is in the link', async () => {
    const page = await openPicture(picture(false));
    expect(await opened(page)).toEqual([]);
    expect(await folds(page)).toBeUndefined();
    await fold(page, PROMPT).click();
    await expect.poll(() => folds(page)).toBe('prompt');
    await fold(page, SENT).click();
    await expect.poll(() => folds(page)).toBe('prompt sent');
    expect(await opened(page)).toEqual([PROMPT, SENT]);
    await fold(page, PROMPT).click();
    await expect.poll(() => folds(page)).toBe('sent');
    expect(await opened(page)).toEqual([SENT]);
    await fold(page, SENT).click();
    await expect.poll(() => folds(page)).toBeUndefined();
    expect(await opened(page)).toEqual([]);
  });

  test('comes back with its link, and what else is in the link stays', async () => {
    const page = await openPicture(picture(false), { fold: 'sent prompt', layers: 'none' });
    expect(await opened(page)).toEqual([PROMPT, SENT]);
    await fold(page, PROMPT).click();
    await expect.poll(() => folds(page)).toBe('sent');
    expect(await queryOf(page)).toMatchObject({ layers: 'none' });
    await page.keyboard.press('o');
    await expect.poll(async () => (await queryOf(page)).layers).not.toBe('none');
    expect(await folds(page)).toBe('sent');
  });

  test('a link that names what is not there, or a part twice, opens what is, and stays as it is', async () => {
    const link = { fold: 'prompt nothing rule- prompt' };
    const page = await openPicture(picture(false), link);
    expect(await opened(page)).toEqual([PROMPT]);
    expect(await queryOf(page)).toMatchObject(link);
    await fold(page, SENT).click();
    await expect.poll(() => folds(page)).toBe('prompt nothing rule- sent');
  });

  test('is no step to go back by', async () => {
    const page = await open('#/pictures');
    await page.locator('.card a').first().click();
    await fold(page, PROMPT).click();
    await expect.poll(() => folds(page)).toBe('prompt');
    await page.goBack();
    await page.locator('.card').first().waitFor();
    expect(await inPage(page, 'location.hash')).toBe('#/pictures');
  });

  test('all of it, opened in one go', async () => {
    const page = await openPicture(picture(false));
    await inPage(
      page,
      'document.querySelectorAll("details").forEach((one) => { one.open = true; })',
    );
    const all = await page.locator('details').count();
    await expect.poll(async () => (await folds(page))?.split(' ').length).toBe(all);
    expect(await page.locator('details[open]').count()).toBe(all);
  });

  test('blocks as asked are open where no other is there, and a link closes them', async () => {
    const page = await openPicture(picture(true));
    const words = /^\d+ blocks? as asked$/;
    expect(await opened(page)).toEqual([expect.stringMatching(words)]);
    await page.locator('details[open] > summary').click();
    await expect.poll(() => folds(page)).toBe('exact');
    const other = await openPicture(picture(true), { fold: 'exact' });
    expect(await opened(other)).toEqual([]);
    await other.locator('summary', { hasText: words }).click();
    await expect.poll(() => folds(other)).toBeUndefined();
  });

  test('each rule for itself', async () => {
    const image = picture(false);
    const page = await openPicture(image);
    const rules = page.locator('.rules details');
    await rules.nth(1).locator('summary').click();
    const name = await page.locator('.rules > li').nth(1).locator('strong').textContent();
    await expect.poll(() => folds(page)).toBe(`rule-${name}`);
    expect(await page.locator('details[open]').count()).toBe(1);
    const other = await openPicture(image, { fold: `rule-${name}` });
    expect(await opened(other)).toEqual([`Measured and asked of ${name}`]);
  });
});

test('a rule whose name no rule may have opens like any other', async () => {
  const results: Results = await writeSyntheticRun(folder(), { samples: 2, repeats: 1 });
  const image = results.images.find(({ layout }) =>
    layout.some(({ verdict }) => verdict !== 'not-applicable'),
  )!;
  const NAMES = ['prompt', 'a b %20 &c', 'half \ud83d'];
  const like = image.layout.find(({ verdict }) => verdict !== 'not-applicable')!;
  image.layout = NAMES.map((rule) => ({ ...like, rule }));
  await writeReport(folder(), results);
  const hash = linkTo('picture', pictureQuery(image));
  const page = await open(hash, folder());
  for (const n of NAMES.keys()) {
    await page.locator('.rules summary').nth(n).click();
    await expect.poll(() => page.locator('.rules details[open]').count()).toBe(n + 1);
  }
  // The page's own fold of that name is another.
  expect(await fold(page, PROMPT).locator('..').getAttribute('open')).toBeNull();
  const copied = await open(await inPage<string>(page, 'location.hash'), folder());
  expect(await copied.locator('.rules details[open]').count()).toBe(NAMES.length);
});

describe('what is folded on the first page', () => {
  test('the numbers of a chart, while jobs and models are chosen above them', async () => {
    const page = await open('#/');
    await fold(page, 'The numbers of: Latency').click();
    await expect.poll(() => folds(page)).toBe('latency');
    await fold(page, 'The numbers of: Error rate by language').click();
    await expect.poll(() => folds(page)).toBe('latency errors-language');
    await page.getByLabel('At most, $ by usable picture').fill('5');
    await page.getByRole('button', { name: 'Usable', exact: true }).click();
    expect(await queryOf(page)).toMatchObject({ fold: 'latency errors-language', under: '5' });
    const copied = await open(await inPage<string>(page, 'location.hash'));
    expect(await copied.locator('details.numbers[open]').count()).toBe(2);
  });

  test('no two of one name', async () => {
    const page = await open('#/');
    const all = await page.locator('details').count();
    for (let n = 0; n < all; n++) {
      await page.locator('summary').nth(n).click();
      await expect.poll(() => page.locator('details[open]').count()).toBe(n + 1);
    }
  });
});
