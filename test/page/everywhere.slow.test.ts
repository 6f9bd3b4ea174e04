import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ImageResult } from '../../src/results/results.ts';
import { inPage, linkTo, useReport, useVisits } from './a-report.ts';
import { pictureQuery, verdictOf } from './cards.ts';
import {
  expectNoOverflow,
  expectOpenToAll,
  openAll,
  printedPages,
  SCREENS,
  stopsOf,
} from './checks.ts';

const report = useReport({ samples: 13, repeats: 2 });
const visit = useVisits();

const picture = (isLike: (image: ImageResult) => boolean) =>
  linkTo('picture', pictureQuery(report().results.images.find(isLike)!));

/** Every kind of page that there is. */
const PAGES: readonly [name: string, hash: () => string][] = [
  ['overview', () => '#/'],
  ['pictures', () => '#/pictures'],
  ['a usable picture', () => picture((image) => verdictOf(image) === 'usable')],
  [
    'a picture that is not usable',
    () =>
      picture(
        (image) =>
          verdictOf(image) === 'not usable' && image.simulated && image.text!.extras.length > 0,
      ),
  ],
  ['a refused picture', () => picture(({ outcome }) => outcome === 'refused')],
  ['an unread picture', () => picture(({ textReason }) => textReason != null)],
  [
    'a sample',
    () => {
      const { set, sample } = report().results.images[0]!;
      return linkTo('sample', { in: set, sample });
    },
  ],
  ['about', () => '#/about'],
  ['nowhere', () => '#/nowhere'],
];
const open = async (hash: string, options?: Parameters<typeof visit>[2]): Promise<Page> => {
  const { page } = await visit(join(report().folder, 'index.html'), hash, options);
  return page;
};

describe.each(PAGES)('%s', (_, hashOf) => {
  test.each(SCREENS)('on %s: fits, and keeps nobody out', async (_screen, viewport, colours) => {
    const page = await open(hashOf(), { viewport, colorScheme: colours[0] });
    await expectOpenToAll(page, colours);
  });
});

describe('by keyboard', () => {
  const FIRST = [
    'To the content',
    'Typoscope synthetic',
    'Overview',
    'Pictures',
    'How it was measured',
  ];
  const CONTROLS: Readonly<Record<string, readonly string[]>> = {
    overview: [
      'Gates: ',
      'Job',
      'At most, $ by usable picture',
      'Everything',
      'The models',
      'Model ↕',
      'alpha/high',
      'Held against',
      'In',
      'The numbers of: ',
    ],
    pictures: [
      'Model',
      'Set',
      'Category',
      'Language',
      'Verdict',
      'Fails rule',
      'Outcome',
      'Sorted',
      'Sample',
    ],
    'a picture that is not usable': [
      'All of these pictures',
      'All models on this sample',
      '#2 ',
      'The picture. ',
      'Text as judged',
      'Unasked text',
      'Not read',
      'Layout',
      'Larger',
      'The file',
      'show the drawing of',
      'Measured and asked',
      'The prompt',
      'What was sent',
    ],
    'a sample': [
      'The prompt',
      'Pictures of this sample, by model',
      'alpha/high, repeat 1',
      'Blocks by model',
    ],
    about: ['Models as asked and as answered', 'Sample sets', 'Readers'],
  };

  test.each(PAGES.filter(([name]) => CONTROLS[name] !== undefined))(
    '%s: everything is reached, and one sees where one is',
    async (name, hashOf) => {
      const page = await open(hashOf());
      const stops = await stopsOf(page, name === 'pictures' ? 24 : 300);
      const names = stops.map((stop) => stop.name);
      expect(names.slice(0, FIRST.length)).toEqual(FIRST);
      for (const control of CONTROLS[name]!) {
        expect(
          names.some((one) => one.includes(control)),
          `${control} among ${names.join(' | ')}`,
        ).toBe(true);
      }
      expect(stops.filter(({ isMarked, isInView }) => !isMarked || !isInView)).toEqual([]);
    },
  );

  test('the first stop leads to the content', async () => {
    const page = await open('#/pictures');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await inPage(page, 'document.activeElement.id')).toBe('main');
    await page.keyboard.press('Tab');
    expect(await inPage(page, `document.activeElement.closest('main') !== null`)).toBe(true);
  });

  test('who follows a link gets to the top of the page that it leads to', async () => {
    const page = await open('#/');
    await page.getByRole('link', { name: 'How it was measured' }).last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'How it was measured' }).waitFor();
    expect(await inPage(page, 'document.activeElement.id')).toBe('main');
  });
});

describe('on paper', () => {
  test.each(
    PAGES.filter(([name]) =>
      ['overview', 'pictures', 'a picture that is not usable'].includes(name),
    ),
  )('%s: pages without tools, dark on light', async (_, hashOf) => {
    const page = await open(hashOf(), { colorScheme: 'dark' });
    await openAll(page);
    expect(await printedPages(page)).toBeGreaterThan(1);
    const shown = await inPage<string[]>(
      page,
      `[...document.querySelectorAll('.tools, .skip, .top nav, .path, .buttons')]
          .filter((one) => one.getClientRects().length > 0)
          .map((one) => one.outerHTML.slice(0, 80))`,
    );
    expect(shown).toEqual([]);
    const colours = await inPage(
      page,
      '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]',
    );
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    await expectNoOverflow(page);
  });
});
