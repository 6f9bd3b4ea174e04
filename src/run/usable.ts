import type { RuleVerdict } from '../layout/rule.ts';
import type { Bars } from '../results/results.ts';
import type { TextJudgement } from '../text/types.ts';

/**
 * What makes a picture usable unless a benchmark says otherwise.
 *
 * - `maxCer` .02: one wrong character in fifty is what a proof-reader still sends to print with a
 *   correction; more is set anew.
 * - `critical` all: a wrong price or date is a wrong picture, however small its share.
 * - `maxExtraCharacters` 0: text nobody asked for can't be published, and can't be cut out of a
 *   picture. Doubled text counts here too.
 * - `rules` none: which of them a picture has to keep is for a team to say, in its benchmark.
 */
export const DEFAULT_BARS: Bars = {
  maxCer: 0.02,
  critical: 'all',
  maxExtraCharacters: 0,
  rules: [],
};

/** An unread area of this many characters that stands for no block may be invented text. */
const MAY_BE_EXTRA = 4;

type Judged = Pick<
  TextJudgement,
  'characters' | 'cerInterval' | 'extra' | 'duplicated' | 'critical' | 'unread'
>;

/**
 * True, false, or null where no bar fails but one rests on what could not be read. A bar on the
 * error rate fails when even the best case is above it, and holds when even the worst case isn't.
 */
export function isUsable(
  text: Judged,
  layout: readonly { rule: string; verdict: RuleVerdict }[],
  bars: Bars,
  extraAllowed: 'none' | 'decorative',
): boolean | null {
  const answers: (boolean | null)[] = [];
  if (bars.maxCer !== undefined) {
    const [least, most] = text.cerInterval;
    answers.push(most <= bars.maxCer ? true : least > bars.maxCer ? false : null);
  }
  if (bars.critical === 'all') answers.push(...text.critical.map(({ ok }) => ok));
  if (bars.maxExtraCharacters !== undefined && extraAllowed === 'none') {
    const sure = text.extra + text.duplicated;
    const perhaps = text.unread
      .filter(({ block }) => block === null)
      .map((area) => area.text.replace(/[^\p{L}\p{N}]/gu, '').length)
      .filter((length) => length >= MAY_BE_EXTRA)
      .reduce((sum, length) => sum + length, 0);
    answers.push(
      sure > bars.maxExtraCharacters
        ? false
        : sure + perhaps > bars.maxExtraCharacters
          ? null
          : true,
    );
  }
  for (const id of bars.rules ?? []) {
    // A rule that nobody has judged is not known to hold.
    const verdict = layout.find(({ rule }) => rule === id)?.verdict ?? 'unknown';
    answers.push(verdict === 'unknown' ? null : verdict !== 'fail');
  }
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}
