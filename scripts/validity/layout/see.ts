import { loadSet, type SampleSet } from '../../../src/dataset/load.ts';
import type { RuleVerdictOf } from '../../../src/layout/rules.ts';
import type { LayoutInput } from '../../../src/layout/seen.ts';
import type { ReaderFiles } from '../../../src/reading/files.ts';
import { judgePicture } from '../../../src/run/see-picture.ts';
import type { Store } from '../../../src/store/store.ts';
import { shipped } from '../../../src/typeset/fonts/shipped.ts';
import type { PageTypeface } from '../../../src/typeset/fonts/typeface.ts';
import type { PageCase } from '../pages/composed.ts';
import { seePages } from '../pages/see.ts';
import { heldTypefaces } from '../pages/typefaces.ts';
import { planLayout } from './plan.ts';

export const SETS = ['demo', 'posters', 'packaging', 'menus', 'infographics', 'ui'] as const;

export interface LayoutDrawing {
  seed: number;
  typefaces: readonly PageTypeface[];
  clean: number;
  faulty: number;
  /** Every how manieth sample is drawn. */
  every: number;
}

/** Nobody looked at these while rules and faults were developed. */
export const REPORTED: LayoutDrawing = {
  seed: 41001,
  typefaces: heldTypefaces,
  clean: 1,
  faulty: 3,
  every: 1,
};

/** What was developed on. */
export const DEVELOPED: LayoutDrawing = {
  seed: 501,
  typefaces: shipped,
  clean: 1,
  faulty: 2,
  every: 1,
};

/** A picture with known faults of layout, and what the rules said of it. */
export interface SeenLayout extends PageCase {
  layout: readonly RuleVerdictOf[];
  /** What the rules went by; null where the picture could not be looked at. */
  input: LayoutInput | null;
  /** Path of the picture. */
  picture: string;
}

/** Every picture of the plan, read, measured and judged; from the store after the first time. */
export async function seeLayouts(
  files: ReaderFiles,
  { store, trust, drawing = REPORTED }: { store: Store; trust: number; drawing?: LayoutDrawing },
): Promise<{ seen: SeenLayout[]; undrawn: string[] }> {
  const sets: SampleSet[] = [];
  for (const name of SETS) {
    const set = await loadSet(`datasets/${name}`);
    sets.push({ ...set, samples: set.samples.filter((_, at) => at % drawing.every === 0) });
  }
  const { cases, undrawn } = await planLayout(sets, drawing);
  const seen = await seePages(
    cases,
    sets,
    { files, store, trust, seed: drawing.seed, title: 'Judging layouts' },
    async (one, answer, judging): Promise<SeenLayout> => {
      const { sample, folder } = one;
      const judged = await judgePicture({ sample, folder }, answer.picture, judging);
      if (!('layout' in judged)) throw new Error('fault' in judged ? judged.fault : judged.failure);
      const { layout, input, stored } = judged;
      return { ...one, layout, input, picture: stored };
    },
  );
  return { seen, undrawn };
}
