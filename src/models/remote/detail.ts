import { isMap } from './answer.ts';

/** What a bad answer says: short words for programs, and a sentence for people. */
export interface Detail {
  codes: string[];
  words: string;
}

/** How FastAPI complains, on which fal and most servers of models are built: `detail` in two forms. */
export function detailOf(body: unknown): Detail {
  if (!isMap(body)) return { codes: [], words: '' };
  const { detail, message, error } = body;
  if (Array.isArray(detail)) {
    const all = detail.filter(isMap);
    return {
      codes: [...new Set(all.map(({ type }) => type).filter((type) => typeof type === 'string'))],
      words: all
        .map(({ msg, loc }) => [...placeOf(loc), typeof msg === 'string' ? msg : ''].join(': '))
        .join('; '),
    };
  }
  const words = [detail, message, error].find((each) => typeof each === 'string');
  return { codes: [], words: words ?? '' };
}

/** Which key of what was sent is meant, without the word `body` that all begin with. */
function placeOf(loc: unknown): string[] {
  if (!Array.isArray(loc)) return [];
  const path = loc.filter((step) => step !== 'body').join('.');
  return path === '' ? [] : [path];
}
