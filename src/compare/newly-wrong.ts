import { isAnswered, isUsablePicture, type JudgedPicture } from '../figures/judged.ts';

/** Something that was right and is wrong now, whatever the means say. */
export interface NewlyWrong {
  kind: 'critical' | 'unusable';
  model: string;
  set: string;
  sample: string;
  /** Of a critical string; null of a picture. */
  block: string | null;
  text: string | null;
  /** In how many of the repeats that were decided it is wrong now. */
  wrong: number;
  repeats: number;
}

/**
 * Critical strings that were right wherever they were decided and are wrong now in some repeat, and
 * samples that had a usable picture, of which no repeat is usable any more. Undecided ones are neither.
 */
export function newlyWrong(
  was: readonly JudgedPicture[],
  is: readonly JudgedPicture[],
): NewlyWrong[] {
  const before = byModelAndSample(was);
  return [...byModelAndSample(is)].flatMap(([key, now]) => {
    const own = before.get(key);
    return own === undefined ? [] : [...criticalOf(own, now), ...unusableOf(own, now)];
  });
}

function byModelAndSample(pictures: readonly JudgedPicture[]): Map<string, JudgedPicture[]> {
  return Map.groupBy(pictures.filter(isAnswered), ({ model, set, sample }) =>
    JSON.stringify([model, set, sample]),
  );
}

function criticalOf(was: readonly JudgedPicture[], is: readonly JudgedPicture[]): NewlyWrong[] {
  const keyOf = ({ block, text }: { block: string; text: string }) => JSON.stringify([block, text]);
  const decided = (pictures: readonly JudgedPicture[]) =>
    Map.groupBy(
      pictures.flatMap(({ critical }) => critical.filter(({ ok }) => ok !== null)),
      keyOf,
    );
  const before = decided(was);
  const { model, set, sample } = is[0]!;
  return [...decided(is)].flatMap(([key, now]): NewlyWrong[] => {
    const wasRight = before.get(key)?.every(({ ok }) => ok) ?? false;
    const wrong = now.filter(({ ok }) => !ok).length;
    if (!wasRight || wrong === 0) return [];
    const { block, text } = now[0]!;
    return [{ kind: 'critical', model, set, sample, block, text, wrong, repeats: now.length }];
  });
}

function unusableOf(was: readonly JudgedPicture[], is: readonly JudgedPicture[]): NewlyWrong[] {
  const hadOne = was.some((picture) => isUsablePicture(picture) === true);
  const hasNone = is.every((picture) => isUsablePicture(picture) === false);
  if (!hadOne || !hasNone) return [];
  const { model, set, sample } = is[0]!;
  const repeats = is.length;
  return [
    { kind: 'unusable', model, set, sample, block: null, text: null, wrong: repeats, repeats },
  ];
}
