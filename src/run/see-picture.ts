import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import { type Box, boxOf, intersectionArea } from '../geometry.ts';
import { findLines, locateBlocks, seeBlocks } from '../layout/blocks.ts';
import type { PictureEvidence } from '../layout/evidence.ts';
import { foundLogos } from '../layout/logo/places.ts';
import { judgeLayout, type RuleVerdictOf, unseenLayout } from '../layout/rules.ts';
import type { LayoutInput } from '../layout/seen.ts';
import { tidied } from '../layout/tidied.ts';
import type { PictureFile } from '../picture/picture.ts';
import { suffixOf } from '../picture/suffix.ts';
import { calibrated } from '../reading/calibration.ts';
import type { Reading } from '../reading/reader.ts';
import type { Store } from '../store/store.ts';
import { judgeText, textJudge } from '../text/judge.ts';
import type { JudgeInput, SeenLine, TextJudgement } from '../text/types.ts';
import { type Brief, evidenceOf } from './look.ts';
import { once } from './once.ts';
import { type KnownReader, languagesOf } from './readers.ts';
import type { Judging } from './score-picture.ts';

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
  const judge = textJudge(textInput(sample, reading, lines, reader, judging));
  const first = judge([]);
  const closely = seeBlocks(sample.copy, first.blocks, lines, []).some((one) => one.box === null);
  const looked = await once(judging.looking, `${picture.sha256} ${sample.id} ${brief.folder}`, () =>
    evidenceOf(brief, picture, stored, reading, closely, judging),
  );
  const evidence = 'evidence' in looked ? looked.evidence : null;
  const pictures = evidence === null ? [] : picturesOf(evidence);
  const inside = lines.some(({ box: [x, y, w, h] }) =>
    pictures.some((place) => intersectionArea(place, [x + w / 2, y + h / 2, 1, 1]) > 0),
  );
  const judged = inside ? judge(pictures) : first;
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
  const stored = storedAt(picture, judging.store);
  const reader = await judging.readerOf(languagesOf(sample));
  const key = [picture.sha256, ...languagesOf(sample)].join(' ');
  const read = await once(judging.reading, key, () =>
    readingOf(sample, picture, stored, reader, judging),
  );
  return { stored, reader, ...read };
}

/** A picture that was opened in the store, and is what its name says, need not be held against itself. */
export function storedAt(picture: PictureFile, store: Store): string {
  const suffix = suffixOf(picture);
  const there = store.picture(picture.sha256, suffix);
  if (there !== null && there === picture.path) return there;
  return store.putPicture(picture.bytes, picture.sha256, suffix);
}

/** What it takes to read and judge, and no more. */
export type Seeing = Pick<
  Judging,
  'store' | 'pool' | 'files' | 'limits' | 'trust' | 'floors' | 'readerOf' | 'reading' | 'signal'
>;

/** What it takes to judge layout, too. */
export type Looking = Pick<Judging, keyof Seeing | 'rules' | 'looking' | 'assets'>;

export type ReadOutcome = { reading: Reading } | { fault: string } | { failure: string };

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

function textInput(
  sample: Sample,
  { width, height }: Reading,
  lines: readonly SeenLine[],
  { alphabet }: KnownReader,
  { trust, floors }: Seeing,
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
  };
}

/** Where logo and product surely stand. */
function picturesOf({ logo, product }: PictureEvidence): Box[] {
  const logos = logo === null ? [] : foundLogos(logo);
  const found = product?.found ?? null;
  return [...logos.map(({ box: place }) => place), ...(found === null ? [] : [found.box])];
}
