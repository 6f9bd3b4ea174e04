import { probabilityOf, strongestTwin, type Twins } from './twins.ts';

export interface RecognisedCharacter {
  text: string;
  /** Probability of the character at its strongest time step, 0..1. */
  confidence: number;
  /** Probability of the strongest other character at that step, 0..1. */
  rival: number;
  /** Where it starts and ends along the crop, 0..1. */
  from: number;
  to: number;
}

export interface Recognised {
  text: string;
  characters: RecognisedCharacter[];
  /** The strongest character that lost to the blank and stands nowhere beside it: 0..1. */
  passedOver: number;
}

/**
 * Greedy CTC decoding (Graves et al., ICML 2006): class 0 is the blank, repeats collapse, also those
 * of another width.
 *
 * @param data probabilities, `classes` a time step
 * @param stretch width of the batch over that of the crop: what is beyond is padding
 */
export function decode(
  data: Float32Array,
  steps: number,
  classes: number,
  dictionary: readonly string[],
  twins: Twins,
  stretch: number,
): Recognised {
  const characters: RecognisedCharacter[] = [];
  // Each by its first twin, so that a character is the same in any width.
  const chosen = new Int32Array(steps);
  const lost = new Int32Array(steps);
  const lostBy = new Float32Array(steps);
  for (let t = 0; t < steps; t++) {
    let best = 0;
    let probability = -1;
    let second = 0;
    let rival = -1;
    const offset = t * classes;
    const end = offset + classes;
    for (let at = offset; at < end; at++) {
      const value = data[at]!;
      // Nearly all of the thousands of classes stop here.
      if (value <= rival) continue;
      const k = at - offset;
      if (value > probability) {
        second = best;
        rival = probability;
        best = k;
        probability = value;
      } else {
        second = k;
        rival = value;
      }
    }
    // Only where it is this unsure can twins together be stronger than what is strongest alone.
    if (rival * twins.most > probability) {
      const twin = strongestTwin(data, offset, twins);
      const own = probabilityOf(data, offset, best, twins);
      if (probabilityOf(data, offset, twin, twins) > own) [best, second] = [twin, 0];
    }
    const character = twins.first[best]!;
    chosen[t] = character;
    if (best === 0) {
      lost[t] = twins.first[second]!;
      lostBy[t] = rival;
      continue;
    }
    probability = probabilityOf(data, offset, best, twins);
    // The blank and a twin are no other reading of the glyph.
    if (second === 0 || twins.first[second] === character) {
      rival = strongestOther(data, offset, classes, character, twins);
    }
    const from = Math.min(1, (t / steps) * stretch);
    const to = Math.min(1, ((t + 1) / steps) * stretch);
    const text = dictionary[best - 1] ?? '';
    const last = characters.at(-1);
    if (t > 0 && character === chosen[t - 1] && last !== undefined) {
      if (probability > last.confidence) {
        Object.assign(last, { text, confidence: probability, rival });
      }
      last.to = to;
    } else {
      characters.push({ text, confidence: probability, rival, from, to });
    }
  }
  const text = characters.map((character) => character.text).join('');
  return { text, characters, passedOver: passedOver(dictionary, chosen, lost, lostBy) };
}

function passedOver(
  dictionary: readonly string[],
  chosen: Int32Array,
  lost: Int32Array,
  lostBy: Float32Array,
): number {
  let strongest = 0;
  for (let t = 0; t < lost.length; t++) {
    const k = lost[t]!;
    if (k === 0 || (t > 0 && chosen[t - 1] === k) || chosen[t + 1] === k) continue;
    if (dictionary[k - 1]?.trim() === '') continue;
    strongest = Math.max(strongest, lostBy[t]!);
  }
  return strongest;
}

function strongestOther(
  data: Float32Array,
  offset: number,
  classes: number,
  character: number,
  { first }: Twins,
): number {
  let rival = 0;
  for (let k = 1; k < classes; k++) {
    const value = data[offset + k]!;
    if (value > rival && first[k] !== character) rival = value;
  }
  return rival;
}
