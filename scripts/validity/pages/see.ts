import { createProgress } from '../../../src/cli/progress.ts';
import type { SampleSet } from '../../../src/dataset/load.ts';
import type { ReaderFiles } from '../../../src/reading/files.ts';
import { kitOf } from '../../../src/reading/kit-of.ts';
import { answerOf } from '../../../src/run/answer.ts';
import { type OpenJudging, openJudging } from '../../../src/run/judging.ts';
import { inLanes } from '../../../src/run/lanes.ts';
import type { Store } from '../../../src/store/store.ts';
import type { PageCase } from './composed.ts';
import { pageModel } from './draw.ts';

type Answer = Extract<Awaited<ReturnType<typeof answerOf>>, { outcome: 'image' }>;

export interface SeePagesOptions {
  files: ReaderFiles;
  store: Store;
  trust: number;
  seed: number;
  /** For the progress: `Judging layouts`. */
  title: string;
}

/** Draws every page and sees each picture; both come from the store after the first time. */
export async function seePages<Case extends PageCase, Seen>(
  cases: readonly Case[],
  sets: readonly SampleSet[],
  { files, store, trust, seed, title }: SeePagesOptions,
  see: (one: Case, answer: Answer, judging: OpenJudging) => Promise<Seen>,
): Promise<Seen[]> {
  const judging = await openJudging(
    { store, files, trust, out: 'reports', overlays: false, noise: false },
    sets,
    seed,
  );
  const progress = createProgress(process.stderr, cases.length, `${title} with ${kitOf(files).id}`);
  try {
    return await inLanes(cases, judging.lanes, async (one) => {
      const { sample, folder } = one;
      const request = { sample, folder, prompt: sample.prompt, repeat: 0, seed: 0 };
      const answer = await answerOf(pageModel(one), request, judging);
      if (answer.outcome !== 'image') throw new Error(answer.reason);
      const seen = await see(one, answer, judging);
      progress.tick();
      return seen;
    });
  } finally {
    progress.done();
    await judging.close();
  }
}
