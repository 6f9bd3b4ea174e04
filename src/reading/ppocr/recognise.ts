import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { TyposcopeError } from '../../errors.ts';
import type { Pixels } from '../reader.ts';

/** Height in pixels that PP-OCR's recognisers (v3 and later) were trained on. */
export const LINE_HEIGHT = 48;
/** Narrower crops are padded to this; longer ones keep their proportions up to MAX_WIDTH. */
const MIN_WIDTH = 320;
export const MAX_WIDTH = 2400;
/** Crops are batched by width, so that a short one doesn't pay for a long neighbour's padding. */
const BATCH_PIXELS = 2400;

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

/** Reads straightened crops of LINE_HEIGHT; answers in the order given. */
export async function recogniseLines(
  session: InferenceSession,
  dictionary: readonly string[],
  crops: readonly Pixels[],
): Promise<Recognised[]> {
  const results = new Array<Recognised>(crops.length);
  const twins = twinClasses(dictionary);
  const order = crops.map((_, i) => i).sort((a, b) => crops[a]!.width - crops[b]!.width);
  let at = 0;
  while (at < order.length) {
    const batch: number[] = [];
    let width = MIN_WIDTH;
    while (at < order.length) {
      const wider = Math.max(width, crops[order[at]!]!.width);
      if (batch.length > 0 && wider * (batch.length + 1) > BATCH_PIXELS) break;
      width = wider;
      batch.push(order[at]!);
      at += 1;
    }
    width = Math.ceil(width / 8) * 8;
    for (const part of inParts(batch)) {
      const input = inputOf(
        part.map((i) => crops[i]!),
        width,
      );
      const output = await session.run({ [session.inputNames[0]!]: input });
      const tensor = output[session.outputNames[0]!]!;
      const [, steps, classes] = tensor.dims as [number, number, number];
      if (classes !== dictionary.length + 1) throw otherDictionary(dictionary.length, classes - 1);
      const data = tensor.data as Float32Array;
      part.forEach((index, row) => {
        const own = data.subarray(row * steps * classes, (row + 1) * steps * classes);
        const stretch = width / crops[index]!.width;
        results[index] = decode(own, steps, classes, dictionary, twins, stretch);
      });
    }
  }
  return results;
}

/**
 * Pairs, and one of three for an odd number. Crops of a batch share a width, but not a run: what
 * the network passes from layer to layer then stays in the processor's cache, which is faster by a
 * sixth, and the answer of each of 18,000 classes a step takes a third of the memory. A crop alone
 * would be read with other roundings.
 */
function inParts(batch: readonly number[]): number[][] {
  const parts: number[][] = [];
  for (let at = 0; at < batch.length; at += 2) parts.push(batch.slice(at, at + 2));
  if (parts.length > 1 && parts.at(-1)!.length === 1) parts.at(-2)!.push(...parts.pop()!);
  return parts;
}

/** Every character would be another one: worse than no reading. */
function otherDictionary(found: number, expected: number): TyposcopeError {
  return new TyposcopeError('reader', "the dictionary is not that of the recogniser's weights", {
    key: 'dictionary',
    found: `${found} characters with the space`,
    expected: `${expected}`,
    mend: 'Name the dictionary that came with the weights in the readers file',
  });
}

/** What the weights were trained on: -1..1. */
const SCALED = Float32Array.from({ length: 256 }, (_, value) => value / 127.5 - 1);

function inputOf(crops: readonly Pixels[], width: number): Tensor {
  const plane = LINE_HEIGHT * width;
  const values = new Float32Array(crops.length * 3 * plane);
  crops.forEach((crop, n) => {
    for (let c = 0; c < 3; c++) {
      for (let y = 0; y < LINE_HEIGHT; y++) {
        const to = (n * 3 + c) * plane + y * width;
        const from = y * crop.width * 3 + 2 - c;
        for (let x = 0; x < crop.width; x++) {
          values[to + x] = SCALED[crop.data[from + x * 3]!]!;
        }
      }
    }
  });
  return new Tensor('float32', values, [crops.length, 3, LINE_HEIGHT, width]);
}

/** Greedy CTC decoding (Graves et al., ICML 2006): class 0 is the blank, repeats collapse. */
function decode(
  data: Float32Array,
  steps: number,
  classes: number,
  dictionary: readonly string[],
  twins: ReadonlyMap<number, readonly number[]>,
  stretch: number,
): Recognised {
  const characters: RecognisedCharacter[] = [];
  const chosen = new Int32Array(steps);
  const lost = new Int32Array(steps);
  const lostBy = new Float32Array(steps);
  for (let t = 0; t < steps; t++) {
    let best = 0;
    let probability = -1;
    let second = 0;
    let rival = -1;
    const end = (t + 1) * classes;
    for (let at = t * classes; at < end; at++) {
      const value = data[at]!;
      // Nearly all of the thousands of classes stop here.
      if (value <= rival) continue;
      const k = at - t * classes;
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
    chosen[t] = best;
    if (best === 0) {
      lost[t] = second;
      lostBy[t] = rival;
      continue;
    }
    const own = twins.get(best) ?? [];
    for (const twin of own) probability += data[t * classes + twin]!;
    // The blank and a twin are no other reading of the glyph.
    if (second === 0 || own.includes(second)) rival = strongestOther(data, t, classes, best, own);
    const from = Math.min(1, (t / steps) * stretch);
    const to = Math.min(1, ((t + 1) / steps) * stretch);
    const last = characters.at(-1);
    if (t > 0 && best === chosen[t - 1] && last !== undefined) {
      if (probability > last.confidence) Object.assign(last, { confidence: probability, rival });
      last.to = to;
    } else {
      const text = dictionary[best - 1] ?? '';
      characters.push({ text, confidence: probability, rival, from, to });
    }
  }
  let passedOver = 0;
  for (let t = 0; t < steps; t++) {
    const k = lost[t]!;
    if (k === 0 || (t > 0 && chosen[t - 1] === k) || chosen[t + 1] === k) continue;
    if (dictionary[k - 1]?.trim() === '') continue;
    passedOver = Math.max(passedOver, lostBy[t]!);
  }
  const text = characters.map((character) => character.text).join('');
  return { text, characters, passedOver };
}

function strongestOther(
  data: Float32Array,
  t: number,
  classes: number,
  best: number,
  twins: readonly number[],
): number {
  let rival = 0;
  for (let k = 1; k < classes; k++) {
    if (k === best || twins.includes(k)) continue;
    rival = Math.max(rival, data[t * classes + k]!);
  }
  return rival;
}

/**
 * Classes that are one character in two widths (¥ and ￥, : and ：). The network can't tell them
 * apart and splits its certainty between them; what it is sure of is their sum.
 */
function twinClasses(dictionary: readonly string[]): ReadonlyMap<number, readonly number[]> {
  const known = twinCache.get(dictionary);
  if (known !== undefined) return known;
  const forms = new Map<string, number[]>();
  dictionary.forEach((character, i) => {
    if (character.trim() === '') return;
    const form = character.normalize('NFKC');
    forms.set(form, [...(forms.get(form) ?? []), i + 1]);
  });
  const twins = new Map<number, number[]>();
  for (const classes of forms.values()) {
    if (classes.length < 2) continue;
    for (const one of classes)
      twins.set(
        one,
        classes.filter((other) => other !== one),
      );
  }
  twinCache.set(dictionary, twins);
  return twins;
}

const twinCache = new WeakMap<readonly string[], ReadonlyMap<number, readonly number[]>>();
