/**
 * Makes `src/reading/calibration.json` again: `npm run calibrate`. Typeset lines are drawn and read
 * by every kit of engines that is there, and, where the cases are beside the project, real ones;
 * half of both is held apart, by typeface and by picture, and only checks what the other half
 * fitted. Kits whose weights aren't there keep what they had. `--voters` prints what fewer engines
 * of each kit would have given.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../src/cli/progress.ts';
import type { Calibration, RouteCalibration } from '../src/reading/calibration.ts';
import type { ReaderFiles } from '../src/reading/files.ts';
import { kitOf } from '../src/reading/kit-of.ts';
import { SIGNALS } from '../src/reading/signals.ts';
import { DEFAULT_TRUST } from '../src/run/trust.ts';
import type { Fit } from './calibrate/fit.ts';
import { fitKit, probabilityBy } from './calibrate/fit-kit.ts';
import { type Labelled, labelPages, type PageSource, readPages } from './calibrate/labelled.ts';
import { curve, reliability, type Weighed } from './calibrate/reliability.ts';
import { ensembles, votersTable } from './calibrate/voters.ts';
import { makeLines } from './lines/set.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '160' },
    seed: { type: 'string', default: '1' },
    cache: { type: 'string', default: '.typoscope/calibrate' },
    kits: { type: 'string' },
    version: { type: 'string' },
    dry: { type: 'boolean', default: false },
    voters: { type: 'boolean', default: false },
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
const sources: PageSource[] = [
  { folder: lines, pictures: 'images', name: `lines-${values.seed}`, real: false },
  { folder: REAL, pictures: 'images', name: 'real', real: true },
];
const before = JSON.parse(await readFile(OUT, 'utf8')) as Calibration;
const kits: Record<string, Record<string, RouteCalibration>> = { ...before.kits };
const wanted = values.kits?.split(',');
const known = [...Object.keys(kits), ...KITS.map((files) => kitOf(files).id)];
const unknown = wanted?.filter((id) => !known.includes(id)) ?? [];
if (unknown.length > 0) {
  console.error(`No kit is called ${unknown.join(', ')}: ${[...new Set(known)].join(', ')}`);
  process.exit(2);
}
for (const files of KITS) {
  const kit = kitOf(files);
  if (files.weights === 'best' && kit.id === kitOf({ ...files, weights: 'npm' }).id) {
    console.log(
      'Better weights are not here (`typoscope readers add pp-ocrv6`): kept as they were\n',
    );
    continue;
  }
  if (wanted !== undefined && !wanted.includes(kit.id)) continue;
  const pages = await readPages(sources, files, values.cache, (of, title) =>
    createProgress(process.stderr, of, title),
  );
  const labelled = await labelPages(pages, kit);
  const fit = fitKit(labelled);
  kits[kit.id] = { other: route(fit.pooled, labelled), ...routes(fit.scripts, labelled) };
  console.log(`${kit.id}: ${labelled.length} lines`);
  report(
    'typeset, typefaces held apart',
    labelled.filter((line) => !line.real && line.held),
  );
  report(
    'real, pictures held apart',
    labelled.filter((line) => line.real && line.held),
  );
  if (values.voters && kit.recognisers.length > 0) {
    console.log(
      '  decided / error at the default trust, on lines held apart; look-alikes read wrong',
    );
    console.log('  and trusted; malformed trusted');
    console.log(`${await votersTable(ensembles(kit, pages), DEFAULT_TRUST)}\n`);
  }

  function report(title: string, held: Labelled[]) {
    const weighed = held.map(
      (line): Weighed => ({ ...line, probability: probabilityBy(fit, line) }),
    );
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
