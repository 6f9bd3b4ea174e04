import { type Candidate, inked } from './candidate.ts';
import {
  type Accented,
  type Agreed,
  chooseReading,
  ownConfidence,
  surestAccents,
} from './choose.ts';
import type { LineEvidence } from './gather.ts';
import { homeShare } from './home-letters.ts';
import { CONTRADICTED, joinAccents } from './join.ts';
import type { Kit } from './kits.ts';
import { mayHoldSigns } from './signs.ts';

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
  /** Whether another recogniser can write a sign and has read none here. */
  refuses(sign: string): boolean;
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
  const ofScripts = settleScripts(first, read, others, languages, about);
  const native = others.find((one) => readsAlone(one, ofScripts.chosen, about));
  if (native !== undefined) {
    return { chosen: { ...native, confidence: ownConfidence(native, about.place) }, cross: null };
  }
  return settleAccents(first, read, ofScripts, languages, about);
}

/** Scripts other than Latin: a vote where the first can write them, else a choice. */
function settleScripts(
  first: Candidate,
  read: Candidate,
  others: readonly Candidate[],
  languages: readonly LanguageReading[],
  { place, kit, alphabet }: About,
): Settled {
  let settled: Settled = { chosen: first, cross: null };
  for (const { script, agreed } of languages) {
    if (script === 'Latn') continue;
    const { candidate } = agreed;
    if (isRefuted(script, others, kit)) continue;
    if (kit.recognisers[0]!.scripts.includes(script) && script !== 'Hans') {
      if (candidate.confidence <= (settled.cross?.candidate.confidence ?? -1)) continue;
      // The only reading where the first recogniser has none.
      const chosen = first.text === '' ? candidate : settled.chosen;
      settled = { chosen, cross: agreed };
      continue;
    }
    const chosen = chooseReading(read, candidate, script, place, alphabet, others);
    if (settled.chosen !== first && chosen.confidence <= settled.chosen.confidence) continue;
    // Of a line that is PP-OCR's own, data for another script have nothing to say.
    const cross = chosen.engine === candidate.engine ? agreed : settled.cross;
    settled = { chosen, cross };
  }
  return settled;
}

/** A recogniser that leads in a script has read the line and seen none of its letters. */
function isRefuted(script: string, others: readonly Candidate[], { recognisers }: Kit): boolean {
  const leader = recognisers.find(
    ({ leads, scripts }) => leads === true && scripts.includes(script),
  );
  const candidate = others.find(({ engine }) => engine === leader?.id);
  return (
    candidate !== undefined && candidate.text !== '' && homeShare(candidate.text, script) === 0
  );
}

/** Latin marks: all of them from tesseract, or only those that the first recogniser can't write. */
function settleAccents(
  first: Candidate,
  read: Candidate,
  settled: Settled,
  languages: readonly LanguageReading[],
  about: About,
): Settled {
  const { place, kit, alphabet, refuses } = about;
  const { marks } = kit.recognisers[0]!;
  const words = /\p{L}/u.test(read.text);
  // Beside digits tesseract writes © for whatever is round.
  const refused = (sign: string) => refuses(sign) || (sign === '©' && !words);
  const latin = languages
    .filter(({ script, agreed }) => script === 'Latn' && agreed.candidate.text !== '')
    .map(({ agreed }): Accented & { agreed: Agreed } => {
      const joined = joinAccents(read, agreed.candidate, alphabet, marks, refused);
      // A sign fills a place that was empty; a letter that only tesseract saw leaves it doubtful.
      const own =
        letters(joined) > letters(read)
          ? first.confidence
          : ownConfidence({ ...joined, confidence: read.confidence }, place);
      const confidence = Math.min(joined.confidence, own);
      return { joined: { ...joined, confidence }, marks: agreed.candidate, agreed };
    });
  if (latin.length === 0 || settled.chosen.engine !== first.engine) return settled;
  const heard = words ? latin : heardOnDigits(latin, read, about);
  if (heard.length === 0) return settled;
  const surest = heard.reduce((a, b) => (b.marks.confidence > a.marks.confidence ? b : a));
  const joins = !marks || surest.joined.text !== first.text;
  return {
    chosen: joins ? surestAccents(heard, first.confidence) : settled.chosen,
    cross: settled.cross ?? surest.agreed,
  };
}

function letters({ text }: Candidate): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/**
 * Digits are the same in every language, so those data are heard that saw the same ones; and on
 * digits that fill their line only where they saw what the first recogniser can't write, since
 * they read digits worse.
 */
function heardOnDigits<Reading extends Accented>(
  readings: readonly Reading[],
  read: Candidate,
  { place, alphabet }: About,
): readonly Reading[] {
  const agreeing = readings.filter(({ joined }) => joined.confidence > CONTRADICTED);
  const heard = agreeing.length > 0 ? agreeing : readings;
  if (mayHoldSigns(read, place)) return heard;
  return heard.filter(({ marks }) => inked(marks).some(({ text }) => !alphabet.has(text)));
}

/** A recogniser of a script of the copy that neither the first one nor tesseract has read here. */
function readsAlone(candidate: Candidate, chosen: Candidate, { kit, scripts }: About): boolean {
  const { scripts: writes, leads } = kit.recognisers.find(({ id }) => id === candidate.engine)!;
  // One that leads was asked before.
  if (leads === true) return false;
  return writes.some(
    (script) =>
      scripts.includes(script) &&
      !kit.recognisers[0]!.scripts.includes(script) &&
      homeShare(candidate.text, script) > 0 &&
      homeShare(chosen.text, script) === 0,
  );
}
