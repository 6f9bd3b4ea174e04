import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildPage } from '../../scripts/build-page.ts';
import { readRun } from '../../src/results/read.ts';
import type { ImageResult, Results } from '../../src/results/results.ts';
import { DEMO, type Ended, run } from '../cli/typoscope.ts';
import { go, inPage, linkTo, useFolder, useVisits } from './a-report.ts';
import { cardsOn, filtered, nameOf, pictureQuery } from './cards.ts';
import { expectOpenToAll, openAll, printedPages, SCREENS, stopsOf } from './checks.ts';

/** Real pictures, really read: of the demo as it is shipped, but of so many samples that it takes seconds. */
const SAMPLES = ['pier-sign-en', 'water-use-ar'];

const folder = useFolder();
const visit = useVisits();
let ended: Ended;
let results: Results;

beforeAll(async () => {
  await buildPage();
  const set = join(folder(), 'datasets/demo');
  await mkdir(join(folder(), 'benchmarks'), { recursive: true });
  await cp(join(DEMO, '../../benchmarks/demo.yaml'), join(folder(), 'benchmarks/demo.yaml'));
  for (const name of ['set.yaml', 'assets']) {
    await cp(join(DEMO, name), join(set, name), { recursive: true });
  }
  for (const name of SAMPLES) {
    await cp(join(DEMO, 'samples', `${name}.yaml`), join(set, 'samples', `${name}.yaml`));
  }
  ended = await run(
    folder(),
    ...['run', 'benchmarks/demo.yaml', '--out', 'demo', '--no-overlays', '--no-floor'],
  );
  ({ results } = await readRun(join(folder(), 'demo')));
});

const open = async (hash: string, options?: Parameters<typeof visit>[2]) => {
  const { page } = await visit(join(folder(), 'demo/index.html'), hash, options);
  return page;
};
const linkOf = (image: ImageResult) => linkTo('picture', pictureQuery(image));
const careless = () => filtered(results, { model: 'careless' })[0]!;

const PAGES: readonly [name: string, hash: () => string][] = [
  ['overview', () => '#/'],
  ['pictures', () => '#/pictures'],
  ['a picture', () => linkOf(careless())],
  ['a sample', () => linkTo('sample', { in: 'demo', sample: careless().sample })],
  ['about', () => '#/about'],
  ['nowhere', () => '#/nowhere'],
];

test('a run writes its report, and says where', async () => {
  expect(ended.code, ended.err).toBe(0);
  expect(`${ended.out}${ended.err}`).toContain('index.html');
  expect(results.images).toHaveLength(SAMPLES.length * 4);
});

test.each(PAGES)('%s: fits, and keeps nobody out', async (_, hashOf) => {
  for (const [, viewport, colours] of SCREENS) {
    const page = await open(hashOf(), { viewport, colorScheme: colours[0] });
    await expectOpenToAll(page, [colours[0]]);
  }
});

test('says first that all of it is simulated', async () => {
  const page = await open('');
  expect(await page.locator('.warning').first().textContent()).toMatch(
    /^Simulated, no real model: reference, careful, ordinary, careless\./,
  );
  expect(await page.locator('.figures tbody tr').count()).toBe(4);
});

test('every picture is there, with what was read of it and what was drawn wrong', async () => {
  const page = await open('#/pictures?sort=sample');
  expect((await cardsOn(page)).toSorted()).toEqual(results.images.map(nameOf).toSorted());
  for (const image of results.images) {
    await go(page, linkOf(image));
    const [width] = await inPage<number[]>(
      page,
      `Promise.all([...document.querySelectorAll('.stage img')].map(async (one) => {
        await one.decode();
        return one.naturalWidth;
      }))`,
    );
    expect(width, nameOf(image)).toBe(image.width);
    const shown = await page.locator('.blocks > li').count();
    expect(shown, nameOf(image)).toBe(image.text!.blocks.length);
    const main = await page.locator('main').textContent();
    for (const { kind } of image.injected ?? []) expect(main).toContain(kind);
    for (const { rule, verdict } of image.layout) {
      if (verdict !== 'not-applicable') expect(main, nameOf(image)).toContain(rule);
    }
  }
});

test('by keyboard', async () => {
  const page = await open('');
  const stops = await stopsOf(page);
  expect(stops.length).toBeGreaterThan(15);
  expect(stops.filter(({ isMarked, isInView }) => !isMarked || !isInView)).toEqual([]);
});

test('on paper', async () => {
  const page = await open('');
  await openAll(page);
  expect(await printedPages(page)).toBeGreaterThan(1);
  expect(await page.locator('.tools:visible').count()).toBe(0);
});
