import type { Candidate, Place } from './candidate.ts';
import { isSure } from './choose.ts';
import type { Alphabets } from './decide.ts';
import { homeShare } from './home-letters.ts';
import type { Kit } from './kits.ts';

/** A kit's readings of a line, the one that it is to be taken from in front. */
export interface Led {
  pp: readonly Candidate[];
  kit: Kit;
  alphabets: Alphabets;
}

/** Scripts that share Han: which of them a line of Han alone is in, only the copy can tell. */
const CHINESE: ReadonlySet<string> = new Set(['Hans', 'Hant']);
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/**
 * Puts a recogniser of one script in front where the line is in that script and the kit's first
 * can't write it: from あたらしい珈琲 the first reads 珈琲 and is sure of it.
 *
 * @param scripts of the copy
 */
export function ledBy(
  pp: readonly Candidate[],
  kit: Kit,
  alphabets: Alphabets,
  place: Place,
  scripts: readonly string[],
): Led {
  const [first] = pp;
  const writes = kit.recognisers[0]?.scripts ?? [];
  const n = kit.recognisers.findIndex(({ id, leads, scripts: own }, at) => {
    if (at === 0 || leads !== true || first === undefined) return false;
    const candidate = pp.find(({ engine }) => engine === id);
    return own.some(
      (script) =>
        candidate !== undefined &&
        scripts.includes(script) &&
        !writes.includes(script) &&
        isAtHome(candidate, first, script, place, scripts),
    );
  });
  if (n < 0) return { pp, kit, alphabets };
  const leader = kit.recognisers[n]!;
  const toFront = <One>(list: readonly One[], at: number): One[] => [
    list[at]!,
    ...list.filter((_, i) => i !== at),
  ];
  return {
    pp: toFront(
      pp,
      pp.findIndex(({ engine }) => engine === leader.id),
    ),
    kit: { ...kit, recognisers: toFront(kit.recognisers, n) },
    alphabets: toFront(alphabets, n),
  };
}

function isAtHome(
  candidate: Candidate,
  first: Candidate,
  script: string,
  place: Place,
  scripts: readonly string[],
): boolean {
  if (homeShare(candidate.text, script) === 0) return false;
  if (KANA.test(candidate.text)) return !isSure(first, place);
  return !scripts.some((other) => CHINESE.has(other)) && candidate.confidence > first.confidence;
}
