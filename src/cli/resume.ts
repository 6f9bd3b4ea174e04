/** A command of this program, to be pasted into a shell. */
export function commandLine(words: readonly string[]): string {
  return ['npx', 'typoscope', ...words].map(quoted).join(' ');
}

/** One word of a POSIX shell. Controls, which could act on the terminal, are written as escapes. */
function quoted(word: string): string {
  if (/^[\w./=:-]+$/.test(word)) return word;
  if (!/[\p{Cc}\p{Cf}]/u.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  const escaped = word
    .replace(/[\\']/g, '\\$&')
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) =>
      [...Buffer.from(sign)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
    );
  return `$'${escaped}'`;
}
