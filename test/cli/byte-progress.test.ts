import { describe, expect, test } from 'vitest';
import { createByteProgress, megabytes } from '../../src/cli/byte-progress.ts';

const ERASE = '\r\u001b[2K';

function setUp({ isTTY = true, columns = 80 } = {}) {
  let time = 1_000_000;
  const written: string[] = [];
  const stream = { isTTY, columns, write: (text: string) => written.push(text) };
  const progress = createByteProgress(stream, () => time);
  /** After `ms`, so many millions of bytes are there. */
  const come = (ms: number, mega: number, total: number | null = 20e6, what = 'rec.onnx') => {
    time += ms;
    progress.update(what, mega * 1e6, total);
  };
  return { progress, written, come };
}

describe('on a terminal', () => {
  test('the line has rate and time left, and is drawn again in its place', () => {
    const { progress, written, come } = setUp();
    come(0, 0.1);
    come(1000, 1.1);
    come(1000, 2.1);
    come(9000, 20);
    progress.done();
    expect(written).toEqual([
      `${ERASE}Fetching rec.onnx · 0.1 of 20.0 MB`,
      `${ERASE}Fetching rec.onnx · 1.1 of 20.0 MB · 1.0 MB/s · 19 s left`,
      `${ERASE}Fetching rec.onnx · 2.1 of 20.0 MB · 1.0 MB/s · 18 s left`,
      `${ERASE}Fetching rec.onnx · 20.0 of 20.0 MB · 2.0 MB/s`,
      ERASE,
    ]);
  });

  test('the rate is that of the latest seconds', () => {
    const { written, come } = setUp();
    for (let i = 0; i <= 10; i++) come(1000, i);
    for (let i = 1; i <= 10; i++) come(1000, 10 + i / 10);
    expect(written.at(-1)).toBe(
      `${ERASE}Fetching rec.onnx · 11.0 of 20.0 MB · 0.1 MB/s · 90 s left`,
    );
  });

  test('not more than ten times a second, but at once for another file', () => {
    const { written, come } = setUp();
    for (let i = 0; i < 300; i++) come(1, i / 100);
    expect(written).toHaveLength(3);
    come(1, 1, null, 'det.onnx');
    expect(written.at(-1)).toBe(`${ERASE}Fetching det.onnx · 1.0 MB`);
  });

  test('fits the terminal, and can’t act on it', () => {
    const { written, come } = setUp({ columns: 30 });
    come(0, 1, 2e6, `\u001b]0;x\u0007${'長い名前'.repeat(20)}`);
    expect(written[0]?.startsWith(`${ERASE}Fetching �]0;x�長い`)).toBe(true);
    expect(written[0]?.endsWith('…')).toBe(true);
  });

  test('a note takes the line away and stays', () => {
    const { progress, written, come } = setUp();
    come(0, 1);
    progress.note('not from\npublisher');
    progress.done();
    expect(written.slice(1)).toEqual([ERASE, 'not from publisher\n']);
  });
});

test('in a log a line comes at the start and then every ten seconds', () => {
  const { progress, written, come } = setUp({ isTTY: false });
  for (let i = 0; i < 120; i++) come(100, i / 10);
  progress.done();
  expect(written).toEqual([
    'Fetching rec.onnx · 0.0 of 20.0 MB\n',
    'Fetching rec.onnx · 10.0 of 20.0 MB · 1.0 MB/s · 10 s left\n',
  ]);
});

test.each([
  [0, '0.0 MB'],
  [500, '0.001 MB'],
  [47_795_283, '47.8 MB'],
  [123_456_789, '123.5 MB'],
])('%i bytes', (bytes, expected) => {
  expect(megabytes(bytes)).toBe(expected);
});
