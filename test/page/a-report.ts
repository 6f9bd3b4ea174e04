import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildPage } from '../../scripts/build-page.ts';
import { type RunSite, writeRunSite } from '../../src/report/site/write-run.ts';
import type { Results } from '../../src/results/results.ts';
import { useBrowser } from '../browser.ts';
import { type SyntheticOptions, writeSyntheticRun } from '../report/site/synthetic-run.ts';
import { settleAfterActs } from './acts.ts';

/** A report that is open in a browser. */
export interface Visit {
  page: Page;
  /** What it complained of, and what it asked for that is not its own. Whoever expects some takes them. */
  faults: string[];
}

export interface Report {
  /** With index.html and all that it needs. */
  folder: string;
  results: Results;
}

/** A folder for all tests of a file. */
export function useFolder(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'typoscope-page-')));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}

/**
 * A report of a run that never was, made once for a file of tests.
 *
 * @param change of what came of the run, before it is written of
 */
export function useReport(
  options: Partial<SyntheticOptions>,
  change: (results: Results) => Results = (results) => results,
): () => Report {
  const folder = useFolder();
  let results: Results;
  beforeAll(async () => {
    results = change(await writeSyntheticRun(folder(), options));
    await writeReport(folder(), results);
  });
  return () => ({ folder: folder(), results });
}

/** Of the pages as their source is now, whatever was built before. */
export async function writeReport(
  folder: string,
  results: Results,
  more: Partial<RunSite> = {},
): Promise<string> {
  await buildPage();
  return writeRunSite({ results, folder, out: folder, ...more });
}

type Visiting = (file: string, hash?: string, options?: BrowserContextOptions) => Promise<Visit>;

/**
 * Opens files, and fails the test whose page complained, ran something or reached out of its folder.
 * After whatever a test does on a page, the page has had its time to answer.
 */
export function useVisits(): Visiting {
  const newPage = useBrowser();
  let visits: Visit[] = [];
  afterEach(async () => {
    const past = visits;
    visits = [];
    for (const { page } of past) await page.context().close();
    expect(past.flatMap(({ faults }) => faults)).toEqual([]);
  });
  return async (file, hash = '', options = {}) => {
    const page = await newPage({ viewport: DESK, ...options });
    const visit = { page, faults: watch(page, `${pathToFileURL(dirname(file)).href}/`) };
    visits.push(visit);
    settleAfterActs(page, settled);
    await page.goto(pathToFileURL(file).href + hash);
    return visit;
  };
}

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 375, height: 740 };

function watch(page: Page, home: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !url.startsWith('data:')) faults.push(`asked for ${url}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Whoever leaves a page leaves its pictures.
    if (why !== 'net::ERR_ABORTED') faults.push(`${why}: ${request.url()}`);
  });
  return faults;
}

/** In the page's own words: tests are checked without the types of a browser. */
export function inPage<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate(expression);
}

/** As a click on a link does. */
export async function go(page: Page, hash: string): Promise<void> {
  await inPage(page, `void (location.hash = ${JSON.stringify(hash)})`);
  await settled(page);
}

/** Until what a page brings later is there, is drawn, and answers to keys: that takes a frame more. */
export async function settled(page: Page): Promise<void> {
  await framed(page);
  await page.getByText('Opening …').waitFor({ state: 'detached' });
  await framed(page);
}

const framed = (page: Page) =>
  inPage(page, 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');

/**
 * Until the page has ended its way. A wheel's is drawn out: what was measured on it is elsewhere by
 * the next step.
 */
export async function standStill(page: Page): Promise<void> {
  await inPage(
    page,
    `new Promise((done) => {
      const look = (y, calm) =>
        calm >= 20 ? done() : requestAnimationFrame(() => look(scrollY, scrollY === y ? calm + 1 : 0));
      look(scrollY, 0);
    })`,
  );
}

/** A link in the way in which pages write them. */
export function linkTo(page: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${page}${search === '' ? '' : `?${search}`}`;
}

/** What the page's link says, by key. */
export async function queryOf(page: Page): Promise<Record<string, string>> {
  const [, search = ''] = (await inPage<string>(page, 'location.hash')).split('?');
  return Object.fromEntries(new URLSearchParams(search));
}
