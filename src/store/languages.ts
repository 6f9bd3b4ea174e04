/** One name for a set of languages, whatever the order and however often each is named. */
export function languageKey(languages: readonly string[]): string {
  return [...new Set(languages)].sort().join(',');
}
