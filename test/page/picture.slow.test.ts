import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ImageResult, TextResult } from '../../src/results/results.ts';
import { go, inPage, linkTo, queryOf, settled, useReport, useVisits } from './a-report.ts';
import { cardsOn, filtered, nameOf, pictureIn, pictureQuery } from './cards.ts';

// The seed is one that gives a picture with something in each layer.
const report = useReport({ samples: 12, repeats: 3, seed: 4 });
const visit = useVisits();

const open = async (hash: string) => {
  const { page } = await visit(join(report().folder, 'index.html'), hash);
  return page;
};
const linkOf = (image: ImageResult, more: Readonly<Record<string, string>> = {}) =>
  linkTo('picture', { ...pictureQuery(image), ...more });
const openPicture = (image: ImageResult, more?: Readonly<Record<string, string>>) =>
  open(linkOf(image, more));

/** The first picture of the run that is like that. */
function pictureWith(isLike: (image: ImageResult, text: TextResult) => boolean): ImageResult {
  const found = report().results.images.find(
    (image) => image.text !== null && isLike(image, image.text),
  );
  expect(found, 'no such picture was made up').toBeDefined();
  return found!;
}

describe('what is drawn over a picture', () => {
  const all = () =>
    pictureWith(
      ({ layout }, { blocks, extras, unread = [] }) =>
        blocks.some(({ verdict, box }) => verdict !== 'exact' && box !== null) &&
        extras.length > 0 &&
        unread.length > 0 &&
        layout.some(({ verdict }) => verdict === 'fail'),
    );

  /** Boxes by layer, as [x, y, width, height] in pixels of the picture. */
  async function drawn(page: Page) {
    const boxes = (selector: string) =>
      inPage<string[]>(
        page,
        `[...document.querySelectorAll('.overlay ${selector}')].map((rect) =>
          ['x', 'y', 'width', 'height'].map((name) => Number(rect.getAttribute(name))).join())`,
      );
    return {
      text: await boxes('.block > rect:not(.suspect)'),
      extra: await boxes('.extra > rect'),
      unread: await boxes('.unread > rect'),
      rules: await page.locator('.overlay .rule').count(),
    };
  }
  function judged({ text, layout }: ImageResult) {
    const { blocks, extras, unread = [] } = text!;
    return {
      text: blocks.flatMap(({ box, boxes = box === null ? [] : [box] }) => boxes.map(String)),
      extra: extras.map(({ box }) => String(box)),
      unread: unread.map(({ box }) => String(box)),
      rules: layout
        .filter(({ verdict }) => verdict === 'fail')
        .reduce((sum, { marks = [] }) => sum + Math.max(1, marks.length), 0),
    };
  }
  const NOTHING = { text: [], extra: [], unread: [], rules: 0 };

  test('lies where it was judged, in the picture’s own pixels, over all of it', async () => {
    const image = all();
    const page = await openPicture(image);
    expect(await drawn(page)).toEqual({ ...judged(image), rules: 0 });
    const overlay = page.locator('.overlay');
    expect(await overlay.getAttribute('viewBox')).toBe(`0 0 ${image.width} ${image.height}`);
    const picture = page.locator('.stage img');
    expect(await overlay.boundingBox()).toEqual(await picture.boundingBox());
    expect(await inPage(page, `document.querySelector('.stage img').naturalWidth`)).toBe(
      image.width,
    );
  });

  test.each([
    ['Text as judged', 'text', 'extra.unread'],
    ['Unasked text', 'extra', 'text.unread'],
    ['Not read', 'unread', 'text.extra'],
    ['Layout', 'rules', 'text.extra.unread.rules'],
  ] as const)(
    '“%s” is taken away or added by its box, and is in the link',
    async (label, layer, layers) => {
      const image = all();
      const page = await openPicture(image);
      const box = page.getByRole('checkbox', { name: label });
      const isShown = layer !== 'rules';
      expect(await box.isChecked()).toBe(isShown);
      const before = await drawn(page);
      await box.setChecked(!isShown);
      const after = await drawn(page);
      expect(after).toEqual({
        ...before,
        [layer]: isShown ? NOTHING[layer] : judged(image)[layer],
      });
      expect(await queryOf(page)).toEqual({ ...pictureQuery(image), layers });
      await page.reload();
      expect(await drawn(page)).toEqual(after);
      expect(await box.isChecked()).toBe(!isShown);
    },
  );

  test('goes all at once with O, and comes back as it was', async () => {
    const image = all();
    const page = await openPicture(image, { layers: 'text.rules' });
    const before = await drawn(page);
    expect(before.rules).toBeGreaterThan(0);
    await page.keyboard.press('o');
    expect(await drawn(page)).toEqual(NOTHING);
    expect(await queryOf(page)).toMatchObject({ layers: 'none' });
    await page.keyboard.press('Control+o');
    expect(await drawn(page)).toEqual(NOTHING);
    await page.keyboard.press('o');
    expect(await drawn(page)).toEqual(before);
    // Also with the focus on one of its boxes.
    await page.getByRole('checkbox', { name: 'Layout' }).focus();
    await page.keyboard.press('o');
    expect(await drawn(page)).toEqual(NOTHING);
  });

  test('is nothing where the link says none, or names no layer', async () => {
    const image = all();
    for (const layers of ['none', 'constructor']) {
      const page = await openPicture(image, { layers });
      expect(await drawn(page)).toEqual(NOTHING);
    }
  });

  test('lights the block that the pointer is on', async () => {
    const image = all();
    const page = await openPicture(image);
    const block = image.text!.blocks.find(({ verdict, box }) => verdict !== 'exact' && box)!;
    await page.locator('.blocks li', { hasText: block.id }).first().hover();
    const lit = await inPage<string[]>(
      page,
      `[...document.querySelectorAll('.overlay .lit > rect:not(.suspect)')].map((rect) => rect.getAttribute('y'))`,
    );
    expect(lit).toEqual((block.boxes ?? [block.box!]).map(([, y]) => String(y)));
    await page.locator('h1').hover();
    expect(await page.locator('.lit').count()).toBe(0);
  });

  test('a rule’s drawing is shown and hidden, and is in the link', async () => {
    const image = pictureWith(
      ({ layout }) => layout.filter(({ verdict }) => verdict === 'fail').length > 1,
    );
    const page = await openPicture(image);
    const shown = image.layout.filter(
      ({ verdict, marks = [], boxes }) =>
        verdict !== 'not-applicable' && marks.length + boxes.length > 0,
    );
    const named = page.getByRole('button', { name: 'the drawing of' });
    expect(await named.count()).toBe(shown.length);
    for (const { rule, marks = [] } of shown) {
      await page.getByRole('button', { name: `show the drawing of ${rule}` }).click();
      expect(await page.locator('.overlay .rule').count(), rule).toBe(Math.max(1, marks.length));
      const labels = marks.flatMap(({ label }) => (label === undefined ? [] : [label]));
      expect(await page.locator('.overlay .rule text').allTextContents()).toEqual(labels);
      expect(await queryOf(page)).toMatchObject({ show: rule, layers: 'text.extra.unread.rules' });
      const pressed = page.locator('[aria-pressed=true]');
      expect(await pressed.allTextContents()).toEqual([`hide the drawing of ${rule}`]);
    }
    const { rule, marks = [] } = shown[0]!;
    const other = await openPicture(image, { show: rule, layers: 'rules' });
    expect(await other.locator('.overlay .rule').count()).toBe(Math.max(1, marks.length));
    await other.getByRole('button', { name: `hide the drawing of ${rule}` }).click();
    expect((await queryOf(other)).show).toBeUndefined();
    expect(await other.locator('.overlay .rule').count()).toBe(judged(image).rules);
  });
});

