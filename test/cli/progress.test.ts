import { describe, expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

const ERASE = '\r\u001b[2K';

function setUp({ isTTY = true, columns = 80, total = 50 } = {}) {
  let time = 1_000_000;
  const written: string[] = [];
  const stream = { isTTY, columns, write: (text: string) => written.push(text) };
  const progress = createProgress(stream, total, 'Reading', () => time);
  /** Ticks `times` times, `ms` apart. */
  const work = (times: number, ms: number) => {
    for (let i = 0; i < times; i++) {
      time += ms;
      progress.tick();
    }
  };
  const wait = (ms: number) => {
    time += ms;
  };
  return { progress, written, work, wait };
}

describe('on a terminal', () => {
  test('nothing is drawn in the first two seconds', () => {
    const { progress, written, work } = setUp();
    work(50, 39);
    progress.done();
    expect(written).toEqual([]);
  });

  test('then one line with rate and time left, drawn again in its place', () => {
    const { written, work } = setUp();
    work(3, 700);
    expect(written).toEqual([`${ERASE}Reading 3/50 · 1.4/s · 33 s left`]);
    work(9, 700);
    expect(written).toHaveLength(10);
    expect(written.at(-1)).toBe(`${ERASE}Reading 12/50 · 1.4/s · 27 s left`);
    expect(written.join('')).not.toContain('\n');
  });

  test('not more than ten times a second', () => {
    const { written, work } = setUp({ total: 5000 });
    work(1000, 3);
    expect(written.length).toBeGreaterThan(5);
    expect(written.length).toBeLessThanOrEqual(11);
  });

  test('the rate is that of the latest items, not of those that came from the store', () => {
    const { written, work } = setUp({ total: 540 });
    work(500, 0);
    work(35, 2000);
    expect(written.at(-1)).toBe(`${ERASE}Reading 535/540 · 0.5/s · 10 s left`);
  });

  test('the last one has no time left, and the line is taken away', () => {
    const { progress, written, work } = setUp({ total: 3 });
    work(3, 1000);
    expect(written.at(-1)).toBe(`${ERASE}Reading 3/3 · 1.0/s`);
    progress.done();
    expect(written.at(-1)).toBe(ERASE);
    const { length } = written;
    progress.done();
    expect(written).toHaveLength(length);
  });

  test.each([
    [0.02, '1.2/min', '41 min left'],
    [0.005, '0.3/min', '2 h 43 min left'],
    [25, '25/s', '2 s left'],
  ])('a rate of %f is %s and leaves %s', (rate, perTime, left) => {
    const { written, work } = setUp({ total: rate > 1 ? 100 : 50 });
    work(rate > 1 ? 51 : 1, 1000 / rate);
    expect(written.at(-1)).toContain(` · ${perTime} · ${left}`);
  });

  test('a narrow one gets a shorter line, so that it can be erased', () => {
    const { written, work } = setUp({ columns: 20 });
    work(3, 1000);
    expect(written.at(-1)).toBe(`${ERASE}Reading 3/50 · 1.0…`);
  });

  test('a note stays, and the line is drawn again below', () => {
    const { progress, written, work } = setUp();
    progress.note('one.png: truncated');
    expect(written).toEqual(['one.png: truncated\n']);
    work(3, 1000);
    written.length = 0;
    progress.note('two\u001b[2J.png:\ntruncated');
    expect(written).toEqual([
      `${ERASE}two�[2J.png: truncated\n`,
      `${ERASE}Reading 3/50 · 1.0/s · 47 s left`,
    ]);
  });
});

describe('in a log', () => {
  test('nothing when it is quick', () => {
    const { progress, written, work } = setUp({ isTTY: false });
    work(50, 190);
    progress.done();
    expect(written).toEqual([]);
  });

  test('a line every ten seconds and one at the end', () => {
    const { progress, written, work } = setUp({ isTTY: false });
    work(50, 500);
    progress.done();
    expect(written).toEqual([
      'Reading 20/50 · 2.0/s · 15 s left\n',
      'Reading 40/50 · 2.0/s · 5 s left\n',
      'Reading 50/50 · 25 s\n',
    ]);
  });

  test('the end is told once', () => {
    const { progress, written, work, wait } = setUp({ isTTY: false, total: 20 });
    work(20, 500);
    wait(5000);
    progress.done();
    progress.done();
    expect(written).toEqual(['Reading 20/20 · 2.0/s\n']);
  });

  test('a note is told at once, and free of controls', () => {
    const { progress, written } = setUp({ isTTY: false });
    progress.note('one\u001b[2J.png');
    expect(written).toEqual(['one�[2J.png\n']);
  });
});
