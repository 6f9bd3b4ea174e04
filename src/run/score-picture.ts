import { join } from 'node:path';
import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import { type Box, boxOf, intersectionArea } from '../geometry.ts';
import { findLines, locateBlocks, seeBlocks } from '../layout/blocks.ts';
import type { PictureEvidence } from '../layout/evidence.ts';
import { foundLogos } from '../layout/logo/places.ts';
import type { LayoutRule } from '../layout/rule.ts';
import { judgeLayout, type RuleVerdictOf, unseenLayout } from '../layout/rules.ts';
import type { LayoutInput } from '../layout/seen.ts';
import { tidied } from '../layout/tidied.ts';
import type { PictureLimits } from '../picture/limits.ts';
import type { PictureFile } from '../picture/picture.ts';
import { calibrated } from '../reading/calibration.ts';
import type { ReaderFiles } from '../reading/files.ts';
import type { Reading } from '../reading/reader.ts';
import type { Bars, ImageResult } from '../report/results.ts';
import { linkInto } from '../store/link.ts';
import type { Store } from '../store/store.ts';
import type { Floors } from '../text/floors.ts';
import { judgeText } from '../text/judge.ts';
import type { JudgeInput, SeenLine, Suspect, TextJudgement } from '../text/types.ts';
import { type Brief, evidenceOf, type LookOutcome } from './look.ts';
import type { NoiseFloor } from './noise-floor.ts';
import { once, type UnderWay } from './once.ts';
import { overlayOf } from './overlay.ts';
import type { Pool } from './pool.ts';
import { type KnownReader, languagesOf } from './readers.ts';
import { isUsable } from './usable.ts';

/** What a picture was asked to be, and of whom. */
export interface Asked extends Brief {
  model: string;
  repeat: number;
  /** The set's title, for people. */
  title: string;
}

export interface Judging {
  store: Store;
  out: string;
  files: ReaderFiles;
  bars: Bars;
  trust: number;
  floors: Floors;
  limits: PictureLimits;
  overlays: boolean;
  /** Rules of layout: the program's own and the user's. */
  rules: readonly LayoutRule[];
  pool: Pool;
  readerOf: (languages: readonly string[]) => Promise<KnownReader>;
  /** What is being read now, by picture and languages. */
  reading: UnderWay<ReadOutcome>;
  /** What is being measured now, by picture and sample. */
  looking: UnderWay<LookOutcome>;
  /** Hashes of the sets' files. */
  assets: (file: string) => Promise<string>;
  /** The readers' own error on the sample, typeset; null where that is not known. */
  noiseOf: (sample: Sample) => Promise<NoiseFloor | null>;
  signal?: AbortSignal;
}

/** Reads and judges a picture. `base` is what is known of it without opening it. */
export async function scorePicture(
  asked: Asked,
  base: ImageResult,
  picture: PictureFile,
  judging: Judging,
): Promise<ImageResult> {
  const { sample } = asked;
  const noise = await judging.noiseOf(sample);
  const seen = await judgePicture(asked, picture, judging);
  if ('fault' in seen) return { ...base, outcome: 'error', reason: seen.fault };
  const file = `images/${picture.sha256.slice(0, 2)}/${picture.sha256}.${suffixOf(picture)}`;
  linkInto(seen.stored, join(judging.out, file));
  const image = {
    ...base,
    outcome: 'image' as const,
    file,
    sha256: picture.sha256,
    width: picture.width,
    height: picture.height,
    flattened: picture.hadAlpha,
    note: picture.note ?? null,
  };
  if ('failure' in seen) {
    return { ...image, text: null, textReason: seen.failure, usable: null };
  }
  const { judged, layout, stored } = seen;
  const usable = isUsable(judged, layout, judging.bars, sample.extra ?? 'none');
  const overlay = judging.overlays
    ? await overlayOf(asked, picture, stored, { judged, layout, usable }, judging).catch(
        undrawn(judging.signal),
      )
    : null;
  return {
    ...image,
    text: textResult(judged, noise),
    layout: layout.map(layoutResult),
    usable,
    overlay,
  };
}

