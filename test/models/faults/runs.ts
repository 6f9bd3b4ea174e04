import { lengthOf, wordsOf } from '../../../src/models/faults/targets.ts';
import { type Dose, injectFaults } from '../../../src/models/faults.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import type { Page } from '../../../src/typeset/page.ts';
import { frozen } from './checks.ts';
import { languages, menuOf } from './pages.ts';

export interface Run {
  before: Page;
  page: Page;
  injected: InjectedFault[];
}

/** Every menu with a dose of faults, `seeds` times, each by a lot of its own. */
export function run(dose: Dose, seeds: number): Run[] {
  return languages.flatMap((lang, at) => {
    const { page, sample } = menuOf(lang);
    frozen(page);
    return Array.from({ length: seeds }, (_, seed) => ({
      before: page,
      ...injectFaults(page, sample, dose, seededRandom(seed * languages.length + at)),
    }));
  });
}

/** Characters that were asked for. */
export function lettersOf(runs: readonly Run[]): number {
  return runs.reduce(
    (sum, { before }) => sum + before.texts.reduce((n, text) => n + lengthOf(wordsOf(text)), 0),
    0,
  );
}
