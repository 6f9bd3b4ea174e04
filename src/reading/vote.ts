import { alignSequences } from '../alignment.ts';
import {
  type Candidate,
  type CandidateCharacter,
  inked,
  inkedAlike,
  inkForm,
} from './candidate.ts';

/** An engine's vote: its reading, and whether it can write a character at all. */
export interface Voter {
  candidate: Candidate;
  canWrite(character: string): boolean;
  /** Whether it writes the marks of Latin letters: one that doesn't is heard on the letter only. */
  marks: boolean;
}

export interface VoteResult {
  /** For each inked character of the reading: the share of engines able to write it that agree. */
  shares: number[];
  /** For each inked character its mean probability over the engines able to write it, 0..1. */
  fits: number[];
  /** Share of voters whose whole line agrees, 0..1; null where none could have written it. */
  agreeing: number | null;
  /** The surest character that a voter has and the reading lacks, 0..1. */
  lacking: number;
}

/** Holds a reading against other engines' readings of the same place, character by character. */
export function vote(reading: Candidate, voters: readonly Voter[]): VoteResult {
  const own = inked(reading);
  const heard = own.map(() => ({ for: 0, of: 0 }));
  const fits = own.map(({ confidence }) => confidence);
  let whole = 0;
  let able = 0;
  let lacking = 0;
  const indices = new Map(own.map((character, i) => [character, i]));
  for (const voter of voters) {
    const follows = canFollow(voter, own);
    const [ordered, other] = inkedAlike(reading, voter.candidate);
    const form = ({ text }: CandidateCharacter) => votedForm(text, voter.marks);
    const pairs = alignSequences(ordered.map(form), other.map(form));
    let agrees = true;
    let writes = true;
    for (const [at, j] of pairs) {
      if (at === null) {
        agrees = false;
        lacking = Math.max(lacking, other[j!]!.confidence);
        continue;
      }
      const mine = ordered[at]!;
      const i = indices.get(mine)!;
      const unheard = !follows && SENTENCE_SIGN.test(mine.text);
      if (unheard || (!voter.canWrite(mine.text) && !voter.canWrite(form(mine)))) {
        writes = false;
        continue;
      }
      heard[i]!.of += 1;
      const same = j !== null && form(other[j]!) === form(mine);
      fits[i]! += same ? other[j!]!.confidence : 0;
      if (same) heard[i]!.for += 1;
      else agrees = false;
    }
    if (!writes) continue;
    able += 1;
    if (agrees) whole += 1;
  }
  return {
    shares: heard.map(({ for: pro, of }) => (of === 0 ? 1 : pro / of)),
    fits: fits.map((sum, i) => sum / (1 + heard[i]!.of)),
    agreeing: able === 0 ? null : whole / able,
    lacking,
  };
}

const SENTENCE_SIGN = /^[.,:;!?،؛؟।]$/u;

/**
 * Among letters that it can't write an engine finds no commas; that it sees no # there still tells
 * of an ornament.
 */
function canFollow({ canWrite, marks }: Voter, own: readonly CandidateCharacter[]): boolean {
  const writable = own.filter(({ text }) => canWrite(text) || canWrite(votedForm(text, marks)));
  return writable.length * 2 >= own.length;
}

