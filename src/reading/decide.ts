import { type Candidate, NOTHING, skeleton } from './candidate.ts';
import {
  type Accented,
  type Agreed,
  agreeingReading,
  chooseReading,
  ownConfidence,
  surestAccents,
} from './choose.ts';
import type { LineEvidence } from './gather.ts';
import { homeShare } from './home-letters.ts';
import { joinAccents } from './join.ts';
import type { Kit } from './kits.ts';
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
  { pp, place, tesseract, modules = [] }: LineEvidence,
  kit: Kit,
  alphabets: Alphabets,
  scripts: readonly string[],
): Decision {
  const voters = [...votersOf(pp, kit, alphabets), ...modules];
  const [rawFirst, ...others] = pp;
  const agreed = tesseract.map((language) => ({
    ...language,
    agreed: agreeingReading(language.readings),
  }));
  if (rawFirst === undefined) return ofTesseractAlone(agreed, modules, place, scripts);
  const own = kit.recognisers[0]!;
  const alphabet = alphabets[0]!;
  const corrected = correctedByVote(rawFirst, voters);
  const first = { ...corrected, confidence: ownConfidence(corrected, place) };
  let chosen: Candidate = first;
  let cross: Agreed | null = null;
  const latin: (Accented & { agreed: Agreed })[] = [];
  for (const { script, agreed: second } of agreed) {
    if (script === 'Latn') {
      if (second.candidate.text === '') continue;
      const joined = joinAccents(first, second.candidate, alphabet, own.marks);
      latin.push({ joined, marks: second.candidate, agreed: second });
    } else if (own.scripts.includes(script) && script !== 'Hans') {
      // Both can write it: tesseract's reading is one more vote, and the only one if PP-OCR has none.
      if (!betterCross(second, cross)) continue;
      cross = second;
      if (first.text === '') chosen = second.candidate;
    } else {
      const next = chooseReading(corrected, second.candidate, script, place, alphabet);
      if (chosen === first || next.confidence > chosen.confidence) {
        chosen = next;
        // Of a line that is PP-OCR's own, data for another script have nothing to say.
        if (next.engine === second.candidate.engine) cross = second;
      }
    }
  }
  const native = pp.slice(1).find((one) => readsAlone(one, chosen, kit, scripts));
  if (native !== undefined) {
    chosen = { ...native, confidence: ownConfidence(native, place) };
    cross = null;
  }
  if (latin.length > 0 && (chosen === first || chosen.engine === first.engine)) {
    const surest = latin.reduce((a, b) => (b.marks.confidence > a.marks.confidence ? b : a));
    // Of an engine that writes marks only what is beyond it is taken from the other.
    if (!own.marks || surest.joined.text !== first.text) {
      chosen = surestAccents(latin, first.confidence);
    }
    cross ??= surest.agreed;
  }
  const fromFirst = chosen.engine === own.id || chosen.engine.startsWith(`${own.id}+`);
  const heights = tesseract.find(({ readings }) => readings[0]?.engine === chosen.engine);
  const heard = fromFirst
    ? voters
    : [
        ...voters.filter(({ candidate }) => candidate.engine !== chosen.engine),
        voterOf(corrected, 0, kit, alphabets),
      ];
  const crossAgrees =
    cross !== null && markedForm(cross.candidate.text) === markedForm(chosen.text);
  const votes = vote(chosen, heard);
  const fits = heights === undefined ? votes.fits : vote(chosen, asVoters(heights.readings)).fits;
  return {
    chosen: withFits(chosen, fits),
    script: scriptOfText(chosen.text, scripts),
    signals: signalsOf({
      chosen,
      first: fromFirst ? rawFirst : null,
      place,
      votes,
      cross,
      crossAgrees,
    }),
    others: [
      ...(chosen.engine === rawFirst.engine ? [] : [rawFirst]),
      ...others,
      ...modules.map(({ candidate }) => candidate),
      ...agreed.map(({ agreed: { candidate } }) => candidate),
    ],
  };
}

/** Crop heights are read by one engine, and tell as much of a glyph as several engines do. */
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

/** A recogniser of a script of the copy that neither the first one nor tesseract has read here. */
function readsAlone(
  candidate: Candidate,
  chosen: Candidate,
  kit: Kit,
  scripts: readonly string[],
): boolean {
  const { scripts: writes } = kit.recognisers.find(({ id }) => id === candidate.engine)!;
  return writes.some(
    (script) =>
      scripts.includes(script) &&
      !kit.recognisers[0]!.scripts.includes(script) &&
      homeShare(candidate.text, script) > 0 &&
      homeShare(chosen.text, script) === 0,
  );
}

function betterCross(next: Agreed, known: Agreed | null): boolean {
  return known === null || next.candidate.confidence > known.candidate.confidence;
}

function markedForm(text: string): string {
  return `${skeleton(text)} ${text.normalize('NFD').replace(/[^\p{M}]/gu, '')}`;
}

function votersOf(pp: readonly Candidate[], kit: Kit, alphabets: Alphabets): Voter[] {
  return pp.slice(1).map((candidate) => {
    const at = kit.recognisers.findIndex(({ id }) => id === candidate.engine);
    return voterOf(candidate, at, kit, alphabets);
  });
}

function voterOf(candidate: Candidate, at: number, kit: Kit, alphabets: Alphabets): Voter {
  const { marks } = kit.recognisers[at]!;
  return { candidate, marks, canWrite: (character) => alphabets[at]!.has(character) };
}

/** Without PP-OCR's recognisers: the surest language's reading. */
function ofTesseractAlone(
  agreed: readonly { agreed: Agreed; readings: readonly Candidate[] }[],
  modules: readonly Voter[],
  place: LineEvidence['place'],
  scripts: readonly string[],
): Decision {
  const sorted = agreed
    .map((one) => one.agreed)
    .sort((a, b) => b.candidate.confidence - a.candidate.confidence);
  const cross = sorted[0] ?? null;
  const chosen = cross?.candidate ?? { ...NOTHING, engine: 'tesseract' };
  const votes = vote(chosen, modules);
  const fits = vote(
    chosen,
    asVoters(agreed.find(({ agreed: one }) => one === cross)?.readings ?? []),
  );
  return {
    chosen: withFits(chosen, fits.fits),
    script: scriptOfText(chosen.text, scripts),
    signals: signalsOf({ chosen, first: null, place, votes, cross, crossAgrees: true }),
    others: [...sorted.slice(1), ...modules].map(({ candidate }) => candidate),
  };
}

const LETTERS: readonly [script: string, letters: RegExp][] = [
  ['Kore', /\p{Script=Hangul}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Taml', /\p{Script=Tamil}/u],
];

/** Script that a read line is of; Han goes by the copy's languages, digits count as Latin. */
export function scriptOfText(text: string, scripts: readonly string[]): string {
  for (const [script, letters] of LETTERS) if (letters.test(text)) return script;
  if (!/\p{Script=Han}/u.test(text)) return 'Latn';
  return ['Hans', 'Hant', 'Jpan', 'Kore'].find((script) => scripts.includes(script)) ?? 'Hans';
}
