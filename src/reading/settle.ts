import type { Candidate } from './candidate.ts';
import {
  type Accented,
  type Agreed,
  chooseReading,
  ownConfidence,
  surestAccents,
} from './choose.ts';
import type { LineEvidence } from './gather.ts';
import { homeShare } from './home-letters.ts';
import { joinAccents } from './join.ts';
import type { Kit } from './kits.ts';

/** One language's readings at several crop heights, and what they agree on. */
export interface LanguageReading {
  script: string;
  readings: readonly Candidate[];
  agreed: Agreed;
}

/** The reading that stands, and tesseract's where it stands or was asked to check. */
export interface Settled {
  chosen: Candidate;
  cross: Agreed | null;
}

/** What is known of a line besides its readings. */
export interface About {
  place: LineEvidence['place'];
  kit: Kit;
  /** What the first recogniser can write. */
  alphabet: ReadonlySet<string>;
  /** Of the copy. */
  scripts: readonly string[];
}

/**
 * Which engine's reading of a line stands: the first recogniser's (`read`), unless tesseract or a
 * recogniser of one script reads what it can't write.
 */
export function settle(
  read: Candidate,
  others: readonly Candidate[],
  languages: readonly LanguageReading[],
  about: About,
): Settled {
  const first = { ...read, confidence: ownConfidence(read, about.place) };
  const ofScripts = settleScripts(first, read, languages, about);
  const native = others.find((one) => readsAlone(one, ofScripts.chosen, about));
  if (native !== undefined) {
    return { chosen: { ...native, confidence: ownConfidence(native, about.place) }, cross: null };
  }
  return settleAccents(first, ofScripts, languages, about);
}

/** Scripts other than Latin: a vote where the first can write them, else a choice. */
function settleScripts(
  first: Candidate,
  read: Candidate,
  languages: readonly LanguageReading[],
  { place, kit, alphabet }: About,
): Settled {
  let settled: Settled = { chosen: first, cross: null };
  for (const { script, agreed } of languages) {
    if (script === 'Latn') continue;
    const { candidate } = agreed;
    if (kit.recognisers[0]!.scripts.includes(script) && script !== 'Hans') {
      if (candidate.confidence <= (settled.cross?.candidate.confidence ?? -1)) continue;
      // The only reading where the first recogniser has none.
      const chosen = first.text === '' ? candidate : settled.chosen;
      settled = { chosen, cross: agreed };
      continue;
    }
    const chosen = chooseReading(read, candidate, script, place, alphabet);
    if (settled.chosen !== first && chosen.confidence <= settled.chosen.confidence) continue;
    // Of a line that is PP-OCR's own, data for another script have nothing to say.
    const cross = chosen.engine === candidate.engine ? agreed : settled.cross;
    settled = { chosen, cross };
  }
  return settled;
}

/** Latin marks: all of them from tesseract, or only those that the first recogniser can't write. */
function settleAccents(
  first: Candidate,
  settled: Settled,
  languages: readonly LanguageReading[],
  { kit, alphabet }: About,
): Settled {
  const { marks } = kit.recognisers[0]!;
  const latin = languages
    .filter(({ script, agreed }) => script === 'Latn' && agreed.candidate.text !== '')
    .map(({ agreed }): Accented & { agreed: Agreed } => ({
      joined: joinAccents(first, agreed.candidate, alphabet, marks),
      marks: agreed.candidate,
      agreed,
    }));
  if (latin.length === 0 || settled.chosen.engine !== first.engine) return settled;
  const surest = latin.reduce((a, b) => (b.marks.confidence > a.marks.confidence ? b : a));
  const joins = !marks || surest.joined.text !== first.text;
  return {
    chosen: joins ? surestAccents(latin, first.confidence) : settled.chosen,
    cross: settled.cross ?? surest.agreed,
  };
}

/** A recogniser of a script of the copy that neither the first one nor tesseract has read here. */
function readsAlone(candidate: Candidate, chosen: Candidate, { kit, scripts }: About): boolean {
  const { scripts: writes } = kit.recognisers.find(({ id }) => id === candidate.engine)!;
  return writes.some(
    (script) =>
      scripts.includes(script) &&
      !kit.recognisers[0]!.scripts.includes(script) &&
      homeShare(candidate.text, script) > 0 &&
      homeShare(chosen.text, script) === 0,
  );
}
