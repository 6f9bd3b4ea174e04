import { z } from 'zod';
import { graphemes } from '../text/graphemes.ts';
import type { RuleJudgement } from './rule.ts';

/** Caps: what a person looks at, and a results file with hundreds of pictures can hold. */
const MOST_BOXES = 200;
const MOST_MARKS = 400;
const MOST_POINTS = 200;
const MOST_JSON = 10_000;
const LONGEST_MESSAGE = 400;
const LONGEST_LABEL = 80;
const PLAIN = 'not plain JSON, with finite numbers and nothing undefined';
/** Faults that are told: three show what thirty would. */
const TOLD = 3;

/**
 * A judgement of a user's rule, with nothing in it but what belongs there, or in words what doesn't
 * hold of it. White space of texts becomes single spaces and what is too long is cut: a message may
 * quote a block of several lines, or a long one.
 *
 * @param size of the picture, in pixels: everything is drawn on it or beside it
 */
export function checkedJudgement(
  value: unknown,
  size: { width: number; height: number },
): { judgement: RuleJudgement } | { fault: string } {
  const { success, data, error } = judgementOn(size).safeParse(value, {
    // Of values that are no JSON it would only say that the input is invalid.
    error: ({ code, note }) => (code === 'invalid_union' && note === undefined ? PLAIN : undefined),
  });
  if (success) return { judgement: data as RuleJudgement };
  const told = error.issues.slice(0, TOLD).map(({ path, message }) => {
    const key = path.map(String).join('.');
    return key === '' ? message : `${key}: ${message}`;
  });
  const rest = error.issues.length - told.length;
  return { fault: [...told, ...(rest > 0 ? [`${rest} more`] : [])].join('; ') };
}

function judgementOn({ width, height }: { width: number; height: number }) {
  const reach = Math.max(width, height);
  const near = z
    .number()
    .min(-reach, 'far outside the picture')
    .max(2 * reach, 'far outside the picture');
  const length = z
    .number()
    .min(0)
    .max(3 * reach, 'far larger than the picture');
  const box = z.tuple([near, near, length, length]);
  const point = z.tuple([near, near]);
  const tone = z.enum(['good', 'bad', 'open', 'guide']);
  const label = line(LONGEST_LABEL);
  const mark = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('box'), tone, box, label: label.optional() }),
    z.object({
      kind: z.literal('outline'),
      tone,
      points: z.array(point).min(2).max(MOST_POINTS),
      label: label.optional(),
    }),
    z.object({
      kind: z.literal('line'),
      tone,
      from: point,
      to: point,
      label: label.optional(),
      arrow: z.boolean().optional(),
    }),
    z.object({ kind: z.literal('measure'), tone, from: point, to: point, label }),
    z.object({
      kind: z.literal('swatch'),
      tone,
      box,
      colour: z.string().regex(/^#[0-9a-f]{6}$/i, 'not a colour as #rrggbb'),
      label,
    }),
  ]);
  return z
    .object({
      verdict: z.enum(['pass', 'fail', 'unknown', 'not-applicable']),
      score: z.number().min(0).max(1).nullable(),
      measured: facts,
      expected: facts,
      message: line(LONGEST_MESSAGE),
      boxes: z.array(box).max(MOST_BOXES),
      marks: z.array(mark).max(MOST_MARKS),
    })
    .refine(
      ({ verdict, score }) => (verdict === 'pass' || verdict === 'fail') === (score !== null),
      {
        path: ['score'],
        error: 'a number from 0 to 1 where the verdict is pass or fail, null where it is not',
      },
    );
}

/** One line that is not empty; of a longer one its beginning. */
function line(longest: number) {
  return z
    .string()
    .transform((text) => shortened(text.toWellFormed().replace(/\s+/g, ' ').trim(), longest))
    .pipe(
      z
        .string()
        .min(1, 'empty')
        .regex(/^\P{Cc}*$/u, 'control characters'),
    );
}

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // The last of them may be cut in two.
  const kept = graphemes(text.slice(0, longest)).slice(0, -1);
  return `${kept.join('').trimEnd()}…`;
}

const facts = z
  .record(z.string(), z.json(), PLAIN)
  .refine((value) => JSON.stringify(value).length <= MOST_JSON, {
    error: `longer than ${MOST_JSON} characters as JSON`,
  });
