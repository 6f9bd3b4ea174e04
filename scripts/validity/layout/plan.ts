import type { Sample } from '../../../src/dataset/schema.ts';
import { touchedBy } from '../../../src/models/faults/fault.ts';
import { type FaultKind, faultKinds, faults } from '../../../src/models/faults.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { type Random, shuffled } from '../../../src/stats/chance.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import type { PageTypeface } from '../../../src/typeset/fonts/typeface.ts';
import { groundKinds, type Page } from '../../../src/typeset/page.ts';
import { composed, type PageCase, type Source } from '../pages/composed.ts';
import { brokenBy, isFaultBy } from './rule-of.ts';

export interface PlanOptions {
  typefaces: readonly PageTypeface[];
  /** The first of a run of seeds; each picture has its own. */
  seed: number;
  /** Pictures without faults for each sample, and with them. */
  clean: number;
  faulty: number;
}

/** Faults of a picture, each of another rule: what one does to another stays rare. */
const MOST_FAULTS = 3;

const kinds = faultKinds.filter((kind) => brokenBy[kind] !== undefined);

/** Every picture, on every kind of ground in turn; the same options give the same plan. */
export async function planLayout(
  sources: readonly Source[],
  { typefaces, seed, clean, faulty }: PlanOptions,
): Promise<{ cases: PageCase[]; undrawn: string[] }> {
  const cases: PageCase[] = [];
  const undrawn: string[] = [];
  const counts = new Map<string, number>();
  let at = seed;
  for (const { folder, samples } of sources) {
    for (const sample of samples) {
      for (let n = 0; n < clean + faulty; n++) {
        at += 1;
        const ground = groundKinds[at % groundKinds.length]!;
        const request = { sample, folder, seed: at, options: { ground } };
        const page = await composed(request, typefaces, undrawn);
        if (page === null) continue;
        const base = { sample, folder, clean: page };
        if (n < clean) cases.push({ ...base, page, injected: [] });
        else {
          const made = withFaults(page, sample, counts, seededRandom(at));
          if (made.injected.length > 0) cases.push({ ...base, ...made });
        }
      }
    }
  }
  return { cases, undrawn };
}

/** A fault of each of some rules, the kinds that were drawn least so far first. */
function withFaults(
  clean: Page,
  sample: Sample,
  counts: Map<string, number>,
  random: Random,
): { page: Page; injected: InjectedFault[] } {
  const avoid = new Set<string>();
  const broken = new Set<string>();
  const injected: InjectedFault[] = [];
  let page = clean;
  const open = shuffled(random, kinds)
    .filter((kind) => brokenBy[kind]!.isAsked(sample))
    .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
  for (const kind of open) {
    if (injected.length >= MOST_FAULTS) break;
    const { rule } = brokenBy[kind]!;
    if (broken.has(rule)) continue;
    const made = faultOf(kind, page, sample, random, avoid);
    if (made === null) continue;
    page = made.page;
    injected.push(made.injected);
    broken.add(rule);
    for (const id of touchedBy(made.injected)) avoid.add(id);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return { page, injected };
}

/** Some kinds draw by lot what the sample does not forbid. */
const TRIES = 4;

function faultOf(
  kind: FaultKind,
  page: Page,
  sample: Sample,
  random: Random,
  avoid: ReadonlySet<string>,
) {
  for (let time = 0; time < TRIES; time++) {
    const made = faults[kind].apply(page, sample, random, avoid);
    if (made === null || isFaultBy(made.injected)) return made;
  }
  return null;
}
