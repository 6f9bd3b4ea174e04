/** Markup that is safe to put into a page as it stands. */
export interface Markup {
  readonly markup: string;
}

/** What a template takes: text is escaped, markup is not, nothing is shown of null and false. */
export type Content = string | number | Markup | null | undefined | false | readonly Content[];

/**
 * Writes HTML or SVG. Whatever is put in stays text, in attributes too, as long as these stand in
 * double quotes: copy is other people's, and may look like markup.
 */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Markup {
  return {
    markup: parts
      .map((part, i) => part + (i < contents.length ? render(contents[i]) : ''))
      .join(''),
  };
}

/** Styles and scripts of our own, which no escape may touch. Never for what others wrote. */
export function trusted(markup: string): Markup {
  return { markup };
}

function render(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escaped(content);
  return 'markup' in content ? content.markup : content.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  // Half a surrogate pair can't be written as UTF-8, and no page may hold U+0000.
  return text
    .toWellFormed()
    .replaceAll('\0', '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign]!);
}
