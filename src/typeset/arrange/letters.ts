import { scriptOfLanguage } from '../../language.ts';
import { extentOf, inkWidth, type Setting } from '../measure.ts';

/** Letters whose ink tells how high and how low a script's lines reach. */
const TALL: Readonly<Record<string, string>> = {
  Hans: '国',
  Hant: '國',
  Jpan: '国',
  Kore: '를',
  Arab: 'لأجع',
  Deva: 'कीकू',
};

/** A letter that people compare sizes by: a capital, an ideograph, a stem. */
const LETTER: Readonly<Record<string, string>> = {
  Hans: '国',
  Hant: '國',
  Jpan: '国',
  Kore: '를',
  Arab: 'ا',
  Deva: 'क',
};

/** Extents are read in whole pixels. */
const LARGE = 200;

/** Height of the letters over the size of their font. */
export function letterHeight(setting: Setting): number {
  const letter = LETTER[scriptOfLanguage(setting.lang)] ?? 'H';
  const { up, down } = extentOf(letter, { ...setting, size: LARGE });
  return (up + down) / LARGE;
}

/** Distance of baselines over size: marks above and below the letters need room. */
export function leadingOf(lang: string): number {
  const script = scriptOfLanguage(lang);
  if (script === 'Arab' || script === 'Deva') return 1.6;
  return isIdeographic(lang) ? 1.4 : 1.28;
}

/** Whether letters fill a square each: ideographs, kana, syllables of Korean. */
export function isIdeographic(lang: string): boolean {
  return /^(?:Hans|Hant|Jpan|Kore)$/.test(scriptOfLanguage(lang));
}

/** Size of a block, in pixels. */
export interface Extents {
  width: number;
  /** From the top of a tall letter of the first line to the foot of a deep one of the last. */
  height: number;
  /** Ink beyond that: accents above, marks below; negative where ink ends short of it. */
  over: number;
  under: number;
  /** Of the first line, below the top. */
  baseline: number;
}

/**
 * Blocks stand by their letters and not by their ink, or a row would be as crooked as "tea" beside
 * "Été".
 */
export function blockExtents(lines: readonly string[], setting: Setting): Extents {
  const { up, down } = extentOf(TALL[scriptOfLanguage(setting.lang)] ?? 'Hp', setting);
  const pitch = leadingOf(setting.lang) * setting.size;
  const inked = lines.map((line) => extentOf(line, setting));
  const last = lines.length - 1;
  return {
    width: Math.max(...lines.map((line) => inkWidth(line, setting))),
    height: up + down + last * pitch,
    over: Math.max(...inked.map((line, i) => line.up - up - i * pitch)),
    under: Math.max(...inked.map((line, i) => line.down - down - (last - i) * pitch)),
    baseline: up,
  };
}