function votedForm(text: string, marks: boolean): string {
  // Dictionaries that have both write » as 》, whatever is drawn.
  const form = inkForm(text).replace(/《/gu, '«').replace(/》/gu, '»');
  return marks ? form : form.normalize('NFD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '');
}

const POINT = /^[.,]$/;
/** A point or a comma that is less sure than this may be the other. */
const DOUBTFUL_POINT = 0.9;

/** Points and commas are a few pixels to every engine: what they are surer of together stands. */
function outweighs(other: string, mine: CandidateCharacter, voters: readonly Voter[]): boolean {
  if (!POINT.test(mine.text) || !POINT.test(other)) return false;
  if (mine.confidence >= DOUBTFUL_POINT) return false;
  const there = voters.flatMap(({ candidate }) =>
    candidate.characters.filter(({ from, to }) => from < mine.to + NEAR && to > mine.from - NEAR),
  );
  const sum = (text: string) =>
    there.reduce((total, one) => total + (one.text === text ? one.confidence : 0), 0);
  return sum(other) > sum(mine.text) + mine.confidence;
}

function isDigit({ text }: CandidateCharacter): boolean {
  return /^[0-9]$/.test(text);
}

/** A recogniser's probability that two others need for a digit, together, to be heard against one. */
const SURE_DIGIT = 0.9;

/**
 * Whether two others are sure of the same other digit in a place where nobody sees the one: every
 * engine is sure of the digit that it sees, and a 7 with a short arm is a 1 to some.
 */
function isOutvoted(
  mine: CandidateCharacter,
  others: readonly CandidateCharacter[],
  voters: readonly Voter[],
): boolean {
  const sure = others.filter(({ confidence }) => confidence >= SURE_DIGIT);
  if (sure.length < 2) return false;
  const seconded = voters.some(({ candidate }) =>
    candidate.characters.some(
      ({ text, from, to }) => text === mine.text && from < mine.to && to > mine.from,
    ),
  );
  return !seconded;
}

/** Engines set the same character this much apart, as a share of the line. */
const NEAR = 0.06;

/**
 * Whether a character that only others see may be of the text. At its ends they see icons, but no
 * 、 or 。 that isn't there, and in a script that they can't write digits.
 */
function belongsBetween(
  text: string,
  before: CandidateCharacter | undefined,
  after: CandidateCharacter | undefined,
): boolean {
  if (after === undefined) return /^[、。，]$/u.test(text);
  if (/^\d$/.test(text)) return false;
  if (before === undefined) return /^[-+]$/.test(inkForm(text)) && /^[\p{Sc}\d]$/u.test(after.text);
  return true;
}

/**
 * The first engine's reading with those characters replaced that at least two others, each surer
 * than the first, agree to read otherwise, and with those put in that most of them see and it
 * passed over (-$23.40 as $23.40); points and commas by weight.
 */
export function correctedByVote(first: Candidate, voters: readonly Voter[]): Candidate {
  if (voters.length < 2) return first;
  const own = inked(first);
  const rivals = own.map(() => new Map<string, CandidateCharacter[]>());
  /** Other digits in the place of one. */
  const digits = own.map(() => new Map<string, CandidateCharacter[]>());
  /** What voters read in front of each character, and behind the last. */
  const passed = [...own, null].map(() => new Map<string, CandidateCharacter[]>());
  const add = (
    votes: Map<string, CandidateCharacter[]>,
    key: string,
    character: CandidateCharacter,
  ) => votes.set(key, [...(votes.get(key) ?? []), character]);
  for (const voter of voters) {
    const other = inked(voter.candidate);
    const form = ({ text }: CandidateCharacter) => votedForm(text, voter.marks);
    let next = 0;
    for (const [i, j] of alignSequences(own.map(form), other.map(form))) {
      if (i === null) add(passed[next]!, form(other[j!]!), other[j!]!);
      else next = i + 1;
      if (i === null || j === null) continue;
      const [mine, theirs] = [own[i]!, other[j]!];
      if (form(mine) === form(theirs)) continue;
      if (isDigit(mine) && isDigit(theirs)) add(digits[i]!, theirs.text, theirs);
      if (theirs.confidence <= mine.confidence || !voter.canWrite(mine.text)) continue;
      add(rivals[i]!, inkForm(theirs.text), theirs);
    }
  }
  const isMost = (votes: readonly CandidateCharacter[]) =>
    votes.length * 2 > voters.length && votes.length >= 2;
  const surestOf = (votes: readonly CandidateCharacter[]) =>
    votes.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  const replaced = new Map<CandidateCharacter, CandidateCharacter>();
  own.forEach((mine, i) => {
    for (const votes of rivals[i]!.values()) {
      if (!isMost(votes) && !outweighs(votes[0]!.text, mine, voters)) continue;
      const { text, confidence } = surestOf(votes);
      replaced.set(mine, { ...mine, text, confidence });
    }
  });
  own.forEach((mine, i) => {
    const [only, ...more] = [...digits[i]!.values()];
    if (replaced.has(mine) || only === undefined || more.length > 0) return;
    if (!isOutvoted(mine, only, voters)) return;
    const { text, confidence } = surestOf(only);
    replaced.set(mine, { ...mine, text, confidence });
  });
  const putIn = passed.map((votes, i) =>
    [...votes.values()]
      .filter(isMost)
      .map(surestOf)
      .filter(({ text }) => belongsBetween(text, own[i - 1], own[i])),
  );
  if (replaced.size === 0 && putIn.every((list) => list.length === 0)) return first;
  const at = new Map(own.map((character, i) => [character, i]));
  const characters = [
    ...first.characters.flatMap((character) => [
      ...(putIn[at.get(character) ?? -1] ?? []),
      replaced.get(character) ?? character,
    ]),
    ...putIn.at(-1)!,
  ];
  return { ...first, characters, text: characters.map(({ text }) => text).join('') };
}
