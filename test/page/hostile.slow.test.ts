import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { legible } from '../../src/report/overlay/shown.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { HOSTILE_MODELS, HOSTILE_TEXTS } from '../report/site/synthetic-hostile.ts';
import { DESK, go, inPage, linkTo, PHONE, useReport, useVisits } from './a-report.ts';
import { cardsOn, nameOf, pictureQuery } from './cards.ts';
import { barriersOn, openAll } from './checks.ts';
import { expectHarmless } from './harm.ts';

/** Ids, copy, answers and reasons that try to break out of the page, or to break it. */
const report = useReport({ hostile: true, samples: 14, repeats: 1 });
const visit = useVisits();

const open = async (hash: string, options: Parameters<typeof visit>[2] = {}) => {
  const { page } = await visit(join(report().folder, 'index.html'), hash, options);
  return page;
};
const linkOf = (image: ImageResult) => linkTo('picture', pictureQuery(image));

describe('nothing runs, turns or overflows', () => {
  test.each(['#/', '#/pictures', '#/about', linkTo('pictures', { model: HOSTILE_TEXTS[0]! })])(
    'on %s',
    async (hash) => {
      const page = await open(hash, { viewport: PHONE });
      await openAll(page);
      await expectHarmless(page, hash);
      await page.setViewportSize(DESK);
      await expectHarmless(page, hash);
    },
  );

  test('on any picture; each says whose it is', async () => {
    const { images } = report().results;
    const page = await open('#/pictures?sort=sample', { viewport: PHONE });
    expect((await cardsOn(page)).toSorted()).toEqual(images.map(nameOf).toSorted());
    for (const image of images) {
      await go(page, linkOf(image));
      await openAll(page);
      const name = nameOf(image);
      expect(await page.locator('h1').textContent(), name).toBe(
        `${legible(image.sample)}  by ${legible(image.model)}, set ${image.set}`,
      );
      expect(await page.locator('.warning', { hasText: 'missing' }).count(), name).toBe(0);
      await expectHarmless(page, name);
      const copy = image.text?.blocks.map(({ expected }) => legible(expected)) ?? [];
      const shown = await inPage<string[]>(
        page,
        `[...document.querySelectorAll('.blocks .copy:nth-of-type(2) .text')].map((text) => text.textContent)`,
      );
      for (const text of copy) {
        expect(
          shown.some((one) => text === one || (text.length > 1200 && text.startsWith(one))),
          `${name}: ${text.slice(0, 80)}`,
        ).toBe(true);
      }
    }
  });

  test('on any sample', async () => {
    const page = await open('#/', { viewport: PHONE });
    const { images, samples = [] } = report().results;
    for (const { set, sample, prompt } of samples) {
      await go(page, linkTo('sample', { in: set, sample }));
      await openAll(page);
      expect(await page.locator('h1').textContent()).toBe(`${legible(sample)} set ${set}`);
      expect(await page.locator('.side-by-side td > a').count()).toBe(HOSTILE_MODELS.length);
      expect((await page.locator('.prompt').textContent())!.slice(0, 4000)).toBe(
        legible(prompt).slice(0, 4000),
      );
      await expectHarmless(page, sample);
    }
    expect(new Set(images.map(({ sample }) => sample)).size).toBe(samples.length);
  });

  test('nor does the title of its window', async () => {
    const image = report().results.images.find(({ sample }) => sample.includes('\u202e'))!;
    const page = await open(linkOf(image));
    expect(await page.title()).toContain('two words');
    expect(await page.title()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
  });

  test('ten thousand characters come when they are asked for, and fit a phone', async () => {
    const endless = report().results.images.find(({ text }) =>
      text?.blocks.some(({ expected }) => expected.length === 10_000),
    )!;
    const page = await open(linkOf(endless), { viewport: PHONE });
    await openAll(page);
    const more = page.getByRole('button', { name: 'show all 10,000 characters' });
    expect(await more.count()).toBeGreaterThan(0);
    for (let left = await more.count(); left > 0; left = await more.count()) {
      await more.first().click();
    }
    const text = 'Endless'.repeat(1429).slice(0, 10_000);
    expect(await page.locator('.copy .text').first().textContent()).toBe(text);
    await expectHarmless(page, nameOf(endless));
  });

  test('and whoever can’t see it is not kept out', async () => {
    const page = await open('#/pictures');
    expect(await barriersOn(page)).toEqual([]);
    const image = report().results.images.find(
      ({ simulated, text }) => simulated && text !== null,
    )!;
    await go(page, linkOf(image));
    expect(await barriersOn(page)).toEqual([]);
  });

  test('filters work with names of any kind', async () => {
    const { images } = report().results;
    const page = await open('#/pictures');
    for (const model of HOSTILE_MODELS) {
      await page.getByLabel('Model', { exact: true }).selectOption(model);
      expect(await cardsOn(page)).toHaveLength(14);
    }
    await page.getByLabel('Model', { exact: true }).selectOption('');
    const failing = images.filter(({ layout }) =>
      layout.some(({ rule, verdict }) => rule === 'constructor' && verdict === 'fail'),
    );
    await go(page, linkTo('pictures', { rule: 'constructor' }));
    expect(await cardsOn(page)).toHaveLength(failing.length);
    await go(page, linkTo('pictures', { rule: '__proto__', language: 'toString' }));
    expect(await cardsOn(page)).toEqual([]);
  });
});

describe('the policy of the page', () => {
  /** Each of them tells that it ran. */
  const ran = (what: string, where = 'window') => `(${where}.all ??= []).push('${what}')`;
  const ATTACKS = [
    `<script>${ran('script')}</script>`,
    `<script src="evil.js"></script>`,
    `<script src="data:text/javascript,${ran('data')}"></script>`,
    `<img src="images/none.png" onerror="${ran('handler')}">`,
    `<svg onload="${ran('svg')}"></svg>`,
    `<details open ontoggle="${ran('toggle')}"></details>`,
    `<iframe srcdoc="<script>${ran('srcdoc', 'parent')}</script>"></iframe>`,
    `<iframe src="javascript:${ran('frame', 'parent')}"></iframe>`,
    `<object data="evil.html"></object>`,
    `<link rel="stylesheet" href="evil.css">`,
    `<style>.foot { display: none }</style>`,
    `<p style="display: none" id="styled">styled</p>`,
    `<a href="javascript:${ran('link')}" id="link">link</a>`,
  ];

  /** The report with all of these behind it in its markup, as if a text had got there as it is. */
  async function openAttacked(policy: boolean) {
    const { folder } = report();
    const index = await readFile(join(folder, 'index.html'), 'utf8');
    const attacked = index.replace('</body>', `${ATTACKS.join('\n')}\n</body>`);
    const file = join(folder, `attacked-${policy}.html`);
    await writeFile(file, policy ? attacked : attacked.replace(/<meta http-equiv[^>]*>/, ''));
    await writeFile(join(folder, 'evil.js'), ran('script file'));
    await writeFile(join(folder, 'evil.html'), `<script>${ran('object', 'parent')}</script>`);
    await writeFile(join(folder, 'evil.css'), 'h1 { display: none }');
    const seen = await visit(file);
    const { page } = seen;
    await page.locator('#link').click();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const hidden = await inPage<string[]>(
      page,
      `['.foot', 'h1', '#styled'].filter((one) => document.querySelector(one).getClientRects().length === 0)`,
    );
    const all = await inPage<string[]>(page, 'window.all ?? []');
    return { ...seen, all, hidden };
  }

  test('lets nothing run that is in the markup, and the report is shown all the same', async () => {
    const { page, faults, all, hidden } = await openAttacked(true);
    expect({ all, hidden }).toEqual({ all: [], hidden: [] });
    expect(await page.locator('.job').count()).toBeGreaterThan(1);
    // One for each of them, and nothing else.
    expect(faults.length).toBeGreaterThanOrEqual(ATTACKS.length);
    expect(
      faults.filter(
        (fault) => !/Content.Security.Policy|csp|none\.png|ERR_FILE_NOT_FOUND/.test(fault),
      ),
    ).toEqual([]);
    faults.length = 0;
  });

  test('is what keeps them out: without it they run', async () => {
    const { faults, all, hidden } = await openAttacked(false);
    expect(all).toEqual(
      expect.arrayContaining([
        'handler',
        'link',
        'script',
        'script file',
        'srcdoc',
        'svg',
        'toggle',
      ]),
    );
    expect(hidden).toEqual(['.foot', 'h1', '#styled']);
    faults.length = 0;
  });

  test('keeps text from being run, and data from being sent', async () => {
    const { page, faults } = await visit(join(report().folder, 'index.html'));
    const outcome = await inPage<Record<string, string>>(
      page,
      // Later, since what a debugger runs at once is let through.
      `new Promise((done) => setTimeout(async () => {
        const tried = async (what) => {
          try {
            return String(await what());
          } catch (error) {
            return error.name;
          }
        };
        const loaded = (element) => new Promise((resolve) => {
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('blocked');
          document.body.append(element);
          setTimeout(resolve, 1000, 'nothing');
        });
        const make = (name, properties) => Object.assign(document.createElement(name), properties);
        const place = document.createElement('div');
        document.body.append(place);
        place.innerHTML = '<script>window.inner = 1</' + 'script><b onclick="window.inner = 2">x</b>';
        place.querySelector('b').click();
        done({
          eval: await tried(() => eval('1')),
          function: await tried(() => new Function('return 1')()),
          inner: await tried(() => window.inner),
          timer: await tried(() => new Promise((resolve) => {
            setTimeout('window.timer = 1');
            setTimeout(() => resolve(window.timer), 50);
          })),
          fetch: await tried(() => fetch('https://example.org/')),
          file: await tried(() => fetch('report/data.js')),
          picture: await loaded(make('img', { src: 'https://example.org/a.png' })),
          plain: await loaded(make('img', { src: 'http://example.org/a.png' })),
          frame: await loaded(make('iframe', { src: 'https://example.org/' })).then(
            () => String(document.querySelector('iframe').contentDocument?.body?.textContent ?? 'blocked')),
          socket: await tried(() => new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://example.org/');
            socket.onopen = () => resolve('open');
            socket.onerror = () => resolve('blocked');
          })),
          beacon: await tried(() => navigator.sendBeacon('https://example.org/', 'secret')),
        });
      }))`,
    );
    expect(outcome).toMatchObject({
      eval: 'EvalError',
      function: 'EvalError',
      inner: 'undefined',
      timer: 'undefined',
      fetch: 'TypeError',
      file: 'TypeError',
      picture: 'blocked',
      plain: 'blocked',
      frame: 'blocked',
      socket: 'blocked',
    });
    // Each by the policy, and not for want of a network.
    const policy = faults.filter((fault) => /Content Security Policy|csp/.test(fault)).join('\n');
    for (const what of ['fetch|connect', 'image', 'frame', 'unsafe-eval', 'event handler']) {
      expect(policy).toMatch(new RegExp(what, 'i'));
    }
    faults.length = 0;
  });
});
