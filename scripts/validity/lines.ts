import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createProgress } from '../../src/cli/progress.ts';
import { CALIBRATION, probabilityRight } from '../../src/reading/calibration.ts';
import type { ReaderFiles } from '../../src/reading/files.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import { readDictionary } from '../../src/reading/ppocr/dictionary.ts';
import { SIGNALS } from '../../src/reading/signals.ts';
import { floorsOf } from '../../src/text/floors.ts';
import { drawnOn } from '../calibrate/drawn.ts';
import { evidenceOf } from '../calibrate/evidence.ts';
import { curve, reliability, type Weighed } from '../calibrate/reliability.ts';
import { labelledLines } from '../calibrate/rows.ts';
import { makeLines } from '../lines/set.ts';
import { seenPages } from './suspect.ts';
import { type Share, suspectFigures } from './suspect-figures.ts';
import { judgePage } from './suspect-lines.ts';
import { curveTable, percent, reliabilityTable } from './tables.ts';

/** Never the seed that the calibration is fitted on. */
const SEED = 2;
const PAGES = 48;

/**
 * What lines typeset on the spot say of a kit: whether its probabilities hold, and what becomes of
 * look-alikes and malformed glyphs that were put into them.
 */
export async function linesReport(
  files: ReaderFiles,
  store: string,
  trust: number,
  say: (text: string) => void,
) {
  const folder = join(store, 'validity', `lines-${SEED}-${PAGES}`);
  if (!existsSync(join(folder, 'truth.json'))) {
    const drawing = createProgress(process.stderr, PAGES, 'Drawing lines');
    await makeLines({ folder, seed: SEED, pages: PAGES, onPage: () => drawing.tick() });
    drawing.done();
  }
  const kit = kitOf(files);
  const progress = createProgress(process.stderr, PAGES, `Reading lines with ${kit.id}`);
  const source = { folder, pictures: 'images' };
  const evidence = await evidenceOf(source, files, join(store, 'validity', 'evidence'), () =>
    progress.tick(),
  );
  progress.done();

  const alphabets = await Promise.all(
    kit.recognisers.map(
      async ({ path, dictionary }) => new Set(await readDictionary(dictionary ?? path)),
    ),
  );
  const truth = await drawnOn(folder);
  const weighed = evidence.flatMap((page): Weighed[] =>
    labelledLines(page, truth.get(page.sample)!, kit, alphabets)
      .filter(({ kind }) => kind !== 'malformed')
      .map((line) => {
        const signals = Object.fromEntries(SIGNALS.map((name, i) => [name, line.values[i]!]));
        const { edits, characters } = line;
        return {
          edits,
          characters,
          probability: probabilityRight(kit.calibration, line.script, signals, CALIBRATION) ?? 0,
        };
      }),
  );
  const bins = reliability(weighed);
  const points = curve(weighed);
  const figures = await suspectsOf(folder, files, evidence, trust);
  say(`Lines typeset on the spot, ${weighed.length} without malformed glyphs: reliability`);
  say(`${reliabilityTable(bins)}\n\nDecided share against error\n${curveTable(points)}\n`);
  const told = ({ count, of }: Share) => `${count}/${of} ${percent(count, of)}`;
  say(
    `Look-alikes accepted as exact in critical strings   ${told(figures.lookalikeCritical)}\n` +
      `Misspellings accepted as exact in critical strings  ${told(figures.typoCritical)}\n` +
      `Right lines accepted as exact in critical strings   ${told(figures.plainCritical)}\n` +
      `Lines with a malformed glyph called exact           ${told(figures.malformedExact)}\n` +
      `Malformed glyphs found by the suspect channel       ${told(figures.recall)}\n` +
      `  of those in lines that are read as asked          ${told(figures.reachable)}\n` +
      `Suspect positions that are malformed (precision)    ${told(figures.precision)}\n` +
      `Glyphs of right lines that are suspect              ${told(figures.falseAlarms)}\n`,
  );
  return { bins, points, figures };
}

/** Each figure at the floor that the judge uses for it. */
async function suspectsOf(
  folder: string,
  files: ReaderFiles,
  evidence: Parameters<typeof seenPages>[2],
  trust: number,
) {
  const pages = await seenPages(folder, files, evidence);
  const at = (floor: number) =>
    suspectFigures(pages.flatMap((page) => judgePage(page, trust, floor)));
  const floors = floorsOf();
  const [critical, exact, suspect] = [at(floors.critical), at(floors.exact), at(floors.suspect)];
  return {
    ...suspect,
    malformedExact: exact.malformedExact,
    lookalikeExact: exact.lookalikeExact,
    typoExact: exact.typoExact,
    plainExact: exact.plainExact,
    malformedCritical: critical.malformedCritical,
    lookalikeCritical: critical.lookalikeCritical,
    typoCritical: critical.typoCritical,
    plainCritical: critical.plainCritical,
  };
}
