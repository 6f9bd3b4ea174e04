/**
 * The folds of a page that are not as they are at first, as its link names them: `prompt sent`. A
 * name may be foreign, and hold what parts names.
 */
export function foldsOf(text: string | undefined): ReadonlySet<string> {
  const names = (text ?? '').split(' ').filter((name) => name !== '');
  return new Set(names.map(decoded));
}

/** @param names well-formed */
export function foldsText(names: ReadonlySet<string>): string {
  return [...names].map(encodeURIComponent).join(' ');
}

/** A link may be cut off or typed by hand. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
