import { TyposcopeError } from '../errors.ts';

/** `csv,md` as formats, each once, in the order given. */
export function formatsAmong<Format extends string>(
  known: readonly Format[],
  text: string,
): Format[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !known.includes(name as Format));
  if (unknown.length > 0) {
    throw new TyposcopeError('usage', '--format names a format that is none', {
      found: unknown.map((name) => `“${name}”`).join(', '),
      expected: `${known.join(', ')}, with commas between`,
    });
  }
  return [...new Set(names as Format[])];
}
