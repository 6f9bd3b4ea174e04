import { installedLanguages } from '../reading/tesseract/languages.ts';
import type { Installed, InstalledFile } from '../reading/weights/cache.ts';
import { shippedWeights } from '../reading/weights/shipped.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from '../report/columns.ts';
import { plain } from '../report/plain.ts';
import { megabytes } from './byte-progress.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Reader', align: 'left' },
  { title: 'Size', align: 'right' },
  { title: 'Installed', align: 'left' },
];
const INDENT = '  ';

/** The built-in reader, tesseract's languages and each group of weights, what it adds below it. */
export function readersTable(
  installed: readonly Installed[],
  damaged: readonly InstalledFile[] | null,
  cache: string | null,
): string {
  const shipped = shippedWeights();
  const languages = installedLanguages();
  const builtIn = shipped === null ? 'no: npm ci' : 'yes, with npm';
  const rows: Row[] = [
    { cells: ['built-in', shipped === null ? '' : megabytes(shipped.bytes), builtIn] },
    ...notes('adds: PP-OCRv4: Simplified Chinese and English'),
    { cells: ['tesseract', '', languages.length === 0 ? 'no' : 'yes, with npm'] },
    ...notes(`adds: ${languages.join(', ') || 'no language is installed'}`),
  ];
  for (const one of installed) {
    const { id, adds, measured } = one.group;
    rows.push({ cells: [id, sizeOf(one), stateOf(one, damaged)] });
    rows.push(...notes(`adds: ${adds}`));
    rows.push(...notes(`measured: ${measured ?? 'not measured by us'}`));
  }
  const where =
    cache === null ? 'Nowhere to keep weights: set TYPOSCOPE_CACHE' : `Kept in ${cache}`;
  const how = 'To fetch: typoscope readers add <reader>';
  return `${inColumns(COLUMNS, rows)}\n\n${plain(where)}\n${how}`;
}

/** The same as data. */
export function readersJson(
  installed: readonly Installed[],
  damaged: readonly InstalledFile[] | null,
  cache: string | null,
): string {
  const weights = installed.map((one) => ({
    id: one.group.id,
    title: one.group.title,
    adds: one.group.adds,
    licence: one.group.licence,
    measured: one.group.measured,
    installed: one.complete,
    files: one.group.files.map((file) => {
      const there = one.files.find((found) => found.file === file);
      return {
        role: file.role,
        engine: file.engine,
        name: file.name,
        sha256: file.sha256,
        bytes: there?.bytes ?? file.bytes ?? null,
        path: there?.path ?? null,
        from: there?.from ?? null,
        // Null where it wasn't hashed again, or isn't there.
        whole: damaged === null || there === undefined ? null : !damaged.includes(there),
      };
    }),
  }));
  const builtIn = shippedWeights();
  return JSON.stringify({ cache, builtIn, tesseract: installedLanguages(), weights }, null, 2);
}

/** Of all files of a group; `?` where nobody has told us. */
function sizeOf({ group, files }: Installed): string {
  let sum = 0;
  for (const file of group.files) {
    const bytes = files.find((found) => found.file === file)?.bytes ?? file.bytes;
    if (bytes === undefined) return '?';
    sum += bytes;
  }
  return megabytes(sum);
}

function stateOf(
  { group, files, complete }: Installed,
  damaged: readonly InstalledFile[] | null,
): string {
  if (files.some((file) => damaged?.includes(file))) return 'damaged: add it again';
  if (files.length === 0) return 'no';
  if (!complete) return `in part: ${files.length} of ${group.files.length} files`;
  const origins = [...new Set(files.map(({ from }) => from))].join(' and ');
  return `yes, from ${origins}${damaged === null ? '' : ', whole'}`;
}

/** Text in as many lines as it needs, broken between words. */
function notes(text: string): Row[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= PAGE_WIDTH - 2 * INDENT.length) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  // What goes on is set further in.
  return lines.map((line, i) => ({ cells: [], note: `${INDENT.repeat(i === 0 ? 1 : 2)}${line}` }));
}
