import { type Candidate, type CandidateCharacter, inked, type Place } from './candidate.ts';

/** Letters that recognisers write for a currency's sign in front of digits. */
const READ_AS: Readonly<Record<string, string>> = { $: 'S', '¥': 'Y', '£': 'fFELt', '€': 'CE' };
/** How sure one engine must be of the sign, and each of two. */
const SURE = { one: 0.7, two: 0.5 };

/**
 * A reading with the currency's sign where it has a letter in front of a digit and others see the
 * sign: SS60 for S$60, Y400 for ¥400. An engine writes a letter without strokes sooner than it
 * invents them, so that those who see the sign are heard, however few they are.
 */
export function withCurrencySigns(reading: Candidate, others: readonly Candidate[]): Candidate {
  const own = reading.characters;
  const signs = new Map<CandidateCharacter, CandidateCharacter>();
  own.forEach((letter, i) => {
    const digit = own[i + 1];
    if (digit === undefined || !/^[0-9]$/.test(digit.text)) return;
    const sign = signSeen(letter, own.slice(i + 1), others);
    if (sign !== null) signs.set(letter, { ...letter, ...sign });
  });
  if (signs.size === 0) return reading;
  const characters = reading.characters.map((character) => signs.get(character) ?? character);
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}

function signSeen(
  letter: CandidateCharacter,
  behind: readonly CandidateCharacter[],
  others: readonly Candidate[],
): Pick<CandidateCharacter, 'text' | 'confidence'> | null {
  const digits = numberOf(behind);
  const seen = others.flatMap((other) => {
    const all = other.characters;
    return all.filter(
      (sign, j) =>
        READ_AS[plain(sign.text)]?.includes(letter.text) === true &&
        // The same sign of several amounts of a line is told by what stands behind it.
        numberOf(all.slice(j + 1)) === digits,
    );
  });
  const surest = seen.toSorted((a, b) => b.confidence - a.confidence);
  const [first, second] = surest;
  if (first === undefined) return null;
  const isSure =
    first.confidence >= SURE.one ||
    (second !== undefined && first.confidence >= SURE.two && second.confidence >= SURE.two);
  return isSure ? { text: plain(first.text), confidence: first.confidence } : null;
}

/** Digits and what stands between them, up to whatever else follows. */
function numberOf(characters: readonly CandidateCharacter[]): string {
  const end = characters.findIndex(({ text }) => !/^[0-9.,]$/.test(text));
  const number = end < 0 ? characters : characters.slice(0, end);
  return number.map(({ text }) => text.replace(',', '.')).join('');
}

function plain(sign: string): string {
  return sign.replace('￥', '¥').replace('＄', '$').replace('￡', '£');
}

/** A number of a reading, by where it begins. */
interface Amount {
  at: number;
  digits: string;
}

function amountsOf(characters: readonly CandidateCharacter[]): Amount[] {
  return characters.flatMap(({ text }, at) =>
    /^[0-9]$/.test(text) && !/^[0-9.,]$/.test(characters[at - 1]?.text ?? '')
      ? [{ at, digits: numberOf(characters.slice(at)) }]
      : [],
  );
}

/**
 * A reading with the signs in front of its numbers that its recognisers can't write and that most of
 * tesseract's readings have there: £3.90 read as 3.90, or as f3.90. Of all else that tesseract reads
 * nothing is heard, since it may be asked of lines in a script that it doesn't know.
 *
 * @param alphabet what the recognisers write
 */
export function withUnwrittenSigns(
  reading: Candidate,
  readings: readonly Candidate[],
  alphabet: ReadonlySet<string>,
): Candidate {
  if (readings.length === 0) return reading;
  const own = reading.characters;
  const before = new Map<CandidateCharacter, CandidateCharacter>();
  const instead = new Map<CandidateCharacter, CandidateCharacter>();
  for (const { at, digits } of amountsOf(own)) {
    const sign = signBefore(digits, readings, alphabet);
    if (sign === null) continue;
    const letter: CandidateCharacter | undefined = own[at - 1];
    const isStandIn =
      READ_AS[sign.text]?.includes(letter?.text ?? ' ') === true && beginsWord(letter!, reading);
    if (letter !== undefined && isStandIn) instead.set(letter, { ...letter, ...sign });
    else {
      const { from } = own[at]!;
      before.set(own[at]!, { ...sign, from: Math.max(letter?.to ?? 0, from - WIDTH), to: from });
    }
  }
  if (before.size + instead.size === 0) return reading;
  const characters = reading.characters.flatMap((character) => [
    ...(before.has(character) ? [before.get(character)!] : []),
    instead.get(character) ?? character,
  ]);
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}

function beginsWord(letter: CandidateCharacter, { characters }: Candidate): boolean {
  const before = characters[characters.indexOf(letter) - 1];
  return before === undefined || !/[\p{L}\p{N}]/u.test(before.text);
}

/** Width of a sign that is put in, as a share of the line, where there is room for more. */
const WIDTH = 0.05;

/** The sign that most readings have in front of a number; null where they have none, or several. */
function signBefore(
  digits: string,
  readings: readonly Candidate[],
  alphabet: ReadonlySet<string>,
): Pick<CandidateCharacter, 'text' | 'confidence'> | null {
  const seen = readings.flatMap((one) => {
    const all = one.characters;
    const amount = amountsOf(all).find((each) => each.digits.startsWith(digits));
    const sign = amount === undefined ? undefined : all[amount.at - 1];
    return sign !== undefined && /^\p{Sc}$/u.test(sign.text) ? [sign] : [];
  });
  const [first] = seen;
  if (first === undefined || alphabet.has(first.text)) return null;
  if (seen.length * 2 <= readings.length) return null;
  if (seen.some(({ text }) => text !== first.text)) return null;
  const confidence = seen.reduce((sum, one) => sum + one.confidence, 0) / readings.length;
  return { text: first.text, confidence };
}

/** ° and ℃ side by side are one sign, of which engines that have both write both. */
export function withOneDegree(reading: Candidate): Candidate {
  if (!/°\s*℃/u.test(reading.text)) return reading;
  const characters = reading.characters.map((character, i, all) =>
    character.text === '℃' &&
    inked({ ...reading, characters: all.slice(0, i) }).at(-1)?.text === '°'
      ? { ...character, text: 'C' }
      : character,
  );
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}

/** Room for a sign in front of a number, in line heights; a line has a margin at its beginning. */
const ROOM = { atFront: 0.5, within: 0.55 };

/**
 * Whether an amount of the line may have a sign that was not read: there is room for one in front of
 * it, or a letter stands in its place.
 */
export function mayLackSign(reading: Candidate, { width, height }: Place): boolean {
  if (/(?<![\p{L}\p{N}])[fFELtC]\d/u.test(reading.text)) return true;
  const lengths = width / Math.max(1, height);
  const own = inked(reading);
  return own.some(({ text, from }, i) => {
    const before = own[i - 1];
    if (!/^\p{Nd}$/u.test(text) || /^[\p{Nd}.,]$/u.test(before?.text ?? '')) return false;
    const room = (from - (before?.to ?? 0)) * lengths;
    return room > (before === undefined ? ROOM.atFront : ROOM.within);
  });
}
