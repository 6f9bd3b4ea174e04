import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import {
  hashOfFiles,
  type ReaderFiles,
  readerAlphabet,
  readerIdentity,
  routeLanguages,
} from '../../src/reading/files.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { useEmptyCache } from './cache.ts';

useEmptyCache();

const route = (languages: readonly string[], files = {}) =>
  routeLanguages(languages, files).map(({ key, code }) => `${key}:${code}`);

describe('the route of a copy', () => {
  it.each<[string[], string[]]>([
    [[], []],
    [['en'], ['en:eng']],
    [['en-GB', 'zh-Hans', 'zh-CN', 'zh'], ['en:eng']],
    [['zh-Hans'], []],
    [['zh-TW'], ['zh-Hant:chi_tra']],
    [['zh-HK'], ['zh-Hant:chi_tra']],
    [['yue'], ['zh-Hant:chi_tra']],
    [
      ['en', 'ja'],
      ['ja:jpn', 'en:eng'],
    ],
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

  it('has English for the signs of amounts alone, where PP-OCR reads the rest', () => {
    expect(routeLanguages(['en'], {})[0]).toMatchObject({ amountsOnly: true });
    expect(routeLanguages(['en'], { reader: 'tesseract' })[0]).not.toHaveProperty('amountsOnly');
    expect(routeLanguages(['en'], { reader: 'pp-ocrv4' })).toEqual([]);
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

describe('the identity of what was read with', () => {
  it('is the same for the same files, whatever the sequence of the languages', async () => {
    const one = await readerIdentity(['ko', 'ar'], {});
    expect(one).toMatchObject({ id: 'routed/npm', data: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(one.version).toMatch(/./);
    expect(await readerIdentity(['ar', 'ko', 'ko-KR', 'zh-Hans'], {})).toEqual(one);
  });

  it('is another with another language or another file', async () => {
    const folder = temporaryFolder();
    const [file, dictionary] = [join(folder, 'weights'), join(folder, 'keys.txt')];
    await writeFile(file, 'weights');
    await writeFile(dictionary, 'a\nb\n');
    const all = await Promise.all([
      readerIdentity(['ko'], {}),
      readerIdentity(['ar'], {}),
      readerIdentity(['en'], {}),
      readerIdentity(['en'], { detection: file }),
      readerIdentity(['en'], { recognition: file }),
      readerIdentity(['en'], { recognition: file, dictionary }),
    ]);
    expect(new Set(all.map(({ data }) => data)).size).toBe(all.length);
  });

  it.each<[ReaderFiles, string]>([
    [{}, 'routed/npm'],
    [{ weights: 'npm' }, 'routed/npm'],
    [{ mode: 'quick' }, 'routed/npm-quick'],
    [{ reader: 'pp-ocrv4' }, 'pp-ocrv4'],
    [{ reader: 'pp-ocrv4', mode: 'quick' }, 'pp-ocrv4'],
    [{ reader: 'tesseract' }, 'tesseract'],
    [{ reader: 'tesseract', mode: 'quick' }, 'tesseract/tesseract-quick'],
  ])('%j is %s', async (files, id) => {
    expect((await readerIdentity(['ko'], files)).id).toBe(id);
  });

  const whole = async (files: ReaderFiles) => JSON.stringify(await readerIdentity(['ko'], files));

  it('tells careful from quick', async () => {
    expect(await whole({ mode: 'quick' })).not.toBe(await whole({ mode: 'careful' }));
  });

  // One crop height or five read differently, and a stored reading is found by this.
  it('tells careful from quick with tesseract alone', async () => {
    const reader = 'tesseract';
    expect(await whole({ reader, mode: 'quick' })).not.toBe(await whole({ reader }));
  });

  it('tells careful from quick with weights of one’s own', async () => {
    const { path: detection } = kitOf({}).detectors[0]!;
    expect(await whole({ detection, mode: 'quick' })).not.toBe(await whole({ detection }));
  });

  it('is the same in both modes of a reader that has no second one to ask', async () => {
    const reader = 'pp-ocrv4';
    expect(await whole({ reader, mode: 'quick' })).toBe(await whole({ reader }));
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
    await expect(readerIdentity(['en'], { detection })).resolves.toMatchObject({
      id: 'routed/own',
    });
  });
});

describe('the alphabet of a route', () => {
  it.each<[string[], ReaderFiles, string, string]>([
    [['en'], {}, 'AZaz09.,-!?$¥%&春茶', '원קق'],
    [['ko'], {}, 'Az09원한글', 'קق'],
    [['ar', 'en'], {}, 'Az09قهوة', '원ק'],
    [['de'], {}, 'AzäöüÄÖÜß€£«„', '원ق₹'],
    [['hi'], {}, 'Az09रु₹', '،'],
    // The data have no class for it: told by where it stands.
    [['ar'], {}, 'Az09قهوة،', '٪'],
    // It has vowel signs and writes few of them.
    [['ar'], {}, 'أإً', '\u0651\u064e\u0650\u0652'],
    [[], {}, 'Az09 春', '원ق'],
    [['ko'], { reader: 'pp-ocrv4' }, 'Az09春', '원'],
    [['ko'], { reader: 'tesseract' }, '원한글 ₩', '免'],
    [['en', 'tlh'], { reader: 'tesseract' }, 'AZaz09', '원春'],
  ])('%j with %j writes %s and not %s', async (languages, files, writes, doesNot) => {
    const alphabet = await readerAlphabet(languages, files);
    expect([...writes].filter((character) => !alphabet.has(character))).toEqual([]);
    expect([...doesNot].filter((character) => alphabet.has(character))).toEqual([]);
  });

  it('has the signs of amounts that tesseract is asked for in English, and none of its letters', async () => {
    const all = await readerAlphabet(['en'], { weights: 'npm' });
    for (const sign of '£$€¥') expect(all.has(sign), sign).toBe(true);
    expect(all.has('é')).toBe(false);
    // PP-OCR's dictionaries have it, and never write it.
    expect((await readerAlphabet(['zh-Hans'], { weights: 'npm' })).has('£')).toBe(false);
  });

  it('is that of the dictionary that was named, characters beyond the first plane whole', async () => {
    const dictionary = join(temporaryFolder(), 'keys.txt');
    await writeFile(dictionary, 'a\r\n𠮷\r\n\u3000\r\n');
    const files: ReaderFiles = { recognition: dictionary, dictionary };
    expect([...(await readerAlphabet(['zh-Hans'], files))].sort()).toEqual([
      ' ',
      'a',
      '\u3000',
      '𠮷',
    ]);
  });
});