describe('a picture larger and smaller', () => {
  const usual = () => pictureWith(() => true);
  const frame = (page: Page) => page.locator('.frame');
  const zoom = async (page: Page) =>
    Number.parseInt((await page.locator('output').textContent())!, 10);

  /** Which point of the picture lies under a point of the window: shares of its width and height. */
  async function pointAt(page: Page, [x, y]: readonly [number, number]) {
    const { left, top, width, height } = await inPage<Record<string, number>>(
      page,
      `document.querySelector('.stage img').getBoundingClientRect().toJSON()`,
    );
    return [(x - left!) / width!, (y - top!) / height!];
  }
  async function placeIn(page: Page, across: number, down: number) {
    const { x, y, width, height } = (await frame(page).boundingBox())!;
    return [x + across * width, y + down * height] as const;
  }
  function expectSame(one: readonly number[], other: readonly number[]) {
    for (const i of [0, 1]) expect(one[i]!).toBeCloseTo(other[i]!, 2);
  }
  /** No side of the picture is drawn into the frame. */
  async function expectFilled(page: Page) {
    const [left, top] = await pointAt(page, await placeIn(page, 0, 0));
    const [right, bottom] = await pointAt(page, await placeIn(page, 1, 1));
    expect(Math.min(left!, top!)).toBeGreaterThan(-0.01);
    expect(Math.max(right!, bottom!)).toBeLessThan(1.01);
  }
  const rested = async (page: Page, view: string | undefined) =>
    expect.poll(async () => (await queryOf(page)).view).toBe(view);

  test('by plus, minus, nought and arrows', async () => {
    const page = await openPicture(usual());
    await frame(page).focus();
    const middle = await placeIn(page, 0.5, 0.5);
    await page.keyboard.press('ArrowRight');
    expectSame(await pointAt(page, middle), [0.5, 0.5]);
    await page.keyboard.press('+');
    await page.keyboard.press('=');
    expect(await zoom(page)).toBe(225);
    expectSame(await pointAt(page, middle), [0.5, 0.5]);
    const step = 0.15 / 2.25;
    for (const [key, x, y] of [
      ['ArrowRight', step, 0],
      ['ArrowDown', step, step],
      ['ArrowLeft', 0, step],
      ['ArrowUp', 0, 0],
    ] as const) {
      await page.keyboard.press(key);
      expectSame(await pointAt(page, middle), [0.5 + x, 0.5 + y]);
    }
    await rested(page, '2.25,0.500,0.500');
    await page.keyboard.press('-');
    expect(await zoom(page)).toBe(150);
    await page.keyboard.press('0');
    expect(await zoom(page)).toBe(100);
    await rested(page, undefined);
    for (let n = 0; n < 12; n++) await page.keyboard.press('+');
    expect(await zoom(page)).toBe(1600);
    for (let n = 0; n < 30; n++) await page.keyboard.press('ArrowLeft');
    await expectFilled(page);
  });

  test('by buttons', async () => {
    const page = await openPicture(usual());
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const enabled = async () => [
      await button('Smaller').isEnabled(),
      await button('Whole').isEnabled(),
    ];
    expect(await enabled()).toEqual([false, false]);
    await button('Larger').click();
    await button('Larger').click();
    expect(await zoom(page)).toBe(225);
    await button('Smaller').click();
    expect(await zoom(page)).toBe(150);
    expect(await enabled()).toEqual([true, true]);
    await button('Whole').click();
    expect(await zoom(page)).toBe(100);
    expect(await enabled()).toEqual([false, false]);
  });

  test('by a double click where it was made, and another brings all of it back', async () => {
    const page = await openPicture(usual());
    const place = await placeIn(page, 0.3, 0.7);
    const before = await pointAt(page, place);
    await page.mouse.dblclick(...place);
    expect(await zoom(page)).toBe(300);
    expectSame(await pointAt(page, place), before);
    await expectFilled(page);
    await page.mouse.dblclick(...place);
    expect(await zoom(page)).toBe(100);
  });

  test('by the wheel with Ctrl around the pointer; without it the page scrolls', async () => {
    const page = await openPicture(usual());
    const place = await placeIn(page, 0.6, 0.4);
    const before = await pointAt(page, place);
    await page.mouse.move(...place);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await expect.poll(() => zoom(page)).toBe(272);
    expectSame(await pointAt(page, place), before);
    await page.mouse.wheel(0, 100);
    await expect.poll(() => zoom(page)).toBe(165);
    await page.keyboard.up('Control');
    expect(await inPage(page, 'scrollY')).toBe(0);
    await page.mouse.wheel(0, 150);
    await expect.poll(() => inPage<number>(page, 'scrollY')).toBeGreaterThan(0);
    expect(await zoom(page)).toBe(165);
  });

  test('is dragged with the pointer, as far as it goes', async () => {
    const page = await openPicture(usual(), { view: '3,0.5,0.5' });
    const from = await placeIn(page, 0.5, 0.5);
    const to = await placeIn(page, 0.2, 0.35);
    const grabbed = await pointAt(page, from);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 8 });
    expectSame(await pointAt(page, to), grabbed);
    await page.mouse.move(0, 0, { steps: 4 });
    await page.mouse.up();
    await expectFilled(page);
    const rest = await pointAt(page, from);
    await page.mouse.move(...from);
    expectSame(await pointAt(page, from), rest);
  });

  test('by two fingers', async () => {
    const { page } = await visit(join(report().folder, 'index.html'), linkOf(usual()), {
      hasTouch: true,
    });
    const touch = await page.context().newCDPSession(page);
    const fingers = async (apart: number) =>
      Promise.all(
        [-1, 1].map(async (side, id) => {
          const [x, y] = await placeIn(page, 0.5 + (side * apart) / 2, 0.5);
          return { x, y, id };
        }),
      );
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: await fingers(0.2),
    });
    for (const apart of [0.25, 0.3, 0.35, 0.4]) {
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: await fingers(apart),
      });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(() => zoom(page)).toBeGreaterThan(180);
    expect(await zoom(page)).toBeLessThan(220);
  });

  test('the link has the part that is seen, and brings it back', async () => {
    const page = await openPicture(usual());
    await page.mouse.dblclick(...(await placeIn(page, 0.35, 0.6)));
    await expect.poll(async () => (await queryOf(page)).view).toMatch(/^3\.00,0\.\d{3},0\.\d{3}$/);
    const middle = await placeIn(page, 0.5, 0.5);
    const seen = await pointAt(page, middle);
    const other = await open(await inPage(page, 'location.hash'));
    expect(await zoom(other)).toBe(300);
    expectSame(await pointAt(other, middle), seen);
    // A link that is followed on the page that is open, too.
    await go(page, linkOf(usual(), { view: '2,0.5,0.5' }));
    expect(await zoom(page)).toBe(200);
  });

  test('a view in a link that is none shows some of the picture', async () => {
    const page = await openPicture(usual());
    for (const view of [
      'a,b,c',
      '2',
      '2,3,-7',
      '1e9,0,0',
      'NaN,0,0',
      'Infinity,0.5,0.5',
      '-3,0,9',
    ]) {
      await go(page, linkOf(usual(), { view }));
      await expectFilled(page);
      expect(await zoom(page), view).toBeLessThanOrEqual(1600);
    }
  });

  test('what was chosen at once after zooming stays chosen', async () => {
    const page = await openPicture(usual());
    await frame(page).focus();
    await page.keyboard.press('+');
    await page.keyboard.press('o');
    expect(await queryOf(page)).toMatchObject({ layers: 'none' });
    await rested(page, '1.50,0.500,0.500');
    expect(await queryOf(page)).toMatchObject({ layers: 'none' });
  });

  test('who goes on at once after zooming gets to the next picture, all of it', async () => {
    const [first, second] = filtered(report().results, { model: 'beta' });
    const page = await openPicture(first!, { model: 'beta', sort: 'sample' });
    await frame(page).focus();
    await Promise.all([page.keyboard.press('+'), page.keyboard.press('n')]);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(nameOf(pictureIn(await inPage(page, 'location.hash')))).toBe(nameOf(second!));
    expect(await zoom(page)).toBe(100);
  });

  test.each([
    ['to the next picture', () => linkOf(filtered(report().results, { model: 'beta' })[1]!)],
    ['to the gallery', () => linkTo('pictures', { model: 'beta' })],
  ])('a view that comes to rest while one goes %s stays behind', async (_, to) => {
    const page = await openPicture(filtered(report().results, { model: 'beta' })[0]!);
    await inPage(
      page,
      `{
        const later = setTimeout;
        window.setTimeout = (act, ms) => (ms === 300 ? void (window.rest = act) : later(act, ms));
      }`,
    );
    await frame(page).focus();
    await page.keyboard.press('+');
    // Between the key that leaves and the page that comes of it.
    await inPage(page, `{ location.hash = ${JSON.stringify(to())}; window.rest(); }`);
    await settled(page);
    expect(await inPage(page, 'location.hash')).toBe(to());
    expect(await page.locator('h1').textContent()).not.toMatch('No such picture');
  });
});

