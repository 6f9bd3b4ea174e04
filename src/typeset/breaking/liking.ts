import { isEastAsian } from '../../text/breaks/kinsoku.ts';

const SEPARATOR = /^(?:[–—―·•|/&+×~-]|・)\s/u;
const JOINING = /(?:^|\s)(?:[&+×]|\p{sc=Latin})$/u;
/** What a number counts, dates or follows on from: No. 5, 3월 28일. */
const NUMBERED =
  /(?:(?:^|[\s(])(?:No|Nr|N°|n°|№|Núm|núm|Vol|Art|Pos|pág|p|S|Số|رقم)\.?|[년월시]|오전|오후)$/u;

/**
 * How little a break is liked: 0 where sense pauses, up to about .3 inside a word. On the scale of
 * squared slack (an empty line is 1), .3 weighs as much as moving a line's end by a third or so.
 */
export function dislikeAtSpace(before: string, after: string): number {
  // A rule, dot or slash between two things hangs at a line's end rather than opening the next.
  if (SEPARATOR.test(after)) return 0.25;
  if (/^\p{Nd}/u.test(after)) return NUMBERED.test(before) ? 0.25 : 0.03;
  if (isNumber(before) && /^[\p{L}]/u.test(after)) return 0.1;
  return JOINING.test(before) ? 0.05 : 0;
}

function isNumber(before: string): boolean {
  return /\p{Nd}\.?$/u.test(before);
}

const KANA = /^[\p{sc=Hiragana}]/u;
/** Chinese words that lean on the one before. */
const ENCLITIC = /^[的了们們吗嗎呢吧地得着著过過]/u;
const BEFORE_NUMBER = /(?:年|午前|午後|上午|下午|早上|晚上|约|約|税込|税抜|全|各|仅|僅)$/u;
const PAUSE = /[\p{P}\p{S}]$/u;

/**
 * The same between two characters of Chinese or Japanese, where nothing marks words.
 * `words` are the lengths of those that `Intl.Segmenter` sees end and begin here, null inside one.
 */
export function dislikeInside(
  before: string,
  after: string,
  words: readonly [number, number] | null,
): number {
  if (/[・·]$/u.test(before)) return 0.05;
  if (PAUSE.test(before) || /^[\p{Ps}\p{Pi}]/u.test(after)) return 0;
  if (words === null) return 0.3;
  if (BEFORE_NUMBER.test(before) && /^\p{Nd}/u.test(after)) return 0.2;
  // Particles and endings belong to the word before them; after them a phrase has ended.
  if (KANA.test(after) || ENCLITIC.test(after)) return 0.15;
  if (/\p{sc=Hiragana}$/u.test(before)) return 0.01;
  // A dictionary that doesn't know a word sees single characters.
  const single = words.filter((length) => length === 1).length;
  return (isEastAsian(after) ? 0.04 : 0.06) + 0.05 * single;
}
