import { describe, expect, test } from 'vitest';
import type { ImageModel, InjectedFault } from '../../src/models/model.ts';
import { type ProfileName, profiles } from '../../src/models/profiles.ts';
import { referenceModel } from '../../src/models/reference.ts';
import { simulatedModel } from '../../src/models/simulated.ts';
import { alignUnits } from '../../src/text/edits.ts';
import { unitsOf } from '../../src/text/units.ts';
import { aSample, requestFor } from './a-request.ts';
import { describeModel } from './model-contract.ts';

const names: ProfileName[] = ['careful', 'ordinary', 'careless'];
const made = (name: ProfileName) => simulatedModel({ id: `a ${name} one`, options: {} }, name);

for (const name of names) {
  describeModel(`simulated ${name}`, { make: () => made(name), isDrawn: true });
}

/** A dozen samples of different copy, small enough to be drawn in no time. */
const WORDS = ['Harbour', 'Market', 'Autumn', 'Kitchen', 'Lantern', 'Orchard', 'Railway', 'Garden'];
const samples = Array.from({ length: 12 }, (_, i) => {
  const word = (at: number) => WORDS[(i + at) % WORDS.length]!;
  return aSample(`sample-${i}`, {
    canvas: { width: 640, height: 640 },
    prompt: '{{title}} {{lead}} {{body}} {{price}}',
    copy: [
      { id: 'title', role: 'headline', lang: 'en', text: `${word(0)} ${word(3)}` },
      { id: 'lead', role: 'subhead', lang: 'en', text: `Open daily, ${i + 7}:30 – ${i + 10}:15` },
      { id: 'body', role: 'body', lang: 'en', text: `${word(1)} and ${word(2)}, fresh every day.` },
      { id: 'price', role: 'price', lang: 'en', text: `€${i + 3}.50`, critical: true },
    ],
  });
});
const cells = [1, 2, 3].flatMap((seed) => samples.map((sample) => requestFor(sample, { seed })));

/** What a model drew wrong on purpose in all cells, and what it claims of itself. */
async function drawnBy(name: ProfileName) {
  const model = made(name);
  const answers = [];
  for (const cell of cells) answers.push(await model.generate(cell));
  const characters = cells.flatMap(({ sample }) => sample.copy.map(({ text }) => text)).join('');
  const faults = answers.flatMap(({ injected }) => injected!);
  const wrong = faults.reduce((sum, fault) => sum + errorsOf(fault), 0);
  return { answers, faults, cer: wrong / unitsOf(characters).raw.length };
}

/** By the texts before and after; a malformed glyph is drawn in the place of a right one. */
function errorsOf({ kind, facts }: InjectedFault): number {
  const { before, after, units } = facts;
  if (kind === 'malformed-glyph') return Number(units);
  if (typeof before !== 'string' || typeof after !== 'string') return 0;
  return alignUnits(unitsOf(before).raw, unitsOf(after).raw).edits.length;
}

describe('what is done wrong', async () => {
  const drawn = new Map<ProfileName, Awaited<ReturnType<typeof drawnBy>>>();
  for (const name of names) drawn.set(name, await drawnBy(name));

  // A missing block weighs more in copy as short as this: the doses are measured on typical copy.
  test('is more by the profile', () => {
    const [careful, ordinary, careless] = names.map((name) => drawn.get(name)!.cer);
    expect(careful).toBeGreaterThan(0.002);
    expect(careful).toBeLessThan(0.03);
    expect(ordinary).toBeGreaterThan(careful! * 2);
    expect(careless).toBeGreaterThan(ordinary! * 2);
    expect(careless).toBeLessThan(0.35);
  });

  test.each(names)('by the %s one is told fault by fault', (name) => {
    const { faults } = drawn.get(name)!;
    expect(faults.length).toBeGreaterThan(0);
    for (const { kind, what, facts } of faults) {
      expect(kind).toMatch(/^[a-z-]+$/);
      expect(what).toMatch(/\w.*\w/);
      for (const value of Object.values(facts)) {
        if (typeof value === 'number') expect(Number.isFinite(value), what).toBe(true);
        else expect(['string', 'boolean', 'object']).toContain(typeof value);
      }
    }
    expect(JSON.parse(JSON.stringify(faults))).toEqual(faults);
  });

  test.each(names)('the %s one claims the price and the time of its profile', (name) => {
    const { usd, latency } = profiles[name];
    const { answers } = drawn.get(name)!;
    for (const { cost } of answers) expect(cost).toMatchObject({ usd, basis: 'price-table' });
    const times = answers.map((answer) => answer.latency.attemptMs!).sort((a, b) => a - b);
    for (const { attemptMs, totalMs } of answers.map((answer) => answer.latency)) {
      expect(totalMs).toBe(attemptMs);
      expect(Number.isInteger(attemptMs)).toBe(true);
    }
    const median = times[times.length >> 1]!;
    expect(Math.abs(Math.log(median / latency.median))).toBeLessThan(latency.spread / 2);
    expect(new Set(times).size).toBeGreaterThan(times.length * 0.9);
  });

  test('is labelled as simulated', () => {
    for (const name of names) {
      expect(made(name)).toMatchObject({ id: `a ${name} one`, simulated: true });
    }
  });
});

test('repeats and seeds look different, and go wrong differently', async () => {
  const model = made('careless');
  const asked = [
    requestFor(),
    requestFor(aSample(), { repeat: 1 }),
    requestFor(aSample(), { seed: 2 }),
  ];
  const answers = [];
  for (const request of asked) answers.push(await model.generate(request));
  const told = answers.map((answer) => JSON.stringify(answer.injected));
  expect(new Set(told).size).toBe(3);
  const pictures = answers.map(
    (answer) => 'bytes' in answer && Buffer.from(answer.bytes).toString('base64'),
  );
  expect(new Set(pictures).size).toBe(3);
});

test('two models of one profile are told apart by nothing: one picture serves both', async () => {
  const [one, other] = ['a', 'b'].map((id) => simulatedModel({ id, options: {} }, 'ordinary'));
  expect(one!.identity(requestFor())).toEqual(other!.identity(requestFor()));
  expect(await one!.generate(requestFor())).toEqual(await other!.generate(requestFor()));
});

test('a profile draws the reference’s page, and only its faults are other', async () => {
  const draw = async (model: ImageModel, repeat: number) => {
    const answer = await model.generate({ ...requestFor(), repeat });
    if (answer.outcome !== 'image') throw new Error(answer.reason);
    return { faults: answer.injected?.length, png: Buffer.from(answer.bytes).toString('base64') };
  };
  const seen = { alike: 0, other: 0 };
  for (const repeat of [0, 1, 2]) {
    const reference = await draw(referenceModel({ id: 'r', options: {} }), repeat);
    for (const name of names) {
      const { faults, png } = await draw(made(name), repeat);
      expect(png === reference.png, `${name} with ${faults} faults`).toBe(faults === 0);
      seen[faults === 0 ? 'alike' : 'other'] += 1;
    }
  }
  expect(seen.alike).toBeGreaterThan(0);
  expect(seen.other).toBeGreaterThan(0);
});
