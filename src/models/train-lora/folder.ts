import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { safe, shown } from '../../dataset/finding.ts';
import { FaultsError, TyposcopeError } from '../../errors.ts';
import { decodePicture } from '../../picture/decode.ts';
import { PictureError } from '../../picture/fault.ts';
import { openPicture, type PictureFile } from '../../picture/picture.ts';
import { readCaption } from './captions.ts';
import { type FileFault, namesOf, type Pair } from './names.ts';

/** What a training is made of: fewer teach too little, more are more than it looks at. */
export const COUNT = { least: 20, most: 50 } as const;
/** Bytes of all pictures; they are held in memory while they are packed and sent. */
const MOST_BYTES = 200 * 1024 * 1024;
/** Of a folder with more than this many pictures only their number is told: it is another folder. */
const LOOKED_AT = 2 * COUNT.most;
const TOLD = 100;

export interface TrainingPicture {
  /** Its name in the folder. */
  file: string;
  bytes: Uint8Array;
  format: PictureFile['format'];
  /** null: it takes the default caption. */
  caption: string | null;
}

export interface TrainingFolder {
  /** In the order of their names. */
  pictures: TrainingPicture[];
  /** Names of files that are neither picture nor caption; hidden ones are not told. */
  ignored: string[];
  /** What is no fault, and somebody may want to know. */
  notes: string[];
  bytes: number;
}

export interface FolderOptions {
  /** Whether pictures without a caption of their own have a default one. */
  hasDefault: boolean;
  signal?: AbortSignal;
}

/**
 * The pictures and captions of a folder, all of them looked at before anything is paid.
 *
 * @throws {FaultsError} with every fault that there is
 */
export async function trainingFolder(
  folder: string,
  { hasDefault, signal }: FolderOptions,
): Promise<TrainingFolder> {
  const { pairs, ignored, faults: wrong } = namesOf(await list(folder));
  const faults = countFaults(folder, pairs.length);
  if (pairs.length > LOOKED_AT) throw new FaultsError('usage', headOf(folder, 1), faults);
  faults.push(...wrong.map((fault) => toError(folder, fault)));
  const pictures: TrainingPicture[] = [];
  const notes: string[] = [];
  let bytes = 0;
  for (const pair of pairs) {
    signal?.throwIfAborted();
    const { picture, faults: found } = await opened(folder, pair, hasDefault);
    faults.push(...found);
    if (picture === null) continue;
    bytes += picture.bytes.length;
    // What is too much in all is not held, and looked at all the same.
    if (bytes <= MOST_BYTES) pictures.push(picture);
    if (picture.frames > 1)
      notes.push(`${safe(pair.picture)} is animated: its first frame counts.`);
  }
  if (bytes > MOST_BYTES) faults.push(tooLarge(folder, bytes));
  if (faults.length > 0) {
    const told = faults.slice(0, TOLD);
    throw new FaultsError('usage', headOf(folder, faults.length), told);
  }
  const without = pictures.filter(({ caption }) => caption === null).length;
  if (without > 0) notes.push(`${without} of the pictures take the default caption.`);
  return { pictures, ignored, notes, bytes };
}

async function opened(folder: string, pair: Pair, hasDefault: boolean) {
  const faults: TyposcopeError[] = [];
  const file = pair.picture;
  let caption: string | null = null;
  if (pair.caption !== null) {
    const read = await readCaption(join(folder, pair.caption), folder);
    if (read.ok) caption = read.text;
    else {
      const { what, expected } = read;
      faults.push(toError(folder, { file: pair.caption, what, expected, mend: 'Write it anew.' }));
    }
  } else if (!hasDefault) {
    const expected = `${pair.stem}.txt beside it`;
    const mend = 'Say there what the picture shows, or give --default-caption.';
    faults.push(toError(folder, { file, what: 'a picture without a caption', expected, mend }));
  }
  const picture = await openPicture(join(folder, file), {}, folder);
  const message = picture.ok ? await damage(picture.bytes) : picture.message;
  if (message !== null || !picture.ok) {
    const what = `a picture that can’t be opened: ${(message ?? '').replace(/\.$/, '')}`;
    const expected = 'a whole PNG, JPEG or WebP within the folder';
    const mend = 'Replace it, or take it out with its caption.';
    return { picture: null, faults: [...faults, toError(folder, { file, what, expected, mend })] };
  }
  const { bytes, format, frames } = picture;
  return { picture: { file, bytes, format, caption, frames }, faults };
}

/** A header may be whole where what follows is not. */
async function damage(bytes: Uint8Array): Promise<string | null> {
  try {
    await decodePicture(bytes);
    return null;
  } catch (error) {
    if (error instanceof PictureError) return error.fault.message;
    throw error;
  }
}

function countFaults(folder: string, count: number): TyposcopeError[] {
  const { least, most } = COUNT;
  if (count >= least && count <= most) return [];
  return [
    new TyposcopeError('usage', count < least ? 'too few pictures' : 'too many pictures', {
      file: safe(folder),
      found: String(count),
      expected: `${least} to ${most} of PNG, JPEG or WebP`,
      mend:
        count < least ? `Add ${least - count} or more.` : `Choose the ${most} that show it best.`,
    }),
  ];
}

function tooLarge(folder: string, bytes: number): TyposcopeError {
  const mega = (size: number) => `${Math.ceil(size / 1024 / 1024)} MiB`;
  return new TyposcopeError('usage', 'the pictures are too large together', {
    file: safe(folder),
    found: mega(bytes),
    expected: `at most ${mega(MOST_BYTES)}`,
    mend: 'Make them smaller: a side of 2048 pixels is more than a training looks at.',
  });
}

function toError(folder: string, { file, what, ...detail }: FileFault): TyposcopeError {
  return new TyposcopeError('usage', what, { file: safe(join(folder, file)), ...detail });
}

function headOf(folder: string, count: number): string {
  const more = count > TOLD ? `, the first ${TOLD} of them` : '';
  return `${safe(folder)}: ${count} ${count === 1 ? 'fault' : 'faults'}${more}; nothing was sent`;
}

async function list(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    throw new TyposcopeError('usage', 'the folder of pictures cannot be read', {
      file: safe(folder),
      found: cause instanceof Error && 'code' in cause ? String(cause.code) : shown(cause),
      expected: `a folder of ${COUNT.least} to ${COUNT.most} pictures with captions`,
      cause,
    });
  }
}
