/**
 * Prints the instrument's error on pictures whose truth is known: `npm run validity`, for every kit
 * of engines that is there. Pictures come from the demo set, from the case sets beside the project
 * where they are there, and from lines that are typeset on the spot and that nothing is fitted on.
 *
 *   --weights npm|best   one kit only           --mode quick   one engine a line
 *   --trust 0.85         another threshold      --list         every block that is called wrongly
 *   --no-lines           skip the typeset lines --json         figures for machines
 *   --no-faults          skip the injected faults of text
 *   --no-layout          skip those of layout    --only-layout  nothing else
 *   --write              keep the residual that results state (src/reading/residuals.json)
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../src/cli/progress.ts';
import { loadSet } from '../src/dataset/load.ts';
import { CALIBRATION } from '../src/reading/calibration.ts';
import type { ReaderFiles } from '../src/reading/files.ts';
import { kitOf } from '../src/reading/kit-of.ts';
import type { Residuals } from '../src/reading/residual.ts';
import { type ImageResult, writeResults } from '../src/results/results.ts';
import { scoreSet } from '../src/run/score.ts';
import { DEFAULT_TRUST } from '../src/run/trust.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { unitsOf } from '../src/text/units.ts';
import { faultsReport } from './validity/faults.ts';
import { layoutReport } from './validity/layout.ts';
import { linesReport } from './validity/lines.ts';
import {
  type KnownBlock,
  meanAbsoluteError,
  measure,
  measureByScript,
} from './validity/measure.ts';
import { type KnownPicture, residualOfPictures } from './validity/residual.ts';
import { SOURCES, type Source } from './validity/sources.ts';
import { measureTable, percent, trustTable } from './validity/tables.ts';
import { readTruth, type Truth } from './validity/truth.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    lines: { type: 'boolean', default: true },
    faults: { type: 'boolean', default: true },
    layout: { type: 'boolean', default: true },
    'only-layout': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    weights: { type: 'string' },
    mode: { type: 'string', default: 'careful' },
    trust: { type: 'string', default: String(DEFAULT_TRUST) },
    store: { type: 'string', default: '.typoscope' },
  },
});
const trust = Number(values.trust);
const onlyLayout = values['only-layout'];
const mode = values.mode === 'quick' ? 'quick' : 'careful';
const TRUSTS = [0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97];
const RESIDUALS = 'src/reading/residuals.json';
const say = (text: string) => {
  if (!values.json) console.log(text);
};
const report: Record<string, unknown> = {};

using store = openStore(values.store);
for (const files of kits()) {
  const kit = kitOf(files).id;
  say(`${'='.repeat(76)}\nEngines: ${kit}; trust ${trust}; calibration ${CALIBRATION.version}\n`);
  const pictures: KnownPicture[] = [];
  const parts: unknown[] = [];
  for (const source of onlyLayout ? [] : SOURCES) {
    if (!existsSync(join(source.folder, 'truth.json'))) {
      say(`${source.parts[0]!.name}\n  not here (${source.folder}): skipped\n`);
      continue;
    }
    const { truth, images } = await scored(source, files, trust, store);
    pictures.push(
      ...images
        .filter(({ sample }) => source.parts[0]!.only(sample))
        .map((image) => ({
          basis: source.basis,
          blocks: knownBlocks(image, truth.get(image.sample)!),
        })),
    );
    for (const { name, only } of source.parts) {
      const own = images.filter(({ sample }) => only(sample));
      const measures = measureByScript(own.flatMap((i) => knownBlocks(i, truth.get(i.sample)!)));
      const error = meanAbsoluteError(
        own.map(({ sample, text }) => ({
          measured: text?.cer ?? null,
          truth: truth.get(sample)!.cer,
        })),
      );
      parts.push({ name, trust, measures: Object.fromEntries(measures), error });
      say(`${name}\n${measureTable(measures)}`);
      say(
        error === null
          ? 'No picture had a measurable CER.\n'
          : `CER: mean absolute error ${percent(error.value)} over ${error.n} of ${own.length} pictures\n`,
      );
      if (values.list) say(`${listing(own, truth).join('\n')}\n`);
    }
    if (source.basis !== 'real') continue;
    const curves = new Map(source.parts.map(({ name }) => [name, [] as TrustAndMeasure[]]));
    for (const at of TRUSTS) {
      const again = await scored(source, files, at, store);
      for (const { name, only } of source.parts) {
        const own = again.images.filter(({ sample }) => only(sample));
        const blocks = own.flatMap((image) => knownBlocks(image, truth.get(image.sample)!));
        curves.get(name)!.push({ trust: at, measure: measure(blocks) });
      }
    }
    for (const [name, points] of curves)
      say(`${name}, at every threshold\n${trustTable(points)}\n`);
    parts.push({ curves: Object.fromEntries(curves) });
  }
  const residual = residualOfPictures(pictures);
  if (residual !== null) {
    const { value, low, high, n, basis } = residual;
    say(
      `Residual (${basis}): ${percent(value)} [${percent(low ?? 0)}, ${percent(high ?? 1)}] of ${n} decided characters\n`,
    );
    if (values.write) await keep(kit, residual);
  }
  const lines =
    values.lines && !onlyLayout ? await linesReport(files, values.store, trust, say) : null;
  const text = values.faults && !onlyLayout;
  const faults = text ? await faultsReport(files, { store, trust }, say) : null;
  const layout = values.layout
    ? await layoutReport(files, { store, trust, list: values.list }, say)
    : null;
  report[kit] = { parts, residual, lines, faults, layout };
}
if (values.json) console.log(JSON.stringify(report, null, 2));
else if (!onlyLayout) {
  console.log(
    'Right: blocks drawn right, those decided, those of them called wrong. Charged: their\n' +
      'characters charged of those decided; the share of all that is decided; misread counts what\n' +
      'is left undecided as misread too. Malformed: blocks drawn wrong that are called exact /\n' +
      'wrong / left undecided.',
  );
}

interface TrustAndMeasure {
  trust: number;
  measure: ReturnType<typeof measure>;
}

/** npm's engines, and better ones where they have been fetched. */
function kits(): ReaderFiles[] {
  const npm: ReaderFiles = { weights: 'npm', mode };
  const best: ReaderFiles = { weights: 'best', mode };
  if (values.weights !== undefined) return [values.weights === 'npm' ? npm : best];
  if (kitOf(best).id !== kitOf(npm).id) return [npm, best];
  say('Better weights are not here: `typoscope readers add pp-ocrv6` fetches them.\n');
  return [npm];
}

