import { graphemes } from '../text/graphemes.ts';
import { unbroken } from '../text/normalize.ts';
import type { SampleBlock } from './schema.ts';

const LONGEST = 40;

const roleNames: Readonly<Record<SampleBlock['role'], string>> = {
  headline: 'headline',
  subhead: 'subheading',
  body: 'text',
  label: 'label',
  price: 'price',
  cta: 'call to action',
  legal: 'small print',
  data: 'figure',
};

/**
 * How prose names a block: its role and its text, shortened where it is long, and counted where
 * several blocks would be named alike. A model knows no ids.
 */
export function copyReferences(copy: readonly SampleBlock[]): (id: string) => string {
  const plain = copy.map((block) => `${roleNames[block.role]} ${shortened(block.text)}`);
  const references = new Map(
    copy.map((block, i) => {
      const name = plain[i]!;
      const before = plain.slice(0, i).filter((other) => other === name).length;
      const alike = plain.filter((other) => other === name).length;
      return [block.id, `the ${name}${alike > 1 ? ` (number ${before + 1} of ${alike})` : ''}`];
    }),
  );
  return (id) => references.get(id) ?? id;
}

function shortened(text: string): string {
  const line = unbroken(text);
  const characters = graphemes(line);
  return characters.length <= LONGEST
    ? `“${line}”`
    : `that begins “${characters.slice(0, LONGEST).join('').trimEnd()}…”`;
}
