import { steadiness } from './again.ts';
import { withCurrencySigns, withOneDegree, withUnwrittenSigns } from './amounts.ts';
import { type Candidate, NOTHING, skeleton } from './candidate.ts';
import { agreeingReading } from './choose.ts';
import { withCommas } from './commas.ts';
import { withSureDigits } from './digits.ts';
import type { LineEvidence } from './gather.ts';
import { scriptOfText } from './home-letters.ts';
import type { Kit } from './kits.ts';
import { ledBy } from './lead.ts';
import { mendedBy } from './mend.ts';
import { withNativeSigns } from './native-signs.ts';
import { withoutOrnament } from './ornaments.ts';
import { type LanguageReading, type Settled, settle } from './settle.ts';
import { type Signals, signalsOf } from './signals.ts';
import { correctedByVote, type Voter, vote } from './vote.ts';

/** What a line is taken to say, before anybody says how likely that is. */
export interface Decision {
  /** Its confidence is a rule of thumb, one signal among others. */
  chosen: Candidate;
  signals: Signals;
  /** Script of the characters, for which the signals are weighed: ISO 15924. */
  script: string;
  others: Candidate[];
}

/** The characters that each of a kit's recognisers can write, in the kit's order. */
export type Alphabets = readonly ReadonlySet<string>[];

/**
 * One reading out of all engines' of a line. Decided by what they can write, how sure they are and
 * how far they agree; the expected copy plays no part, since choosing by it would hide the very
 * errors that are to be counted.
 */
export function decideLine(
  line: LineEvidence,
  wholeKit: Kit,
  wholeAlphabets: Alphabets,
  scripts: readonly string[],
): Decision {
  const { place, modules = [] } = line;
  const [amounts, whole] = partition(line.tesseract);
  const languages = whole.map(({ script, readings: raw }): LanguageReading => {
    const readings = raw.map((reading) => withNumbers(reading, line.pp, script, place, wholeKit));
    return { script, readings, agreed: agreeingReading(readings) };
  });
  const spoken = languages.map(({ agreed }) => agreed.candidate);
  const { pp, kit, alphabets } = ledBy(line.pp, wholeKit, wholeAlphabets, place, scripts);
  const [read, ...rest] = pp;
  if (read === undefined) return ofTesseractAlone(languages, modules, place, scripts);
  const leads = kit.recognisers[0]!.leads === true;
  const first = leads ? mendedBy(read, languages, kit.recognisers[0]!.scripts, rest) : read;
  const all = votersOf(rest, kit, alphabets);
  const voters = [...(leads ? ableVoters(all, first) : all), ...modules];
  const correcting = leads ? sharingVoters([...all, ...asVoters(spoken)], first) : voters;
  const voted = correctedByVote(withOneDegree(first), correcting);
  const seen = [...voters.map(({ candidate }) => candidate), ...spoken];
  const signed = amounts.flatMap(({ readings }) => readings);
  const heardSigns = withCommas(withCurrencySigns(voted, seen), seen);
  const corrected = withUnwrittenSigns(heardSigns, signed, alphabets[0]!);
  const alphabet = alphabets[0]!;
  const refuses = (sign: string) =>
    voters.some(({ candidate, canWrite }) => canWrite(sign) && !candidate.text.includes(sign));
  const settled = settle(corrected, rest, languages, { place, kit, alphabet, refuses, scripts });
  const { engine } = settled.chosen;
  const fromFirst = engine === first.engine || engine.startsWith(`${first.engine}+`);
  const heard = fromFirst
    ? voters
    : [
        ...voters.filter(({ candidate }) => candidate.engine !== engine),
        voterOf(corrected, 0, kit, alphabets),
      ];
  return {
    ...weighed(
      settled,
      fromFirst ? first : null,
      heard,
      languages,
      place,
      steadiness(fromFirst ? read : NOTHING, line.again),
    ),
    script: scriptOfText(settled.chosen.text, scripts),
    others: [
      ...(engine === first.engine ? [] : [first]),
      ...rest,
      ...modules.map(({ candidate }) => candidate),
      ...spoken,
    ],
  };
}

/** Readings that are heard on the signs of amounts alone, and all others. */
function partition(readings: LineEvidence['tesseract']): [typeof readings, typeof readings] {
  const isFor = ({ amountsOnly }: (typeof readings)[number]) => amountsOnly === true;
  return [readings.filter(isFor), readings.filter((one) => !isFor(one))];
}

