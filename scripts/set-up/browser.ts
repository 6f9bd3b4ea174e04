import { accessSync, constants } from 'node:fs';

/** Where a Chromium is on the systems that people test on. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser that pages are tested in: TYPOSCOPE_TEST_BROWSER, or one that is installed. */
export function findBrowser(
  named: string | undefined = process.env.TYPOSCOPE_TEST_BROWSER,
  places: readonly string[] = PLACES,
): string | null {
  return (named === undefined ? places : [named]).find(canRun) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