/** A picture's text and layout, judged; it, its reading and what was measured are kept. */
export async function judgePicture(
  brief: Brief,
  picture: PictureFile,
  judging: Looking,
): Promise<
  { stored: string } & (
    | { judged: TextJudgement; layout: RuleVerdictOf[]; input: LayoutInput | null }
    | { fault: string }
    | { failure: string }
  )
> {
  const { sample } = brief;
  const read = await readPicture(sample, picture, judging);
  if (!('reading' in read)) return read;
  const { stored, reading, reader } = read;
  const lines = seenLines(reading, reader);
  const first = judgeText(textInput(sample, reading, lines, reader, judging));
  const closely = seeBlocks(sample.copy, first.blocks, lines, []).some((one) => one.box === null);
  const looked = await once(judging.looking, `${picture.sha256} ${sample.id} ${brief.folder}`, () =>
    evidenceOf(brief, picture, stored, reading, closely, judging),
  );
  const evidence = 'evidence' in looked ? looked.evidence : null;
  const pictures = evidence === null ? [] : picturesOf(evidence);
  const inside = lines.some(({ box: [x, y, w, h] }) =>
    pictures.some((place) => intersectionArea(place, [x + w / 2, y + h / 2, 1, 1]) > 0),
  );
  const judged = !inside
    ? first
    : judgeText(textInput(sample, reading, lines, reader, judging, pictures));
  if (evidence === null) {
    const why = 'failure' in looked ? looked.failure : '';
    return { stored, judged, layout: unseenLayout(why, judging.rules), input: null };
  }
  const { width, height } = reading;
  const blocks = seeBlocks(sample.copy, judged.blocks, lines, evidence.lines);
  const input = tidied({
    width,
    height,
    asked: sample,
    blocks,
    located: locateBlocks(blocks, judged.unread, lines, evidence.lines),
    lines: findLines(judged.blocks, lines, evidence.lines),
    evidence,
  });
  return { stored, judged, layout: judgeLayout(input, judging.rules), input };
}

/** What the readers make of a picture's text; it and its reading are kept. */
export async function seePicture(
  sample: Sample,
  picture: PictureFile,
  judging: Seeing,
): Promise<
  { stored: string } & ({ judged: TextJudgement } | { fault: string } | { failure: string })
> {
  const read = await readPicture(sample, picture, judging);
  if (!('reading' in read)) return read;
  const { stored, reading, reader } = read;
  const lines = seenLines(reading, reader);
  return { stored, judged: judgeText(textInput(sample, reading, lines, reader, judging)) };
}

async function readPicture(
  sample: Sample,
  picture: PictureFile,
  judging: Seeing,
): Promise<
  { stored: string } & (
    | { reading: Reading; reader: KnownReader }
    | { fault: string }
    | { failure: string }
  )
> {
  const stored = judging.store.putPicture(picture.bytes, picture.sha256, suffixOf(picture));
  const reader = await judging.readerOf(languagesOf(sample));
  const key = [picture.sha256, ...languagesOf(sample)].join(' ');
  const read = await once(judging.reading, key, () =>
    readingOf(sample, picture, stored, reader, judging),
  );
  return { stored, reader, ...read };
}

/** What it takes to read and judge, and no more. */
export type Seeing = Pick<
  Judging,
  'store' | 'pool' | 'files' | 'limits' | 'trust' | 'floors' | 'readerOf' | 'reading' | 'signal'
>;

/** What it takes to judge layout, too. */
export type Looking = Pick<Judging, keyof Seeing | 'rules' | 'looking' | 'assets'>;

export function suffixOf({ format }: Pick<PictureFile, 'format'>): 'png' | 'jpg' | 'webp' {
  return format === 'jpeg' ? 'jpg' : format;
}

/** A drawing that fails costs its picture the drawing, not its scores, nor the run's other pictures. */
function undrawn(signal: AbortSignal | undefined): (error: unknown) => null {
  return (error) => {
    signal?.throwIfAborted();
    if (error instanceof TyposcopeError) throw error;
    return null;
  };
}

