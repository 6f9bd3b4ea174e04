/** Letters that no other script has, in the order in which a mixed line is asked for them. */
const OWN_LETTERS: Readonly<Record<string, string>> = {
  Kore: '\\p{Script=Hangul}',
  Arab: '\\p{Script=Arabic}',
  Deva: '\\p{Script=Devanagari}',
  Jpan: '\\p{Script=Hiragana}\\p{Script=Katakana}',
  Cyrl: '\\p{Script=Cyrillic}',
  Grek: '\\p{Script=Greek}',
  Hebr: '\\p{Script=Hebrew}',
  Thai: '\\p{Script=Thai}',
  Beng: '\\p{Script=Bengali}',
  Taml: '\\p{Script=Tamil}',
};
/** Scripts that write Han as well. Which of them a Han line is in, only the copy can tell. */
const WITH_HAN = ['Hans', 'Hant', 'Jpan', 'Kore'];
const HAN = /\p{Script=Han}/u;

const own = new Map(
  Object.entries(OWN_LETTERS).map(([script, letters]) => [script, new RegExp(`[${letters}]`, 'u')]),
);
const home = new Map(
  [...Object.keys(OWN_LETTERS), ...WITH_HAN].map((script) => {
    const han = WITH_HAN.includes(script) ? '\\p{Script=Han}' : '';
    // The mark of a long vowel is of no script by itself.
    const common = script === 'Jpan' ? 'ー' : '';
    return [script, new RegExp(`[${OWN_LETTERS[script] ?? ''}${han}${common}]`, 'u')];
  }),
);

/** Share of a text's letters that are of the script itself, 0..1; 0 where there are no letters. */
export function homeShare(text: string, script: string): number {
  const letters = text.match(/\p{L}/gu) ?? [];
  const pattern = home.get(script);
  if (pattern === undefined || letters.length === 0) return 0;
  return letters.filter((letter) => pattern.test(letter)).length / letters.length;
}

/** Script that a read line is of; Han goes by the scripts of the copy, digits count as Latin. */
export function scriptOfText(text: string, scripts: readonly string[]): string {
  for (const [script, pattern] of own) if (pattern.test(text)) return script;
  if (!HAN.test(text)) return 'Latn';
  return WITH_HAN.find((script) => scripts.includes(script)) ?? 'Hans';
}
