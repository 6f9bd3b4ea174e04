import { said } from '../modules/told.ts';
import { checkedJudgement } from './checked-judgement.ts';
import type { LayoutRule, RuleJudgement } from './rule.ts';

/** Of what a rule's own code threw. */
const LONGEST = 300;

/**
 * A user's rule, none of whose judgements is taken unchecked. It gets copies: what it does to its
 * input must not show in what others see. Where it throws, or gives what is no judgement, its
 * verdict on that picture is `unknown` and says why; nothing else is lost.
 *
 * @param file of the rule, as messages name it
 */
export function guardedRule(file: string, rule: LayoutRule): LayoutRule {
  const { id, title, score } = rule;
  return {
    id,
    title,
    score,
    judge(input) {
      const copy = structuredClone(input);
      try {
        const answer: unknown = rule.judge(copy);
        if (isPromise(answer))
          return failed(file, 'judge() gave a promise, and is to answer at once');
        const checked = checkedJudgement(answer, input);
        if ('judgement' in checked) return checked.judgement;
        return failed(file, `its judgement does not hold: ${checked.fault}`);
      } catch (cause) {
        return failed(file, said(cause));
      }
    },
  };
}

function isPromise(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('then' in value)) return false;
  if (typeof value.then !== 'function') return false;
  // Nobody waits for it: a rejection that nobody hears would end the process.
  Promise.resolve(value).catch(() => {});
  return true;
}

function failed(file: string, why: string): RuleJudgement {
  const line = (text: string) =>
    text
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim();
  const reason = line(why);
  const short = reason.length > LONGEST ? line(`${reason.slice(0, LONGEST - 1)}…`) : reason;
  return {
    verdict: 'unknown',
    score: null,
    measured: {},
    expected: {},
    message: `The rule’s own module ${line(file)} failed at this picture: ${short}`,
    boxes: [],
    marks: [],
  };
}
