import { join } from 'node:path';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { writeAtomically } from '../store/write.ts';
import { imageInOrder, inOrder, layoutInOrder, textInOrder } from './in-order.ts';
import { isSettled } from './judgement.ts';
import { type ImageResult, type Results, resultsSchema } from './results-schema.ts';

export * from './results-schema.ts';

/** More than this many faults of one file tell no more. */
const TOLD = 20;

/**
 * Writes `results.json` into a run's folder, whole or not at all, and returns its path. The same
 * results always give the same bytes.
 *
 * @param onImage told the text of each image, for who wants to know whether they are others than before
 * @throws FaultsError('internal') if the results break their own contract
 * @throws TyposcopeError('output') where the disk refuses
 */
export function writeResults(
  folder: string,
  results: Results,
  onImage?: (text: string) => void,
): string {
  const file = join(folder, 'results.json');
  writeAtomically(file, piecesOf(checked(results, file), onImage), { code: 'output' });
  return file;
}

/** Keys in the schema's order, those of free records sorted; two spaces. */
export function serializeResults(results: Results, file = 'results.json'): string {
  return [...piecesOf(checked(results, file))].join('');
}

/** True to their contract, and in order; what was settled before is not looked at again. */
function checked(results: Results, file: string): Results {
  const { images } = results;
  const open = images.map((image) => (isSettled(image) ? { ...image, ...UNSEEN } : image));
  const answer = resultsSchema.safeParse({ ...results, images: open });
  if (!answer.success) {
    const faults = answer.error.issues
      .slice(0, TOLD)
      .map(
        ({ path, message }) =>
          new TyposcopeError('internal', message, { file, key: path.map(String).join('.') }),
      );
    throw new FaultsError('internal', 'these results break their own contract', faults);
  }
  const { schema, images: all, samples, comparisons } = answer.data;
  return {
    schema,
    ...inOrder(answer.data),
    images: all.map((image, i) => judgedInOrder(imageInOrder(image), images[i]!)),
    ...(samples === undefined ? {} : { samples }),
    ...(comparisons === undefined ? {} : { comparisons }),
  };
}

/** Stands for a judgement that is not looked at. */
const UNSEEN = { text: null, textReason: 'settled', layout: [] };

function judgedInOrder(image: ImageResult, given: ImageResult): ImageResult {
  if (!isSettled(given)) {
    return { ...image, text: textInOrder(image.text), layout: layoutInOrder(image.layout) };
  }
  const { textReason: _, ...rest } = image;
  return { ...rest, text: given.text, layout: given.layout };
}

/** The file, a picture at a time: one string of a hundred megabytes takes its time and three times the room. */
function* piecesOf(
  { schema, run, images, ...rest }: Results,
  onImage: (text: string) => void = () => {},
): Generator<string> {
  yield JSON.stringify({ schema, run, images: [] }, null, 2).slice(0, -']\n}'.length);
  for (const [i, image] of images.entries()) {
    // At the depth that it has in the file, without what is around it.
    const around = JSON.stringify({ images: [image] }, null, 2);
    const text = around.slice('{\n  "images": [\n'.length, -'\n  ]\n}'.length);
    onImage(text);
    yield `${i === 0 ? '\n' : ',\n'}${text}`;
  }
  yield `${images.length === 0 ? '' : '\n  '}],\n`;
  yield `${JSON.stringify(rest, null, 2).slice('{\n'.length)}\n`;
}
