import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TyposcopeError } from '../../../src/errors.ts';
import { readDictionary } from '../../../src/reading/ppocr/dictionary.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

describe('a dictionary', () => {
  it.each<[string, string, string[]]>([
    ['one character a line, and a space at the end', 'a\nb\n', ['a', 'b', ' ']],
    ['without a newline at the end', 'a\nb', ['a', 'b', ' ']],
    ['of Windows', 'a\r\nb\r\n', ['a', 'b', ' ']],
    ['with a line that is an ideographic space', 'a\n\u3000\nb\n', ['a', '\u3000', 'b', ' ']],
    ['with a line that is a space', ' \nb\n', [' ', 'b', ' ']],
    ['with a class that has no character', 'a\n\nb\n', ['a', '', 'b', ' ']],
  ])('%s', async (_, text, expected) => {
    const path = join(temporaryFolder(), 'keys.txt');
    await writeFile(path, text);
    expect(await readDictionary(path)).toEqual(expected);
  });

  it('that is not there is an error with its path and a way out', async () => {
    const path = join(temporaryFolder(), 'keys.txt');
    const error = await readDictionary(path).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(TyposcopeError);
    expect((error as TyposcopeError).code).toBe('reader');
    expect((error as TyposcopeError).detail.file).toBe(path);
    expect((error as TyposcopeError).detail.mend).toBeDefined();
  });
});
