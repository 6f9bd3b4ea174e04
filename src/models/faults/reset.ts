import type { Sample } from '../../dataset/schema.ts';
import { lineAt } from '../../typeset/measure.ts';
import type { Page, PageLine, PageText } from '../../typeset/page.ts';
import { fits } from './room.ts';
import { boxOfText } from './targets.ts';

/** The page with one of its texts set otherwise, or gone. */
export function withText(page: Page, index: number, text: PageText | null): Page {
  const texts = page.texts.flatMap((old, at) => (at !== index ? [old] : text === null ? [] : text));
  return { ...page, texts };
}

/** Other words in the same lines; a line left without any is gone. */
export function reworded(text: PageText, words: readonly string[]): PageText {
  const lines = text.lines.flatMap((line, at) => {
    const now = words[at] ?? '';
    if (now.trim() === '') return [];
    return now === line.text ? line : { ...line, ...set(text, line, now) };
  });
  return { ...text, lines };
}

/** Set smaller or larger where it stands: each line on its own baseline. */
export function resized(text: PageText, size: number): PageText {
  const now = { ...text, size };
  return { ...now, lines: text.lines.map((line) => ({ ...line, ...set(now, line, line.text) })) };
}

/** Set smaller or larger about its middle, with as much space between lines as goes with it. */
export function scaled(text: PageText, size: number): PageText {
  const now = { ...text, size };
  const [, top, , height] = boxOfText(text);
  const middle = top + height / 2;
  const lines = text.lines.map((line) => {
    const baseline = middle + ((line.baseline - middle) * size) / text.size;
    return { ...line, ...set(now, { ...line, baseline }, line.text) };
  });
  return { ...now, lines };
}

export function shifted(text: PageText, dx: number, dy: number): PageText {
  const lines = text.lines.map(({ box: [x, y, w, h], ...line }) => ({
    ...line,
    x: line.x + dx,
    baseline: line.baseline + dy,
    box: [x + dx, y + dy, w, h] as const,
  }));
  return { ...text, lines };
}

/** As given, or a little smaller where it would leave the margins or touch its neighbours. */
export function fitted(page: Page, sample: Sample, index: number, now: PageText): PageText | null {
  const before = page.texts[index]!;
  for (const share of [1, 0.95, 0.9, 0.85]) {
    const text = share === 1 ? now : resized(now, now.size * share);
    if (fits(page, sample, index, text, before)) return text;
  }
  return null;
}

function set(text: PageText, { x, baseline }: PageLine, words: string): PageLine {
  return lineAt(words, text, text.align, x, baseline);
}
