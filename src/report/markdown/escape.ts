import { plain } from '../plain.ts';

/**
 * A sentence that may hold foreign text, for a comment on GitHub: nothing in it is markup, mentions
 * somebody, links to an issue or ends a table's cell.
 */
export function sentence(text: string): string {
  return (
    plain(text)
      .trim()
      .replace(/[\\`*_[\]#|~<>&$]|:(?=\S)/g, (sign) => ENTITIES[sign] ?? `\\${sign}`)
      // At its beginning these would make a list or a heading of it.
      .replace(/^([-+=]|\d+[.)])/, '\u200b$1')
      // What is rendered is searched for these again; a space of no width keeps them apart.
      .replace(/(@|\\#|\bGH-)(?=\S)/gi, '$1\u200b')
      .replace(/www(?=\.)|\\:(?=[\w+\\-]+:)/gi, '$&\u200b')
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Foreign text as it is, in a code span: nothing in it means anything. */
export function code(text: string): string {
  // A bar is escaped for tables; a backslash of its own before it could take that away.
  const content = plain(text)
    .trim()
    .replace(/\\(?=\|)/g, '\\\u200b');
  if (content === '') return '';
  const longest = Math.max(0, ...(content.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${content.replaceAll('|', '\\|')}${padding}${fence}`;
}

/**
 * A table of cells that are Markdown already.
 *
 * @param words how many of the first columns hold words; the others hold figures, but for `after`
 * @param after how many of the last columns hold words
 */
export function table(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { words = 1, after = 0 }: { words?: number; after?: number } = {},
): string {
  const isWords = (i: number) => i < words || i >= titles.length - after;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(titles),
    line(titles.map((_, i) => (isWords(i) ? '---' : '--:'))),
    ...rows.map(line),
  ].join('\n');
}

/** What GitHub takes as a comment is 65,536 characters long. */
const MOST = 60_000;

/**
 * Parts below one another, as many as a comment holds: the first are the ones that matter.
 *
 * @param instead what stands for those that don't fit
 */
export function withinComment(parts: readonly string[], instead: string): string {
  const kept: string[] = [];
  let length = 0;
  for (const part of parts.filter((each) => each !== '')) {
    length += part.length + 2;
    if (length > MOST) {
      kept.push(instead);
      break;
    }
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
}

/** Folded until somebody wants to see it. */
export function folded(title: string, content: string): string {
  return content === ''
    ? ''
    : `<details><summary>${sentence(title)}</summary>\n\n${content}\n\n</details>`;
}
