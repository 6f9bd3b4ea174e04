import type { LogoEvidence } from '../evidence.ts';
import type { Mark, RuleJudgement } from '../rule.ts';
import type { LayoutInput } from '../seen.ts';
import { percent, thousandth } from '../words.ts';
import { expectedOf } from './facts.ts';
import { mayBeWordmark } from './faint-wordmark.ts';
import { homeMark } from './marks.ts';

/** No place is the logo, or like it. */
export function absent(input: LayoutInput, { found, aspect }: LogoEvidence): RuleJudgement {
  const [nearest] = found;
  const faint = input.evidence.faint.some((one) => mayBeWordmark(one, input, aspect));
  const message =
    nearest === undefined
      ? 'The logo is not in the picture: nothing in it has its shape.'
      : `The logo is not in the picture: what is most like it agrees in ${percent(nearest.shape)} of its outline.`;
  if (faint) {
    return open(input, 'No logo was found, but text that is too faint to be read may be it.');
  }
  const home = homeMark(input);
  return {
    verdict: 'fail',
    score: 0,
    measured: {
      failed: ['present'],
      open: [],
      times: 0,
      nearestShape: nearest === undefined ? null : thousandth(nearest.shape),
    },
    expected: expectedOf(input, null),
    message,
    boxes: [],
    marks: [
      ...home,
      ...(nearest === undefined
        ? []
        : [
            {
              kind: 'outline',
              tone: 'bad',
              points: [...nearest.quad],
              label: `not the logo (${percent(nearest.shape)})`,
            } satisfies Mark,
          ]),
    ],
  };
}

/** Nothing tells whether it is there. */
export function open(input: LayoutInput, message: string): RuleJudgement {
  return {
    verdict: 'unknown',
    score: null,
    measured: { failed: [], open: ['present'] },
    expected: expectedOf(input, null),
    message,
    boxes: input.evidence.faint.map(({ box }) => box),
    marks: homeMark(input),
  };
}
