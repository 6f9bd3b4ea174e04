import { isArrayBuffer, isUint8Array } from 'node:util/types';
import { z } from 'zod';
import type { Cost, Failure, GenerationFacts } from '../model.ts';
import { brief } from './brief.ts';
import { costOf, dollarsExpected } from './cost.ts';
import { jsonExpected, jsonOf } from './json.ts';
import type { Bytes } from './own.ts';

/** Faults that are told: three show what thirty would. */
const TOLD = 3;
const MOST_IDS = 20;

/** What a module answered, with nothing in it but what belongs there; the bytes may be anything. */
export type CheckedAnswer = CheckedPicture | CheckedNothing;

export interface CheckedFacts extends Partial<Omit<GenerationFacts, 'cost'>> {
  cost?: Cost;
}

export interface CheckedPicture extends CheckedFacts {
  outcome: 'image';
  /** A copy: what the module goes on to do with its own must not show. */
  bytes: Uint8Array;
}

export interface CheckedNothing extends CheckedFacts {
  outcome: 'refused' | 'empty' | 'error' | 'timeout' | 'absent';
  reason: string;
  failure?: Failure;
}

const bytes = z
  .custom<Bytes>((value) => isUint8Array(value) || isArrayBuffer(value), {
    error: 'the bytes of a PNG, JPEG or WebP, as a Uint8Array',
  })
  .transform((value) => (isUint8Array(value) ? new Uint8Array(value) : copied(value)));

const json = made(jsonOf, jsonExpected);
const ms = z.number('milliseconds, or null').min(0, 'milliseconds, or null').nullable();
const texts = z.record(z.string(), z.string('a text'), 'an object of texts');

const facts = {
  modelAnswered: z.string('a text').max(500, 'at most 500 characters').nullish(),
  requestIds: z
    .array(z.string('a text').max(500, 'at most 500 characters'), 'a list of texts')
    .max(MOST_IDS, `at most ${MOST_IDS}`)
    .nullish(),
  cost: made((value) => costOf(value, 'usage'), dollarsExpected).nullish(),
  usage: json.nullish(),
  sent: json.nullish(),
  headers: json.pipe(texts).nullish(),
  latency: z.object({ attemptMs: ms, totalMs: ms }, 'an object with attemptMs, totalMs').nullish(),
  attempts: z.int('a whole number').min(0, 'a whole number').max(1000, 'at most 1000').nullish(),
  injected: z
    .array(
      z.object(
        {
          kind: z.string('a text'),
          block: z.string('a text, or null').nullable(),
          what: z.string('a text'),
          facts: json.pipe(
            z.record(
              z.string(),
              z.union([z.string(), z.number(), z.boolean(), z.null()], 'no list, and no object'),
            ),
          ),
        },
        'an object with kind, block, what, facts',
      ),
      'a list of faults',
    )
    .nullish(),
};

const OUTCOMES = ['refused', 'empty', 'error', 'timeout', 'absent'] as const;
const KINDS = ['busy', 'passing', 'account', 'lasting'] as const;

const picture = z.object({ outcome: z.literal('image'), bytes, ...facts });
const nothing = z.object({
  outcome: z.enum(OUTCOMES, `image, ${OUTCOMES.join(', ')}`),
  reason: z.string('a sentence').regex(/\S/, 'a sentence'),
  failure: z
    .object(
      {
        kind: z.enum(KINDS, `one of ${KINDS.join(', ')}`),
        afterMs: ms.default(null),
        mayBeBilled: z.boolean('true or false').default(true),
      },
      'an object with kind',
    )
    .nullish(),
  ...facts,
});
const KEYS = new Set([...Object.keys(picture.shape), ...Object.keys(nothing.shape)]);

/** What a module gave as its answer, or in words what doesn't hold of it. May throw what it throws. */
export function checkedAnswer(value: unknown): { answer: CheckedAnswer } | { fault: string } {
  const given = isUint8Array(value) || isArrayBuffer(value) ? { bytes: value } : value;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { fault: told('', given, 'the bytes of a picture, or an object with bytes or outcome') };
  }
  // Each is looked at once: a getter may say something else the next time.
  const keys = [...KEYS].map((key) => [key, (given as Record<string, unknown>)[key]] as const);
  const answer: Record<string, unknown> = Object.fromEntries(keys);
  if (answer.outcome == null && answer.bytes == null) {
    const found = Object.keys(given).slice(0, 8);
    const what = found.length === 0 ? 'an empty object' : `an object with ${found.join(', ')}`;
    return { fault: `found ${what}, expected bytes, or outcome and reason` };
  }
  answer.outcome ??= 'image';
  const schema = answer.outcome === 'image' ? picture : nothing;
  const { data, error } = schema.safeParse(answer);
  if (error === undefined) return { answer: withoutNothing(data) as CheckedAnswer };
  const faults = error.issues
    .slice(0, TOLD)
    .map(({ path, message }) => told(path.map(String).join('.'), valueAt(answer, path), message));
  const rest = error.issues.length - faults.length;
  return { fault: [...faults, ...(rest > 0 ? [`${rest} more`] : [])].join('; ') };
}

/** A value that is made of another, where that can be. */
function made<T>(make: (value: unknown) => T | null, expected: string) {
  return z.unknown().transform((value, context): T => {
    const result = make(value);
    if (result !== null) return result;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

function copied(buffer: ArrayBuffer): Uint8Array {
  return new Uint8Array(buffer.slice(0));
}

function withoutNothing(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value != null));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step],
    value,
  );
}

function told(key: string, value: unknown, expected: string): string {
  return `${key === '' ? '' : `${key}: `}found ${brief(value)}, expected ${expected}`;
}
