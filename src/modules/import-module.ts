import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ErrorCode, TyposcopeError } from '../errors.ts';
import { said } from './told.ts';

const SUFFIXES = ['.ts', '.js', '.mjs'];

/** What a user's module is for, in the words of its errors. */
export interface ModuleKind {
  /** `reader module` */
  called: string;
  /** Of the error where its code throws. */
  code: ErrorCode;
  /** A sentence: what its default export is to be. */
  exports: string;
  /** A sentence: what its path is relative to. */
  relative: string;
}

/**
 * Imports a user's module, which runs its code.
 *
 * @param path absolute
 * @param name what messages call it
 * @returns its default export
 * @throws TyposcopeError('usage') where it is no such module, of the kind's code where its own
 *   code throws
 */
export async function importModule(path: string, kind: ModuleKind, name = path): Promise<unknown> {
  const fault = await moduleFileFault(path, kind, name);
  if (fault !== null) throw fault;
  let module: { default?: unknown };
  try {
    module = await import(pathToFileURL(path).href);
  } catch (cause) {
    throw new TyposcopeError(kind.code, `the ${kind.called} cannot be imported`, {
      file: name,
      found: said(cause),
      expected: 'an ES module; in TypeScript, of syntax that can be erased',
      cause,
    });
  }
  if (module.default != null) return module.default;
  throw new TyposcopeError('usage', `the ${kind.called} has no default export`, {
    file: name,
    found: Object.keys(module).join(', ') || 'no export at all',
    mend: kind.exports,
  });
}

/** What is wrong with a module's file, as far as it can be known without running its code. */
export async function moduleFileFault(
  path: string,
  kind: ModuleKind,
  name = path,
): Promise<TyposcopeError | null> {
  if (!SUFFIXES.includes(extname(path))) {
    return new TyposcopeError('usage', 'not the name of a module', {
      file: name,
      expected: `a file ending in ${SUFFIXES.join(', ')}`,
    });
  }
  const info = await stat(path).catch(() => null);
  if (info?.isFile()) return null;
  return new TyposcopeError('usage', `there is no such ${kind.called}`, {
    file: name,
    found: info === null ? 'nothing there' : 'no file',
    mend: kind.relative,
  });
}
