import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { TyposcopeError } from '../errors.ts';

/**
 * The fonts that npm ships, so that text is drawn alike on every machine. They are registered
 * under names of our own: an installed font that is also called Noto Sans must not win.
 */
export interface FontFile {
  family: string;
  /** npm package that holds the file. */
  package: string;
  /** Path of the file inside the package. */
  path: string;
}

export const fontFamilies = {
  /** Latin, Cyrillic, Greek, Vietnamese. */
  latin: 'Typoscope Latin',
  /** Simplified Chinese; also kana and many traditional forms. */
  chinese: 'Typoscope Chinese',
  korean: 'Typoscope Korean',
  arabic: 'Typoscope Arabic',
  devanagari: 'Typoscope Devanagari',
} as const;

/** For `context.font`: each character comes from the first family that has it. */
export const fontStack = Object.values(fontFamilies)
  .map((family) => `"${family}"`)
  .join(', ');

/** A canvas font: weight 400 to 900, size in pixels. */
export function fontOf(size: number, weight = 400): string {
  return `${weight} ${size}px ${fontStack}`;
}

const files: readonly FontFile[] = [
  ...['Light', 'Regular', 'SemiBold', 'Bold', 'Black'].map((weight) => ({
    family: fontFamilies.latin,
    package: '@embedpdf/fonts-latin',
    path: `fonts/NotoSans-${weight}.ttf`,
  })),
  ...['Regular', 'Bold'].map((weight) => ({
    family: fontFamilies.chinese,
    package: '@embedpdf/fonts-sc',
    path: `fonts/NotoSansHans-${weight}.otf`,
  })),
  ...['Regular', 'Bold', 'Black'].map((weight) => ({
    family: fontFamilies.korean,
    package: '@embedpdf/fonts-kr',
    path: `fonts/NotoSansKR-${weight}.otf`,
  })),
  ...['Regular', 'Bold'].map((weight) => ({
    family: fontFamilies.arabic,
    package: '@embedpdf/fonts-arabic',
    path: `fonts/NotoNaskhArabic-${weight}.ttf`,
  })),
  ...['400Regular', '700Bold'].map((weight) => ({
    family: fontFamilies.devanagari,
    package: '@expo-google-fonts/noto-sans-devanagari',
    path: `${weight}/NotoSansDevanagari_${weight}.ttf`,
  })),
];

/** Makes the families known to the canvas, once a process. Throws where a font file is missing. */
export function registerFonts(): void {
  registerFontFiles(files);
}

export function registerFontFiles(fonts: readonly FontFile[]): void {
  const known = new Set(GlobalFonts.families.map((entry) => entry.family));
  for (const font of fonts) {
    if (known.has(font.family)) continue;
    const file = locate(font);
    if (file === null || GlobalFonts.registerFromPath(file, font.family) === null) {
      throw new TyposcopeError('output', 'a font that comes with the program is missing', {
        file: `${font.package}/${font.path}`,
        found: file === null ? 'no such file' : 'a file that is no font',
        mend: 'Install the dependencies again: npm ci',
      });
    }
  }
}

/** Packages differ in what they export, so the folder is found through their entry. */
function locate(font: FontFile): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(font.package);
    const inside = entry.lastIndexOf(join(...font.package.split('/')));
    const root = inside < 0 ? dirname(entry) : entry.slice(0, inside + font.package.length);
    const file = join(root, font.path);
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}
