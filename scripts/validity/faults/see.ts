import { createProgress } from '../../../src/cli/progress.ts';
import { loadSet, type SampleSet } from '../../../src/dataset/load.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import type { ReaderFiles } from '../../../src/reading/files.ts';
import { kitOf } from '../../../src/reading/kit-of.ts';
import { answerOf } from '../../../src/run/answer.ts';
import { openJudging } from '../../../src/run/judging.ts';
import { inLanes } from '../../../src/run/lanes.ts';
import { seePicture } from '../../../src/run/see-picture.ts';
import type { Store } from '../../../src/store/store.ts';
import type { TextJudgement } from '../../../src/text/types.ts';
import type { PageTypeface } from '../../../src/typeset/fonts/typeface.ts';
import { copySamples } from './copy.ts';
import { pageModel } from './draw.ts';
import { type Case, planCases } from './plan.ts';
import { heldTypefaces } from './typefaces.ts';

/**
 * What is reported is drawn in typefaces, by seeds and in words that nobody looked at while faults,
 * reader and judge were developed: that was done with small seeds and the program's own typefaces.
 */
const REPORTED = { seed: 18001, typefaces: heldTypefaces };

const DEMO = 'datasets/demo';
const COPY_EACH = 2;
const CLEAN = 2;
const FAULTY = 4;
const PROFILE_EVERY = 5;

export interface SeeOptions {
  store: Store;
  trust: number;
  /** Default: what is reported. */
  drawing?: { seed: number; typefaces: readonly PageTypeface[] };
}

/** A picture that was drawn with known faults, and what was made of it. */
export interface SeenCase extends Omit<Case, 'injected'> {
  /** As drawn: with the place of each malformed glyph. */
  injected: readonly InjectedFault[];
  judged: TextJudgement;
  /** Path of the picture. */
  picture: string;
}

/** Every picture of the plan, read and judged; from the store after the first time. */
export async function seeCases(
  files: ReaderFiles,
  { store, trust, drawing = REPORTED }: SeeOptions,
): Promise<{ seen: SeenCase[]; undrawn: string[] }> {
  const demo = await loadSet(DEMO);
  const copy = { folder: DEMO, samples: copySamples(drawing.seed, COPY_EACH) };
  const { cases, undrawn } = await planCases([demo, copy], {
    ...drawing,
    clean: CLEAN,
    faulty: FAULTY,
    profileEvery: PROFILE_EVERY,
  });
  const sets: SampleSet[] = [demo, { ...demo, ...copy }];
  const judging = await openJudging(
    { store, files, trust, out: 'reports', overlays: false, noise: false },
    sets,
    drawing.seed,
  );
  const progress = createProgress(
    process.stderr,
    cases.length,
    `Reading faults with ${kitOf(files).id}`,
  );
  try {
    const seen = await inLanes(cases, judging.lanes, async (one): Promise<SeenCase> => {
      const { sample, folder } = one;
      const request = { sample, folder, prompt: sample.prompt, repeat: 0, seed: 0 };
      const answer = await answerOf(pageModel(one), request, judging);
      if (answer.outcome !== 'image') throw new Error(answer.reason);
      const read = await seePicture(sample, answer.picture, judging);
      if (!('judged' in read)) throw new Error('fault' in read ? read.fault : read.failure);
      progress.tick();
      const { judged, stored } = read;
      return { ...one, injected: answer.facts.injected ?? [], judged, picture: stored };
    });
    return { seen, undrawn };
  } finally {
    progress.done();
    await judging.close();
  }
}
