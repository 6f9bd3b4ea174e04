import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { TyposcopeError } from '../../../src/errors.ts';
import { languageData } from '../../../src/reading/tesseract/languages.ts';
import { alphabetOf, readTrainedData } from '../../../src/reading/tesseract/trained-data.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

/** A trained-data file of these parts; null: absent. */
function trained(parts: readonly (string | null)[]): Buffer {
  const bodies = parts.map((part) => Buffer.from(part ?? '', 'utf8'));
  const head = Buffer.alloc(4 + 8 * parts.length);
  head.writeInt32LE(parts.length, 0);
  let at = head.length;
  parts.forEach((part, i) => {
    head.writeBigInt64LE(BigInt(part === null ? -1 : at), 4 + 8 * i);
    at += bodies[i]!.length;
  });
  return Buffer.concat([head, ...bodies]);
}

const units = '5\nNULL 0 NULL 0\nJoined 7 0\n|Broken|0|1 f 0\nक्ष 1 0\na 3 0\n';
/** The network's own units stand in part 21, those of the old engine in part 1. */
const withNetwork = trained([
  null,
  '1\nz 3 0\n',
  ...new Array<null>(19).fill(null),
  units,
  'what follows',
]);

describe('the alphabet of language data', () => {
  it('is the network’s, character by character', () => {
    expect([...alphabetOf(withNetwork)]).toEqual(['क', '्', 'ष', 'a']);
  });

  it('is the old engine’s where there is no network', () => {
    expect([...alphabetOf(trained([null, '1\nz 3 0\n']))]).toEqual(['z']);
    expect(alphabetOf(trained([null, null])).size).toBe(0);
  });

  it.each([
    ['hi', 'कखगघअआइईािीुूेैोौ्ंँ'],
    ['ar', 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
    ['ko', '한낮의커피원두'],
    ['ja', 'あいうアイウ一二三茶'],
    ['zh-Hant', '龍鳥茶學'],
    ['de', 'äöüßÄÖÜ'],
    ['fr', 'éèêçàùœ'],
    ['es', 'ñáí¿¡'],
    ['vi', 'ăâđêôơưởệ'],
  ])('of %s as installed has its letters', async (key, letters) => {
    const alphabet = alphabetOf(await readTrainedData(languageData(key)!.path));
    expect([...letters].filter((letter) => !alphabet.has(letter))).toEqual([]);
    expect(alphabet.size).toBeLessThan(20_000);
    expect(alphabet.has('')).toBe(false);
  });
});

describe('a file of language data', () => {
  it('is the same packed and unpacked', async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, 'a.gz'), gzipSync(withNetwork));
    await writeFile(join(folder, 'a'), withNetwork);
    const both = [
      await readTrainedData(join(folder, 'a.gz')),
      await readTrainedData(join(folder, 'a')),
    ];
    expect(both[0]!.equals(both[1]!)).toBe(true);
  });

  const installed = () => readFile(languageData('vi')!.path);
  it.each<[string, () => Promise<Buffer | null>]>([
    ['is not there', async () => null],
    ['is cut off', async () => (await installed()).subarray(0, 5000)],
    ['is empty', async () => Buffer.alloc(0)],
    ['is an empty archive', async () => gzipSync(Buffer.alloc(0))],
    ['is a text', async () => Buffer.from('<html>not found</html>')],
    ['claims no parts', async () => Buffer.alloc(40)],
    [
      'claims more parts than it has bytes',
      async () => Buffer.from([0xff, 0xff, 0xff, 0x7f, 0, 0]),
    ],
    ['has parts outside itself', async () => withNetwork.subarray(0, 190)],
  ])('that %s is an error with its path and a way out', async (_, make) => {
    const path = join(temporaryFolder(), 'xxx.traineddata.gz');
    const bytes = await make();
    if (bytes !== null) await writeFile(path, bytes);
    const error = await readTrainedData(path).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(TyposcopeError);
    const { code, detail } = error as TyposcopeError;
    expect(code).toBe('reader');
    expect(detail.file).toBe(path);
    expect(detail.mend).toBeDefined();
  });
});
