import { safe } from '../../dataset/finding.ts';

const LONGEST = 400;

/**
 * A provider's words for a report: one line, not too long, nothing that a terminal would obey, and
 * none of our secrets, which servers like to repeat in what they complain about.
 */
export function tidy(words: string, secrets: readonly string[] = []): string {
  const hidden = [...secrets]
    .filter((secret) => secret.length > 0)
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => spellings(secret).reduce(hide, text), words);
  const line = safe(hidden.slice(0, 4 * LONGEST).replace(/\s+/g, ' ')).trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line;
}

/** As it is, and as addresses and JSON would write it. */
function spellings(secret: string): string[] {
  const spelt = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  return [...new Set(spelt)];
}

function hide(text: string, secret: string): string {
  return text.replaceAll(secret, '[hidden]');
}
