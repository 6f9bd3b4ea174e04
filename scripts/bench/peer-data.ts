import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languageKey } from '../../src/language.ts';
import { type LanguageData, languageData } from '../../src/reading/tesseract/languages.ts';
import { readTrainedData } from '../../src/reading/tesseract/trained-data.ts';

/**
 * Tesseract's data for the languages of a copy, each once. Tesseract gets English and Simplified
 * Chinese too, which our reader does without; English stands for what isn't installed.
 */
export function peerData(languages: readonly string[]): LanguageData[] {
  const data = languages.map((language) => languageData(languageKey(language)) ?? english());
  return [...new Map(data.map((one) => [one.code, one])).values()];
}

function english(): LanguageData {
  const data = languageData('en');
  if (data === null) throw new Error('@tesseract.js-data/eng is not installed: run npm ci');
  return data;
}

/** A new folder of them, as tesseract.js takes its languages: gzipped. */
export async function packedData(data: readonly LanguageData[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'typoscope-bench-'));
  for (const { code, path } of data) await copyFile(path, join(folder, `${code}.traineddata.gz`));
  return folder;
}

/** A new folder of the same data as the native program takes them. */
export async function plainData(data: readonly LanguageData[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'typoscope-bench-'));
  for (const { code, path } of data) {
    await writeFile(join(folder, `${code}.traineddata`), await readTrainedData(path));
  }
  return folder;
}
