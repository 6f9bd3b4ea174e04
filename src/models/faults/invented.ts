import type { Sample } from '../../dataset/schema.ts';
import { languageKey } from '../../language.ts';
import { shuffled } from '../../stats/chance.ts';
import { sequenceDistance } from '../../text/edits.ts';
import { unitsOf } from '../../text/units.ts';
import { lineAt } from '../../typeset/measure.ts';
import type { Page, PageText } from '../../typeset/page.ts';
import type { Fault } from './fault.ts';
import { inventedLines } from './invented-lines.ts';
import { quoted, tenth } from './record.ts';
import { freePlace, innerArea, obstaclesOf, sharesRow } from './room.ts';
import { lengthOf } from './targets.ts';

/** Share of characters by which an invented line differs from every text of the copy. */
const APART = 0.6;
/** In pixels; a line that is set smaller is not read. */
const LEAST_SIZE = 13;

/** A line that nobody asked for, in the page's main language, in a free place. */
export const lineInvented: Fault = {
  kind: 'line-invented',
  channel: 'text',
  apply(page, sample, random) {
    const style = styleOf(page, mainLanguage(sample)) ?? styleOf(page, 'en');
    if (style === null) return null;
    const area = innerArea(page, sample);
    const obstacles = obstaclesOf(page, sample);
    for (const line of shuffled(random, inventedLines[languageKey(style.lang)]!)) {
      const drawable = [...line].every((c) => c === ' ' || style.faces.some((face) => face.has(c)));
      if (!drawable || isNear(line, sample, page)) continue;
      for (const share of [1, 0.85, 0.7, 0.55]) {
        const size = Math.max(LEAST_SIZE, style.size * share);
        const [dx, dy, width, height] = lineAt(line, { ...style, size }, 'left', 0, 0).box;
        const place = freePlace(
          area,
          obstacles,
          [width, height],
          [2.5 * size, 0.6 * size],
          (box) => random() + (sharesRow(box, obstacles) ? 1 : 0),
        );
        if (place === null) continue;
        const [x, y] = place;
        const lines = [lineAt(line, { ...style, size }, 'left', x - dx, y - dy)];
        const text: PageText = { ...style, block: null, size, align: 'left', lines };
        const injected = {
          kind: lineInvented.kind,
          block: null,
          what: `${quoted(line)} was invented.`,
          facts: {
            text: line,
            lang: style.lang,
            units: 0,
            extra: lengthOf(line),
            x: tenth(x),
            y: tenth(y),
            size: tenth(size),
          },
        };
        return { page: { ...page, texts: [...page.texts, text] }, injected };
      }
    }
    return null;
  },
};

/** The language of most characters of the copy. */
function mainLanguage(sample: Sample): string {
  const counts = new Map<string, number>();
  for (const { lang, text } of sample.copy) {
    const key = languageKey(lang);
    counts.set(key, (counts.get(key) ?? 0) + lengthOf(text));
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]![0];
}

/** Set as the text of that language is that is of middling size; null where there is none. */
function styleOf(page: Page, language: string): PageText | null {
  if (inventedLines[language] === undefined) return null;
  const texts = page.texts.filter(({ lang }) => languageKey(lang) === language);
  return texts.toSorted((a, b) => a.size - b.size)[Math.floor((texts.length - 1) / 2)] ?? null;
}

/** Whether a text of the sample or the page is this line, or much like it, or has it within. */
function isNear(line: string, sample: Sample, page: Page): boolean {
  const own = unitsOf(line).folded;
  const texts = [
    ...sample.copy.map(({ text }) => text),
    sample.logo?.text ?? '',
    ...page.texts.map(({ lines }) => lines.map(({ text }) => text).join(' ')),
  ];
  return texts.some((text) => {
    const other = unitsOf(text).folded;
    if (other.length === 0) return false;
    return (
      other.join('').includes(own.join('')) ||
      sequenceDistance(own, other) / Math.max(own.length, other.length) < APART
    );
  });
}