describe('from picture to picture', () => {
  const current = async (page: Page) => nameOf(pictureIn(await inPage(page, 'location.hash')));

  test('N and P go through the gallery that one came from, in its order', async () => {
    const gallery = { model: 'alpha/low', category: 'menu', sort: 'slow' };
    const page = await open(linkTo('pictures', gallery));
    const order = await cardsOn(page);
    expect(order.length).toBeGreaterThan(4);
    await page.locator('.card a').first().click();
    await page.keyboard.press('p');
    for (const name of order) {
      expect(await current(page)).toBe(name);
      const [model, , sample] = name.split(' | ');
      expect(await page.locator('h1').textContent()).toMatch(sample!);
      expect(await page.title()).toMatch(`${model} ${sample} `);
      await page.keyboard.press('n');
    }
    expect(await current(page)).toBe(order.at(-1));
    await page.keyboard.press('p');
    expect(await current(page)).toBe(order.at(-2));
    await page.keyboard.press('Control+p');
    expect(await current(page)).toBe(order.at(-2));
    await page.getByRole('link', { name: 'All of these pictures' }).click();
    expect(await queryOf(page)).toEqual(gallery);
    expect(await cardsOn(page)).toEqual(order);
  });

  test('links say the same as the keys', async () => {
    const page = await open('#/pictures?sort=sample');
    const order = await cardsOn(page);
    await page.locator('.card a').nth(1).click();
    await page.getByRole('link', { name: 'next (N)' }).click();
    expect(await current(page)).toBe(order[2]);
    await page.getByRole('link', { name: 'before (P)' }).click();
    await page.getByRole('link', { name: 'before (P)' }).click();
    expect(await current(page)).toBe(order[0]);
    expect(await page.getByRole('link', { name: 'before (P)' }).count()).toBe(0);
  });

  test('repeats stand beside each other', async () => {
    const image = pictureWith(({ repeat }) => repeat === 1);
    const repeats = filtered(report().results, { model: image.model, find: image.sample });
    const page = await openPicture(image);
    const links = page.getByRole('navigation', { name: 'Repeats' }).getByRole('link');
    expect(await links.count()).toBe(3);
    expect(await links.nth(1).getAttribute('aria-current')).toBe('true');
    await links.nth(2).click();
    expect(await current(page)).toBe(nameOf(repeats[2]!));
    expect(await page.locator('.stage img').getAttribute('src')).toBe(repeats[2]!.file);
  });
});

