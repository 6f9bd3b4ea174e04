import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findBrowser } from '../scripts/set-up/browser.ts';

/** A browser for the tests of a file; each page is alone in it, and can reach no network. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = findBrowser();
    if (executablePath === null) throw new Error('no browser: node scripts/set-up.ts installs one');
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
  });
  afterAll(() => browser?.close());
  return async (options = {}) => {
    const context = await browser.newContext({ offline: true, ...options });
    return context.newPage();
  };
}
