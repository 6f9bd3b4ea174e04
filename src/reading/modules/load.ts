import { TyposcopeError } from '../../errors.ts';
import { importModule, type ModuleKind } from '../../modules/import-module.ts';
import { kindOf } from '../../modules/told.ts';
import type { TextReader } from '../reader.ts';
import { guarded } from './guard.ts';
import { ModuleError } from './module-error.ts';

const METHODS = ['identity', 'alphabet', 'read', 'close'] as const;
const KIND: ModuleKind = {
  called: 'reader module',
  code: 'reader',
  exports: 'Its default export is to be a TextReader, or a function that returns one',
  relative: 'Paths are relative to the readers file',
};

/** A module's reader, and whether it is one object that every reader of the process shares. */
export interface OpenedModule {
  reader: TextReader;
  shared: boolean;
}

/**
 * Imports a user's module, which runs its code, and has its default export make a reader. Whatever
 * that gives or throws is checked, now and each time it is asked.
 *
 * @param path absolute, of a file of JavaScript or TypeScript
 * @throws TyposcopeError('usage') where it is no such module, 'reader' where its code throws
 */
export async function loadReaderModule(path: string): Promise<TextReader> {
  return (await openModule(path)).reader;
}

export async function openModule(path: string): Promise<OpenedModule> {
  const made = await importModule(path, KIND);
  const shared = typeof made !== 'function';
  let reader: unknown = made;
  if (typeof made === 'function') {
    try {
      reader = await made();
    } catch (cause) {
      throw new ModuleError(path, 'making its reader', cause);
    }
  }
  return { reader: guarded(path, withMethods(path, reader)), shared };
}

function withMethods(path: string, reader: unknown): TextReader {
  if (typeof reader !== 'object' || reader === null) {
    throw new TyposcopeError('usage', 'the reader module gives no reader', {
      file: path,
      found: kindOf(reader),
      expected: `an object with ${METHODS.join(', ')}`,
      mend: KIND.exports,
    });
  }
  const methods = reader as Record<string, unknown>;
  const lacking = METHODS.filter((method) => typeof methods[method] !== 'function');
  if (lacking.length === 0) return reader as TextReader;
  throw new TyposcopeError('usage', 'the reader of the module lacks methods', {
    file: path,
    found: `no ${lacking.join(', no ')}`,
    expected: METHODS.join(', '),
  });
}
