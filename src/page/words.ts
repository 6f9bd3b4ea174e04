import { NOT_KNOWN } from '../figures/numbers.ts';
import type { CellData, SampleData } from '../report/site/data.ts';

/** What things are called. */

const CATEGORIES: Readonly<Record<SampleData['category'], string>> = {
  poster: 'posters',
  packaging: 'packaging',
  menu: 'menus',
  infographic: 'infographics',
  ui: 'UI',
  other: 'other pictures',
};

export function categoryName(category: string): string {
  return ownOf(CATEGORIES, category) ?? category;
}

const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
const SHORT: Readonly<Record<string, string>> = {
  'zh-Hans': 'Chinese (simplified)',
  'zh-Hant': 'Chinese (traditional)',
};

export function languageName(language: string): string {
  try {
    return ownOf(SHORT, language) ?? names.of(language) ?? language;
  } catch {
    return language;
  }
}

/** Others' words may be `constructor`, which every object has. */
function ownOf(names: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(names, key) ? names[key] : undefined;
}

/** `Chinese (simplified) menus`. */
export function jobName(category: string, language: string): string {
  return `${languageName(language)} ${categoryName(category)}`;
}

export const OUTCOMES: Readonly<Record<CellData['outcome'], string>> = {
  image: 'picture',
  refused: 'refused',
  empty: 'no picture in the answer',
  error: 'failed',
  timeout: 'timed out',
  uncertain: 'nobody knows whether it was billed',
  absent: 'no picture',
  'skipped-budget': 'not asked for: budget',
};

/** In one word, whether a picture can be used. */
export type VerdictWord = 'usable' | 'not usable' | 'not known' | 'no picture';

export function verdictOf({ outcome, usable }: Pick<CellData, 'outcome' | 'usable'>): VerdictWord {
  if (outcome !== 'image') return 'no picture';
  return usable === null ? 'not known' : usable ? 'usable' : 'not usable';
}

export function seconds(ms: number | null): string {
  if (ms === null) return NOT_KNOWN;
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

export function dollars(usd: number | string | null): string {
  return usd === null ? NOT_KNOWN : `$${usd}`;
}

export function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}

/** `#2`; the first has no number. */
export function repeatName(repeat: number): string {
  return repeat === 0 ? '' : `#${repeat + 1}`;
}

/** `2026-11-24 16:03 UTC`. */
export function moment(iso: string | null): string {
  return iso === null ? NOT_KNOWN : `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
