/** White space that is dropped at a break; no-break spaces are not. */
const DROPPED = /^[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]$/u;

export function isDropped(unit: string | undefined): boolean {
  return unit !== undefined && DROPPED.test(unit);
}

/** Where text[0, to) ends without its trailing spaces. A loop: /\s+$/ is quadratic on inner runs. */
export function endBefore(text: string, to: number): number {
  let end = to;
  while (end > 0 && isDropped(text[end - 1])) end--;
  return end;
}

export function withoutOuterSpaces(text: string): string {
  let from = 0;
  while (isDropped(text[from])) from++;
  return text.slice(from, Math.max(from, endBefore(text, text.length)));
}
