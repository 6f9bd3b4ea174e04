/**
 * Which reading engine a copy language needs. Keys are what the language data are listed under:
 * the bare language, but `zh-Hans` and `zh-Hant` apart, since their engines differ.
 */
export function languageKey(tag: string): string {
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(tag).maximize();
  } catch {
    return tag;
  }
  if (locale.language === 'zh' || locale.language === 'yue') {
    return locale.script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
  }
  return locale.language;
}

/** ISO 15924 script of a language tag, `Zyyy` (common) where it has none. */
export function scriptOfLanguage(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? 'Zyyy';
  } catch {
    return 'Zyyy';
  }
}

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

export function isRightToLeft(script: string): boolean {
  return RIGHT_TO_LEFT.has(script);
}
