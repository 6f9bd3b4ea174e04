/**
 * What may not begin or end a line (JIS X 4051; JLREQ §3.1.7 and §3.1.8; CLREQ, Prohibition Rules for
 * Line Start and Line End; KLREQ, Line Head and Line End Restrictions). UAX 14 has most of it,
 * but lets a space part a mark from its word and counts the full-width tilde as an ideograph.
 */
const STOPS = '、。，．：；？！‼⁇⁈⁉､｡';
const CLOSING = ')\\]}）」』】〉》］｝〕〙〗〟｠｣';
const NO_START = new RegExp(
  [
    `[${STOPS}・･]`, // stops and middle dots
    `[${CLOSING}]`, // closing brackets
    '[ーｰ々〻〱〲〳〴〵ゝゞヽヾ]', // long vowels, iteration marks
    '[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ]', // small kana
    '[゠％‰℃%٪]',
    '[،؛؟۔।॥]',
  ].join('|'),
  'u',
);
/** What goes with the word before it even where a space parts them. */
const NO_START_SPACED = new RegExp(`[${STOPS}${CLOSING}،؛؟۔।॥]`, 'u');
const NO_END = /[([{（「『【〈《［｛〔〘〖〝｟｢¿¡]/u;
/** A range goes on, 10時〜; a subtitle in waves begins, 〜星空の下で〜. */
const WAVE = /^[〜～‐](?:\s|$)/u;
const WAVES = /^[〜～‐]/u;
/** These begin `.net` and `:)`, so only what stands alone or before other marks is held back. */
const STOP = /^[.,:;!?…]+(?![\p{L}\p{N}.…)(])/u;
/** … and so it goes on. */
const ELLIPSIS = /^(?:…|\.\.)/u;
const ALONE = /(?:^|\s)$/u;

/** Whether a line may end with `before` and the next begin with `after`, texts around a break. */
export function mayPart(before: string, after: string, spaced: boolean): boolean {
  if (NO_START.test(firstOf(after)) || NO_END.test(lastOf(before))) return false;
  if (!spaced) return !WAVES.test(after);
  if (STOP.test(after) || WAVE.test(after)) return false;
  return !strandsQuote(before, after);
}

/**
 * The mark that stands at the wrong end of a line, and at which, or null: the same rules without
 * what they only advise. A wave or middle dot may open a subtitle or an item of a list.
 */
export function strandedMark(
  before: string,
  after: string,
  spaced: boolean,
  lang: string,
): { mark: string; at: 'start' | 'end' } | null {
  const [last, first] = [lastOf(before), firstOf(after)];
  const starts = { mark: first, at: 'start' } as const;
  const ends = { mark: last, at: 'end' } as const;
  if (NO_END.test(last)) return ends;
  // A parenthesis such as that of a) or :) closes nothing.
  if ((spaced ? NO_START_SPACED : NO_START).test(first)) {
    return spaced && /^[)\]}]/u.test(first) ? null : starts;
  }
  if (STOP.test(after) && !(spaced && ELLIPSIS.test(after))) return starts;
  if (!spaced && /^[’”](?:[\s\p{P}]|$)/u.test(after)) return starts;
  // Curled quotes open and close otherwise in other languages.
  if (/^zh\b/iu.test(lang)) {
    if (!spaced && /^[’”]/u.test(first)) return starts;
    if (/^[‘“]/u.test(last)) return ends;
  }
  // Two of them are one mark, which no line end may part.
  if (!spaced && first === last && /^[…—―⋯]/u.test(first)) return starts;
  if (spaced && strandsQuote(before, after)) return /^[»›]/u.test(first) ? starts : ends;
  return null;
}

/** « Spaced as in French » quotes, while »the German ones« stand the other way round. */
function strandsQuote(before: string, after: string): boolean {
  if (/^[»›](?:[\s\p{P}]|$)/u.test(after)) return true;
  return /[«‹]$/u.test(before) && ALONE.test(before.slice(0, -1));
}

const EAST_ASIAN =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u;

/** Of a script that is set without spaces, so that lines may break between any two characters. */
export function isEastAsian(grapheme: string): boolean {
  return EAST_ASIAN.test(grapheme) && !/^[\p{sc=Latin}\p{Nd}\p{sc=Hangul}]/u.test(grapheme);
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 32);
}

function lastOf(text: string): string {
  return [...text.slice(-2)].at(-1) ?? ' ';
}
