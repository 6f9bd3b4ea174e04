import { expect } from 'vitest';
import type { Sample } from '../../../src/dataset/schema.ts';
import { intersectionArea, unionOf } from '../../../src/geometry.ts';
import { innerArea, isWithin } from '../../../src/models/faults/room.ts';
import { boxOfText } from '../../../src/models/faults/targets.ts';
import { lineAt } from '../../../src/typeset/measure.ts';
import type { Page, PageText } from '../../../src/typeset/page.ts';

/** No part of it can be changed in place. */
export function frozen(page: Page): Page {
  for (const text of page.texts) {
    for (const line of text.lines) Object.freeze(Object.freeze(line).box);
    Object.freeze(Object.freeze(text).lines);
  }
  if (page.logo !== null) Object.freeze(Object.freeze(page.logo).box);
  Object.freeze(page.ground);
  Object.freeze(page.texts);
  return Object.freeze(page);
}

/** Ids of the blocks whose texts are not the very texts they were; the logo and ground too. */
export function changedIn(before: Page, after: Page): string[] {
  const ids = new Set([...before.texts, ...after.texts].flatMap(({ block }) => block ?? []));
  const of = (page: Page, id: string) => page.texts.filter(({ block }) => block === id);
  const texts = [...ids].filter((id) => {
    const [was, is] = [of(before, id), of(after, id)];
    return was.length !== is.length || was.some((text, at) => text !== is[at]);
  });
  return [
    ...texts,
    ...(before.logo === after.logo ? [] : ['@logo']),
    ...(before.ground === after.ground ? [] : ['@ground']),
  ].toSorted();
}

export function inventedIn(page: Page): PageText[] {
  return page.texts.filter(({ block }) => block === null);
}

/** Every line's box is that of its words as they are set. */
export function expectBoxesTrue(page: Page): void {
  const off = page.texts.flatMap((text) =>
    text.lines.filter((line) => {
      const { box } = lineAt(line.text, text, text.align, line.x, line.baseline);
      return line.box.some((value, at) => Math.abs(value - box[at]!) > 1e-3);
    }),
  );
  expect(off).toEqual([]);
}

/** Nothing lies over anything, and nothing is nearer to the edge than before or than asked for. */
export function expectInOrder(before: Page, after: Page, sample: Sample): void {
  const pieces = after.texts.flatMap(({ block, lines }) =>
    lines.map(({ text, box }) => ({ name: `${block}: ${text}`, box })),
  );
  const all = [...pieces, ...(after.logo === null ? [] : [{ name: 'logo', box: after.logo.box }])];
  const over = all.flatMap((one, at) =>
    all
      .slice(at + 1)
      .filter((other) => intersectionArea(one.box, other.box) >= 1)
      .map((other) => `${one.name} over ${other.name}`),
  );
  expect(over).toEqual([]);
  const out = after.texts.filter((text) => {
    const old = before.texts.find(({ block }) => block === text.block && block !== null);
    const inner = innerArea(after, sample);
    return !isWithin(boxOfText(text), old === undefined ? inner : unionOf([inner, boxOfText(old)]));
  });
  expect(out.map(({ block }) => block)).toEqual([]);
}
