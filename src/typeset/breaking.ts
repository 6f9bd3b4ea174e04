import { isEastAsian } from '../text/breaks/kinsoku.ts';
import { graphemes } from '../text/graphemes.ts';
import { type Opportunity, opportunitiesOf } from './breaking/opportunities.ts';
import { leastRagged, type Place } from './breaking/ragged.ts';
import { withoutOuterSpaces } from './breaking/spaces.ts';

type WidthOf = (line: string) => number;

/**
 * Lines of a text so that none is wider than `room` (in whatever `widthOf` measures in); null where
 * it can't be. Newlines in the text are prescribed breaks: such a text is set on exactly these
 * lines, or not at all. Spaces at breaks and around the text are dropped, empty lines left out.
 */
export function breakLines(
  text: string,
  lang: string,
  room: number,
  widthOf: WidthOf,
): string[] | null {
  const measure = remembered(widthOf);
  const prescribed = prescribedLines(text);
  if (prescribed.length !== 1) {
    return prescribed.every((line) => measure(line) <= room) ? prescribed : null;
  }
  const copy = prescribed[0]!;
  if (measure(copy) <= room) return [copy];
  const width = (from: number, end: number) => measure(copy.slice(from, end));
  const places = placesFor(copy, opportunitiesOf(copy, lang), room, width);
  const chosen = leastRagged(places, room, width, (from, end, wide) =>
    isWidow(copy.slice(from, end), wide, room),
  );
  if (chosen === null) return null;
  return chosen.map(({ end }, index) => copy.slice(chosen[index - 1]?.next ?? 0, end));
}

/**
 * The least room in which a text could be set: its widest unbreakable piece, or widest prescribed
 * line. A piece that `breakLines` breaks as a last resort (a Korean word, a telephone number) counts
 * as broken.
 */
export function leastRoom(text: string, lang: string, widthOf: WidthOf): number {
  return widestPiece(text, widthOf, (copy) => opportunitiesOf(copy, lang));
}

/** The least room in which a text could be set without a last resort, all words and figures whole. */
export function wordRoom(text: string, lang: string, widthOf: WidthOf): number {
  return widestPiece(text, widthOf, (copy) =>
    opportunitiesOf(copy, lang).filter(({ last }) => !last),
  );
}

function widestPiece(
  text: string,
  widthOf: WidthOf,
  opportunities: (copy: string) => readonly Opportunity[],
): number {
  const measure = remembered(widthOf);
  const prescribed = prescribedLines(text);
  if (prescribed.length !== 1) return Math.max(0, ...prescribed.map(measure));
  const copy = prescribed[0]!;
  const places = withEnds(copy, opportunities(copy));
  return places
    .slice(1)
    .reduce((most, { end }, i) => Math.max(most, measure(copy.slice(places[i]!.next, end))), 0);
}

const MANDATORY = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

function prescribedLines(text: string): string[] {
  return text
    .split(MANDATORY)
    .map(withoutOuterSpaces)
    .filter((line) => line !== '');
}

/** Last resorts are open only within the pieces that are too wide without them. */
function placesFor(
  copy: string,
  opportunities: readonly Opportunity[],
  room: number,
  width: (from: number, end: number) => number,
): Place[] {
  const pieces = withEnds(
    copy,
    opportunities.filter(({ last }) => !last),
  );
  let piece = 1;
  const open = opportunities.filter((opportunity) => {
    if (!opportunity.last) return true;
    while (pieces[piece]!.end <= opportunity.end) piece++;
    return width(pieces[piece - 1]!.next, pieces[piece]!.end) > room;
  });
  return withEnds(copy, open);
}

function withEnds(copy: string, places: readonly Place[]): Place[] {
  return [
    { end: 0, next: 0, dislike: 0 },
    ...places,
    { end: copy.length, next: copy.length, dislike: 0 },
  ];
}

/** A last line of one word under a fifth of the measure, or of one East Asian character. */
const SHORT = 0.2;

function isWidow(line: string, width: number, room: number): boolean {
  const letters = graphemes(line).filter((letter) => !/^[\p{P}\s]/u.test(letter));
  if (letters.some(isEastAsian)) return letters.length < 2;
  return width < SHORT * room && !/\s/u.test(line);
}

function remembered(widthOf: WidthOf): WidthOf {
  const widths = new Map<string, number>();
  return (line) => {
    let width = widths.get(line);
    if (width === undefined) {
      width = widthOf(line);
      widths.set(line, width);
    }
    return width;
  };
}
