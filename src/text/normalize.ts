/**
 * What counts as the same text (contract §3). Each step has a name that every result lists, so
 * that two results can be told to be comparable. Digits, signs and currency are never folded away.
 */
export const NORMALIZATION = [
  'nfc',
  'width',
  'quotes',
  'dashes',
  'middle-dots',
  'bidi',
  'joiners',
  'case-where-any',
  'white-space-in-cer',
  'emoji-not-read',
] as const;

/** Marks, embeddings, overrides and isolates: they steer display and are not drawn. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Zero-width space, word joiner, byte order mark, soft hyphen. */
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad]/gu;
/** Joiners choose a letter's form; readers write them where they please. */
const JOINERS = /[\u200c\u200d]/gu;
const QUOTES_SINGLE = /[\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\u02bc]/gu;
const QUOTES_DOUBLE = /[\u201c\u201d\u201e\u201f\u2033]/gu;
const DASHES = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63]/gu;
const MIDDLE_DOTS = /[\u2022\u2027\u2219\u22c5\u30fb\u0387]/gu;
const NARROW_FORMS = /[\uff01-\uff5e\uff61-\uff9f\uffe0-\uffe6]+/gu;

/** NFC, width folding, no bidi controls: all that a critical string may differ by. */
export function foldWidth(text: string): string {
  return (
    text
      .replace(BIDI, '')
      .replace(INVISIBLE, '')
      // Only the block of full- and half-width forms: NFKC as a whole would make m² into m2.
      .replace(NARROW_FORMS, (forms) => forms.normalize('NFKC'))
      .normalize('NFC')
  );
}

/** Every step but white space and case. */
export function normalize(text: string): string {
  return foldWidth(text)
    .replace(JOINERS, '')
    .replace(QUOTES_SINGLE, "'")
    .replace(QUOTES_DOUBLE, '"')
    .replace(DASHES, '-')
    .replace(MIDDLE_DOTS, '·');
}

/** What the `strict` error rate folds: nothing but NFC, bidi controls and white space. */
export function normalizeStrict(text: string): string {
  return text.replace(BIDI, '').replace(INVISIBLE, '').normalize('NFC');
}

/** One case: upper first, so that ß and SS meet, then lower. */
export function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}

/** Scripts that are set without spaces between words; ー and ・ belong to none by themselves. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\u30fb\\u30fc\\uff00-\\uffef]';
const UNSPACED_BREAK = new RegExp(`(?<=${UNSPACED})\\s*\\n\\s*(?=${UNSPACED})`, 'gu');

/** Prescribed line breaks as running text: nothing between CJK characters, a space elsewhere. */
export function unbroken(text: string): string {
  // Most texts have no break in them, and looking behind at each place for one takes its time.
  if (!text.includes('\n')) return text.trim();
  return text
    .replace(UNSPACED_BREAK, '')
    .replace(/\s*\n\s*/gu, ' ')
    .trim();
}

/** Pieces of one text as running text, joined as `unbroken` would. */
export function joined(pieces: readonly string[]): string {
  return unbroken(pieces.filter((piece) => piece !== '').join('\n'));
}
