import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { go, inPage, linkTo, queryOf, useReport, useVisits } from './a-report.ts';
import { filtered } from './cards.ts';

const report = useReport({ samples: 20, repeats: 2 });
const visit = useVisits();

const open = async (hash: string, of = report) => {
  const { page } = await visit(join(of().folder, 'index.html'), hash);
  return page;
};

describe('the models', () => {
  const rows = (page: Page) => page.locator('.figures tbody th a').allTextContents();
  const head = (page: Page, title: string) =>
    page.getByRole('columnheader', { name: title, exact: true });

  /** By a figure, or by name; what has none comes last either way. */
  function expectedRows({ models }: Results, by: string, way: string): string[] {
    const sign = way === 'ascending' ? 1 : -1;
    const value = ({ figures }: Results['models'][number]) => figures[by]?.value ?? null;
    const known = by === 'model' ? models : models.filter((model) => value(model) !== null);
    const sorted = known.toSorted((a, b) =>
      by === 'model'
        ? sign * (a.model < b.model ? -1 : 1)
        : sign * (value(a)! - value(b)!) || models.indexOf(a) - models.indexOf(b),
    );
    const unknown = models.filter((model) => !known.includes(model));
    return [...sorted, ...unknown].map(({ model }) => model);
  }

  const COLUMNS = [
    ['Model', 'model', 'ascending'],
    ['Text accuracy', 'textAccuracy', 'descending'],
    ['Usable', 'usableRate', 'descending'],
    ['$ by usable picture', 'costPerUsable', 'ascending'],
    ['Latency p50', 'latencyP50', 'ascending'],
    ['Latency p95', 'latencyP95', 'ascending'],
    ['Refusals', 'refusalRate', 'ascending'],
  ] as const;

  test('are sorted by any column, the better end first and then the other', async () => {
    const { results } = report();
    const page = await open('#/?under=0.2');
    for (const [title, by, first] of COLUMNS) {
      const other = first === 'ascending' ? 'descending' : 'ascending';
      for (const way of [first, other, first]) {
        await head(page, title).getByRole('button').click();
        expect(await rows(page), `${by} ${way}`).toEqual(expectedRows(results, by, way));
        expect(await head(page, title).getAttribute('aria-sort')).toBe(way);
        expect(await page.locator('th[aria-sort=none]').count()).toBe(COLUMNS.length - 1);
        expect(await queryOf(page)).toEqual({ under: '0.2', by, way });
      }
    }
  });

  test('come back sorted with their link', async () => {
    for (const [title, by] of COLUMNS.slice(1, 3)) {
      const page = await open(linkTo('', { by, way: 'ascending' }));
      expect(await rows(page)).toEqual(expectedRows(report().results, by, 'ascending'));
      expect(await head(page, title).getAttribute('aria-sort')).toBe('ascending');
    }
  });

  test('by rank unless somebody sorts, and where a link names no column', async () => {
    const page = await open('#/');
    const byRank = await rows(page);
    expect(byRank[0]).toBe('alpha/high');
    expect(await page.locator('th[aria-sort=none]').count()).toBe(7);
    const other = await open('#/?by=constructor&way=ascending');
    expect(await rows(other)).toEqual(byRank);
  });

  test('a cost that is not known is last either way, and is no number', async () => {
    for (const way of ['ascending', 'descending']) {
      const page = await open(linkTo('', { by: 'costPerUsable', way }));
      expect((await rows(page)).at(-1)).toBe('sim');
      const cell = page.locator('.figures tbody tr').last().locator('td').nth(2);
      expect((await cell.textContent())!.trim()).toBe('–');
    }
  });

  test('a rule’s cell leads to the pictures of the model that fail it', async () => {
    const page = await open('#/');
    await page.getByRole('link', { name: 'pictures of alpha/low that fail hierarchy' }).click();
    expect(await queryOf(page)).toEqual({ model: 'alpha/low', rule: 'hierarchy' });
    const wanted = filtered(report().results, { model: 'alpha/low', rule: 'hierarchy' });
    expect(wanted.length).toBeGreaterThan(0);
    expect(await page.locator('.card').count()).toBe(wanted.length);
  });
});

