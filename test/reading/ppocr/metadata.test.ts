import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TyposcopeError } from '../../../src/errors.ts';
import { dictionaryOf, onnxMetadata } from '../../../src/reading/ppocr/metadata.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 0x80))];
}

function bytesField(number: number, content: Iterable<number> | string): number[] {
  const bytes = [...(typeof content === 'string' ? Buffer.from(content) : content)];
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
}

function entry(key: string, value: string): number[] {
  return bytesField(14, [...bytesField(1, key), ...bytesField(2, value)]);
}

const VERSION = [8, 9];
const GRAPH = bytesField(7, new Uint8Array(300).fill(0xff));
const model = (...parts: number[][]) => Uint8Array.from([...VERSION, ...GRAPH, ...parts].flat());

describe('metadata of an ONNX file', () => {
  test('are found among fields of every kind', async () => {
    const bytes = model(
      [...varint(20 * 8 + 1), 1, 2, 3, 4, 5, 6, 7, 8],
      entry('a', '1'),
      [...varint(21 * 8 + 5), 1, 2, 3, 4],
      [...varint(22 * 8), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
      bytesField(14, [...bytesField(2, 'second first'), ...bytesField(1, 'b'), 24, 7]),
      entry('a', '2'),
      entry('', 'x'.repeat(40_000)),
    );
    expect([...(await onnxMetadata(bytes))]).toEqual([
      ['a', '2'],
      ['b', 'second first'],
      ['', 'x'.repeat(40_000)],
    ]);
  });

  test('may be none', async () => {
    expect(await onnxMetadata(model())).toEqual(new Map());
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'no network in it'],
    ['no network', Uint8Array.from([...VERSION, ...entry('a', 'b')]), 'no network in it'],
    ['text', Buffer.from('<html><body>not here</body></html>'), 'a field of unknown kind 4'],
    ['zeros', new Uint8Array(50), 'no field at byte 0'],
    ['a cut', model(entry('character', 'abc')).subarray(0, -2), 'where 14 are left'],
    ['a cut in a number', Uint8Array.from([8, 0x80]), 'it ends in the middle of a number'],
    ['a cut in a fixed number', model([...varint(161), 1]), 'a field of 8 bytes where 1 are left'],
    ['a number without end', Uint8Array.from([8, ...Array(11).fill(0xff)]), 'without end'],
    [
      'a length beyond all files',
      model([...varint(14 * 8 + 2), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]),
      'are left',
    ],
    ['broken text', model(bytesField(14, bytesField(2, [0xff, 0xfe]))), 'no UTF-8 text'],
    [
      'a broken entry',
      model(bytesField(14, [10, 200, 1])),
      'a field of 200 bytes where 0 are left',
    ],
  ])('%s is no ONNX file', async (_, bytes, found) => {
    const path = join(temporaryFolder(), 'weights.onnx');
    await writeFile(path, bytes);
    for (const onnx of [bytes, path]) {
      const error = await onnxMetadata(onnx).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TyposcopeError);
      expect(error).toMatchObject({ code: 'reader', what: 'these weights are no ONNX file' });
      expect((error as TyposcopeError).message).toContain(found);
      expect((error as TyposcopeError).detail.file).toBe(onnx === path ? path : undefined);
    }
  });

  test('of a file that isn’t there', async () => {
    const path = join(temporaryFolder(), 'none.onnx');
    await expect(onnxMetadata(path)).rejects.toThrow(/none\.onnx: the weights cannot be read/);
  });
});

describe('a recogniser’s dictionary', () => {
  async function file(...entries: number[][]): Promise<string> {
    const path = join(temporaryFolder(), 'rec.onnx');
    await writeFile(path, model(...entries));
    return path;
  }

  test.each([
    ['is its lines and the space', 'a\n雪\n👍🏽', ['a', '雪', '👍🏽', ' ']],
    ['is never trimmed', '\u3000\n一\n\ufeff\n\u00a0', ['\u3000', '一', '\ufeff', '\u00a0', ' ']],
    ['keeps a byte order mark at its start', '\ufeff\na', ['\ufeff', 'a', ' ']],
    ['may end in a line break', 'a\nb\n', ['a', 'b', ' ']],
  ])('%s', async (_, text, expected) => {
    expect(await dictionaryOf(await file(entry('shape', '48'), entry('character', text)))).toEqual(
      expected,
    );
  });

  test.each([
    ['none', [entry('shape', '48')]],
    ['an empty one', [entry('character', '')]],
  ])('%s is an error', async (_, entries) => {
    const path = await file(...entries);
    await expect(dictionaryOf(path)).rejects.toThrow(/rec\.onnx: these weights hold no dictionary/);
  });
});
