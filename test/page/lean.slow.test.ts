import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ImageResult, Results } from '../../src/results/results.ts';
import { summarize } from '../../src/run/results.ts';
import { DEFAULT_TRUST } from '../../src/run/trust.ts';
import { floorsOf } from '../../src/text/floors.ts';
import { syntheticResults, writeSyntheticRun } from '../report/site/synthetic-run.ts';
import { go, linkTo, PHONE, useFolder, useVisits, writeReport } from './a-report.ts';
import { pictureQuery } from './cards.ts';
import { expectNoOverflow, openAll } from './checks.ts';

/** Runs that lack what most have: nothing of it is needed for a page. */
const folder = useFolder();
const visit = useVisits();

const some = () => syntheticResults({ samples: 4, repeats: 1 });

/** The same run, of these pictures only. */
function of(results: Results, images: ImageResult[]): Results {
  const { models, comparisons = [] } = summarize({
    ...{ images, sets: [], noise: [], readers: [] },
    ...{ benchmark: results.run.benchmark, bars: results.run.bars, trust: DEFAULT_TRUST },
    ...{ runId: results.run.id, startedAt: results.run.startedAt, floors: floorsOf() },
  });
  return { ...results, images, models, comparisons };
}

const RUNS: Readonly<Record<string, () => Results>> = {
  'one model': () => syntheticResults({ samples: 4, repeats: 1, models: ['beta'] }),
  'one picture': () => syntheticResults({ samples: 1, repeats: 1, models: ['beta'] }),
  'many models': () =>
    syntheticResults({
      samples: 2,
      repeats: 1,
      models: Array.from({ length: 20 }, (_, i) => `vendor/model-of-a-rather-long-name-${i}`),
    }),
  'what older versions wrote': () => {
    const { samples: _, comparisons: __, run, ...rest } = some();
    const { gates: _g, trust: _t, floors: _f, noise: _n, ...older } = run;
    return { ...rest, run: older };
  },
  'pictures made elsewhere': () => {
    const results = some();
    return { ...results, run: { ...results.run, benchmark: null, seed: 0, finishedAt: null } };
  },
  'no layout, no boxes, nothing unread': () => {
    const results = some();
    const images = results.images.map((image) => ({
      ...image,
      layout: [],
      text: image.text && {
        ...image.text,
        unread: [],
        extras: [],
        critical: [],
        blocks: image.text.blocks.map(({ boxes: _, ...block }) => ({ ...block, box: null })),
      },
    }));
    return of(results, images);
  },
  'no picture that came': () => {
    const results = some();
    const images = results.images.map((image) => ({
      ...image,
      ...{ outcome: 'error' as const, reason: 'No network.', file: null, sha256: null },
      ...{ width: null, height: null, text: null, layout: [], usable: null },
    }));
    return of(results, images);
  },
  'nothing asked for': () => ({ ...of(some(), []), samples: [] }),
};

describe.each(Object.entries(RUNS))('a run of %s', (name, made) => {
  test('has all its pages', async () => {
    const results = made();
    const at = join(folder(), name.replace(/\W+/g, '-'));
    await mkdir(at);
    await writeReport(at, results);
    const { page } = await visit(join(at, 'index.html'), '#/', { viewport: PHONE });
    const [image] = results.images;
    const pages: (readonly [hash: string, title: string])[] = [
      ['#/', results.run.benchmark ?? results.run.id],
      ['#/pictures', 'Pictures'],
      ['#/about', 'How it was measured'],
    ];
    if (image !== undefined) {
      const { set, sample } = image;
      pages.push(
        [linkTo('picture', pictureQuery(image)), sample],
        [linkTo('sample', { in: set, sample }), sample],
      );
    }
    for (const [hash, title] of pages) {
      await go(page, hash);
      await openAll(page);
      expect(await page.locator('h1').textContent(), hash).toContain(title);
      expect(await page.locator('main').textContent(), hash).not.toMatch(
        /undefined|NaN|Infinity|\[object|\bnull\b/,
      );
      await expectNoOverflow(page);
    }
    await page.reload();
  });
});

describe('a report that was copied in part', () => {
  const whole = () => join(folder(), 'whole');
  beforeAll(async () => {
    await writeReport(whole(), await writeSyntheticRun(whole(), { samples: 2, repeats: 1 }));
  });
  const without = async (...parts: string[]) => {
    const at = join(folder(), `without-${parts.join('-').replace(/\W+/g, '-')}`);
    await cp(whole(), at, { recursive: true });
    for (const part of parts) await rm(join(at, part), { recursive: true });
    return join(at, 'index.html');
  };

  test.each([
    ['report', /^This page needs the folder “report” beside it/],
    ['report/page.js', /^This page needs the folder “report” beside it/],
    ['report/data.js', /^This report can’t be shown: its data is missing. Copy the whole folder/],
  ])('without %s says so', async (part, words) => {
    const { page, faults } = await visit(await without(part));
    await expect.poll(() => page.locator('#page').textContent()).toMatch(words);
    expect(faults.filter((fault) => !/ERR_FILE_NOT_FOUND|its data is missing/.test(fault))).toEqual(
      [],
    );
    faults.length = 0;
  });

  test('without what is known of a sample: its pages say so, all others are there', async () => {
    const { page, faults } = await visit(await without('report/samples'), '#/pictures');
    await page.locator('.card a').first().click();
    await expect
      .poll(() => page.locator('.warning').allTextContents())
      .toContainEqual(expect.stringMatching(/samples\/\d+\.js is missing: copy the whole folder/));
    await page.getByRole('link', { name: 'Overview' }).click();
    expect(await page.locator('.job').count()).toBeGreaterThan(0);
    expect(faults.filter((fault) => !fault.includes('ERR_FILE_NOT_FOUND'))).toEqual([]);
    faults.length = 0;
  });
});