/** Numbers and prices as PP-OCR's recognisers see them, in scripts that none of them writes. */
function withNumbers(
  reading: Candidate,
  pp: readonly Candidate[],
  script: string,
  place: LineEvidence['place'],
  { recognisers }: Kit,
): Candidate {
  const writes = recognisers.some(({ scripts }) => scripts.includes(script));
  if (writes) return withNativeSigns(reading, script);
  const plain = withoutOrnament(reading, pp);
  return withNativeSigns(withSureDigits(plain, pp, script, place), script);
}

/** Without PP-OCR's recognisers: the surest language's reading. */
function ofTesseractAlone(
  languages: readonly LanguageReading[],
  modules: readonly Voter[],
  place: LineEvidence['place'],
  scripts: readonly string[],
): Decision {
  const sorted = languages
    .map(({ agreed }) => agreed)
    .sort((a, b) => b.candidate.confidence - a.candidate.confidence);
  const cross = sorted[0] ?? null;
  const chosen = cross?.candidate ?? { ...NOTHING, engine: 'tesseract' };
  return {
    ...weighed({ chosen, cross }, null, modules, languages, place),
    script: scriptOfText(chosen.text, scripts),
    others: [...sorted.slice(1), ...modules].map(({ candidate }) => candidate),
  };
}

/** What stands, with how well each of its characters fits, and what tells whether it is right. */
function weighed(
  { chosen, cross }: Settled,
  first: Candidate | null,
  heard: readonly Voter[],
  languages: readonly LanguageReading[],
  place: LineEvidence['place'],
  steady = steadiness(NOTHING),
): Pick<Decision, 'chosen' | 'signals'> {
  const votes = vote(chosen, heard);
  // Crop heights are read by one engine, and tell as much of a glyph as several engines do.
  const heights = languages.find(({ readings }) => readings[0]?.engine === chosen.engine);
  const fits = heights === undefined ? votes.fits : vote(chosen, asVoters(heights.readings)).fits;
  const crossAgrees =
    cross !== null && markedForm(cross.candidate.text) === markedForm(chosen.text);
  const signals = signalsOf({ chosen, first, place, votes, cross, crossAgrees, steady });
  return { chosen: withFits(chosen, fits), signals };
}

function asVoters(readings: readonly Candidate[]): Voter[] {
  return readings.map((candidate) => ({ candidate, marks: true, canWrite: () => true }));
}

function withFits(chosen: Candidate, fits: readonly number[]): Candidate {
  let at = 0;
  const characters = chosen.characters.map((character) =>
    character.text.trim() === '' ? character : { ...character, fit: fits[at++] ?? 0 },
  );
  return { ...chosen, characters };
}

function markedForm(text: string): string {
  return `${skeleton(text)} ${text.normalize('NFD').replace(/[^\p{M}]/gu, '')}`;
}

/** A recogniser of one script has nothing to say of lines that it doesn't lead. */
function votersOf(candidates: readonly Candidate[], kit: Kit, alphabets: Alphabets): Voter[] {
  return candidates.flatMap((candidate) => {
    const at = kit.recognisers.findIndex(({ id }) => id === candidate.engine);
    return kit.recognisers[at]!.leads === true ? [] : [voterOf(candidate, at, kit, alphabets)];
  });
}

/** Those that see some of a line's characters in it: what they read beside them is of this line. */
function sharingVoters(voters: readonly Voter[], { characters }: Candidate): Voter[] {
  const own = new Set(characters.map(({ text }) => text));
  return voters.filter(({ candidate }) =>
    candidate.characters.some(({ text }) => text.trim() !== '' && own.has(text)),
  );
}

/** Of a line in a script of its own those that could have written it; others see what isn't there. */
function ableVoters(voters: readonly Voter[], { characters }: Candidate): Voter[] {
  const texts = characters.map(({ text }) => text).filter((text) => text.trim() !== '');
  return voters.filter(({ canWrite }) => texts.every(canWrite));
}

function voterOf(candidate: Candidate, at: number, kit: Kit, alphabets: Alphabets): Voter {
  const { marks } = kit.recognisers[at]!;
  return { candidate, marks, canWrite: (character) => alphabets[at]!.has(character) };
}
