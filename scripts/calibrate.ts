/**
 * Makes `src/reading/calibration.json` again: `npm run calibrate`. Typeset lines are drawn and read
 * by every kit of engines that is there, and, where the cases are beside the project, real ones;
 * half of both is held apart, by typeface and by picture, and only checks what the other half
 * fitted. Kits whose weights aren't there keep what they had.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../src/cli/progress.ts';
import type { Calibration, RouteCalibration } from '../src/reading/calibration.ts';
import type { ReaderFiles } from '../src/reading/files.ts';
import { kitOf } from '../src/reading/kit-of.ts';
import { readDictionary } from '../src/reading/ppocr/dictionary.ts';
import { SIGNALS } from '../src/reading/signals.ts';
import { drawnOn } from './calibrate/drawn.ts';
import { evidenceOf, type Source } from './calibrate/evidence.ts';
import { type Example, type Fit, fitLogistic, predict } from './calibrate/fit.ts';
import { isHeldApart } from './calibrate/half.ts';
import { curve, reliability, type Weighed } from './calibrate/reliability.ts';
import { type LabelledLine, labelledLines } from './calibrate/rows.ts';
import { makeLines } from './lines/set.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '112' },
    seed: { type: 'string', default: '1' },
    cache: { type: 'string', default: '.typoscope/calibrate' },
    kits: { type: 'string' },
    version: { type: 'string' },
    dry: { type: 'boolean', default: false },
  },
});

const KITS: ReaderFiles[] = [
  { weights: 'npm' },
  { weights: 'npm', mode: 'quick' },
  { weights: 'best' },
  { weights: 'best', mode: 'quick' },
  { reader: 'pp-ocrv4' },
  { reader: 'tesseract' },
];
const OUT = 'src/reading/calibration.json';
const REAL = '../shared/cases/real';
/** Typeset lines alone are optimistic by a factor of about three: a real line counts for more. */
const REAL_WEIGHT = 4;
/** Every eighth typeset line is malformed, far more than models draw. */
const MALFORMED_WEIGHT = 0.4;
/** How strongly a script is held to what all scripts share. */
const RIDGE = { pooled: 0.5, script: 3 };
/** Scripts with fewer lines than this have no fit of their own. */
const LEAST_LINES = 60;

interface Labelled extends LabelledLine {
  real: boolean;
  held: boolean;
}

const lines = join(values.cache, `lines-${values.seed}-${values.pages}`);
if (!existsSync(join(lines, 'truth.json'))) {
  const pages = Number(values.pages);
  const progress = createProgress(process.stderr, pages, 'Drawing lines');
  await makeLines({
    folder: lines,
    seed: Number(values.seed),
    pages,
    onPage: () => progress.tick(),
  });
  progress.done();
}
const before = JSON.parse(await readFile(OUT, 'utf8')) as Calibration;
const kits: Record<string, Record<string, RouteCalibration>> = { ...before.kits };
const wanted = values.kits?.split(',');
for (const files of KITS) {
  const kit = kitOf(files);
  if (files.weights === 'best' && kit.id === kitOf({ ...files, weights: 'npm' }).id) {
    console.log(
      'Better weights are not here (`typoscope readers add pp-ocrv6`): kept as they were\n',
    );
    continue;
  }
  if (wanted !== undefined && !wanted.includes(kit.id)) continue;
  const labelled = await readSources(files);
  const { pooled, scripts } = fitKit(labelled);
  kits[kit.id] = { other: route(pooled, labelled), ...routes(scripts, labelled) };
  console.log(`${kit.id}: ${labelled.length} lines`);
  report(
    'typeset, typefaces held apart',
    labelled.filter((line) => !line.real && line.held),
  );
  report(
    'real, pictures held apart',
    labelled.filter((line) => line.real && line.held),
  );

  function report(title: string, held: Labelled[]) {
    const weighed = held.map((line): Weighed => {
      const fit = scripts.get(line.script) ?? pooled;
      return { ...line, probability: predict(fit, line.values) };
    });
    console.log(`\n  ${title}: ${held.length} lines`);
    for (const bin of reliability(weighed)) {
      const bar = '#'.repeat(Math.round(bin.found * 30));
      console.log(
        `    said ${percent(bin.said)}  found ${percent(bin.found)} of ${String(bin.lines).padStart(4)}  ${bar}`,
      );
    }
    for (const { trust, decided, error, linesRight } of curve(weighed)) {
      if (error === null || linesRight === null) continue;
      console.log(
        `    trust ${trust.toFixed(2)}: ${percent(decided)} decided, ${percent(error)} error, ${percent(linesRight)} of lines right`,
      );
    }
    console.log('');
  }
}
const version = values.version ?? new Date().toISOString().slice(0, 10);
const after: Calibration = { version, signals: SIGNALS, kits };
if (!values.dry) await writeFile(OUT, `${JSON.stringify(after, null, 2)}\n`);
console.log(values.dry ? 'Nothing written.' : `${OUT}, version ${version}`);

