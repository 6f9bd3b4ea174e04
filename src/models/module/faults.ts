import { TyposcopeError } from '../../errors.ts';
import { tidy } from '../remote/words.ts';
import { brief } from './brief.ts';
import { thrown } from './words.ts';

/** A fault that a module's own check() found: a sentence, or an error. */
export function ownFault(file: string, fault: unknown, secrets: readonly string[]): TyposcopeError {
  const isOne = (typeof fault === 'string' && fault.trim() !== '') || fault instanceof Error;
  const words = isOne ? thrown(fault, secrets).replace(/\.$/, '') : brief(fault);
  if (!isOne) {
    return new TyposcopeError('benchmark', 'a fault that the model module tells is none', {
      file,
      found: words,
      expected: 'a sentence, or an error',
    });
  }
  if (!(fault instanceof TyposcopeError)) return new TyposcopeError('benchmark', words, { file });
  const { cause: _, line, ...texts } = fault.detail;
  const tidied = Object.entries(texts).map(([key, text]) => [key, tidy(String(text), secrets)]);
  return new TyposcopeError(
    fault.code === 'environment' ? 'environment' : 'benchmark',
    tidy(fault.what, secrets),
    { file, ...Object.fromEntries(tidied), ...(typeof line === 'number' ? { line } : {}) },
  );
}
