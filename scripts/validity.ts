/**
 * Prints the instrument's error on pictures whose truth is known: `npm run validity`.
 * Pictures come from the demo set and, where they are there, from the case sets beside the
 * project; `--json` prints the figures for machines, `--list` every block that is called wrongly.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../src/cli/progress.ts';
import { loadSet } from '../src/dataset/load.ts';
import { inColumns } from '../src/report/columns.ts';
import { type ImageResult, writeResults } from '../src/report/results.ts';
import { DEFAULT_TRUST, scoreSet } from '../src/run/score.ts';
import { openStore } from '../src/store/store.ts';
import { unitsOf } from '../src/text/units.ts';
import {
  type KnownBlock,
  type Measure,
  meanAbsoluteError,
  measureByScript,
} from './validity/measure.ts';
import { readTruth, type Truth } from './validity/truth.ts';

interface Source {
  name: string;
  folder: string;
  pictures: string;
  /** Names of the samples that count, so that hard ones can be printed apart. */
  only?: (sample: string) => boolean;
}

const CASES = '../shared/cases';
const SOURCES: Source[] = [
  {
    name: 'typeset (01-12, t1-t3): drawn right throughout, so every charge is the reader’s',
    folder: `${CASES}/typeset`,
    pictures: 'images',
    only: (sample) => !sample.startsWith('x'),
  },
  {
    name: 'typeset, hard (x1 vertical and rotated, x2 tiny)',
    folder: `${CASES}/typeset`,
    pictures: 'images',
    only: (sample) => sample.startsWith('x'),
  },
  { name: 'real: made by image models, transcribed', folder: `${CASES}/real`, pictures: 'images' },
  { name: 'demo: drawn by scripts/draw-demo.ts', folder: 'datasets/demo', pictures: 'pictures' },
];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    trust: { type: 'string', default: String(DEFAULT_TRUST) },
    store: { type: 'string', default: '.typoscope' },
  },
});
const trust = Number(values.trust);
const scored = new Map<string, { images: ImageResult[]; truth: Map<string, Truth> }>();
const report: unknown[] = [];

using store = openStore(values.store);
for (const source of SOURCES) {
  if (!existsSync(join(source.folder, 'truth.json'))) {
    console.log(`${source.name}\n  not here (${source.folder}): skipped\n`);
    continue;
  }
  const { images, truth } = await scoreOnce(source);
  const own = images.filter(({ sample }) => source.only?.(sample) ?? true);
  const blocks = own.flatMap((image) => knownBlocks(image, truth.get(image.sample)!));
  const measures = measureByScript(blocks);
  const error = meanAbsoluteError(
    own.map(({ sample, text }) => ({ measured: text?.cer ?? null, truth: truth.get(sample)!.cer })),
  );
  report.push({ source: source.name, trust, measures: Object.fromEntries(measures), error });
  if (values.json) continue;
  console.log(`${source.name}\n${table(measures)}`);
  console.log(
    error === null
      ? 'No picture had a measurable CER.\n'
      : `CER: mean absolute error ${(100 * error.value).toFixed(2)} points over ${error.n} of ${own.length} pictures\n`,
  );
  if (values.list) console.log(`${listing(own, truth).join('\n')}\n`);
}
if (values.json) console.log(JSON.stringify(report, null, 2));
else {
  console.log(
    'Right: blocks drawn right, those decided, those of them called wrong. Charged:\n' +
      'their characters charged of those decided, and the share of all that is decided.\n' +
      `Malformed: blocks drawn wrong that are called exact / wrong / left undecided. Trust ${trust}.`,
  );
}

/** Both halves of a set are scored together; readings come from the store after the first time. */
async function scoreOnce(source: Source) {
  const known = scored.get(source.folder);
  if (known !== undefined) return known;
  const set = await loadSet(source.folder);
  let progress: ReturnType<typeof createProgress> | null = null;
  const out = join('reports', `validity-${set.info.name}`);
  const results = await scoreSet({
    set,
    folders: [{ label: set.info.name, folder: join(source.folder, source.pictures) }],
    store,
    out,
    runId: `validity-${set.info.name}`,
    trust,
    overlays: false,
    onPlan: ({ pictures }) => {
      progress = createProgress(process.stderr, pictures, `Reading ${set.info.name}`);
    },
    onPicture: () => progress?.tick(),
  });
  writeResults(out, results);
  (progress as ReturnType<typeof createProgress> | null)?.done();
  const copy = new Map(set.samples.map((sample) => [sample.id, sample.copy]));
  const truth = await readTruth(source.folder, copy);
  const entry = { images: results.images.filter(({ sample }) => truth.has(sample)), truth };
  scored.set(source.folder, entry);
  return entry;
}

function knownBlocks({ text }: ImageResult, truth: Truth): KnownBlock[] {
  return (text?.blocks ?? []).map((block) => ({
    block,
    characters: unitsOf(block.expected).raw.length,
    trueEdits: truth.edits.get(block.id) ?? 0,
  }));
}

function table(measures: ReadonlyMap<string, Measure>): string {
  const percent = (part: number, whole: number) =>
    whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
  return inColumns(
    [
      { title: 'Script', align: 'left' },
      { title: 'Right', align: 'right' },
      { title: 'decided', align: 'right' },
      { title: 'called wrong', align: 'right' },
      { title: 'Charged', align: 'right' },
      { title: 'of decided', align: 'right' },
      { title: 'share', align: 'right' },
      { title: 'Malformed', align: 'right' },
    ],
    [...measures].map(([script, m]) => ({
      cells: [
        script,
        String(m.right),
        String(m.rightDecided),
        String(m.rightCalledWrong),
        `${m.charged}/${m.decidedCharacters}`,
        percent(m.charged, m.decidedCharacters),
        percent(m.decidedCharacters, m.characters),
        m.wrong === 0 ? '–' : `${m.wrongCalledExact}/${m.wrongCalledWrong}/${m.wrongUndecided}`,
      ],
    })),
  );
}

function listing(images: readonly ImageResult[], truth: ReadonlyMap<string, Truth>): string[] {
  return images.flatMap(({ sample, text }) =>
    (text?.blocks ?? []).flatMap(({ id, verdict, expected, read }) => {
      const wrong = (truth.get(sample)?.edits.get(id) ?? 0) > 0;
      if (verdict === 'unreadable' || wrong === (verdict !== 'exact')) return [];
      return [
        `  ${sample} ${id} ${verdict}, truly ${wrong ? 'wrong' : 'right'}`,
        `    asked ${expected}`,
        `    read  ${read ?? ''}`,
      ];
    }),
  );
}
