import type { Sample } from '../../../src/dataset/schema.ts';
import { scriptOfLanguage } from '../../../src/language.ts';
import {
  type LayoutKind,
  type TextKind,
  textKinds,
  touchedBy,
} from '../../../src/models/faults/fault.ts';
import { type FaultKind, faultKinds, faults, injectFaults } from '../../../src/models/faults.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { type ProfileName, profiles } from '../../../src/models/profiles.ts';
import { type Random, shuffled } from '../../../src/stats/chance.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import type { PageTypeface } from '../../../src/typeset/fonts/typeface.ts';
import type { Page } from '../../../src/typeset/page.ts';
import { composed, type PageCase, type Source } from '../pages/composed.ts';

/** A picture to be drawn and read, and all that is known of it. */
export interface Case extends PageCase {
  purpose: 'clean' | 'text' | 'layout' | ProfileName;
}

export interface PlanOptions {
  typefaces: readonly PageTypeface[];
  /** The first of a run of seeds; each picture has its own. */
  seed: number;
  /** Pictures without faults for each sample… */
  clean: number;
  /** …and with text faults. */
  faulty: number;
  /** Every how manieth sample is drawn by each profile too. */
  profileEvery: number;
}

/** Faults of a picture: at most so many, and so large a share of its blocks. */
const MOST_FAULTS = 6;
const MOST_SHARE = 0.5;

/** Those that leave every text as it is, and where it can be read. */
const LAYOUT_KINDS: readonly LayoutKind[] = [
  'misaligned',
  'spacing-uneven',
  'lines-broken',
  'colour-off',
  'logo-moved',
  'logo-shrunk',
  'logo-stretched',
  'logo-missing',
];

/** Every picture, with the pages as they will be drawn; the same options give the same plan. */
export async function planCases(
  sources: readonly Source[],
  { typefaces, seed, clean, faulty, profileEvery }: PlanOptions,
): Promise<{ cases: Case[]; undrawn: string[] }> {
  const cases: Case[] = [];
  const undrawn: string[] = [];
  const counts = new Map<string, number>();
  let at = seed;
  const compose = async (sample: Sample, folder: string): Promise<[Page, Random] | null> => {
    at += 1;
    const page = await composed({ sample, folder, seed: at }, typefaces, undrawn);
    return page === null ? null : [page, seededRandom(at)];
  };
  let number = 0;
  for (const { folder, samples } of sources) {
    for (const sample of samples) {
      const add = async (
        purpose: Case['purpose'],
        fault: (page: Page, random: Random) => { page: Page; injected: InjectedFault[] },
      ) => {
        const made = await compose(sample, folder);
        if (made === null) return;
        const [asked, random] = made;
        cases.push({ purpose, sample, folder, clean: asked, ...fault(asked, random) });
      };
      for (let n = 0; n < clean; n++) await add('clean', (page) => ({ page, injected: [] }));
      for (let n = 0; n < faulty; n++) {
        await add('text', (page, random) =>
          withFaults(page, sample, rarestFirst(textKinds, sample, counts, random), random, counts),
        );
      }
      if (sample.logo !== undefined || sample.layout?.spacing !== undefined) {
        await add('layout', (page, random) =>
          withFaults(
            page,
            sample,
            rarestFirst(LAYOUT_KINDS, sample, counts, random),
            random,
            counts,
          ),
        );
      }
      if (number % profileEvery === 0) {
        for (const name of Object.keys(profiles) as ProfileName[]) {
          await add(name, (page, random) =>
            injectFaults(page, sample, profiles[name].dose, random),
          );
        }
      }
      number += 1;
    }
  }
  return { cases, undrawn };
}

/** By how often each was drawn in the sample's script; equals by lot. */
function rarestFirst<Kind extends TextKind | LayoutKind>(
  kinds: readonly Kind[],
  sample: Sample,
  counts: ReadonlyMap<string, number>,
  random: Random,
): Kind[] {
  const script = mainScript(sample);
  const of = (kind: Kind) => counts.get(`${script} ${kind}`) ?? 0;
  return shuffled(random, kinds).toSorted((a, b) => of(a) - of(b));
}

/** As many of the kinds, in turn, as the page has room for: each in blocks of its own. */
function withFaults(
  clean: Page,
  sample: Sample,
  kinds: readonly FaultKind[],
  random: Random,
  counts: Map<string, number>,
): { page: Page; injected: InjectedFault[] } {
  const most = Math.min(MOST_FAULTS, Math.ceil(MOST_SHARE * sample.copy.length));
  const avoid = new Set<string>();
  const injected: InjectedFault[] = [];
  let page = clean;
  const add = (kind: FaultKind): void => {
    const made = faults[kind].apply(page, sample, random, avoid);
    if (made === null || injected.some((other) => isOneWith(made.injected, other, sample))) return;
    page = made.page;
    injected.push(made.injected);
    for (const id of touchedBy(made.injected)) avoid.add(id);
    const key = `${mainScript(sample)} ${kind}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  // Those that need most of a page first, as the program's own simulated models do it.
  const wanted = kinds.slice(0, most);
  for (const kind of wanted.toSorted((a, b) => faultKinds.indexOf(a) - faultKinds.indexOf(b))) {
    add(kind);
  }
  for (const kind of kinds.slice(most)) if (injected.length < most) add(kind);
  return { page, injected };
}

/** A block that is gone and another of its role once more: both may as well be one wrong text. */
function isOneWith(one: InjectedFault, other: InjectedFault, { copy }: Sample): boolean {
  const kinds = new Set([one.kind, other.kind]);
  if (!kinds.has('block-missing') || !kinds.has('block-duplicated')) return false;
  const roleOf = ({ block }: InjectedFault) => copy.find(({ id }) => id === block)?.role;
  return roleOf(one) === roleOf(other);
}

/** The script of most blocks. */
export function mainScript({ copy }: Sample): string {
  const scripts = Map.groupBy(copy, ({ lang }) => scriptOfLanguage(lang));
  return [...scripts].toSorted((a, b) => b[1].length - a[1].length)[0]![0];
}
