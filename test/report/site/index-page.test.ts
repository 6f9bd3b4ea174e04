import { createHash } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { indexPage } from '../../../src/report/site/index-page.ts';
import { HOSTILE_TEXTS } from './synthetic-hostile.ts';

const STYLE = 'body { color: red } a > b::before { content: "<"; }';

/** What the element of a name holds, as it stands in the page. */
function contents(page: string, name: string): string[] {
  return [...page.matchAll(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`, 'g'))].map(
    ([, inner]) => inner!,
  );
}

function elements(page: string, name: string): Element[] {
  // Nothing of its own in it, which XML would have read otherwise.
  const bare = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>');
  const document = new DOMParser({ onError: () => {} }).parseFromString(bare, 'text/html');
  return [...document.getElementsByTagName(name)];
}

function policyOf(page: string): Map<string, string[]> {
  const meta = elements(page, 'meta').find(
    (one) => one.getAttribute('http-equiv') === 'Content-Security-Policy',
  )!;
  return new Map(
    meta
      .getAttribute('content')!
      .split('; ')
      .map((rule) => {
        const [name, ...sources] = rule.split(' ');
        return [name!, sources];
      }),
  );
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the policy', () => {
  const page = indexPage('menus', STYLE, 'report');

  test('lets nothing in that it doesn’t name', () => {
    expect(policyOf(page).get('default-src')).toEqual(["'none'"]);
    expect([...policyOf(page).keys()].toSorted()).toEqual([
      'base-uri',
      'default-src',
      'form-action',
      'img-src',
      'script-src',
      'style-src',
      'worker-src',
    ]);
  });

  test('names the one script in the page, and what that brings', () => {
    const scripts = contents(page, 'script');
    expect(scripts).toHaveLength(1);
    expect(policyOf(page).get('script-src')).toEqual([hashOf(scripts[0]!), "'strict-dynamic'"]);
  });

  test('names the one style in the page', () => {
    expect(contents(page, 'style')).toEqual([STYLE]);
    expect(policyOf(page).get('style-src')).toEqual([hashOf(STYLE)]);
  });

  test.each(["'unsafe-inline'", "'unsafe-eval'", 'http:', 'https:', '*'])(
    'never allows %s',
    (source) => {
      expect([...policyOf(page).values()].flat()).not.toContain(source);
    },
  );

  test('lets no form and no base lead elsewhere', () => {
    expect(policyOf(page).get('base-uri')).toEqual(["'none'"]);
    expect(policyOf(page).get('form-action')).toEqual(["'none'"]);
  });

  test('comes before all that it is for', () => {
    const at = page.indexOf('Content-Security-Policy');
    for (const later of ['<style', '<script', '<link', '<title']) {
      expect(page.indexOf(later)).toBeGreaterThan(at);
    }
  });
});

describe('a title is text, whatever it is:', () => {
  test.each([...HOSTILE_TEXTS, '</title><script>alert(1)</script>', "a' b"])('%j', (title) => {
    const page = indexPage(title, STYLE, 'report');
    expect(contents(page, 'script')).toEqual(contents(indexPage('', STYLE, 'report'), 'script'));
    expect(page.match(/<(?!\/)[a-z]+/g)).toEqual(
      indexPage('', STYLE, 'report').match(/<(?!\/)[a-z]+/g),
    );
    expect(policyOf(page)).toEqual(policyOf(indexPage('', STYLE, 'report')));
  });

  test('which people read as it was', () => {
    const [title] = elements(indexPage('a <b> & "c"', STYLE, 'report'), 'title');
    expect(title!.textContent).toBe('a <b> & "c"');
  });
});

test('nothing in it is asked for from elsewhere', () => {
  expect(indexPage('menus', STYLE, 'report')).not.toMatch(/https?:|\/\/|src=|@import/);
});

test('who allows no scripts is told what to read instead', () => {
  const [told] = contents(indexPage('menus', STYLE, 'report'), 'noscript');
  expect(told).toMatch(/Allow scripts.* report\.md/);
});

describe('the loader', () => {
  interface Script {
    src: string;
    async: boolean;
    onerror: () => void;
  }

  /** Runs it in a page that is no more than it needs. */
  function loaded(files: string) {
    const scripts: Script[] = [];
    const place = { textContent: '' };
    const window: {
      typoscope?: { data: Record<string, unknown>; put(name: string, json: string): void };
    } = {};
    const document = {
      documentElement: { dataset: { files } },
      createElement: () => ({}),
      getElementById: (id: string) => (id === 'page' ? place : null),
      head: { append: (script: Script) => scripts.push(script) },
    };
    runInContext(
      contents(indexPage('', STYLE, files), 'script')[0]!,
      createContext({ window, document }),
    );
    return { scripts, place, typoscope: window.typoscope! };
  }

  test('brings the data before the page, in that order', () => {
    const { scripts } = loaded('report');
    expect(scripts.map(({ src, async }) => [src, async])).toEqual([
      ['report/data.js', false],
      ['report/page.js', false],
    ]);
  });

  test('takes what the data’s script puts', () => {
    const { typoscope } = loaded('report');
    typoscope.put('site', '{"a":[1]}');
    expect(JSON.stringify(typoscope.data)).toBe('{"site":{"a":[1]}}');
  });

  test('says what is missing', () => {
    const { scripts, place } = loaded('comparison');
    scripts[0]!.onerror();
    expect(place.textContent).toMatch(/^This page needs the folder “comparison” beside it/);
  });

  test('asks the folder that the page names', () => {
    const [html] = elements(indexPage('', STYLE, 'a"b'), 'html');
    expect(html!.getAttribute('data-files')).toBe('a"b');
  });
});