describe('the verdict', () => {
  const costOf = (model: string) =>
    report().results.models.find((one) => one.model === model)!.figures.costPerUsable!.value;
  const everything = (page: Page) => page.locator('.job').first();
  const headline = (page: Page) => everything(page).locator('.headline').textContent();
  const reasons = (page: Page) => everything(page).locator('.reasons li').allTextContents();

  test('names the model that is shown to be best, and says so', async () => {
    const page = await open('#/');
    expect(await everything(page).locator('h3').textContent()).toBe('Everything 20 samples');
    expect(await headline(page)).toBe('alpha/high');
    expect(await everything(page).locator('.badge').textContent()).toBe('shown');
    const shown = (await reasons(page)).find((reason) => reason.startsWith('Shown to be better'))!;
    for (const other of ['alpha/low', 'beta', 'sim']) expect(shown).toMatch(` ${other} (`);
  });

  test('a price limit leaves out what is dearer or of no known price, and is in the link', async () => {
    const [high, beta, low] = ['alpha/high', 'beta', 'alpha/low'].map((model) => costOf(model)!);
    // Each of the limits below lets in one less.
    expect(high).toBeGreaterThan(beta!);
    expect(beta).toBeGreaterThan(low!);
    expect(costOf('sim')).toBeNull();
    const page = await open('#/?by=model&way=ascending');
    const limit = page.getByLabel('At most, $ by usable picture');
    const cases: [limit: string, headline: RegExp, over: string[]][] = [
      [between(beta!, high!), /^beta/, ['alpha/high']],
      [between(low!, beta!), /^alpha\/low/, ['alpha/high', 'beta']],
      ['0.01', /^None under \$0\.01$/, ['alpha/high', 'alpha/low', 'beta']],
      ['0', /^None under \$0\.00$/, ['alpha/high', 'alpha/low', 'beta']],
      ['5', /^alpha\/high$/, []],
    ];
    for (const [under, words, over] of cases) {
      await limit.fill(under);
      expect(await headline(page)).toMatch(words);
      expect(await queryOf(page)).toEqual({ by: 'model', way: 'ascending', under });
      const told = (await reasons(page)).find((reason) => reason.startsWith('Over $')) ?? '';
      const named = ['alpha/high', 'alpha/low', 'beta'].filter((model) => told.includes(model));
      expect(named, under).toEqual(over);
      expect(await reasons(page)).toContain('Cost by usable picture not known: sim.');
    }
    await limit.fill('');
    expect(await queryOf(page)).toEqual({ by: 'model', way: 'ascending' });
    expect(await headline(page)).toBe('alpha/high');
  });

  test('a limit comes back with its link', async () => {
    const page = await open('#/?under=0.01');
    expect(await headline(page)).toBe('None under $0.01');
    expect(await page.getByLabel('At most, $ by usable picture').inputValue()).toBe('0.01');
  });

  test('a limit that is no number is none', async () => {
    const page = await open('#/?under=cheap');
    expect(await headline(page)).toBe('alpha/high');
    // An empty one is what a link has that somebody cut short.
    for (const under of ['-1', '']) {
      await go(page, linkTo('', { under }));
      expect(await headline(page), under).toBe('alpha/high');
    }
  });

  test('a link to such a limit, followed on the page, is no fault of the console either', async () => {
    const page = await open('#/?under=5');
    await go(page, '#/?under=cheap');
    expect(await headline(page)).toBe('alpha/high');
    expect(await page.getByLabel('At most, $ by usable picture').inputValue()).toBe('');
  });

  test('jobs are those of results.json, and one of them can be chosen', async () => {
    const { images, samples = [] } = report().results;
    const languages = new Map(samples.map(({ sample, languages: own }) => [sample, own]));
    const jobs = new Map<string, Set<string>>();
    for (const { sample, category } of images) {
      for (const language of languages.get(sample)!) {
        const job = `${LANGUAGES[language]} ${CATEGORIES[category]}`;
        jobs.set(job, (jobs.get(job) ?? new Set()).add(sample));
      }
    }
    const page = await open('#/');
    const choice = page.getByLabel('Job', { exact: true });
    const offered = await choice.locator('option').allTextContents();
    expect(offered.toSorted()).toEqual(['all', 'Everything', ...jobs.keys()].toSorted());
    // Those with most samples first: they tell most.
    const counts = offered.slice(2).map((job) => jobs.get(job)!.size);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));

    const job = 'Arabic infographics';
    await choice.selectOption(job);
    const count = jobs.get(job)!.size;
    expect(await page.locator('.job h3').allTextContents()).toEqual([
      `${job} ${count} sample${count === 1 ? '' : 's'}`,
    ]);
    expect(await queryOf(page)).toEqual({ job });
    await page.reload();
    expect(await choice.inputValue()).toBe(job);
    await page.getByRole('link', { name: job }).click();
    const wanted = filtered(report().results, { category: 'infographic', language: 'ar' });
    expect(await page.locator('.card').count()).toBe(wanted.length);
  });

  test('the worst picture of the chosen model is one of its worst', async () => {
    const page = await open('#/');
    await everything(page).getByRole('link', { name: 'Its worst picture' }).click();
    expect(await page.locator('h1').textContent()).toContain('by alpha/high');
    // The first of the gallery that it is looked at from: none stands before it.
    expect(await page.getByRole('link', { name: 'next (N)' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'before (P)' }).count()).toBe(0);
  });
});

