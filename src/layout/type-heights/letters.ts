/** Where a letter's ink ends above or below. */
export type Top = 'cap' | 'digit' | 'ascender' | 'x';

export interface Letter {
  text: string;
  /** Null where it tells nothing: marks above, punctuation, signs. */
  top: Top | null;
  /** Whether the top is round and so stands over by a little. */
  round: boolean;
  /** Whether it stands on the baseline; null where that can't be said. */
  standing: boolean | null;
  /** Whether its foot is round. */
  roundFoot: boolean;
  /** Width of its ink and of its advance, in shares of the type's size: rough means over typefaces. */
  ink: number;
  advance: number;
  /** Whether it may be drawn in parts that stand side by side. */
  parted: boolean;
  /** Whether a space stands before it. */
  spaced: boolean;
}

const ASCENDING = new Set('bdfhklßþðđħłбδζθλξ');
const DESCENDING = new Set('gjpqyþруцщфβγηζμξρςφχψ,;QJ()[]{}|/@$§ç');
const CAPITAL_LIKE = new Set('0123456789');
const ROUND_TOPS = new Set('CGOQSÖОСЭЗФӨΘΟΩ035689acegmnopqrsосеэабασεορωτ2');
const ROUND_FEET = new Set('CGJOQSUОСЭЗЮΘΟ03568abcdeostuосеэаюασεδλω');
const NARROW = new Set("ilI1j|.,:;'’‘!·()[]ftrІїіΙι-‐");
const THIN = new Set("ilIj|.,:;'’‘!·Іїіι");
const WIDE = new Set('mwMWmшщжюЖШЩЮω%@—…');
/** Letters whose tops neither case nor height of x tells. */
const APART = new Set('tjiiфψβ');

const marksBelow = /[\u0323-\u0328\u032d-\u0331]/u;
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uff60]/u;

/** A letter of a script with cases, or what stands among them. */
export function letterOf(text: string, spaced: boolean): Letter {
  const [base = '', ...marks] = text.normalize('NFD');
  const above = marks.some((mark) => /\p{M}/u.test(mark) && !marksBelow.test(mark));
  const below = marks.some((mark) => marksBelow.test(mark));
  const isLetter = /\p{L}/u.test(base);
  const upper = /\p{Lu}/u.test(base);
  const digit = CAPITAL_LIKE.has(base);
  const isWide = wide.test(base);
  const top = ((): Top | null => {
    if (above || isWide || APART.has(base)) return null;
    if (digit) return 'digit';
    if (!isLetter) return null;
    if (upper) return 'cap';
    return ASCENDING.has(base) ? 'ascender' : 'x';
  })();
  const standing = isWide || below ? null : isLetter || digit ? !DESCENDING.has(base) : null;
  const ink = isWide
    ? 0.88
    : THIN.has(base)
      ? 0.12
      : NARROW.has(base)
        ? 0.28
        : WIDE.has(base)
          ? 0.8
          : upper
            ? 0.56
            : 0.45;
  return {
    text,
    top,
    round: ROUND_TOPS.has(base),
    standing,
    roundFoot: ROUND_FEET.has(base),
    ink,
    advance: isWide ? 1 : ink + 0.1,
    parted: isWide || /["“”„«»%‰…]/u.test(base),
    spaced,
  };
}
