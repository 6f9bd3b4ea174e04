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
  let script = scripts.get(tag);
  if (script === undefined) {
    script = likelyScript(tag);
    if (scripts.size >= REMEMBERED) scripts.clear();
    scripts.set(tag, script);
  }
  return script;
}

/** Asked for each block of each picture, of a handful of languages, and dear to find out. */
const REMEMBERED = 500;
const scripts = new Map<string, string>();

function likelyScript(tag: string): string {
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
