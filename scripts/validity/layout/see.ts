import { createProgress } from '../../../src/cli/progress.ts';
import { loadSet, type SampleSet } from '../../../src/dataset/load.ts';
import type { RuleVerdictOf } from '../../../src/layout/rules.ts';
import type { LayoutInput } from '../../../src/layout/seen.ts';
import type { ReaderFiles } from '../../../src/reading/files.ts';
import { kitOf } from '../../../src/reading/kit-of.ts';
import { answerOf } from '../../../src/run/answer.ts';
import { openJudging } from '../../../src/run/judging.ts';
import { inLanes } from '../../../src/run/lanes.ts';
import { judgePicture } from '../../../src/run/see-picture.ts';
import type { Store } from '../../../src/store/store.ts';
import { shipped } from '../../../src/typeset/fonts/shipped.ts';
import type { PageTypeface } from '../../../src/typeset/fonts/typeface.ts';
import { pageModel } from '../faults/draw.ts';
import { heldTypefaces } from '../faults/typefaces.ts';
import { type LayoutCase, planLayout } from './plan.ts';

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
  seed: 31001,
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
export interface SeenLayout extends LayoutCase {
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
  const judging = await openJudging(
    { store, files, trust, out: 'reports', overlays: false, noise: false },
    sets,
    drawing.seed,
  );
  const progress = createProgress(
    process.stderr,
    cases.length,
    `Judging layouts with ${kitOf(files).id}`,
  );
  try {
    const seen = await inLanes(cases, judging.lanes, async (one): Promise<SeenLayout> => {
      const { sample, folder } = one;
      const request = { sample, folder, prompt: sample.prompt, repeat: 0, seed: 0 };
      const answer = await answerOf(pageModel(one), request, judging);
      if (answer.outcome !== 'image') throw new Error(answer.reason);
      const judged = await judgePicture({ sample, folder }, answer.picture, judging);
      if (!('layout' in judged)) throw new Error('fault' in judged ? judged.fault : judged.failure);
      progress.tick();
      const { layout, input, stored } = judged;
      return { ...one, layout, input, picture: stored };
    });
    return { seen, undrawn };
  } finally {
    progress.done();
    await judging.close();
  }
}
