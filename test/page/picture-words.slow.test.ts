import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { BlockResult, ImageResult } from '../../src/results/results.ts';
import { isEmoji } from '../../src/text/graphemes.ts';
import { normalize } from '../../src/text/normalize.ts';
import { go, inPage, linkTo, useReport, useVisits, writeReport } from './a-report.ts';
import { nameOf, pictureQuery } from './cards.ts';

const report = useReport({ samples: 12, repeats: 3 });
const visit = useVisits();

const linkOf = (image: ImageResult) => linkTo('picture', pictureQuery(image));
const open = async (image: ImageResult) => {
  const { page } = await visit(join(report().folder, 'index.html'), linkOf(image));
  return page;
};
const pictures = () => report().results.images.filter(({ text }) => text !== null);

describe('what was asked for beside what was read', () => {
  /** Text in pieces, each with how it is marked; null: not at all. */
  type Pieces = readonly (readonly [text: string, mark: string | null])[];
  interface Shown {
    id: string;
    badge: string;
    asked: Pieces;
    read: Pieces | null;
  }

  function blocksOn(page: Page): Promise<Shown[]> {
    return inPage(
      page,
      `[...document.querySelectorAll('.blocks > li')].map((block) => {
        const [asked, read] = [...block.querySelectorAll('.copy')].map((side) => {
          const text = side.querySelector('.text');
          return text && [...text.childNodes].map((piece) => [piece.textContent, piece.className ?? null]);
        });
        return {
          id: block.querySelector('.block-name bdi').textContent,
          badge: block.querySelector('.badge').textContent,
          asked,
          read,
        };
      })`,
    );
  }

  interface Mark {
    /** Of the graphemes that are judged: neither white space nor emoji. */
    at: number;
    text: string;
    kind: string;
  }

  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  const judged = (text: string) =>
    Array.from(segmenter.segment(text), ({ segment }) => segment).filter(
      (unit) => unit.trim() !== '' && !isEmoji(unit),
    );

  const spacesIn = (text: string) => text.split(/\s/u).length;

  function marksIn(pieces: Pieces | null): Mark[] {
    let at = 0;
    return (pieces ?? []).flatMap(([text, kind]) =>
      judged(text).flatMap((unit): Mark[] => {
        const mark = { at: at++, text: normalize(unit), kind: kind! };
        return kind === null ? [] : [mark];
      }),
    );
  }

  /** Where results.json says that something differs, on the one side and on the other. */
  function editsOf({ edits }: BlockResult): { asked: Mark[]; read: Mark[] } {
    const asked: Mark[] = [];
    const read: Mark[] = [];
    let shift = 0;
    for (const { op, at, expected, read: text } of edits) {
      if (op !== 'insert') asked.push({ at, text: expected, kind: op });
      if (op !== 'missing') read.push({ at: at + shift, text, kind: op });
      shift += op === 'insert' ? 1 : op === 'missing' ? -1 : 0;
    }
    return { asked, read };
  }

  /** Whether no other edits of the same number make the one text of the other: of “aa”, either is missing. */
  function isOneWay({ expected, read, edits }: BlockResult): boolean {
    const sides = { missing: judged(expected), insert: judged(read ?? ''), substitute: [] };
    const kinds = new Set(edits.map(({ op }) => op));
    if (read === null || read === '') return true;
    // A space in a letter's place is one to the eye; the judge sees none.
    if (spacesIn(expected) !== spacesIn(read)) return false;
    if (kinds.size > 1 || (edits.length > 1 && !kinds.has('substitute'))) return false;
    return edits.every(({ op, at }) => {
      const side = sides[op];
      return side.length === 0 || (side[at - 1] !== side[at] && side[at + 1] !== side[at]);
    });
  }

  const SAID: Readonly<Record<BlockResult['verdict'], string>> = {
    exact: '✓ as asked',
    close: '≈ close',
    wrong: '✗ wrong',
    missing: '✗ missing',
    unreadable: '? could not be read',
  };

  test('is marked grapheme by grapheme where results.json has edits, and nowhere else', async () => {
    // Every picture with an edit, and some that have none.
    const chosen = pictures().filter(
      ({ text }, i) => i % 12 === 0 || text!.blocks.some(({ edits }) => edits.length > 0),
    );
    const page = await open(chosen[0]!);
    const seen = new Set<string>();
    for (const image of chosen) {
      await go(page, linkOf(image));
      const shown = new Map((await blocksOn(page)).map((block) => [block.id, block]));
      expect([...shown.keys()].toSorted()).toEqual(
        image.text!.blocks.map(({ id }) => id).toSorted(),
      );
      for (const block of image.text!.blocks) {
        const { asked, read, badge } = shown.get(block.id)!;
        const where = `${nameOf(image)} ${block.id}`;
        expect(badge, where).toBe(SAID[block.verdict]);
        expect(asked.map(([text]) => text).join(''), where).toBe(block.expected);
        expect((read ?? []).map(([text]) => text).join(''), where).toBe(block.read ?? '');
        // What was read without trust is charged with nothing; it is shown all the same.
        if (block.verdict === 'unreadable') continue;
        const marks = { asked: marksIn(asked), read: marksIn(read) };
        if (isOneWay(block)) {
          expect(marks, where).toEqual(editsOf(block));
          for (const { op } of block.edits) seen.add(op).add(`${block.lang} ${op}`);
        } else {
          const added = marks.read.filter(({ kind }) => kind === 'insert');
          expect(marks.asked.length + added.length, where).toBe(block.edits.length);
        }
      }
    }
    // Otherwise nothing has been looked at.
    for (const one of ['missing', 'insert', 'substitute', 'ar substitute', 'zh-Hans substitute']) {
      expect([...seen]).toContain(one);
    }
  });

  test('emoji, which nobody reads and which are not counted, are not marked as missing', async () => {
    const image = pictures().find(
      ({ text }) =>
        text!.notRead.length > 0 && text!.blocks.every(({ verdict }) => verdict === 'exact'),
    )!;
    const page = await open(image);
    expect(await page.locator('.blocks mark').allTextContents()).toEqual([]);
    expect(await page.locator('main').textContent()).toContain(
      `Not read and not counted: ${image.text!.notRead.join(' ')}`,
    );
  });

  test('each text goes its own way', async () => {
    const image = pictures().find(({ text }) =>
      ['ar', 'zh-Hans'].every((lang) => text!.blocks.some((block) => block.lang === lang)),
    )!;
    const page = await open(image);
    const directions = await inPage<string[][]>(
      page,
      `[...document.querySelectorAll('.copy .text')].map((text) =>
        [text.lang, getComputedStyle(text).direction])`,
    );
    const titles = directions.filter(([lang]) => lang === 'ar');
    expect(new Set(titles.map(([, direction]) => direction))).toEqual(new Set(['rtl']));
    expect(directions).toContainEqual(['zh-Hans', 'ltr']);
  });
});

