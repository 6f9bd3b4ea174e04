import { readFile } from 'node:fs/promises';

/**
 * One character a line; the recogniser's classes are the blank, these in order, and a space.
 * Lines are taken as they are: the dictionary holds an ideographic space that trim() would eat.
 */
export async function readDictionary(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return [...lines, ' '];
}
