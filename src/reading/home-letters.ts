/** Letters that only a language's own script has: what tells its lines from Latin ones. */
const HOME_LETTERS: Readonly<Record<string, RegExp>> = {
  Jpan: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー々]/u,
  Hant: /\p{Script=Han}/u,
  Hans: /\p{Script=Han}/u,
  Kore: /[\p{Script=Hangul}\p{Script=Han}]/u,
  Arab: /\p{Script=Arabic}/u,
  Deva: /\p{Script=Devanagari}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Thai: /\p{Script=Thai}/u,
  Beng: /\p{Script=Bengali}/u,
  Taml: /\p{Script=Tamil}/u,
};

/** Share of a text's letters that are of the script itself, 0..1; 0 where there are no letters. */
export function homeShare(text: string, script: string): number {
  const home = HOME_LETTERS[script];
  const letters = text.match(/\p{L}/gu) ?? [];
  if (home === undefined || letters.length === 0) return 0;
  return letters.filter((letter) => home.test(letter)).length / letters.length;
}
