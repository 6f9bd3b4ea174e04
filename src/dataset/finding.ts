import { closest, distance } from 'fastest-levenshtein';
import { type ErrorCode, TyposcopeError } from '../errors.ts';
import { graphemes } from '../text/graphemes.ts';

export type Path = readonly (string | number)[];

/** A fault of one file, before it is known which file that is. */
export interface Finding {
  what: string;
  path: Path;
  found?: string;
  expected?: string;
  mend?: string | undefined;
  /** 1-based; where it is not given, the line of the path. */
  line?: number | undefined;
}

export interface Place {
  /** The file as the user named its folder. */
  file: string;
  sample?: string | undefined;
  /** `set` where it is not given. */
  code?: ErrorCode;
  lineOf?: ((path: Path) => number | undefined) | undefined;
}

export function toError(finding: Finding, place: Place): TyposcopeError {
  return new TyposcopeError(place.code ?? 'set', finding.what, {
    file: safe(place.file),
    line: finding.line ?? place.lineOf?.(finding.path),
    key: finding.path.length === 0 ? undefined : safe(finding.path.join('.')),
    sample: place.sample === undefined ? undefined : safe(place.sample),
    found: finding.found,
    expected: finding.expected,
    mend: finding.mend,
  });
}

/** A value as JSON, short, with nothing in it that a terminal would obey or reorder. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  let json: string;
  try {
    json = JSON.stringify(value) ?? String(value);
  } catch {
    return 'aliases in a circle';
  }
  // Segmenting a megabyte is slow, and 60 graphemes are hardly ever longer than this.
  const start = graphemes(json.slice(0, 1000));
  return safe(start.length > 60 || json.length > 1000 ? `${start.slice(0, 59).join('')}…` : json);
}

/** Controls and bidi controls as escapes; joiners that scripts and emoji need stay. */
export function safe(text: string): string {
  return text
    .toWellFormed()
    .replace(
      /(?![\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu,
      (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
    );
}

/** `Did you mean …?` where one of the names is near enough to be meant. */
export function didYouMean(word: string, names: readonly string[]): string | undefined {
  if (names.length === 0 || word.length > 100) return undefined;
  const nearest = closest(
    word.toLowerCase(),
    names.map((name) => name.toLowerCase()),
  );
  const name = names.find((candidate) => candidate.toLowerCase() === nearest)!;
  const far = distance(word.toLowerCase(), nearest);
  const longer = Math.max(word.length, name.length);
  return far <= Math.ceil(longer / 3) && far < longer / 2 ? `Did you mean ${name}?` : undefined;
}
