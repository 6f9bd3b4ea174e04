import { unaskedCharacters } from '../../figures/judged.ts';
import type { Bars, ImageResult } from '../../results/results.ts';
import { whyNotUsable } from '../why-not-usable.ts';
import type { CellData } from './data.ts';
import { errorsOf } from './severity.ts';

/** Phrases that a card of the gallery has room for. */
const PHRASES = 3;

/** Files of a picture, by paths from index.html. */
export interface Shown {
  picture: string | null;
  thumbnail: string | null;
}

export function cellOf(
  image: ImageResult,
  place: Pick<CellData, 'model' | 'sample'>,
  bars: Bars,
  shown: Shown,
): CellData {
  const { text, layout, width, height } = image;
  const ruled = (verdict: string) =>
    layout.filter((rule) => rule.verdict === verdict).map(({ rule }) => rule);
  return {
    ...place,
    repeat: image.repeat,
    outcome: image.outcome,
    usable: image.usable,
    cer: text?.cer ?? null,
    cerInterval: text?.cerInterval ?? null,
    decided:
      text === null || text.characters === 0 ? null : text.decidedCharacters / text.characters,
    unasked: unaskedCharacters(image) ?? 0,
    criticalWrong: text?.critical.filter(({ ok }) => ok === false).length ?? 0,
    fails: ruled('fail'),
    unknown: ruled('unknown'),
    usd: image.cost.usd === null ? null : Number(image.cost.usd),
    ms: image.latency.attemptMs,
    size: width === null || height === null ? null : [width, height],
    ...shown,
    why: whyOf(image, bars).slice(0, PHRASES),
  };
}

/** Why it isn't usable, or why there is no picture; where it is usable, what is wrong all the same. */
function whyOf(image: ImageResult, bars: Bars): string[] {
  const { outcome, reason, text, textReason } = image;
  if (outcome !== 'image') return reason === null ? [] : [reason];
  if (text === null) return [`Not read: ${textReason ?? 'no reason given'}`];
  const why = whyNotUsable(image, bars);
  if (why.length > 0) return why;
  const errors = errorsOf(text);
  const open = text.characters - text.decidedCharacters;
  return [
    ...(errors === 0 ? [] : [`${errors === 1 ? '1 character' : `${errors} characters`} wrong`]),
    ...(image.usable === null && open > 0
      ? [`${open} of ${text.characters} characters undecided`]
      : []),
  ];
}
