import { countBlocks, rateOf } from '../../../src/figures/error-counts.ts';
import type { NoiseFloor } from '../../../src/figures/noise-floor.ts';
import { seedOf } from '../../../src/models/drawn.ts';
import { type Results, writeResults } from '../../../src/results/results.ts';
import { inLanes } from '../../../src/run/lanes.ts';
import { summarize } from '../../../src/run/results.ts';
import { DEFAULT_TRUST } from '../../../src/run/trust.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { floorsOf } from '../../../src/text/floors.ts';
import { judgeText } from '../../../src/text/judge.ts';
import { BARS, syntheticImage } from './synthetic-cell.ts';
import { HEIGHT, SETS, type SyntheticSample, syntheticSamples, WIDTH } from './synthetic-copy.ts';
import { HOSTILE_MODELS, HOSTILE_TEXTS } from './synthetic-hostile.ts';
import { REFERENCE, syntheticModel } from './synthetic-models.ts';
import { writePicture } from './synthetic-picture.ts';
import { drawnBy } from './synthetic-reading.ts';

export interface SyntheticOptions {
  samples: number;
  models: readonly string[];
  /** Pictures of each sample and model. */
  repeats: number;
  seed: number;
  /** Texts, ids, reasons and labels that try to break out of a page. */
  hostile: boolean;
}

const MODELS = ['alpha/high', 'alpha/low', 'beta', 'sim'];
/** Pictures a few at a time: each is drawn in a thread of its own. */
const LANES = 4;

/**
 * Results of a run that never was: texts are judged as a real run's are, of lines that a reader might
 * have seen, so that all that is said of a picture agrees.
 */
export function syntheticResults(options: Partial<SyntheticOptions> = {}): Results {
  const { samples: count = 50, repeats = 6, seed = 1, hostile = false } = options;
  const models = (options.models ?? (hostile ? HOSTILE_MODELS : MODELS)).map(syntheticModel);
  const samples = syntheticSamples(count, seed, hostile);
  const noise = samples.map((sample) => floorOf(sample, seed));
  const images = samples.flatMap((sample, at) =>
    models.flatMap((model) =>
      Array.from({ length: repeats }, (_, repeat) =>
        syntheticImage({ ...sample, at, model, repeat, repeats, seed, hostile, floor: noise[at]! }),
      ),
    ),
  );
  const results = summarize({
    sets: SETS.map((name, i) => ({
      info: { name, version: `1.${i}.0` },
      sha256: String(i).repeat(64),
      samples: samples.flatMap(({ set, sample }) => (set === name ? [sample] : [])),
    })),
    benchmark: hostile ? HOSTILE_TEXTS[0]! : 'synthetic',
    seed,
    noise,
    runId: 'synthetic',
    startedAt: '2026-11-24T10:00:00.000Z',
    bars: BARS,
    gates: { minUsableRate: 0.5 },
    trust: DEFAULT_TRUST,
    floors: floorsOf(),
    images,
    readers: [
      {
        identity: { id: 'routed/npm', version: '14', data: 'f'.repeat(64) },
        kit: 'npm',
        alone: true,
      },
    ],
    // A name that ids of rules may have, and that every object has a key of.
    ...(hostile ? { ownRules: [{ id: 'constructor' }] } : {}),
  });
  return { ...results, run: { ...results.run, ...timeless(results.run.versions) } };
}

/** The same, in a folder and with a picture for each that there is one of. */
export async function writeSyntheticRun(
  folder: string,
  options: Partial<SyntheticOptions> = {},
): Promise<Results> {
  const results = syntheticResults(options);
  const numbered = results.images.map((image, number) => ({ image, number }));
  // Figures know nothing of hashes, so that they needn't be worked out anew.
  const images = await inLanes(numbered, LANES, async ({ image, number }) =>
    image.outcome === 'image' ? writePicture(folder, image, number) : image,
  );
  const written = { ...results, images };
  writeResults(folder, written);
  return written;
}

/** What would else tell the clock and the machine. */
function timeless(versions: Results['run']['versions']) {
  return {
    finishedAt: '2026-11-24T11:42:07.000Z',
    versions: { ...versions, node: '24.21.0' },
  };
}

/** A sample drawn without a fault, and read nearly so. */
function floorOf({ set, sample }: SyntheticSample, seed: number): NoiseFloor {
  const random = seededRandom(seedOf('floor', seed, sample.id));
  const { lines } = drawnBy(sample, REFERENCE, random);
  const judged = judgeText({
    blocks: sample.copy,
    lines,
    width: WIDTH,
    height: HEIGHT,
    trust: DEFAULT_TRUST,
  });
  const blocks = countBlocks(judged.blocks);
  return { set, sample: sample.id, ...rateOf(blocks), blocks };
}
