import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { inPage } from './a-report.ts';
import { expectNoOverflow } from './checks.ts';

/** Elements that pages are made of; what somebody's text would bring along is not among them. */
const ELEMENTS = [
  'a bdi body button canvas circle code dd details div dl dt em fieldset figcaption figure footer',
  'form g h1 h2 h3 h4 head header html i img input label legend li line link main mark meta nav',
  'noscript ol option output p path polygon rect script section select small span strong style',
  'summary svg table tbody td text th thead title tr ul',
]
  .join(' ')
  .split(' ');

/** Whatever is in the page that its own code would not have put there. */
function strangers(page: Page): Promise<string[]> {
  return inPage(
    page,
    `[...document.querySelectorAll('*')].filter((one) =>
      !${JSON.stringify(ELEMENTS)}.includes(one.localName) ||
      one.getAttributeNames().some((name) => name.startsWith('on') || name === 'srcdoc' || name === 'formaction') ||
      (one.localName === 'a' && !/^(#|images|comparison)\\//.test(one.getAttribute('href'))) ||
      (one.localName === 'img' && !/^(images|report|comparison)\\//.test(one.getAttribute('src'))) ||
      (one.localName === 'script' && one.src !== '' && !/^(report|comparison)\\/(data|page|samples\\/\\d+)\\.js$/.test(one.getAttribute('src'))) ||
      (one.localName === 'style' && one.parentElement !== document.head)
    ).slice(0, 10).map((one) => one.outerHTML.slice(0, 120)).concat(
      document.querySelectorAll('script:not([src])').length === 1 ? [] : ['more scripts than one'],
      'polluted' in {} || 'x' in {} ? ['a prototype that somebody wrote to'] : [],
    )`,
  );
}

/**
 * Text of the page's own that runs the wrong way, and controls that would turn it: whatever people see,
 * hover over or hear of.
 */
function turned(page: Page): Promise<string[]> {
  return inPage(
    page,
    `(() => {
      const controls = /[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f]/u;
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.data;
        if (node.parentElement.closest('script, style')) continue;
        if (controls.test(text)) found.push('control in ' + JSON.stringify(text.slice(0, 80)));
        const letters = [...text.matchAll(/[a-z]/gi)];
        if (node.parentElement.closest('bdi, option, svg') || letters.length < 2) continue;
        const range = document.createRange();
        const at = (i) => {
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          return range.getBoundingClientRect();
        };
        const [first, last] = [at(letters[0].index), at(letters.at(-1).index)];
        if (first.top === last.top && first.width > 0 && first.left >= last.left) {
          found.push('turned: ' + JSON.stringify(text.slice(0, 80)));
        }
      }
      for (const one of document.querySelectorAll('[alt], [title], [aria-label], [placeholder]')) {
        for (const name of ['alt', 'title', 'aria-label', 'placeholder']) {
          if (controls.test(one.getAttribute(name) ?? '')) found.push(name + ' of ' + one.outerHTML.slice(0, 80));
        }
      }
      return found;
    })()`,
  );
}

/** Whatever people wrote that the page shows: it is text, and stays in its place. */
export async function expectHarmless(page: Page, where: string) {
  expect.soft(await strangers(page), where).toEqual([]);
  expect.soft(await turned(page), where).toEqual([]);
  await expectNoOverflow(page);
}
