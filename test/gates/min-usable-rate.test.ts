import { expect, test } from 'vitest';
import { minUsableRate } from '../../src/gates/min-usable-rate.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { summarize } from '../../src/run/results.ts';
import { absentImage, exampleImage, exampleText } from '../results/example.ts';

function gatesOf(images: ImageResult[], bar?: number) {
  const results = summarize({
    sets: [],
    benchmark: null,
    noise: [],
    runId: 'r',
    startedAt: '2026-11-24T10:00:00.000Z',
    bars: {},
    ...(bar === undefined ? {} : { gates: { minUsableRate: bar } }),
    trust: 0.85,
    floors: { critical: 0.5, exact: 0.15, suspect: 0.6 },
    images,
    readers: [],
  });
  return minUsableRate(results);
}

const drawn = (...facts: (boolean | null)[]) =>
  facts.map((usable, i) => exampleImage({ model: 'm', sample: `s${i}`, usable }));
const ended = (...outcomes: ImageResult['outcome'][]) =>
  outcomes.map((outcome, i) => absentImage({ model: 'm', sample: `e${i}`, outcome, reason: 'r' }));

test.each<[string, ImageResult[], string, string]>([
  [
    'enough are usable for sure',
    drawn(true, true, true, false),
    'passed',
    'm: 75.0% of its pictures are usable; 75.0% are asked for (minUsableRate).',
  ],
  [
    'enough are, whatever the undecided ones come to',
    drawn(true, true, true, null),
    'passed',
    'm: 75.0% of its pictures are usable; 75.0% are asked for (minUsableRate).',
  ],
  [
    'too few are',
    drawn(true, false, true, false),
    'failed',
    'm: 50.0% of its pictures are usable; 75.0% are asked for (minUsableRate); look at menus/s1, menus/s3.',
  ],
  [
    'too few would be with all undecided ones',
    drawn(true, null, false, false),
    'failed',
    'm: at most 50.0% of its pictures are usable; 75.0% are asked for (minUsableRate); look at menus/s2, menus/s3.',
  ],
  [
    'it hangs on the undecided ones',
    drawn(true, true, null, false),
    'undecided',
    'm: 50.0% of its pictures are usable for sure and 75.0% perhaps; 75.0% are asked for (minUsableRate); look at menus/s2.',
  ],
  [
    'nobody decided any',
    drawn(null, null),
    'undecided',
    'm: 0.0% of its pictures are usable for sure and 100.0% perhaps; 75.0% are asked for (minUsableRate); look at menus/s0, menus/s1.',
  ],
  [
    'refusals count as not usable',
    [...drawn(true), ...ended('refused', 'empty')],
    'failed',
    'm: 33.3% of its pictures are usable; 75.0% are asked for (minUsableRate); look at menus/e0, menus/e1.',
  ],
  [
    'failures do not count',
    [...drawn(true), ...ended('error', 'timeout', 'absent')],
    'passed',
    'm: 100.0% of its pictures are usable; 75.0% are asked for (minUsableRate).',
  ],
  [
    'nothing was answered for',
    ended('error', 'absent'),
    'failed',
    'm: it answered for no picture, so none is usable; 75.0% are asked for (minUsableRate).',
  ],
])('where %s', (_, images, verdict, message) => {
  expect(gatesOf(images, 0.75)).toEqual([{ gate: 'minUsableRate', model: 'm', verdict, message }]);
});

test('without a bar nothing is asked for', () => {
  expect(gatesOf(drawn(false))).toEqual([]);
});

test('a bar of nothing is passed by a model that answers, not by one that doesn’t', () => {
  expect(gatesOf(drawn(false), 0)[0]!.verdict).toBe('passed');
  expect(gatesOf(ended('error'), 0)[0]!.verdict).toBe('failed');
});

test('each model is judged by its own, whatever its name', () => {
  const names = ['“a” "b"', 'מודל 🖼️'];
  const images = names.flatMap((model, i) =>
    drawn(i === 0, true).map((one) => ({ ...one, model })),
  );
  expect(gatesOf(images, 0.75).map(({ model, verdict }) => [model, verdict])).toEqual([
    [names[0], 'passed'],
    [names[1], 'failed'],
  ]);
});

test('three to look at are named, the worst first, the others counted', () => {
  const images = [0.1, 0.9, 0.3, 0.2].map((cer, repeat) =>
    exampleImage({ model: 'm', sample: 's', repeat, usable: false, text: exampleText({ cer }) }),
  );
  expect(gatesOf(images, 0.75)[0]!.message).toContain(
    'look at menus/s #2, menus/s #3, menus/s #4 and 1 more.',
  );
});

test('what is hardly too little is not rounded up to the bar', () => {
  const images = drawn(...Array.from({ length: 2001 }, (_, i) => i > 0));
  const [outcome] = gatesOf(images, 1);
  expect(outcome!.message).toContain('99.9% of its pictures are usable; 100.0% are asked for');
});
