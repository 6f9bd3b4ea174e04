import { expect } from 'vitest';
import type { JudgedPicture, JudgedText } from '../../src/figures/judged.ts';

/** A flawless picture, as far as figures need it. */
export function picture(over: Partial<JudgedPicture> = {}): JudgedPicture {
  return {
    model: 'm',
    set: 'menus',
    sample: 's0',
    repeat: 0,
    outcome: 'image',
    sha256: 'a'.repeat(64),
    read: true,
    usable: true,
    blocks: [block(0)],
    critical: [],
    unasked: 0,
    layout: {},
    ...over,
  };
}

/** What there is where no picture came. */
export function without(
  outcome: JudgedPicture['outcome'],
  over: Partial<JudgedPicture> = {},
): JudgedPicture {
  const none = { sha256: null, read: false, usable: null, blocks: [], unasked: null };
  return picture({ ...none, outcome, ...over });
}

/** @param errors null: undecided */
export function block(
  errors: number | null,
  characters = 100,
  over: Partial<JudgedText> = {},
): JudgedText {
  return { id: 'title', lang: 'en', script: 'Latn', characters, errors, ...over };
}

/** One picture a sample: `s0`, `s1`, … */
export function perSample<Fact>(
  facts: readonly Fact[],
  of: (fact: Fact, i: number) => Partial<JudgedPicture>,
): JudgedPicture[] {
  return facts.map((fact, i) => picture({ sample: `s${i}`, ...of(fact, i) }));
}

/** Pictures of one block of 100 characters with so many errors; null: undecided. */
export function withErrors(
  errors: readonly (number | null)[],
  over: Partial<JudgedPicture> = {},
): JudgedPicture[] {
  return perSample(errors, (count) => ({ blocks: [block(count)], ...over }));
}

export function repeated<Value>(n: number, ...values: readonly Value[]): Value[] {
  return Array.from({ length: n }, (_, i) => values[i % values.length]!);
}

/** Fails on NaN and Infinity, which JSON would turn into null, at any depth. */
export function expectFinite(value: unknown): void {
  const numbers = numbersOf(value, '');
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers.filter(([, number]) => !Number.isFinite(number))).toEqual([]);
}

function numbersOf(value: unknown, path: string): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => numbersOf(one, `${path}/${key}`));
}
