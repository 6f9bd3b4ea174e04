/**
 * The one error class. A message says what is wrong and where, what was found, what was
 * expected and how to mend it, so that nobody has to read our source to get on.
 */
export type ErrorCode =
  | 'usage'
  | 'set'
  | 'benchmark'
  | 'picture'
  | 'reader'
  | 'store'
  | 'output'
  /** What a run or a baseline left behind, and is to be read again. */
  | 'run'
  /** A variable that a run needs and a plan doesn't. */
  | 'environment'
  | 'internal';

export interface ErrorPlace {
  /** The file the fault is in, as the user named it. */
  file?: string | undefined;
  /** 1-based line in that file. */
  line?: number | undefined;
  /** Dotted path of the key, e.g. `copy.2.region`. */
  key?: string | undefined;
  sample?: string | undefined;
}

export interface ErrorDetail extends ErrorPlace {
  found?: string | undefined;
  expected?: string | undefined;
  mend?: string | undefined;
  cause?: unknown;
}

export class TyposcopeError extends Error {
  override readonly name = 'TyposcopeError';
  readonly code: ErrorCode;
  readonly what: string;
  readonly detail: Readonly<ErrorDetail>;

  constructor(code: ErrorCode, what: string, detail: ErrorDetail = {}) {
    super(describe(what, detail), detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.what = what;
    this.detail = detail;
  }
}

/** Several faults of one input, told all at once. */
export class FaultsError extends TyposcopeError {
  readonly faults: readonly TyposcopeError[];

  constructor(code: ErrorCode, what: string, faults: readonly TyposcopeError[]) {
    super(code, [what, ...faults.map((fault) => `  ${fault.message}`)].join('\n'));
    this.faults = faults;
  }
}

function describe(what: string, detail: ErrorDetail): string {
  const where = [
    detail.file === undefined
      ? ''
      : detail.line === undefined
        ? detail.file
        : `${detail.file}:${detail.line}`,
    detail.sample === undefined ? '' : `sample ${detail.sample}`,
    detail.key ?? '',
  ].filter((part) => part !== '');
  const parts = [
    detail.found === undefined ? '' : `found ${detail.found}`,
    detail.expected === undefined ? '' : `expected ${detail.expected}`,
  ].filter((part) => part !== '');
  const head = where.length > 0 ? `${where.join(' · ')}: ${what}` : what;
  const facts = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return `${head}${facts}${detail.mend === undefined ? '' : `. ${detail.mend}`}`;
}