describe('a sample', () => {
  const sampleOf = () => {
    const { set, sample } = pictureWith(() => true);
    return { in: set, sample };
  };

  test('has all models side by side, each repeat below the other', async () => {
    const { results } = report();
    const named = sampleOf();
    const page = await open(linkTo('sample', named));
    const table = page.getByRole('region', { name: 'Pictures of this sample, by model' });
    const models = results.models.map(({ model }) => model);
    const heads = await table.getByRole('columnheader').locator('bdi').allTextContents();
    expect(heads).toEqual(models);
    expect(await table.locator('tbody tr').count()).toBe(3);
    const links = await inPage<string[]>(
      page,
      `[...document.querySelectorAll('.side-by-side td > a')].map((link) => link.getAttribute('href'))`,
    );
    const wanted = [0, 1, 2].flatMap((repeat) =>
      models.map((model) => nameOf({ model, set: named.in, sample: named.sample, repeat })),
    );
    expect(links.map((link) => nameOf(pictureIn(link)))).toEqual(wanted);
    const thumbnails = await inPage<number[]>(
      page,
      `Promise.all([...document.querySelectorAll('.side-by-side img')].map(async (image) => {
        image.loading = 'eager';
        await image.decode();
        return image.naturalWidth;
      }))`,
    );
    expect(thumbnails.length).toBeGreaterThan(8);
    expect(Math.min(...thumbnails)).toBeGreaterThan(100);
  });

  test('has of each model and block the worst of its repeats', async () => {
    const named = sampleOf();
    const page = await open(linkTo('sample', named));
    const rows = await inPage<string[][]>(
      page,
      `[...document.querySelectorAll('.side-by-side.words tbody tr')].map((row) =>
        [...row.cells].map((cell) => cell.querySelector('.copy + .copy')?.textContent ?? cell.textContent))`,
    );
    const images = filtered(report().results, { find: named.sample });
    const ids = images.find(({ text }) => text !== null)!.text!.blocks.map(({ id }) => id);
    const wanted = ids.map((id) => [
      id,
      ...report().results.models.map(({ model }) => {
        const blocks = images.flatMap((image) =>
          image.model === model
            ? (image.text?.blocks.filter((block) => block.id === id) ?? [])
            : [],
        );
        const worst = blocks.reduce((a, b) => ((b.cer ?? -1) > (a.cer ?? -1) ? b : a));
        if (worst.verdict === 'exact') return '✓ as asked';
        if (worst.verdict === 'unreadable') return '? could not be read';
        return `read${worst.read || 'nothing'}`;
      }),
    ]);
    expect(rows).toEqual(wanted);
  });
});

