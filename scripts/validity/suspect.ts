/**
 * Prints what glyphs' fits tell on typeset lines whose truth is known, at every threshold, so that
 * the floors can be chosen: how many malformed glyphs are found and how many right ones are
 * suspected, and which look-alikes, misspellings and malformed glyphs still pass as right.
 *
 *   node scripts/validity/suspect.ts --folder <set of scripts/lines> --cache <folder>
 *     [--weights best|npm] [--mode careful|quick] [--trust 0.85] [--langs zh-Hans,en]
 *     [--cached] [--json]
 *
 * Readings by every engine are kept under the cache; --cached takes the pages that are there.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { boxOf } from '../../src/geometry.ts';
import { scriptOfLanguage } from '../../src/language.ts';
import { probabilityRight } from '../../src/reading/calibration.ts';
import { type Alphabets, decideLine } from '../../src/reading/decide.ts';
import { type ReaderFiles, readerAlphabet } from '../../src/reading/files.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import type { Kit } from '../../src/reading/kits.ts';
import { lineOf } from '../../src/reading/lines.ts';
import { readDictionary } from '../../src/reading/ppocr/dictionary.ts';
import { inColumns } from '../../src/report/columns.ts';
import { DEFAULT_TRUST } from '../../src/run/trust.ts';
import type { SeenLine } from '../../src/text/types.ts';
import { evidenceOf, type PageEvidence } from '../calibrate/evidence.ts';
import { type JudgedLine, type Share, suspectFigures } from './suspect-figures.ts';
import { drawnPages, judgePage, type SeenPage } from './suspect-lines.ts';

const THRESHOLDS = [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];

/** Every page of a folder for which there is evidence, as the reader of a kit sees it. */
export async function seenPages(
  folder: string,
  files: ReaderFiles,
  evidence: readonly PageEvidence[],
): Promise<SeenPage[]> {
  const kit = kitOf(files);
  const alphabets = await Promise.all(
    kit.recognisers.map(async ({ dictionary, path }) => {
      return new Set(await readDictionary(dictionary ?? path));
    }),
  );
  const drawn = await drawnPages(folder);
  const pages: SeenPage[] = [];
  for (const { sample, languages, lines } of evidence) {
    const page = drawn.get(sample);
    if (page === undefined) continue;
    const alphabet = await readerAlphabet(languages, files);
    const seen = lines.map((line) => seenLine(line, languages, kit, alphabets));
    pages.push({ ...page, lines: seen, alphabet });
  }
  return pages;
}

function seenLine(
  line: PageEvidence['lines'][number],
  languages: readonly string[],
  kit: Kit,
  alphabets: Alphabets,
): SeenLine {
  const decision = decideLine(line, kit, alphabets, languages.map(scriptOfLanguage));
  const { chosen, script, signals } = decision;
  const confidence =
    chosen.text === ''
      ? 0
      : (probabilityRight(kit.calibration, script, signals) ?? chosen.confidence);
  return { ...lineOf(line.quad, { ...chosen, confidence }, []), box: boxOf(line.quad) };
}

/** Evidence of the pages that were read before. */
export async function cachedEvidence(files: ReaderFiles, cache: string): Promise<PageEvidence[]> {
  const folder = join(cache, kitOf(files).id);
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      cache: { type: 'string' },
      weights: { type: 'string', default: 'best' },
      mode: { type: 'string', default: 'careful' },
      trust: { type: 'string', default: String(DEFAULT_TRUST) },
      langs: { type: 'string' },
      cached: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { folder, cache, weights, mode } = values;
  const trust = Number(values.trust);
  if (
    folder === undefined ||
    cache === undefined ||
    (weights !== 'best' && weights !== 'npm') ||
    (mode !== 'careful' && mode !== 'quick') ||
    !(trust >= 0 && trust <= 1)
  ) {
    console.error('usage: node scripts/validity/suspect.ts --folder <lines> --cache <folder>');
    process.exitCode = 2;
    return;
  }
  const files: ReaderFiles = { weights, mode };
  await mkdir(cache, { recursive: true });
  const evidence = values.cached
    ? await cachedEvidence(files, cache)
    : await evidenceOf({ folder, pictures: 'images' }, files, cache, (done, of) =>
        process.stderr.write(`\rReading ${done}/${of}`),
      );
  const langs = values.langs?.split(',');
  const pages = await seenPages(folder, files, evidence);
  const curve = THRESHOLDS.map((threshold) => ({
    threshold,
    lines: pages.flatMap((page) => {
      const judged = judgePage(page, trust, threshold);
      return judged.filter((_, b) => langs?.includes(page.blocks[b]!.lang) ?? true);
    }),
  }));
  const figures = curve.map(({ threshold, lines }) => ({ threshold, ...suspectFigures(lines) }));
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  else
    console.log(`${kitOf(files).id}, ${told(curve[0]!.lines, pages.length)}\n\n${tables(figures)}`);
}

function told(lines: readonly JudgedLine[], pages: number): string {
  const kinds = (['plain', 'lookalike', 'typo', 'malformed'] as const).map((kind) => {
    const own = lines.filter(({ drawn }) => drawn.kind === kind);
    return `${own.length} ${kind} (${own.filter(({ decided }) => decided).length} decided)`;
  });
  return `${pages} pages: ${kinds.join(', ')}`;
}

function tables(figures: readonly ({ threshold: number } & ReturnType<typeof suspectFigures>)[]) {
  const percent = ({ count, of }: Share) =>
    of === 0 ? '–' : `${((100 * count) / of).toFixed(1)}%`;
  const table = (titles: string[], cells: (one: (typeof figures)[number]) => Share[]) => {
    const head = titles.map((title) => {
      const share = cells(figures[0]!)[titles.indexOf(title)]!;
      return { title: `${title} /${share.of}`, align: 'right' as const };
    });
    const rows = figures.map((one) => ({
      cells: [one.threshold.toFixed(2), ...cells(one).map(percent)],
    }));
    return inColumns([{ title: 'Fit', align: 'left' }, ...head], rows);
  };
  // How many are suspect changes from row to row, so precision is printed with both its counts.
  const suspect = inColumns(
    ['Fit', 'Recall', 'of those read as asked', 'Precision', 'False alarms'].map((title, i) => ({
      title,
      align: i === 0 ? ('left' as const) : ('right' as const),
    })),
    figures.map((one) => ({
      cells: [
        one.threshold.toFixed(2),
        percent(one.recall),
        percent(one.reachable),
        `${one.precision.count}/${one.precision.of} ${percent(one.precision)}`,
        percent(one.falseAlarms),
      ],
    })),
  );
  return [
    `Suspect, over ${figures[0]!.recall.of} malformed glyphs (false alarms: of glyphs of right lines)`,
    suspect,
    '\nCalled exact, when blocks with a character below the fit are undecided',
    table(['right', 'look-alike', 'typo', 'malformed'], (one) => [
      one.plainExact,
      one.lookalikeExact,
      one.typoExact,
      one.malformedExact,
    ]),
    '\nPassed as critical, the whole line being critical',
    table(['right', 'look-alike', 'typo', 'malformed'], (one) => [
      one.plainCritical,
      one.lookalikeCritical,
      one.typoCritical,
      one.malformedCritical,
    ]),
  ].join('\n');
}

if (import.meta.main) await main();
