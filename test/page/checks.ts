import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESK, inPage, PHONE } from './a-report.ts';

/** What has to hold of every page, whatever it shows. */

/** Nothing is so wide that the whole page has to be moved to see it. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const wide = await inPage<string[]>(
    page,
    `document.documentElement.scrollWidth <= innerWidth ? [] :
      [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.closest('.wide') === null)
        .slice(0, 5)
        .map((one) => one.outerHTML.slice(0, 160))
        .concat(document.documentElement.scrollWidth + ' pixels')`,
  );
  expect(wide).toEqual([]);
}

export async function openAll(page: Page): Promise<void> {
  await inPage(page, `document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe finds that keeps somebody from reading or using the page, where all that opens is open. */
export async function barriersOn(page: Page): Promise<string[]> {
  await openAll(page);
  // By the debugger, which no policy of the page keeps out.
  await inPage(page, `window.axe === undefined && void (0, eval)(${JSON.stringify(await axe)})`);
  const violations = await inPage<Violation[]>(
    page,
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`);
}

/** Screens that a page has to fit, each with the colours that it is opened in before it gets the others. */
export const SCREENS = [
  ['a desk', DESK, ['light', 'dark']],
  ['a phone', PHONE, ['dark', 'light']],
] as const;

/** It fits and keeps nobody out, in these colours one after another. */
export async function expectOpenToAll(
  page: Page,
  colours: readonly ('light' | 'dark')[],
): Promise<void> {
  await expectNoOverflow(page);
  for (const colorScheme of colours) {
    await page.emulateMedia({ colorScheme });
    expect(await barriersOn(page), colorScheme).toEqual([]);
  }
  // All that opens is open now.
  await expectNoOverflow(page);
}

export interface Stop {
  name: string;
  /** Whether one sees that it has the focus. */
  isMarked: boolean;
  /** Whether it is in the window, and not below what stays at its top. */
  isInView: boolean;
}

/** Where the Tab key leads from the top of a page, until it has been everywhere. */
export async function stopsOf(page: Page, most = 400): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < most) {
    await page.keyboard.press('Tab');
    const stop = await inPage<(Stop & { isFirst: boolean }) | null>(page, FOCUSED);
    if (stop === null || (stops.length > 0 && stop.isFirst)) break;
    stops.push({ name: stop.name, isMarked: stop.isMarked, isInView: stop.isInView });
  }
  return stops;
}

const FOCUSED = `(() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return null;
  window.stops ??= new Set();
  const isFirst = window.stops.has(one);
  window.stops.add(one);
  const name = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const head = document.querySelector('.top').getBoundingClientRect();
  const top = one.closest('.top, .skip') ? 0 : Math.max(0, head.bottom);
  return {
    name: name.replace(/\\s+/g, ' ').trim(),
    isMarked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
    isInView: box.width > 0 && box.bottom > top && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isFirst,
  };
})()`;

/** Pages of a PDF that it was printed to. */
export async function printedPages(page: Page): Promise<number> {
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