describe('a link that leads nowhere', () => {
  const LINKS: readonly [title: string, onwards: string, links: readonly string[]][] = [
    [
      'No such picture',
      'All pictures',
      [
        '#/picture',
        linkTo('picture', { of: 'beta', in: 'menus', sample: 'none' }),
        linkTo('picture', { of: '__proto__', in: 'constructor', sample: 'x', repeat: 'x' }),
      ],
    ],
    ['No such sample', 'All pictures', ['#/sample', '#/sample?in=menus&sample=none']],
    ['No such page', 'To the overview', ['#/nowhere', '#/constructor?x=%', '#%E0%A4%A']],
  ];

  test.each(LINKS)('says “%s”, and where to go on', async (title, onwards, links) => {
    const page = await open(links.at(-1)!);
    for (const link of links.toReversed()) {
      await go(page, link);
      expect(await page.locator('h1').textContent(), link).toBe(title);
      await page.keyboard.press('n');
      await page.keyboard.press('o');
    }
    await page.locator('main').getByRole('link', { name: onwards }).click();
    await page.locator('.card, .job').first().waitFor();
  });

  test('has a title of words', async () => {
    const page = await open('#/pictures');
    for (const hash of ['#/picture', '#/sample', '#/sample?in=menus', '#/picture?of=beta']) {
      await go(page, hash);
      expect.soft(await page.title(), hash).not.toMatch(/undefined|null/);
    }
  });

  test('a repeat that there is none of is no other one', async () => {
    const image = pictureWith(() => true);
    const page = await openPicture(image);
    for (const repeat of ['7', '-1', '1.5', 'x']) {
      await go(page, linkOf(image, { repeat }));
      expect(await page.locator('h1').textContent()).toBe('No such picture');
    }
  });
});