describe('differences between models', () => {
  const differences = (page: Page) =>
    page.locator('section', { has: page.locator('#differences') });

  test.each(['textAccuracy', 'usableRate'])('in %s, from whichever model', async (metric) => {
    const { results } = report();
    const page = await open('#/');
    await page.getByLabel('In', { exact: true }).selectOption(metric);
    for (const base of ['beta', 'alpha/high']) {
      await page.getByLabel('Held against').selectOption(base);
      expect(await queryOf(page)).toMatchObject({ base, in: metric });
      await differences(page).locator('summary').click();
      const rows = await inPage<string[][]>(
        page,
        `[...document.querySelectorAll('section:has(> #differences) tbody tr')].map((row) =>
          [...row.cells].slice(0, 2).map((cell) => cell.textContent))`,
      );
      const wanted = results.comparisons!.flatMap(({ first, second, difference, ...pair }) => {
        if (pair.metric !== metric || (first !== base && second !== base)) return [];
        const isFirst = first === base;
        const points = (isFirst ? 100 : -100) * difference!;
        return [[isFirst ? second : first, points.toFixed(1)]];
      });
      expect(
        rows.map(([name, points]) => [name, Number(points!.replace('−', '-')).toFixed(1)]),
      ).toEqual(wanted);
      await differences(page).locator('summary').click();
    }
  });
});

describe('what has to be known first', () => {
  const STOPPED = 'The budget of $5 would be passed by the next picture.';
  const partial = useReport({ samples: 5, repeats: 2 }, (results) => ({
    ...results,
    run: { ...results.run, status: 'partial', stoppedReason: STOPPED },
  }));
  const calm = useReport({ samples: 3, repeats: 1, models: ['alpha/high', 'beta'] }, (results) => ({
    ...results,
    run: { ...results.run, gates: {} },
  }));
  const warnings = (page: Page) => page.locator('.warnings .warning').allTextContents();
  const missingIn = ({ images }: Results) =>
    images.filter(({ outcome }) => ['error', 'timeout', 'uncertain'].includes(outcome)).length;
  const unreadIn = ({ images }: Results) =>
    images.filter(({ outcome, text }) => outcome === 'image' && text === null).length;

  test('simulated models, pictures that did not come, those that nobody could read', async () => {
    const { results } = report();
    const page = await open('#/');
    const [simulated, missing, unread, ...others] = await warnings(page);
    expect(simulated).toMatch(/^Simulated, no real model: sim\. /);
    expect(missing).toMatch(`${missingIn(results)} pictures did not come`);
    expect(unreadIn(results)).toBe(1);
    expect(unread).toMatch(/^1 picture could not be read/);
    expect(others).toEqual([]);
    // Before any verdict.
    const places = await inPage<number[]>(
      page,
      `['.warnings', '.jobs', '.figures'].map((part) => document.querySelector(part).getBoundingClientRect().top)`,
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(await page.locator('.figures .badge.simulated').count()).toBe(1);
  });

  test('gates, the worst of them in view', async () => {
    const page = await open('#/');
    expect(await page.locator('.gate summary').textContent()).toBe(
      'Gates: 2 failed, 1 undecided, 1 passed',
    );
  });

  test('that it is partial, and why', async () => {
    const page = await open('#/', partial);
    expect((await warnings(page))[0]).toBe(`Partial. ${STOPPED}`);
    await page.getByRole('link', { name: 'How it was measured' }).first().click();
    expect(await page.locator('main').textContent()).toContain(`partial: ${STOPPED}`);
  });

  test('nothing where there is nothing', async () => {
    expect(missingIn(calm().results)).toBe(0);
    const page = await open('#/', calm);
    expect(await warnings(page)).toEqual([]);
    expect(await page.locator('.gate').count()).toBe(0);
  });
});

const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  de: 'German',
  en: 'English',
  ja: 'Japanese',
  'zh-Hans': 'Chinese (simplified)',
};
const CATEGORIES: Readonly<Record<string, string>> = {
  poster: 'posters',
  packaging: 'packaging',
  menu: 'menus',
  infographic: 'infographics',
  ui: 'UI',
};

function between(a: number, b: number): string {
  return ((a + b) / 2).toFixed(4);
}
