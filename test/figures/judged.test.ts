import { expect, test } from 'vitest';
import {
  bySample,
  isAnswered,
  isUsablePicture,
  type JudgedPicture,
  judgedPicture,
} from '../../src/figures/judged.ts';
import { absentImage, countedBlock, exampleImage, exampleText } from '../results/example.ts';

test('what figures need of a picture', () => {
  const text = exampleText({
    blocks: [
      countedBlock(2, 10, { id: 'title', lang: 'ja', script: 'Jpan' }),
      countedBlock(null, 4, { id: 'price' }),
      countedBlock(1, 0, { id: 'emoji', expected: ' 🍵\n' }),
    ],
    critical: [{ block: 'price', text: '¥680\n“税込”', ok: null, reason: 'not-decided' }],
    extra: 5,
    duplicated: 2,
  });
  expect(judgedPicture(exampleImage({ text, usable: null }))).toEqual({
    model: 'gpt-image-2/high',
    set: 'menus',
    sample: 'izakaya-ja-en',
    repeat: 0,
    outcome: 'image',
    sha256: 'b'.repeat(64),
    usable: null,
    read: true,
    blocks: [
      { id: 'title', lang: 'ja', script: 'Jpan', characters: 10, errors: 2 },
      { id: 'price', lang: 'en', script: 'Latn', characters: 4, errors: null },
      { id: 'emoji', lang: 'en', script: 'Latn', characters: 0, errors: 1 },
    ],
    critical: [{ block: 'price', text: '¥680\n“税込”', ok: null }],
    unasked: 7,
    layout: { hierarchy: 'pass' },
  });
});

test('without a picture nothing was read, and nothing unasked is known', () => {
  expect(judgedPicture(absentImage())).toMatchObject({
    read: false,
    blocks: [],
    critical: [],
    unasked: null,
  });
});

test('where text that nobody asked for is no fault, it is not counted', () => {
  expect(judgedPicture(exampleImage({ extraAllowed: true })).unasked).toBeNull();
});

test('a rule that the sample does not ask for is not there', () => {
  const [rule] = exampleImage().layout;
  const layout = [{ ...rule!, verdict: 'not-applicable' as const }];
  expect(judgedPicture(exampleImage({ layout })).layout).toEqual({});
});

test('samples of two sets with one name are two', () => {
  const pictures = [
    { set: 'menus', sample: 'a', repeat: 0 },
    { set: 'posters', sample: 'a', repeat: 0 },
    { set: 'menus', sample: 'a', repeat: 1 },
  ];
  expect([...bySample(pictures).values()].map((own) => own.length)).toEqual([2, 1]);
});

test.each<[JudgedPicture['outcome'], boolean, boolean | null]>([
  ['image', true, true],
  ['refused', true, false],
  ['empty', true, false],
  ['error', false, false],
  ['timeout', false, false],
  ['uncertain', false, false],
  ['absent', false, false],
  ['skipped-budget', false, false],
])('one that ended as %s: answered for %s, usable %s', (outcome, answered, usable) => {
  expect(isAnswered({ outcome })).toBe(answered);
  expect(isUsablePicture({ outcome, usable: true })).toBe(usable);
});

test('a picture that nobody decided is neither usable nor not', () => {
  expect(isUsablePicture({ outcome: 'image', usable: null })).toBeNull();
});
