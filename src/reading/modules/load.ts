import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TyposcopeError } from '../../errors.ts';
import type { TextReader } from '../reader.ts';
import { kindOf } from './check.ts';
import { guarded } from './guard.ts';
import { ModuleError, said } from './module-error.ts';

const SUFFIXES = ['.ts', '.js', '.mjs'];
const METHODS = ['identity', 'alphabet', 'read', 'close'] as const;
const MEND = 'Its default export is to be a TextReader, or a function that returns one';

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
  const made = await importDefault(path);
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

async function importDefault(path: string): Promise<unknown> {
  if (!SUFFIXES.includes(extname(path))) {
    throw new TyposcopeError('usage', 'not the name of a module', {
      file: path,
      expected: `a file ending in ${SUFFIXES.join(', ')}`,
    });
  }
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) {
    throw new TyposcopeError('usage', 'there is no such reader module', {
      file: path,
      found: info === null ? 'nothing there' : 'no file',
      mend: 'Paths are relative to the readers file',
    });
  }
  let module: { default?: unknown };
  try {
    module = await import(pathToFileURL(path).href);
  } catch (cause) {
    throw new TyposcopeError('reader', 'the reader module cannot be imported', {
      file: path,
      found: said(cause),
      expected: 'an ES module; in TypeScript, of syntax that can be erased',
      cause,
    });
  }
  if (module.default != null) return module.default;
  throw new TyposcopeError('usage', 'the reader module has no default export', {
    file: path,
    found: Object.keys(module).join(', ') || 'no export at all',
    mend: MEND,
  });
}

function withMethods(path: string, reader: unknown): TextReader {
  if (typeof reader !== 'object' || reader === null) {
    throw new TyposcopeError('usage', 'the reader module gives no reader', {
      file: path,
      found: kindOf(reader),
      expected: `an object with ${METHODS.join(', ')}`,
      mend: MEND,
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
