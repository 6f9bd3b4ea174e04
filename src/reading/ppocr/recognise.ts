import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { TyposcopeError } from '../../errors.ts';
import type { Pixels } from '../reader.ts';
import { decode, type Recognised } from './decode.ts';
import { twinsOf } from './twins.ts';

/** Height in pixels that PP-OCR's recognisers (v3 and later) were trained on. */
export const LINE_HEIGHT = 48;
/** Narrower crops are padded to this; longer ones keep their proportions up to MAX_WIDTH. */
const MIN_WIDTH = 320;
export const MAX_WIDTH = 2400;
/** Crops are batched by width, so that a short one doesn't pay for a long neighbour's padding. */
const BATCH_PIXELS = 2400;

/** Reads straightened crops of LINE_HEIGHT; answers in the order given. */
export async function recogniseLines(
  session: InferenceSession,
  dictionary: readonly string[],
  crops: readonly Pixels[],
): Promise<Recognised[]> {
  const results = new Array<Recognised>(crops.length);
  const twins = twinsOf(dictionary);
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
