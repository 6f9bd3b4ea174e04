import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageKey } from '../../../src/language.ts';
import { languageData, languagePackage } from '../../../src/reading/tesseract/languages.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

describe('language data', () => {
  it.each([
    ['zh-Hant', 'chi_tra'],
    ['ja', 'jpn'],
    ['ko', 'kor'],
    ['ar', 'ara'],
    ['hi', 'hin'],
    ['fr', 'fra'],
    ['de', 'deu'],
    ['es', 'spa'],
    ['vi', 'vie'],
  ])('of %s come with the project, as %s', (key, code) => {
    const data = languageData(key);
    expect(data?.code).toBe(code);
    expect(existsSync(data!.path)).toBe(true);
    expect(languagePackage(key)).toBe(`@tesseract.js-data/${code}`);
  });

  it.each(['tlh', '', 'constructor', '__proto__', 'toString'])('of %j are none', (key) => {
    expect(languageData(key)).toBeNull();
    expect(languagePackage(key)).toBeNull();
  });

  it.each([
    ['it', 'ita'],
    ['ru', 'rus'],
    ['no', 'nor'],
    ['nb', 'nor'],
    ['iw', 'heb'],
  ])('of %s are not installed, and their package is named: %s', (tag, code) => {
    expect(languagePackage(languageKey(tag))).toBe(`@tesseract.js-data/${code}`);
  });

  it('are read from a folder, the packed file first; a folder of that name is none', async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, 'rus.traineddata.gz'));
    expect(languageData('ru', folder)).toBeNull();
    await writeFile(join(folder, 'rus.traineddata'), '');
    expect(languageData('ru', folder)?.path).toBe(join(folder, 'rus.traineddata'));
    await writeFile(join(folder, 'ukr.traineddata'), '');
    await writeFile(join(folder, 'ukr.traineddata.gz'), '');
    expect(languageData('uk', folder)?.path).toBe(join(folder, 'ukr.traineddata.gz'));
  });

  it('are read from the package where the folder has none, or is not there', () => {
    const installed = languageData('ko');
    expect(languageData('ko', temporaryFolder())).toEqual(installed);
    expect(languageData('ko', join(temporaryFolder(), 'nowhere'))).toEqual(installed);
  });
});