type ReadOutcome = { reading: Reading } | { fault: string } | { failure: string };

/** From the store, or read now and stored before anything else is done with it. */
async function readingOf(
  sample: Sample,
  picture: PictureFile,
  stored: string,
  reader: KnownReader,
  { store, pool, files, limits, signal }: Seeing,
): Promise<ReadOutcome> {
  const languages = languagesOf(sample);
  const key = { picture: picture.sha256, reader: reader.identity, languages };
  const known = store.reading(key);
  if (known !== null) return { reading: known };
  let unusable: TyposcopeError | null = null;
  try {
    const result = await pool.run(
      { kind: 'read', picture: stored, languages, files, limits },
      signal,
    );
    if ('reader' in result) {
      unusable = new TyposcopeError('reader', result.reader.what, result.reader.detail);
      throw unusable;
    }
    if (!result.ok) return { fault: result.fault.message };
    if (!('reading' in result))
      throw new TyposcopeError('internal', 'a reading job answered without a reading');
    return { reading: store.putReading(key, result.reading) };
  } catch (error) {
    signal?.throwIfAborted();
    // These end the run: going on would read for nothing.
    if (error === unusable) throw error;
    if (error instanceof TyposcopeError && error.code === 'store') throw error;
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function seenLines(reading: Reading, reader: KnownReader): SeenLine[] {
  return calibrated(reading, reader.kit).lines.map((line) => ({ ...line, box: boxOf(line.quad) }));
}

/** @param pictures where logo and product stand, as far as anybody looked */
function textInput(
  sample: Sample,
  { width, height }: Reading,
  lines: readonly SeenLine[],
  { alphabet }: KnownReader,
  { trust, floors }: Seeing,
  pictures: readonly Box[] = [],
): JudgeInput {
  return {
    blocks: sample.copy,
    lines,
    width,
    height,
    trust,
    floors,
    alphabet,
    logoText: sample.logo?.text,
    pictures,
  };
}

/** Where logo and product surely stand. */
function picturesOf({ logo, product }: PictureEvidence): Box[] {
  const logos = logo === null ? [] : foundLogos(logo);
  const found = product?.found ?? null;
  return [...logos.map(({ box: place }) => place), ...(found === null ? [] : [found.box])];
}

function layoutResult({ boxes, marks, ...verdict }: RuleVerdictOf): ImageResult['layout'][number] {
  return { ...verdict, boxes: boxes.map(box), marks: marks.map(tenths) };
}

/** The judgement in the form of `results.json`. */
export function textResult(
  judged: TextJudgement,
  noise: NoiseFloor | null = null,
): NonNullable<ImageResult['text']> {
  const { blocks, extras, unread, cerInterval, ...sums } = judged;
  return {
    ...sums,
    cerInterval,
    floor: noise === null ? null : { cer: noise.cer, n: noise.n },
    blocks: blocks.map(({ characters: _, pieces: __, suspect, ...block }) => ({
      ...block,
      role: block.role as NonNullable<ImageResult['text']>['blocks'][number]['role'],
      box: block.box === null ? null : box(block.box),
      boxes: block.boxes.map(box),
      ...(suspect.length === 0 ? {} : { suspect: suspect.map(rounded) }),
      by: 'reader' as const,
      history: [],
    })),
    extras: extras.map(({ text, box: place, kind }) => ({ text, box: box(place), kind })),
    unread: unread.map(({ text, box: place, block }) => ({ text, box: box(place), block })),
  };
}

/** Every number in it to a tenth of a pixel. */
function tenths<Value>(value: Value): Value {
  if (typeof value === 'number') return (Math.round(value * 10) / 10) as Value;
  if (Array.isArray(value)) return value.map(tenths) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tenths(one)])) as Value;
}

function rounded(suspect: Suspect) {
  return {
    ...suspect,
    fit: Math.round(suspect.fit * 1e4) / 1e4,
    box: suspect.box === null ? null : box(suspect.box),
  };
}

function box(b: readonly number[]): [number, number, number, number] {
  return b.map((value) => Math.round(value * 10) / 10) as [number, number, number, number];
}
