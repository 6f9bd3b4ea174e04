import { TyposcopeError } from '../../errors.ts';
import { said } from '../../modules/told.ts';

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
