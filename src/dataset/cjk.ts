/** Scripts that write no spaces between words, so that a line break within a text leaves none. */
export function isCjk(character: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u.test(
    character,
  );
}
