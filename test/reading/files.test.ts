import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import {
  hashOfFiles,
  ppOcrFiles,
  readerAlphabet,
  readerIdentity,
  routeLanguages,
} from '../../src/reading/files.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const route = (languages: readonly string[], files = {}) =>
  routeLanguages(languages, files).map(({ key, code }) => `${key}:${code}`);

describe('the route of a copy', () => {
  it.each<[string[], string[]]>([
    [[], []],
    [['en'], []],
    [['en-GB', 'zh-Hans', 'zh-CN', 'zh'], []],
    [['zh-TW'], ['zh-Hant:chi_tra']],
    [['zh-HK'], ['zh-Hant:chi_tra']],
    [['yue'], ['zh-Hant:chi_tra']],
    [['ja', 'en'], ['ja:jpn']],
    [['ko-KR'], ['ko:kor']],
    [
      ['ar-EG', 'hi'],
      ['ar:ara', 'hi:hin'],
    ],
    [
      ['hi', 'ar', 'ar-SA'],
      ['ar:ara', 'hi:hin'],
    ],
    [
      ['de', 'fr', 'es', 'vi'],
      ['de:deu', 'es:spa', 'fr:fra', 'vi:vie'],
    ],
    [['tlh', 'not a tag', 'constructor', '__proto__'], []],
  ])('%j: %j', (languages, expected) => {
    expect(route(languages)).toEqual(expected);
  });

  it.each(['kor.traineddata.gz', 'kor.traineddata'])(
    'takes %s from the user’s folder before the installed package',
    async (name) => {
      const folder = temporaryFolder();
      const installed = routeLanguages(['ko'], {})[0]!.path;
      expect(routeLanguages(['ko'], { languageData: folder })[0]!.path).toBe(installed);
      await writeFile(join(folder, name), '');
      expect(routeLanguages(['ko'], { languageData: folder })[0]!.path).toBe(join(folder, name));
    },
  );
});

describe('the files that lines are read with', () => {
  it('are installed', () => {
    const files = ppOcrFiles({});
    for (const path of Object.values(files)) expect(existsSync(path), path).toBe(true);
    expect(basename(files.dictionary)).toMatch(/\.txt$/);
  });

  it('can each be set', () => {
    const own = { detection: 'a', recognition: 'b', dictionary: 'c' };
    expect(ppOcrFiles(own)).toEqual(own);
    expect(ppOcrFiles({ recognition: 'b' })).toEqual({ ...ppOcrFiles({}), recognition: 'b' });
  });
});

describe('the identity of what was read with', () => {
  it('is the same for the same files, whatever the sequence of the languages', async () => {
    const one = await readerIdentity(['ko', 'ar'], {});
    expect(one).toMatchObject({ id: 'routed', data: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await readerIdentity(['ar', 'ko', 'ko-KR', 'en'], {})).toEqual(one);
  });

  it('is another with another language or another file', async () => {
    const dictionary = join(temporaryFolder(), 'keys.txt');
    await writeFile(dictionary, 'a\nb\n');
    const all = await Promise.all([
      readerIdentity(['ko'], {}),
      readerIdentity(['ar'], {}),
      readerIdentity(['en'], {}),
      readerIdentity(['en'], { dictionary }),
    ]);
    expect(new Set(all.map(({ data }) => data)).size).toBe(4);
  });

  it('hashes contents, not names', async () => {
    const folder = temporaryFolder();
    const paths = ['a', 'b', 'c'].map((name) => join(folder, name));
    for (const path of paths) await writeFile(path, path.endsWith('c') ? 'other' : 'same');
    const hashes = await Promise.all(paths.map((path) => hashOfFiles([path])));
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
    expect(await hashOfFiles(paths)).not.toBe(await hashOfFiles(paths.toReversed()));
  });

  it('names a file that is not there, and finds it once it is', async () => {
    const detection = join(temporaryFolder(), 'weights.onnx');
    const error = await readerIdentity(['en'], { detection }).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(TyposcopeError);
    expect(error).toMatchObject({ code: 'reader', detail: { file: detection } });
    expect((error as TyposcopeError).detail.mend).toBeDefined();
    await writeFile(detection, 'x');
    await expect(readerIdentity(['en'], { detection })).resolves.toMatchObject({ id: 'routed' });
  });
});

describe('the alphabet of a route', () => {
  it.each<[string[], string, string]>([
    [['en'], 'AZaz09.,-!?$¥%&春茶', '원קق'],
    [['ko'], 'Az09원한글', 'קق'],
    [['ar', 'en'], 'Az09قهوة', '원ק'],
    [['de'], 'AzäöüÄÖÜß', '원ق'],
  ])('%j writes %s and not %s', async (languages, writes, doesNot) => {
    const alphabet = await readerAlphabet(languages, {});
    expect([...writes].filter((character) => !alphabet.has(character))).toEqual([]);
    expect([...doesNot].filter((character) => alphabet.has(character))).toEqual([]);
  });
});
