import { expect, it } from 'vitest';
import { order } from '../../src/layout/order.ts';
import { type ABlock, aPage } from './a-page.ts';

const title: ABlock = { id: 'title', text: 'Summer fair', box: [100, 100, 400, 80] };
const date: ABlock = { id: 'date', text: '12 June', box: [100, 220, 300, 40] };
const price: ABlock = { id: 'price', text: '$5', box: [450, 222, 60, 40] };
const foot: ABlock = { id: 'foot', text: 'Free parking', box: [100, 300, 300, 40] };
const lost: ABlock = { id: 'lost', text: 'Rain or shine', box: null };

const judged = (...blocks: ABlock[]) => order.judge(aPage({ blocks, layout: { order: true } }));

it('judges only where an order is asked for', () => {
  for (const layout of [{}, { order: false }]) {
    const judgement = order.judge(aPage({ blocks: [foot, title], layout }));
    expect(judgement).toMatchObject({ verdict: 'not-applicable', score: null, marks: [] });
  }
});

it.each<[string, ABlock[], string, number | null]>([
  ['a column and a row', [title, date, price, foot], 'pass', 1],
  ['the column from below', [foot, date, title], 'fail', 0],
  ['the row from the right', [title, price, date, foot], 'fail', 4 / 5],
  ['one block', [title], 'unknown', null],
  ['one that was not found', [title, date, lost], 'unknown', null],
  ['one that was not found, and two out of order', [date, title, lost], 'fail', 0],
])('%s', (_, blocks, verdict, score) => {
  const judgement = judged(...blocks);
  expect(judgement.verdict).toBe(verdict);
  if (score === null) expect(judgement.score).toBeNull();
  else expect(judgement.score).toBeCloseTo(score);
});

it('a right-to-left row is met from the right', () => {
  const right: ABlock = { id: 'r', lang: 'ar', text: 'شاي', box: [600, 100, 100, 40] };
  const left: ABlock = { id: 'l', lang: 'ar', text: 'قهوة', box: [300, 100, 100, 40] };
  expect(judged(right, left).verdict).toBe('pass');
  expect(judged(left, right).verdict).toBe('fail');
});

it('says which is met too early, and draws the way from one to the other', () => {
  const { message, marks, measured } = judged(date, title);
  expect(message).toBe('“Summer fair” is met before “12 June”, which is to be read first.');
  expect(marks).toEqual([
    {
      kind: 'line',
      tone: 'bad',
      from: [250, 240],
      to: [300, 140],
      label: 'read first → then',
      arrow: true,
    },
  ]);
  expect(measured).toMatchObject({ outOfSequence: [['date', 'title']], share: 0 });
  expect(judged(foot, date, title).message).toContain('2 other pairs of texts are out of order');
  expect(judged(title, lost).message).toBe(
    'No two texts stand so that one is plainly met before the other.',
  );
  expect(judged(title, date, lost).message).toContain('“Rain or shine”');
});

it('tells the block first that is in most wrong pairs, and draws no more than three', () => {
  const stack = (id: string, y: number): ABlock => ({ id, text: id, box: [100, y, 200, 40] });
  const { measured, marks, message } = judged(
    stack('last', 500),
    stack('one', 100),
    stack('three', 300),
    stack('two', 200),
    stack('four', 400),
  );
  const wrong = measured.outOfSequence as string[][];
  expect(wrong).toHaveLength(5);
  expect(wrong.slice(0, 2)).toEqual([
    ['last', 'three'],
    ['last', 'two'],
  ]);
  expect(wrong.at(-1)).toEqual(['three', 'two']);
  expect(marks).toHaveLength(3);
  expect(message).toContain('4 other pairs');
});