/** Readings come from the store after the first time. */
async function scored(source: Source, files: ReaderFiles, at: number, own: Store) {
  const set = await loadSet(source.folder);
  const id = `validity-${set.info.name}-${kitOf(files).id}`;
  const out = join('reports', id);
  let progress: ReturnType<typeof createProgress> | null = null;
  const results = await scoreSet({
    set,
    folders: [{ label: set.info.name, folder: join(source.folder, source.pictures) }],
    store: own,
    files,
    out,
    runId: id,
    trust: at,
    overlays: false,
    onPlan: ({ pictures }) => {
      progress = createProgress(process.stderr, pictures, `Reading ${set.info.name}`);
    },
    onPicture: () => progress?.tick(),
  });
  (progress as ReturnType<typeof createProgress> | null)?.done();
  if (at === trust) writeResults(out, results);
  const copy = new Map(set.samples.map((sample) => [sample.id, sample.copy]));
  const truth = await readTruth(source.folder, copy);
  return { images: results.images.filter(({ sample }) => truth.has(sample)), truth };
}

function knownBlocks({ text }: ImageResult, truth: Truth): KnownBlock[] {
  return (text?.blocks ?? []).map((block) => ({
    block,
    characters: unitsOf(block.expected).raw.length,
    trueEdits: truth.edits.get(block.id) ?? 0,
  }));
}

async function keep(kit: string, residual: NonNullable<ReturnType<typeof residualOfPictures>>) {
  const before = JSON.parse(await readFile(RESIDUALS, 'utf8')) as Residuals;
  const kept = { ...before.kits, [kit]: residual };
  const after: Residuals = {
    version: new Date().toISOString().slice(0, 10),
    trust,
    kits: Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  await writeFile(RESIDUALS, `${JSON.stringify(after, null, 2)}\n`);
}

function listing(images: readonly ImageResult[], truth: ReadonlyMap<string, Truth>): string[] {
  return images.flatMap(({ sample, text }) =>
    (text?.blocks ?? []).flatMap(({ id, verdict, expected, read, confidence }) => {
      const wrong = (truth.get(sample)?.edits.get(id) ?? 0) > 0;
      if (verdict !== 'unreadable' && wrong === (verdict !== 'exact')) return [];
      return [
        `  ${sample} ${id} ${verdict} (${confidence ?? '–'}), truly ${wrong ? 'wrong' : 'right'}`,
        `    asked ${expected}`,
        `    read  ${read ?? ''}`,
      ];
    }),
  );
}
