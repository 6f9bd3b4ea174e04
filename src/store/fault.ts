import { TyposcopeError } from '../errors.ts';

/** A refusal of the disk as one clear sentence; anything else is passed on as it is. */
export function diskFault(code: 'store' | 'output', path: string, cause: unknown): unknown {
  if (cause instanceof TyposcopeError) return cause;
  const errno = (cause as NodeJS.ErrnoException | null)?.code;
  const known = errno === undefined ? undefined : DISK[errno];
  if (known === undefined) return cause;
  return new TyposcopeError(code, known[0], { file: path, found: errno, mend: known[1], cause });
}

/** Whether something that had arrived could not be kept, or not be shown. */
export function isRefusal(error: unknown): error is TyposcopeError {
  return error instanceof TyposcopeError && (error.code === 'store' || error.code === 'output');
}

/** What is wrong, and how to mend it. */
type Refusal = readonly [what: string, mend: string];

const FULL: Refusal = [
  'the disk is full',
  'Free some space and run again: what was written before is kept',
];
const CLOSED: Refusal = [
  'no permission to write here',
  'Allow writing here, or choose another folder',
];
const IN_THE_WAY: Refusal = [
  'a file is where a folder should be',
  'Move it away, or choose another folder',
];

const DISK: Record<string, Refusal> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  EACCES: CLOSED,
  EPERM: CLOSED,
  EROFS: CLOSED,
  EEXIST: IN_THE_WAY,
  ENOTDIR: IN_THE_WAY,
  ENOENT: ['there is no such file or folder', 'Choose another folder'],
  EISDIR: ['a folder is where a file should be', 'Move it away, or choose another folder'],
  ENAMETOOLONG: ['this name is too long for the disk', 'Choose a shorter one'],
  EIO: ['the disk failed', 'Check the disk, or choose another folder'],
  EMFILE: ['too many files are open', 'Raise the limit of open files'],
  ELOOP: ['links that lead in a circle', 'Choose another folder'],
};

/** The same for the database. Codes are SQLite's primary result codes. */
export function databaseFault(file: string, cause: unknown): unknown {
  if (cause instanceof TyposcopeError) return cause;
  const errcode = sqliteCode(cause);
  const known = errcode === null ? undefined : DATABASE[errcode];
  if (known === undefined) return cause;
  const [what, mend] = known;
  return new TyposcopeError('store', what, {
    file,
    found: (cause as Error).message,
    mend,
    cause,
  });
}

/** SQLite's primary result code, or null for an error of another kind. */
export function sqliteCode(error: unknown): number | null {
  const errcode = (error as { errcode?: unknown } | null)?.errcode;
  return typeof errcode === 'number' ? errcode & 0xff : null;
}

export const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

const DAMAGED =
  'Move it away with its -wal file: pictures are then asked for, and paid for, and read again';
const DATABASE: Record<number, Refusal> = {
  3: ['no permission to use the store', 'Allow writing to it, or choose another store'],
  [BUSY]: ['another program holds the store', 'Wait until it is done and run again'],
  6: ['another program holds the store', 'Wait until it is done and run again'],
  8: ['the store can’t be written', 'Allow writing to it, or choose another store'],
  10: ['the disk failed or is full', 'Check the disk: what was written before is kept'],
  [CORRUPT]: ['the store is damaged', DAMAGED],
  13: ['the disk is full', 'Free some space and run again: what was written before is kept'],
  14: ['the store can’t be opened', 'Allow writing to its folder, or choose another store'],
  [NOT_A_DATABASE]: ['this is no database', DAMAGED],
};

/** True where the database's own pages are broken, so that a row can't be had any more. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
}
