import LineBreaker from 'linebreak';
import { figureSpans, partsFigure } from '../../text/breaks/figures.ts';
import { isEastAsian, mayPart } from '../../text/breaks/kinsoku.ts';
import { isEmoji } from '../../text/graphemes.ts';
import { dislikeAtSpace, dislikeInside } from './liking.ts';
import { endBefore, isDropped } from './spaces.ts';

/** A place where a line may end; positions in UTF-16 units. */
export interface Opportunity {
  /** Where the line ends, its trailing spaces dropped. */
  end: number;
  /** Where the next one begins. */
  next: number;
  dislike: number;
  /** Only for a piece that is wider than the room otherwise. */
  last: boolean;
}

/** No rule looks further than this, so that long texts take linear time. */
const VIEW = 32;
/** Of a last resort: words beside are moved to other lines first. */
const LAST = 0.3;

/**
 * UAX 14 narrowed: no break without a space but in scripts that write none (a newline elsewhere
 * reads as a space), and none that parts a figure from its unit. Expects a text without newlines.
 */
export function opportunitiesOf(text: string, lang: string): Opportunity[] {
  const letters = segmenterOf(lang, 'grapheme').segment(text);
  const words = segmenterOf(lang, 'word').segment(text);
  const spans = figureSpans(text);
  const addresses = addressesIn(text);
  const korean = /^ko\b/iu.test(lang);
  const found: Opportunity[] = [];
  for (const next of positionsOf(text, words)) {
    const end = endBefore(text, next);
    const before = text.slice(Math.max(0, end - VIEW), end);
    const after = text.slice(next, next + VIEW);
    const letter = letters.containing(next);
    if (before === '' || isDropped(after[0]) || letter?.index !== next) continue;
    const spaced = end < next;
    if (!mayPart(before, after, spaced) || partsFigure(before, after, spaced)) continue;
    const inSpan = inside(spans, end, next);
    if (spaced) {
      const cost = dislikeAtSpace(before, after) + (inSpan ? LAST : 0);
      found.push({ end, next, dislike: cost, last: inSpan });
      continue;
    }
    const kind = unspacedKind(
      letters.containing(next - 1)!.segment,
      letter.segment,
      before,
      korean,
    );
    if (kind === 'none' || (kind === 'last' && inside(addresses, end, next))) continue;
    const last = inSpan || kind === 'last';
    const cost = last
      ? LAST
      : kind === 'wished'
        ? 0
        : dislikeInside(before, after, lengthsAround(words, next));
    found.push({ end, next, dislike: cost, last });
  }
  return found;
}

const HANGUL = /^\p{sc=Hangul}/u;
const DICTIONARY = /^[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** What may be done between two graphemes that no space parts. */
function unspacedKind(
  a: string,
  b: string,
  before: string,
  korean: boolean,
): 'wished' | 'free' | 'last' | 'none' {
  // A zero-width space is a writer's own wish for a break; a soft hyphen would have to be drawn.
  if (a === '\u200b') return 'wished';
  if (a === '\u00ad') return 'none';
  if (HANGUL.test(a) || HANGUL.test(b)) return 'last';
  if (isEastAsian(a) || isEastAsian(b)) return korean ? 'last' : 'free';
  if (DICTIONARY.test(a) && DICTIONARY.test(b)) return 'free';
  if (isEmoji(a) || isEmoji(b)) return 'last';
  return /[\p{L}\p{M}\p{N}][-‐–—/]$/u.test(before) ? 'last' : 'none';
}

/** Of the words that end and begin here, in UTF-16 units; null inside a word. */
function lengthsAround(words: Intl.Segments, next: number): [number, number] | null {
  const word = words.containing(next);
  const previous = words.containing(next - 1);
  if (word?.index !== next || previous === undefined) return null;
  return [previous.segment.length, word.segment.length];
}

/** UAX 14's, with those of its later rule 19a (quotes beside ideographs) and of dictionaries. */
function positionsOf(text: string, words: Intl.Segments): number[] {
  const positions = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    positions.add(found.position);
  }
  for (const { index } of text.matchAll(QUOTED)) positions.add(index);
  if (THAI_AND_OTHERS.test(text)) {
    for (const { index } of words) positions.add(index);
  }
  positions.delete(0);
  positions.delete(text.length);
  return [...positions].sort((a, b) => a - b);
}

const IDEOGRAPH = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}]';
const QUOTED = new RegExp(
  `(?<=${IDEOGRAPH})(?=[“‘]${IDEOGRAPH})|(?<=${IDEOGRAPH}[，。！？]?[”’])(?=${IDEOGRAPH})`,
  'gu',
);
const THAI_AND_OTHERS = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Web and mail addresses, which end wherever ASCII does. */
function addressesIn(text: string): [number, number][] {
  return Array.from(text.matchAll(/[!-~]+/gu))
    .filter(([run]) => /:\/\/|^www\.|@|[a-z0-9]\.[a-z]{2,}(?![a-z.])/iu.test(run))
    .map((match) => [match.index, match.index + match[0].length]);
}

/** Whether a break lies within one of the spans, rather than at its edge. */
function inside(spans: readonly [number, number][], end: number, next: number): boolean {
  return spans.some(([from, to]) => from < end && next < to);
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(lang: string, granularity: 'grapheme' | 'word'): Intl.Segmenter {
  const key = `${granularity} ${lang}`;
  let segmenter = segmenters.get(key);
  if (segmenter === undefined) {
    try {
      segmenter = new Intl.Segmenter(lang, { granularity });
    } catch {
      // A tag that is none.
      segmenter = new Intl.Segmenter('und', { granularity });
    }
    segmenters.set(key, segmenter);
  }
  return segmenter;
}
