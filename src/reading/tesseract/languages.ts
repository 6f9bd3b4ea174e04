import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Language data come from `@tesseract.js-data/*` packages. Which of a package's two variants reads
 * line crops better was measured; see docs/reading.md.
 */
interface Source {
  code: string;
  variant: '4.0.0' | '4.0.0_best_int';
}

const SOURCES: Readonly<Record<string, Source>> = {
  'zh-Hant': { code: 'chi_tra', variant: '4.0.0_best_int' },
  ja: { code: 'jpn', variant: '4.0.0' },
  ko: { code: 'kor', variant: '4.0.0' },
  ar: { code: 'ara', variant: '4.0.0' },
  hi: { code: 'hin', variant: '4.0.0' },
  fr: { code: 'fra', variant: '4.0.0_best_int' },
  de: { code: 'deu', variant: '4.0.0_best_int' },
  es: { code: 'spa', variant: '4.0.0_best_int' },
  vi: { code: 'vie', variant: '4.0.0_best_int' },
  // Not installed with the package; read as soon as theirs is. PP-OCR reads the first two.
  en: { code: 'eng', variant: '4.0.0_best_int' },
  'zh-Hans': { code: 'chi_sim', variant: '4.0.0_best_int' },
  it: { code: 'ita', variant: '4.0.0_best_int' },
  pt: { code: 'por', variant: '4.0.0_best_int' },
  pl: { code: 'pol', variant: '4.0.0_best_int' },
  nl: { code: 'nld', variant: '4.0.0_best_int' },
  sv: { code: 'swe', variant: '4.0.0_best_int' },
  da: { code: 'dan', variant: '4.0.0_best_int' },
  nb: { code: 'nor', variant: '4.0.0_best_int' },
  no: { code: 'nor', variant: '4.0.0_best_int' },
  fi: { code: 'fin', variant: '4.0.0_best_int' },
  cs: { code: 'ces', variant: '4.0.0_best_int' },
  tr: { code: 'tur', variant: '4.0.0_best_int' },
  ro: { code: 'ron', variant: '4.0.0_best_int' },
  hu: { code: 'hun', variant: '4.0.0_best_int' },
  ru: { code: 'rus', variant: '4.0.0_best_int' },
  uk: { code: 'ukr', variant: '4.0.0_best_int' },
  bg: { code: 'bul', variant: '4.0.0_best_int' },
  el: { code: 'ell', variant: '4.0.0_best_int' },
  th: { code: 'tha', variant: '4.0.0_best_int' },
  he: { code: 'heb', variant: '4.0.0_best_int' },
  fa: { code: 'fas', variant: '4.0.0_best_int' },
  ur: { code: 'urd', variant: '4.0.0_best_int' },
  mr: { code: 'mar', variant: '4.0.0_best_int' },
  bn: { code: 'ben', variant: '4.0.0_best_int' },
  ta: { code: 'tam', variant: '4.0.0_best_int' },
};

export interface LanguageData {
  /** Tesseract's own code, e.g. `jpn`. */
  code: string;
  /** A `.traineddata.gz` or `.traineddata` file. */
  path: string;
}

/**
 * The language data that read a copy language (a key as `languageKey` gives it), or null where none
 * is installed. `folder`, if given, is looked into first: `<code>.traineddata[.gz]`.
 */
export function languageData(language: string, folder?: string): LanguageData | null {
  const source = sourceOf(language);
  if (source === undefined) return null;
  const { code, variant } = source;
  if (folder !== undefined) {
    for (const name of [`${code}.traineddata.gz`, `${code}.traineddata`]) {
      const path = join(folder, name);
      if (isFile(path)) return { code, path };
    }
  }
  const root = packageFolder(`@tesseract.js-data/${code}`);
  if (root === null) return null;
  for (const choice of [variant, '4.0.0_best_int', '4.0.0']) {
    const path = join(root, choice, `${code}.traineddata.gz`);
    if (isFile(path)) return { code, path };
  }
  return null;
}

/** Every copy language that installed data read. */
export function installedLanguages(): string[] {
  return Object.keys(SOURCES).filter((language) => languageData(language) !== null);
}

/** The package to install for a language that has none, or null where we know of none. */
export function languagePackage(language: string): string | null {
  const source = sourceOf(language);
  return source === undefined ? null : `@tesseract.js-data/${source.code}`;
}

/** A copy language may be any string, also one that every object has a property of. */
function sourceOf(language: string): Source | undefined {
  return Object.hasOwn(SOURCES, language) ? SOURCES[language] : undefined;
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function packageFolder(name: string): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}
