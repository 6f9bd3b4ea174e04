import { DEFAULT_TRUST } from '../run/score.ts';
import type { ScoreCommand } from './score.ts';

/** The command that goes on with a run that was cut short, to be pasted into a shell. */
export function resumeCommand(set: string, options: ScoreCommand, out: string): string {
  const words = ['npx', 'typoscope', 'score', set];
  for (const images of options.images) words.push('--images', images);
  words.push('--out', out);
  if (options.store !== '.typoscope') words.push('--store', options.store);
  if (options.readers !== undefined) words.push('--readers', options.readers);
  if (options.mode !== undefined) words.push('--mode', options.mode);
  if (options.allowModules === true) words.push('--allow-modules');
  if (options.trust !== DEFAULT_TRUST) words.push('--trust', String(options.trust));
  if (options.threads !== undefined) words.push('--threads', String(options.threads));
  if (!options.overlays) words.push('--no-overlays');
  if (options.json === true) words.push('--json');
  return words.map(quoted).join(' ');
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