async function readSources(files: ReaderFiles): Promise<Labelled[]> {
  const kit = kitOf(files);
  const alphabets = await Promise.all(
    kit.recognisers.map(
      async ({ path, dictionary }) => new Set(await readDictionary(dictionary ?? path)),
    ),
  );
  const sources: (Source & { real: boolean })[] = [
    { folder: lines, pictures: 'images', real: false },
    { folder: REAL, pictures: 'images', real: true },
  ];
  const labelled: Labelled[] = [];
  for (const { real, ...source } of sources) {
    if (!existsSync(join(source.folder, 'truth.json'))) {
      console.log(`${source.folder} is not here: fitted without it`);
      continue;
    }
    const truth = await drawnOn(source.folder);
    const progress = createProgress(process.stderr, truth.size, `${kit.id} reads ${source.folder}`);
    const name = real ? 'real' : `lines-${values.seed}`;
    const pages = await evidenceOf(source, files, join(values.cache, name), () => progress.tick());
    progress.done();
    for (const page of pages) {
      const known = truth.get(page.sample);
      if (known === undefined) continue;
      const held = real ? isHeldApart(page.sample) : known.held;
      for (const line of labelledLines(page, known, kit, alphabets)) {
        labelled.push({ ...line, real, held });
      }
    }
  }
  return labelled;
}

function fitKit(labelled: readonly Labelled[]): { pooled: Fit; scripts: Map<string, Fit> } {
  const fitted = labelled.filter(({ held }) => !held);
  const pooled = fitLogistic(fitted.map(exampleOf), RIDGE.pooled, null);
  const scripts = new Map(
    [...Map.groupBy(fitted, ({ script }) => script)]
      .filter(([, own]) => own.length >= LEAST_LINES)
      .map(([script, own]) => [script, fitLogistic(own.map(exampleOf), RIDGE.script, pooled)]),
  );
  return { pooled, scripts };
}

function exampleOf({ values: signals, edits, kind, real }: Labelled): Example {
  const weight = real ? REAL_WEIGHT : kind === 'malformed' ? MALFORMED_WEIGHT : 1;
  return { values: signals, right: edits === 0, weight };
}

function routes(scripts: ReadonlyMap<string, Fit>, labelled: readonly Labelled[]) {
  return Object.fromEntries(
    [...scripts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([script, fit]) => [
        script,
        route(
          fit,
          labelled.filter((line) => line.script === script),
        ),
      ]),
  );
}

function route({ intercept, weights }: Fit, labelled: readonly Labelled[]): RouteCalibration {
  const fitted = labelled.filter(({ held }) => !held);
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    intercept: round(intercept),
    weights: weights.map(round),
    lines: fitted.length,
    right: round(fitted.filter(({ edits }) => edits === 0).length / Math.max(1, fitted.length)),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1).padStart(5)}%`;
}