describe('what is said of a picture', () => {
  test('critical strings: right, wrong, or not known and why', async () => {
    const kinds = new Set<boolean | null>();
    const chosen = [true, false, null].map(
      (ok) => pictures().find(({ text }) => text!.critical.some((one) => one.ok === ok))!,
    );
    const page = await open(chosen[0]!);
    for (const image of chosen) {
      await go(page, linkOf(image));
      const items = await inPage<string[][]>(
        page,
        `[...document.querySelectorAll('.critical li')].map((item) => [
          item.className, item.querySelector('bdi').textContent, item.querySelector('small').textContent])`,
      );
      expect(items).toEqual(
        image.text!.critical.map(({ ok, text, block }) => [
          ok === null ? 'open' : ok ? 'good' : 'bad',
          text,
          expect.stringMatching(
            ok === null
              ? `^not known: .*, in ${block}$`
              : `^${ok ? 'right' : 'wrong'}, in ${block}$`,
          ),
        ]),
      );
      for (const { ok } of image.text!.critical) kinds.add(ok);
    }
    expect(kinds.size).toBe(3);
  });

  test('each rule with its verdict, what was measured and what was asked', async () => {
    const image = pictures().find(
      ({ layout }) => new Set(layout.map(({ verdict }) => verdict)).size === 4,
    )!;
    const page = await open(image);
    const rules = await inPage<unknown[]>(
      page,
      `[...document.querySelectorAll('.rules > li')].map((rule) => ({
        rule: rule.querySelector('strong').textContent,
        verdict: rule.className,
        message: rule.querySelector('p + p').textContent,
        facts: [...rule.querySelectorAll('.facts')].map((facts) => facts.textContent === 'none' ? {} :
          Object.fromEntries([...facts.children].map((fact) => [fact.querySelector('dt').textContent, fact.querySelector('dd').textContent]))),
      }))`,
    );
    const ORDER = ['fail', 'unknown', 'pass'];
    const asText = (facts: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(
        Object.entries(facts).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      );
    const wanted = image.layout
      .filter(({ verdict }) => verdict !== 'not-applicable')
      .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
      .map(({ rule, verdict, message, measured, expected }) => ({
        ...{ rule, verdict, message },
        facts: [measured, expected].map(asText),
      }));
    expect(rules).toEqual(wanted);
    const others = image.layout.filter(({ verdict }) => verdict === 'not-applicable');
    expect(await page.locator('main').textContent()).toContain(
      `Not asked for: ${others.map(({ rule }) => rule).join(', ')}`,
    );
  });

  const found = (isLike: (image: ImageResult) => boolean) => report().results.images.find(isLike)!;
  test.each([
    ['refused', () => found(({ outcome }) => outcome === 'refused'), 'There is no picture.'],
    ['failed', () => found(({ tries = [] }) => tries.length > 0), 'There is no picture.'],
    ['unread', () => found(({ textReason }) => textReason != null), 'It could not be read: '],
  ])('a picture that is %s says why', async (_, imageOf, words) => {
    const image = imageOf();
    const page = await open(image);
    const main = await page.locator('main').textContent();
    expect(main).toContain(words);
    expect(main).toContain(image.reason ?? image.textReason);
    for (const { reason } of image.tries ?? []) expect(main).toContain(reason);
    expect(await page.locator('.stage img').count()).toBe(image.outcome === 'image' ? 1 : 0);
  });

  test('text that nobody asked for: whether it is held against the picture', async () => {
    const allowed = 'This sample allows such text';
    const image = found(({ text }) => (text?.extras.length ?? 0) > 0);
    const page = await open(image);
    expect(await page.locator('main').textContent()).not.toContain(allowed);
    const { folder, results } = report();
    const images = results.images.map((one) => ({ ...one, extraAllowed: true }));
    const file = await writeReport(
      folder,
      { ...results, images },
      { out: join(folder, 'allowed') },
    );
    const { page: other } = await visit(file, linkOf(image));
    expect(await other.locator('main').textContent()).toContain(allowed);
  });

  test('what a simulated model drew wrong on purpose, and what was sent', async () => {
    const image = pictures().find(({ injected = [] }) => injected.length > 0)!;
    const page = await open(image);
    const main = await page.locator('main').textContent();
    for (const { what } of image.injected!) expect(main).toContain(what);
    const { prompt } = report().results.samples!.find(({ sample }) => sample === image.sample)!;
    await page.getByText('The prompt', { exact: true }).click();
    expect(await page.locator('.prompt').textContent()).toBe(prompt);
    expect(main).toContain(image.sha256);
    expect(await page.locator('h1 + p .badge.simulated').count()).toBe(1);
  });
});
