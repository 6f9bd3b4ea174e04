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

/** How much of a value of somebody else's making is kept. */
const DEEPEST = 6;
const WIDEST = 100;

/** JSON, with every string and key in it as `tidy` makes them, and no more than a report can show. */
export function tidyJson<T>(value: T, secrets: readonly string[]): T {
  return tidied(value, secrets, 0) as T;
}

function tidied(value: unknown, secrets: readonly string[], depth: number): unknown {
  if (typeof value === 'string') return tidy(value, secrets);
  // JSON can write numbers that are too large to be any, and no store would take them.
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return null;
  const within = (each: unknown) => tidied(each, secrets, depth + 1);
  if (Array.isArray(value)) return value.slice(0, WIDEST).map(within);
  const entries = Object.entries(value).slice(0, WIDEST);
  return Object.fromEntries(entries.map(([key, each]) => [tidy(key, secrets), within(each)]));
}

/** As it is, as addresses and JSON would write it, and as base64. */
function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const encoded = encodeURIComponent(secret);
  const spelt = [
    secret,
    encoded,
    encoded.replace(/%../g, (code) => code.toLowerCase()),
    JSON.stringify(secret).slice(1, -1),
    // Of what is shorter, words may begin alike.
    ...(secret.length < 6 ? [] : [bytes.toString('base64'), bytes.toString('base64url')]),
  ];
  return [...new Set(spelt)].sort((a, b) => b.length - a.length);
}

function hide(text: string, secret: string): string {
  return text.replaceAll(secret, '[hidden]');
}
