import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { TyposcopeError } from '../../../src/errors.ts';
import { LINE_HEIGHT, recogniseLines } from '../../../src/reading/ppocr/recognise.ts';
import { paint } from '../pixels.ts';

const DICTIONARY = ['a', 'b', ' '];
type Steps = readonly (readonly number[])[];
const [BLANK, A, B] = [
  [0.9, 0.05, 0.05, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
] as const;

/** A network that answers each crop by the red of its first pixel, and notes what it was given. */
function seeing(stepsOf: (red: number) => Steps) {
  const runs: (readonly number[])[] = [];
  const session = {
    inputNames: ['x'],
    outputNames: ['y'],
    async run({ x }: { x: Tensor }) {
      const [count, channels, height, width] = x.dims as [number, number, number, number];
      runs.push([count, channels, height, width]);
      const values = x.data as Float32Array;
      // Blue, green, red, each -1..1.
      const red = (n: number) => values[(n * 3 + 2) * height * width]!;
      const answers = Array.from({ length: count }, (_, n) =>
        stepsOf(Math.round((red(n) + 1) * 127.5)),
      );
      const dims = [count, answers[0]!.length, answers[0]![0]!.length];
      return { y: new Tensor('float32', Float32Array.from(answers.flat(2)), dims) };
    },
  };
  return { runs, session: session as unknown as InferenceSession };
}

const crop = (width: number, red = 255) => paint(width, LINE_HEIGHT, () => [red, 9, 9]);

describe('crops in batches', () => {
  it('none ask nothing', async () => {
    const { session, runs } = seeing(() => [A]);
    expect(await recogniseLines(session, DICTIONARY, [])).toEqual([]);
    expect(runs).toEqual([]);
  });

  it.each([
    [1, [1]],
    [2, [2]],
    [3, [3]],
    [4, [2, 2]],
    [5, [2, 3]],
    [7, [2, 2, 3]],
  ])('%i of one width run in parts of two or three', async (count, parts) => {
    const { session, runs } = seeing(() => [BLANK]);
    const crops = Array.from({ length: count }, () => crop(100));
    await recogniseLines(session, DICTIONARY, crops);
    expect(runs.map(([crops]) => crops)).toEqual(parts);
  });

  it('each is answered in its place, at the width of its batch', async () => {
    const { session, runs } = seeing((red) => [red > 100 ? A : B, BLANK]);
    const crops = [crop(410, 200), crop(90, 50), crop(330, 60), crop(380, 210)];
    const lines = await recogniseLines(session, DICTIONARY, crops);
    expect(lines.map(({ text }) => text)).toEqual(['a', 'b', 'b', 'a']);
    expect(runs).toEqual([
      [2, 3, LINE_HEIGHT, 416],
      [2, 3, LINE_HEIGHT, 416],
    ]);
  });

  it('of all widths are none too wide, and padding is no part of a line', async () => {
    const widths = [900, 40, 2400, 320, 330];
    const { session, runs } = seeing(() => [A, BLANK]);
    const lines = await recogniseLines(
      session,
      DICTIONARY,
      widths.map((width) => crop(width)),
    );
    expect(lines.map(({ text }) => text)).toEqual(widths.map(() => 'a'));
    // The first half of what was padded to the batch’s width.
    const ends = lines.map(({ characters }) => characters[0]!.to);
    expect(ends[1]).toBe(1);
    expect(ends[2]).toBe(0.5);
    expect(runs.reduce((sum, [count]) => sum + count!, 0)).toBe(widths.length);
    for (const [count, , , width] of runs) {
      expect(width! % 8).toBe(0);
      expect(count! === 1 || count! * width! <= 2400 + 8 * count!).toBe(true);
    }
  });

  it('no crop is cut off, however wide', async () => {
    const { session, runs } = seeing(() => [A]);
    await recogniseLines(session, DICTIONARY, [crop(9001)]);
    expect(runs.map(([, , , width]) => width)).toEqual([9008]);
  });
});

it('another dictionary is refused, not read with', async () => {
  const { session } = seeing(() => [[0.9, 0, 0, 0, 0, 0, 0, 0]]);
  const error = await recogniseLines(session, ['a', 'b', ' '], [crop(40)]).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(TyposcopeError);
  expect(error).toMatchObject({ code: 'reader', detail: { key: 'dictionary', expected: '7' } });
  expect((error as Error).message).toMatch(/not that of the recogniser's weights/);
});
