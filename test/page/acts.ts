import type { Keyboard, Locator, Mouse, Page } from 'playwright-core';

type Act = (...args: never[]) => Promise<unknown>;
type ActOf<T> = { [K in keyof T]: T[K] extends Act ? K : never }[keyof T];

const OF_LOCATOR: readonly ActOf<Locator>[] = [
  ...(['click', 'dblclick', 'hover', 'focus', 'press', 'fill'] as const),
  ...(['selectOption', 'check', 'uncheck', 'setChecked'] as const),
];
const OF_PAGE: readonly ActOf<Page>[] = [
  ...(['goto', 'goBack', 'reload', 'emulateMedia', 'setViewportSize'] as const),
];
const OF_KEYBOARD: readonly ActOf<Keyboard>[] = ['press', 'type'];
const OF_MOUSE: readonly ActOf<Mouse>[] = ['click', 'dblclick', 'down', 'up', 'move', 'wheel'];

/**
 * Whoever looks at a page sees what came of the act before. A browser has done with a click when
 * the page was told of it: a link's page is drawn later, on a slow machine a good deal later, and a
 * test that looked at once would find the page before.
 */
export function settleAfterActs(page: Page, settled: (page: Page) => Promise<void>): void {
  const settleHere = () => settled(page);
  follow(page, OF_PAGE, settleHere);
  follow(page.keyboard, OF_KEYBOARD, settleHere);
  follow(page.mouse, OF_MOUSE, settleHere);
  // Locators are made anew at every turn, so that only what all of them share can be told.
  const shared: Locator = Object.getPrototypeOf(page.locator('html'));
  if (followed.has(shared)) return;
  followed.add(shared);
  follow(shared, OF_LOCATOR, (locator) => settled(locator.page()));
}

const followed = new WeakSet<Locator>();

function follow<T extends object>(
  those: T,
  acts: readonly ActOf<T>[],
  then: (self: T) => Promise<void>,
): void {
  for (const act of acts) {
    const own = those[act] as Act;
    const whole = async function (this: T, ...args: never[]) {
      const answer = await own.apply(this, args);
      await then(this);
      return answer;
    };
    Object.assign(those, { [act]: whole });
  }
}
