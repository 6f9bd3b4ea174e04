import { z } from 'zod';
import { FaultsError, TyposcopeError } from '../../errors.ts';
import { type Box, boxOf, type Point, type Quad } from '../../geometry.ts';
import { kindOf } from '../../modules/told.ts';
import type { Pixels, ReaderIdentity, Reading } from '../reader.ts';

const name = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, 'not a short name (a-z 0-9 . _ -)');
const words = z.string().min(1).max(200);
const identity = z.object({ id: name, version: words, data: words });

const number = z.number();
const point = z.tuple([number, number]);
const share = z.number().min(0).max(1);
const text = z.string().refine((value) => value.isWellFormed(), 'half a surrogate pair');
const reading = z.object({
  width: number,
  height: number,
  lines: z.array(
    z.object({
      quad: z.tuple([point, point, point, point]),
      text,
      confidence: share,
      engine: z.string(),
      characters: z.array(
        z.object({
          text,
          confidence: share,
          box: z.tuple([number, number, number, number]).nullable(),
        }),
      ),
    }),
  ),
});

/** Sine of a turn to the left that rounding to whole pixels may leave. */
const DENT = -0.1;

/** Told of one answer at most: ten lines show what a thousand would. */
const MOST_FAULTS = 10;

/** @throws TyposcopeError('usage') with every part of a module's identity that is wrong */
export function checkedIdentity(file: string, value: unknown): ReaderIdentity {
  return parsed(file, 'identity()', identity, value);
}

/** @throws TyposcopeError('usage') where a module's alphabet is neither null nor a set of texts */
export function checkedAlphabet(file: string, value: unknown): ReadonlySet<string> | null {
  if (value === null) return null;
  if (value instanceof Set && [...value].every((one) => typeof one === 'string')) return value;
  throw new TyposcopeError('usage', 'what the reader module gives for alphabet() is none', {
    file,
    found: value instanceof Set ? 'a Set with other things than texts' : kindOf(value),
    expected: 'a Set of characters, or null where it is not known',
  });
}

/**
 * A module's reading of a picture, with nothing in it but what was asked for.
 *
 * @throws TyposcopeError('usage') with what doesn't hold
 */
export function checkedReading(file: string, value: unknown, { width, height }: Pixels): Reading {
  const read = parsed(file, 'read()', reading, value);
  const faults: TyposcopeError[] = [];
  const fault = (key: string, what: string, found: unknown, expected: string) =>
    faults.push(
      new TyposcopeError('usage', what, { file, key, found: JSON.stringify(found), expected }),
    );
  if (read.width !== width || read.height !== height) {
    const found = [read.width, read.height];
    fault('width, height', 'not the size of the picture', found, `${width} and ${height}`);
  }
  for (const [i, { quad, text: line, characters }] of read.lines.entries()) {
    if (!runsRound(quad)) {
      const sequence = 'top left, top right, bottom right, bottom left, as the text runs';
      fault(`lines.${i}.quad`, 'corners that do not run round an area', quad, sequence);
    } else if (!lies(boxOf(quad), width, height)) {
      const within = `corners within ${width} x ${height} pixels`;
      fault(`lines.${i}.quad`, 'a line outside the picture', quad, within);
    }
    const joined = characters.map((character) => character.text).join('');
    if (characters.length > 0 && joined !== line) {
      fault(`lines.${i}.characters`, 'characters that don’t join to the text', joined, line);
    }
    if (faults.length >= MOST_FAULTS) break;
  }
  refuse('read()', faults);
  return read;
}

function parsed<T>(file: string, asked: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.slice(0, MOST_FAULTS).map(({ path, message }) => {
    const key = path.length === 0 ? undefined : path.join('.');
    return new TyposcopeError('usage', message, { file, key });
  });
  refuse(asked, faults);
  throw new TyposcopeError('internal', 'a schema failed without an issue');
}

function refuse(asked: string, faults: readonly TyposcopeError[]): void {
  if (faults.length === 0) return;
  const what = `what the reader module gives for ${asked} does not hold`;
  throw new FaultsError('usage', what, faults);
}

/** Clockwise and without a dent, but for rounding: corners in another sequence show at once. */
function runsRound(quad: Quad): boolean {
  let area = 0;
  for (let i = 0; i < 4; i++) {
    const [a, b, c] = [quad[i]!, quad[(i + 1) % 4]!, quad[(i + 2) % 4]!];
    if (turn(a, b, c) < DENT) return false;
    area += a[0] * b[1] - b[0] * a[1];
  }
  return area > 0;
}

/** Sine of the turn to the right that the outline takes at `b`; 0 where a side has no length. */
function turn(a: Point, b: Point, c: Point): number {
  const [x, y] = [b[0] - a[0], b[1] - a[1]];
  const [nextX, nextY] = [c[0] - b[0], c[1] - b[1]];
  return (x * nextY - y * nextX) / (Math.hypot(x, y) * Math.hypot(nextX, nextY) || 1);
}

/** In the picture, or beyond its edge by less than the line is high: detectors leave a rim. */
function lies([x, y, w, h]: Box, width: number, height: number): boolean {
  const spare = Math.min(w, h);
  const across = x >= -spare && x + w <= width + spare && x < width && x + w > 0;
  return across && y >= -spare && y + h <= height + spare && y < height && y + h > 0;
}
