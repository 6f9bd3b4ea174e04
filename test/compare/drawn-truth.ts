import { join } from 'node:path';
import { brokenBy, isFaultBy } from '../../scripts/validity/layout/rule-of.ts';
import { loadSet } from '../../src/dataset/load.ts';
import type { Sample } from '../../src/dataset/schema.ts';
import type { JudgedPicture, JudgedText } from '../../src/figures/judged.ts';
import { scriptOfLanguage } from '../../src/language.ts';
import { wordsOf } from '../../src/models/faults/targets.ts';
import { type Dose, injectFaults } from '../../src/models/faults.ts';
import type { InjectedFault } from '../../src/models/model.ts';
import { DEFAULT_BARS, isUsable } from '../../src/run/usable.ts';
import { pick } from '../../src/stats/chance.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { criticalStrings, judgeCritical } from '../../src/text/critical.ts';
import { alignUnits } from '../../src/text/edits.ts';
import { graphemes } from '../../src/text/graphemes.ts';
import { joined, unbroken } from '../../src/text/normalize.ts';
import { unitsOf } from '../../src/text/units.ts';
import { composePage } from '../../src/typeset/compose.ts';
import { MALFORMED } from '../../src/typeset/malform.ts';
import type { Page, PageLine, PageText } from '../../src/typeset/page.ts';

/** A sample of a curated set with its page, as a model that does nothing wrong would draw it. */
export interface Asked {
  set: string;
  sample: Sample;
  page: Page;
}

const SETS = ['posters', 'packaging', 'menus', 'infographics', 'ui'];
/** Of the 72 samples every sixth is left out. */
const LEFT_OUT = 6;

/** Sixty samples of the curated sets, in their order, each page composed once. */
export async function sixtyPages(): Promise<Asked[]> {
  const folders = SETS.map((set) => join(import.meta.dirname, '../../datasets', set));
  const sets = await Promise.all(folders.map(loadSet));
  const taken = sets
    .flatMap(({ folder, info, samples }) =>
      samples.map((sample) => ({ set: info.name, folder, sample })),
    )
    .filter((_, index) => (index + 1) % LEFT_OUT !== 0);
  const pages: Asked[] = [];
  for (const { set, folder, sample } of taken) {
    pages.push({ set, sample, page: await composePage({ sample, folder, seed: 1 }) });
  }
  return pages;
}

/** A picture of which all is known. */
export type DrawnPicture = JudgedPicture & { injected: readonly InjectedFault[] };

/**
 * A picture with a dose of faults, as it is judged by who knows what was drawn: nothing is undecided,
 * and nothing misread.
 *
 * @param seed of the lot; of pictures of one sample each has another
 */
export function drawnPicture(
  { set, sample, page }: Asked,
  dose: Dose,
  { model, seed }: { model: string; seed: number },
): DrawnPicture {
  const drawn = injectFaults(page, sample, dose, seededRandom(seed));
  const truth = drawnTruth(sample, drawn.page);
  const layout = layoutTruth(sample, drawn.injected);
  const { blocks, critical } = truth;
  const characters = blocks.reduce((sum, block) => sum + block.characters, 0);
  const cer = blocks.reduce((sum, { errors }) => sum + errors!, 0) / characters;
  const text = {
    ...{ characters, critical, cerInterval: [cer, cer] as [number, number] },
    ...{ extra: truth.unasked, duplicated: 0, unread: [] },
  };
  const rules = Object.entries(layout).map(([rule, verdict]) => ({ rule, verdict }));
  return {
    ...{ model, set, sample: sample.id, repeat: 0, outcome: 'image', read: true },
    sha256: String(seed),
    usable: isUsable(text, rules, DEFAULT_BARS, sample.extra),
    ...{ blocks, critical, layout, injected: drawn.injected },
    unasked: sample.extra === 'decorative' ? null : truth.unasked,
  };
}

/** Each block's errors by the text that a page has for it; what is no block's nobody asked for. */
function drawnTruth(sample: Sample, { texts }: Page) {
  const wordsDrawn = (block: string | null) =>
    texts.filter((text) => text.block === block).map(drawnWords);
  const blocks = sample.copy.map(({ id, lang, text, case: letters }): JudgedText => {
    const form = letters === 'any' ? 'folded' : 'normal';
    const asked = unitsOf(unbroken(text));
    const shown = unitsOf(joined(wordsDrawn(id)));
    return {
      ...{ id, lang, script: scriptOfLanguage(lang), characters: asked.raw.length },
      errors: alignUnits(asked[form], shown[form]).edits.length,
    };
  });
  const critical = sample.copy.flatMap((block) =>
    criticalStrings(block).map((text) => ({
      ...{ block: block.id, text },
      // Which of two like signs was drawn, only a reader doesn't know.
      ok: judgeCritical(text, unbroken(block.text), joined(wordsDrawn(block.id))).ok === true,
    })),
  );
  const unasked = wordsDrawn(null).reduce((sum, words) => sum + unitsOf(words).raw.length, 0);
  return { blocks, critical, unasked };
}

function drawnWords({ lines }: PageText): string {
  return wordsOf({ lines: lines.map((line) => ({ ...line, text: drawnLine(line) })) });
}

/** A malformed glyph is none; the painter's lot is another one, over the same letters. */
function drawnLine({ text, malformed }: PageLine): string {
  if (malformed === undefined) return text;
  const units = graphemes(text);
  const letters = units.flatMap((unit, at) => (/[\p{L}\p{N}]/u.test(unit) ? [at] : []));
  const at = pick(seededRandom(malformed.seed), letters);
  return units.with(at, MALFORMED).join('');
}

/** A rule that a sample asks for fails where a fault that breaks it was drawn, and passes elsewhere. */
function layoutTruth(
  sample: Sample,
  injected: readonly InjectedFault[],
): Record<string, 'pass' | 'fail'> {
  const asked = Object.values(brokenBy).filter(({ isAsked }) => isAsked(sample));
  const broken = new Set(
    injected
      .filter(isFaultBy)
      .map(({ kind }) => brokenBy[kind as keyof typeof brokenBy]?.rule ?? null),
  );
  return Object.fromEntries(
    asked.map(({ rule }) => [rule, broken.has(rule) ? ('fail' as const) : ('pass' as const)]),
  );
}
