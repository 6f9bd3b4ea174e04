import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { DESK, inPage, linkTo, queryOf, useReport, useVisits } from './a-report.ts';
import { cardsOn, filtered, nameOf, valuesOf, verdictOf } from './cards.ts';

/** As many pictures as a large run has: 4 models, 50 samples, 6 repeats. */
const report = useReport({ samples: 50, repeats: 6 });
const visit = useVisits();
const COUNT = 1200;

const open = async (hash: string) => {
  const { page } = await visit(join(report().folder, 'index.html'), hash);
  return page;
};
const countLine = (page: Page) => page.locator('.count').innerText();

describe('is there at once', () => {
  test('in less than 300,000 bytes of script', async () => {
    const script = await readFile(join(report().folder, 'report/page.js'));
    expect(script.byteLength).toBeLessThan(300_000);
  });

  test.each([
    ['all pictures', '#/pictures', '.card', COUNT],
    ['the overview', '', '.job', 26],
  ])('%s, in less than two seconds', async (_, hash, part, count) => {
    const times: number[] = [];
    for (let n = 0; n < 3; n++) {
      const began = performance.now();
      const page = await open(hash);
      // Drawn, not only there.
      await inPage(page, 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
      times.push(performance.now() - began);
      expect(await page.locator(part).count()).toBe(count);
    }
    // The best of them: whatever else the machine does is none of the page's.
    expect(Math.min(...times)).toBeLessThan(2000);
  });
});

describe('filters', () => {
  const KINDS = [
    ['model', 'Model'],
    ['set', 'Set'],
    ['category', 'Category'],
    ['language', 'Language'],
    ['verdict', 'Verdict'],
    ['rule', 'Fails rule'],
    ['outcome', 'Outcome'],
  ] as const;

  test.each(KINDS)('each %s leaves the pictures that results.json says', async (name, label) => {
    const { results } = report();
    const page = await open('#/pictures?sort=sample');
    const choice = page.getByLabel(label, { exact: true });
    const values = valuesOf(results)[name]!;
    expect(values.length).toBeGreaterThan(1);
    const offered = await choice.locator('option').evaluateAll('(all) => all.map((o) => o.value)');
    expect((offered as string[]).toSorted()).toEqual(['', ...values].toSorted());
    for (const value of values) {
      await choice.selectOption(value);
      const wanted = filtered(results, { [name]: value });
      expect(wanted.length).toBeGreaterThan(0);
      expect((await cardsOn(page)).toSorted(), value).toEqual(wanted.map(nameOf).toSorted());
      expect(await countLine(page)).toMatch(`${counted(wanted.length)} of 1,200, by sample.`);
      expect(await choice.locator('option:checked').innerText()).toMatch(`(${wanted.length})`);
      expect(await queryOf(page)).toEqual({ sort: 'sample', [name]: value });
    }
  });

  test('part of a sample’s or set’s name is found while it is typed', async () => {
    const page = await open('#/pictures');
    const find = page.getByLabel('Sample', { exact: true });
    await find.focus();
    for (const [typed, all] of [
      ['Night-M', 'Night-M'],
      ['ark', 'Night-Mark'],
    ] as const) {
      await page.keyboard.type(typed);
      const wanted = filtered(report().results, { find: all });
      expect(wanted.length).toBeGreaterThan(0);
      expect((await cardsOn(page)).toSorted()).toEqual(wanted.map(nameOf).toSorted());
      expect(await queryOf(page)).toEqual({ find: all });
    }
    await find.fill('menus/');
    expect(await cardsOn(page)).toHaveLength(filtered(report().results, { set: 'menus' }).length);
  });

  const COMBINATIONS = [
    { model: 'beta', verdict: 'not usable' },
    { language: 'ar', category: 'poster' },
    { rule: 'margin', model: 'alpha/low', set: 'menus' },
    { outcome: 'timeout', model: 'beta' },
    { verdict: 'not known', language: 'zh-Hans', find: 'book' },
    { rule: 'palette', verdict: 'usable' },
    { ...{ model: 'sim', set: 'posters-and-more', category: 'menu', language: 'ja' }, find: 'a' },
    { outcome: 'refused', verdict: 'no picture', model: 'beta', category: 'infographic' },
  ];

  test.each(COMBINATIONS)('together, as their link has them: %o', async (filters) => {
    const wanted = filtered(report().results, filters);
    // Otherwise a page that shows nothing would do.
    expect(wanted.length).toBeGreaterThan(0);
    const page = await open(linkTo('pictures', filters));
    for (const reload of [false, true]) {
      if (reload) await page.reload();
      expect((await cardsOn(page)).toSorted()).toEqual(wanted.map(nameOf).toSorted());
      for (const [name, label] of [...KINDS, ['find', 'Sample'] as const]) {
        const value = await page.getByLabel(label, { exact: true }).inputValue();
        expect(value, label).toBe((filters as Record<string, string>)[name] ?? '');
      }
    }
  });

  test('that leave nothing say so, and are taken away at once with the order kept', async () => {
    const page = await open(linkTo('pictures', { model: 'nobody', sort: 'slow' }));
    expect(await page.locator('main').innerText()).toContain('No picture is like that.');
    expect(await countLine(page)).toMatch('0 pictures of 1,200');
    expect(await page.getByLabel('Model').locator('option:checked').innerText()).toBe('nobody');
    await page.getByRole('link', { name: 'Show all' }).click();
    expect(await cardsOn(page)).toHaveLength(COUNT);
    expect(await queryOf(page)).toEqual({ sort: 'slow' });
  });

  test('leave no steps to go back by', async () => {
    const page = await open('#/');
    await page.getByRole('link', { name: 'Pictures', exact: true }).click();
    await page.getByLabel('Model').selectOption('beta');
    await page.getByLabel('Verdict').selectOption('usable');
    await page.goBack();
    expect(await inPage(page, 'location.hash')).toBe('#/');
    expect(await page.locator('.job').count()).toBe(26);
  });
});

describe('orders', () => {
  const places = ({ images, models }: Results) => {
    const samples = [...new Set(images.map(({ set, sample }) => `${set}/${sample}`))];
    return new Map(
      images.map((image) => [
        nameOf(image),
        {
          image,
          sample: samples.indexOf(`${image.set}/${image.sample}`),
          model: models.findIndex(({ model }) => model === image.model),
        },
      ]),
    );
  };
  type Place = ReturnType<typeof places> extends Map<string, infer Value> ? Value : never;

  const sorted = async (sort: string): Promise<Place[]> => {
    const page = await open(sort === '' ? '#/pictures' : '#/pictures?sort=sample');
    if (sort !== '') await page.getByLabel('Sorted').selectOption(sort);
    const all = places(report().results);
    const cards = (await cardsOn(page)).map((name) => all.get(name)!);
    expect(cards).toHaveLength(COUNT);
    expect(new Set(cards).size).toBe(COUNT);
    return cards;
  };
  /** The same from card to card, or falling. */
  const expectFalling = (keys: readonly number[]) =>
    expect(keys).toEqual(keys.toSorted((a, b) => b - a));

  const falling = {
    dear: ({ image }: Place) => (image.cost.usd === null ? -1 : Number(image.cost.usd)),
    slow: ({ image }: Place) => image.latency.attemptMs ?? -1,
  };
  test.each(['dear', 'slow'] as const)('%s: what is not known comes last', async (sort) => {
    const cards = await sorted(sort);
    const keys = cards.map(falling[sort]);
    expectFalling(keys);
    expect(keys.includes(-1)).toBe(sort === 'dear');
  });

  test.each([
    ['sample', ({ sample, model, image }: Place) => [sample, model, image.repeat]],
    ['model', ({ sample, model, image }: Place) => [model, sample, image.repeat]],
  ] as const)('by %s, then by the others', async (sort, keys) => {
    const numbers = (await sorted(sort)).map(keys).map(([a, b, c]) => -(a! * 1e6 + b! * 1e3 + c!));
    expectFalling(numbers);
  });

  const WORST = ['not usable', 'not known', 'usable', 'no picture'];
  const BEST = ['usable', 'not known', 'not usable', 'no picture'];
  test.each([
    ['', WORST],
    ['worst', WORST],
    ['best', BEST],
  ])('“%s” goes by verdict', async (sort, verdicts) => {
    expectFalling((await sorted(sort)).map(({ image }) => -verdicts.indexOf(verdictOf(image))));
  });

  test.each([
    ['worst', 1],
    ['best', -1],
  ] as const)('%s: none stands behind one that is better in all', async (sort, sign) => {
    const cards = (await sorted(sort)).filter(({ image }) => image.outcome === 'image');
    const faults = cards.map(({ image: { usable, text, layout } }) => [
      usable === false ? 2 : usable === null ? 1 : 0,
      text?.cerInterval?.[0] ?? 0,
      text?.critical.filter(({ ok }) => ok === false).length ?? 0,
      (text?.extra ?? 0) + (text?.duplicated ?? 0),
      layout.filter(({ verdict }) => verdict === 'fail').length,
    ]);
    const isWorse = (a: readonly number[], b: readonly number[]) =>
      a.every((each, i) => each >= b[i]!) && a.some((each, i) => each > b[i]!);
    const wrong = faults.flatMap((first, i) =>
      faults
        .slice(i + 1)
        .flatMap((second) =>
          (sign === 1 ? isWorse(second, first) : isWorse(first, second)) ? [[first, second]] : [],
        ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the way back from a picture', () => {
  test('leads to where the gallery was left', async () => {
    const page = await open(linkTo('pictures', { model: 'alpha/low' }));
    // As people do, so that the heights of what is passed are known.
    await page.mouse.move(DESK.width / 2, DESK.height / 2);
    for (let n = 0; n < 12; n++) {
      await page.mouse.wheel(0, 500);
      await inPage(page, 'new Promise((done) => requestAnimationFrame(done))');
    }
    await expect.poll(() => inPage<number>(page, 'scrollY')).toBeGreaterThan(5000);
    const link = await inPage<string>(
      page,
      'document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest(".card").querySelector("a").getAttribute("href")',
    );
    const card = page.locator('.card', { has: page.locator(`a[href=${JSON.stringify(link)}]`) });
    const before = (await card.boundingBox())!;
    await card.locator('a').click();
    await page.locator('h1').getByText('by alpha/low').waitFor();
    expect(await inPage(page, 'scrollY')).toBe(0);
    await page.goBack();
    await card.waitFor();
    // A picture beside it may be higher or lower than was known.
    await expect
      .poll(async () => Math.abs((await card.boundingBox())!.y - before.y))
      .toBeLessThan(60);
  });
});

function counted(count: number): string {
  return `${count.toLocaleString('en')} picture${count === 1 ? '' : 's'}`;
}
