import { loadSet, type SampleSet } from '../../../src/dataset/load.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import type { ReaderFiles } from '../../../src/reading/files.ts';
import { seePicture } from '../../../src/run/see-picture.ts';
import type { Store } from '../../../src/store/store.ts';
import type { TextJudgement } from '../../../src/text/types.ts';
import type { PageTypeface } from '../../../src/typeset/fonts/typeface.ts';
import { seePages } from '../pages/see.ts';
import { heldTypefaces } from '../pages/typefaces.ts';
import { copySamples } from './copy.ts';
import { type Case, planCases } from './plan.ts';

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
  const seen = await seePages(
    cases,
    sets,
    { files, store, trust, seed: drawing.seed, title: 'Reading faults' },
    async (one, { picture, facts }, judging): Promise<SeenCase> => {
      const read = await seePicture(one.sample, picture, judging);
      if (!('judged' in read)) throw new Error('fault' in read ? read.fault : read.failure);
      const { judged, stored } = read;
      return { ...one, injected: facts.injected ?? [], judged, picture: stored };
    },
  );
  return { seen, undrawn };
}
