import { readFile } from 'node:fs/promises';
import { TyposcopeError } from '../../errors.ts';
import { dictionaryOf } from './metadata.ts';

/**
 * A text file, or an ONNX file whose metadata hold the same. One character a line; the recogniser's classes are the blank, these in order, and a space.
 * Lines are taken as they are: the dictionary holds an ideographic space that trim() would eat.
 */
export async function readDictionary(path: string): Promise<string[]> {
  if (path.endsWith('.onnx')) return dictionaryOf(path);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new TyposcopeError('reader', "the recogniser's dictionary cannot be read", {
      file: path,
      found: cause instanceof Error ? cause.message : String(cause),
      expected: 'a text file of one character a line',
      mend: 'Check the path in the readers file, or install the packages again with npm ci',
      cause,
    });
  });
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return [...lines, ' '];
}
