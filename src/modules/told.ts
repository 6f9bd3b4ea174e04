/** Whatever a user's own code gives or throws, in words: for messages that name it. */

/** What was thrown: a module may throw anything, or reject with nothing. */
export function said(thrown: unknown): string {
  try {
    const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
    return text.length > 500 ? `${text.slice(0, 500)}…` : text;
  } catch {
    return 'something that can’t be printed';
  }
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}
