/** Writes the table of the curated sets into the README, between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { curatedSets } from './sets/curated.ts';
import { setsTable } from './sets/table.ts';

const README = new URL('../README.md', import.meta.url);
const marked = /(?<=<!-- sets -->\n)[\s\S]*?(?=<!-- \/sets -->)/;

const readme = readFileSync(README, 'utf8');
if (!marked.test(readme)) throw new Error('README.md has no <!-- sets --> and <!-- /sets -->');
const table = setsTable(await curatedSets());
writeFileSync(
  README,
  readme.replace(marked, () => `${table}\n`),
);
console.log(table);
