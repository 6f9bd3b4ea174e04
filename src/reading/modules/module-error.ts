import { TyposcopeError } from '../../errors.ts';

/**
 * A user's module failed at what it was asked. It is told of the picture that it failed at: the
 * next one may go well, where weights that can't be loaded would fail at them all.
 */
export class ModuleError extends TyposcopeError {
  constructor(file: string, asked: string, cause: unknown) {
    super('reader', `the reader module failed at ${asked}`, {
      file,
      found: said(cause),
      mend: 'The fault is in the module, or in what it calls',
      cause,
    });
  }
}

/** What was thrown, whatever it is: a module may throw anything, or reject with nothing. */
export function said(thrown: unknown): string {
  try {
    const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
    return text.length > 500 ? `${text.slice(0, 500)}…` : text;
  } catch {
    return 'something that can’t be printed';
  }
}
