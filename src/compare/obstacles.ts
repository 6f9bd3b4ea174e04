import { isAnswered, type JudgedPicture } from '../figures/judged.ts';
import type { Comparable } from './comparable.ts';

/** Why two runs can't be held against each other, or not all of them. */
export interface Obstacle {
  kind: 'empty' | 'set' | 'reader' | 'settings' | 'missing';
  /** One sentence, of other people's words as they are. */
  message: string;
}

/**
 * What would make a comparison say something else than it seems to: other copy, other readers, other
 * bars, or rows that one of the two lacks. None of them is passed over.
 *
 * @param was the baseline, or the run before
 */
export function obstaclesBetween(was: Comparable, is: Comparable): Obstacle[] {
  return [
    ...emptiness('The baseline', was),
    ...emptiness('The run', is),
    ...setsDiffer(was, is),
    ...readersDiffer(was, is),
    ...settingsDiffer(was, is),
    ...missingRows(was, is),
  ];
}

/** Whether figures can be compared at all: rows that are missing leave the others. */
export function isComparable(obstacles: readonly Obstacle[]): boolean {
  return obstacles.every(({ kind }) => kind === 'missing');
}

function emptiness(name: string, { pictures }: Comparable): Obstacle[] {
  if (pictures.some(isAnswered)) return [];
  const message =
    pictures.length === 0
      ? `${name} is empty.`
      : `${name} has no picture: whatever was asked for failed or is missing.`;
  return [{ kind: 'empty', message }];
}

function setsDiffer(was: Comparable, is: Comparable): Obstacle[] {
  return was.sets.flatMap(({ name, version, sha256 }): Obstacle[] => {
    const now = is.sets.find((set) => set.name === name);
    if (now === undefined) return [{ kind: 'set', message: `Set ${name} is not in the run.` }];
    if (now.sha256 === sha256 && now.version === version) return [];
    const versions =
      now.version === version
        ? `is another one, though its version is still ${version}`
        : `has version ${now.version}; the baseline has ${version}`;
    return [{ kind: 'set', message: `Set ${name} ${versions}.` }];
  });
}

function readersDiffer(was: Comparable, is: Comparable): Obstacle[] {
  const lacking = (readers: Comparable['readers'], others: Comparable['readers']) => {
    const known = new Set(others.map(readerKey));
    return [...new Set(readers.filter((one) => !known.has(readerKey(one))).map(readerName))].sort();
  };
  const gone = lacking(was.readers, is.readers);
  const come = lacking(is.readers, was.readers);
  if (gone.length === 0 && come.length === 0) return [];
  const list = (readers: readonly string[]) =>
    readers.length === 0 ? 'none besides' : readers.join(', ');
  return [
    {
      kind: 'reader',
      message: `The pictures were read by other readers: the baseline’s by ${list(gone)}, the run’s by ${list(come)}.`,
    },
  ];
}

type Reader = Comparable['readers'][number];

function readerKey({ id, version, data }: Reader): string {
  return JSON.stringify([id, version, data]);
}

function readerName({ id, version, data }: Reader): string {
  return `${id} ${version} (${data.slice(0, 8)})`;
}

function settingsDiffer(was: Comparable, is: Comparable): Obstacle[] {
  const settings: [string, (one: Comparable) => unknown][] = [
    ['bars', ({ bars }) => sorted(bars)],
    ['normalization', ({ normalization }) => normalization],
    ['trust', ({ trust }) => trust],
    ['floors of glyphs', ({ floors }) => floors && sorted(floors)],
    ['layout rules of your own', ({ rules }) => rules],
  ];
  return settings.flatMap(([name, of]): Obstacle[] => {
    const [before, now] = [JSON.stringify(of(was)), JSON.stringify(of(is))];
    if (before === now) return [];
    return [
      { kind: 'settings', message: `Judged by other ${name}: ${before} before, ${now} now.` },
    ];
  });
}

function sorted(record: object): object {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Named one by one up to so many; more are counted. */
const NAMED = 20;

/** What the baseline has an answer for, and the run has none: not asked for, failed, absent. */
function missingRows(was: Comparable, is: Comparable): Obstacle[] {
  const now = new Map(is.pictures.map((picture) => [keyOf(picture), picture]));
  const missing = was.pictures.filter(isAnswered).flatMap((picture): Obstacle[] => {
    const found = now.get(keyOf(picture));
    if (found !== undefined && isAnswered(found) && (found.read || !picture.read)) return [];
    const why =
      found === undefined
        ? 'is not in the run'
        : isAnswered(found) && found.outcome !== 'image'
          ? null
          : found.outcome === 'image'
            ? 'was not read'
            : `came to nothing: ${found.outcome}`;
    if (why === null) return [];
    return [{ kind: 'missing', message: `${nameOf(picture)} ${why}.` }];
  });
  if (missing.length <= NAMED) return missing;
  const rest = missing.length - NAMED;
  return [
    ...missing.slice(0, NAMED),
    { kind: 'missing', message: `… and ${rest} more rows that the baseline has are missing.` },
  ];
}

function keyOf({ model, set, sample, repeat }: JudgedPicture): string {
  return JSON.stringify([model, set, sample, repeat]);
}

/** `careful · menus/izakaya #2`; the first of several repeats has no number. */
export function nameOf({
  model,
  set,
  sample,
  repeat,
}: Pick<JudgedPicture, 'model' | 'set' | 'sample' | 'repeat'>): string {
  return `${model} · ${set}/${sample}${repeat > 0 ? ` #${repeat + 1}` : ''}`;
}
