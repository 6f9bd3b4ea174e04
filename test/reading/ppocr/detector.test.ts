import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boxOf } from '../../../src/geometry.ts';
import { DETECT_DEFAULTS } from '../../../src/reading/ppocr/detect.ts';
import { PpDetector } from '../../../src/reading/ppocr/detector.ts';
import { paint } from '../pixels.ts';

/** Sides of what the network was given, and what it sees there: cores by their place. */
let looks: [width: number, height: number][];
let cores: (width: number, height: number) => [x: number, y: number, w: number, h: number][];
let released: number;

beforeEach(() => {
  [looks, released, cores] = [[], 0, () => []];
  vi.spyOn(InferenceSession, 'create').mockImplementation((async () => ({
    inputNames: ['x'],
    outputNames: ['y'],
    async run({ x }: { x: Tensor }) {
      const [, , height, width] = x.dims as [number, number, number, number];
      looks.push([width, height]);
      const map = new Float32Array(width * height);
      for (const [left, top, w, h] of cores(width, height)) {
        for (let y = top; y < top + h; y++) map.fill(0.9, y * width + left, y * width + left + w);
      }
      return { y: new Tensor('float32', map, [1, 1, height, width]) };
    },
    release: async () => {
      released += 1;
    },
  })) as unknown as typeof InferenceSession.create);
});
afterEach(() => vi.restoreAllMocks());

const page = (width: number, height: number) => paint(width, height, () => [255, 255, 255]);

async function detect(width: number, height: number, settings = DETECT_DEFAULTS) {
  const detector = await PpDetector.open('net.onnx', settings);
  const areas = await detector.detect(page(width, height));
  await detector.close();
  expect(released).toBe(1);
  return areas.map(({ quad }) => boxOf(quad).map(Math.round));
}

/** Lines of one height all down the left, as they are at the network's scale. */
const lines =
  (height: number, count = 3) =>
  () =>
    Array.from({ length: count }, (_, i): [number, number, number, number] => [
      32,
      40 + i * 60,
      160,
      height,
    ]);

describe('how often a picture is looked at', () => {
  it.each<[string, number, number, typeof cores, [number, number][]]>([
    ['once where it fits', 960, 640, lines(4), [[960, 640]]],
    ['a small one as it is', 300, 200, () => [], [[288, 192]]],
    ['once where nothing is found', 2048, 1024, () => [], [[960, 480]]],
    ['once where its lines are large', 2048, 1024, lines(20), [[960, 480]]],
    // A core of 6 grows to 15 of the network's pixels, one of 5 to 13.
    ['once where they are just large enough', 2048, 1024, lines(6), [[960, 480]]],
    [
      'a second time, finer, where they are tiny',
      2048,
      1024,
      lines(5),
      [
        [960, 480],
        [1536, 768],
      ],
    ],
    ['once where most are not', 2048, 1024, () => [...lines(4, 1)(), ...tall(2)], [[960, 480]]],
    [
      'an upright page too',
      1024,
      2048,
      lines(4),
      [
        [480, 960],
        [768, 1536],
      ],
    ],
    [
      'a little one is never enlarged',
      1024,
      1024,
      lines(4),
      [
        [960, 960],
        [1024, 1024],
      ],
    ],
    [
      'a second time, finer, where two lines cross',
      2048,
      1024,
      () => crossing,
      [
        [960, 480],
        [1248, 640],
      ],
    ],
    ['once where a line is set along an arc', 2048, 1024, () => arc, [[960, 480]]],
    ['once where they can’t be looked at finer', 960, 640, () => crossing, [[960, 640]]],
    [
      'a third time where they are tiny and cross still',
      2048,
      1024,
      () => [...crossing, ...lines(5)()],
      [
        [960, 480],
        [1536, 768],
        [1984, 992],
      ],
    ],
  ])('%s', async (_, width, height, found, expected) => {
    cores = found;
    await detect(width, height);
    expect(looks).toEqual(expected);
  });

  it('columns of upright characters are measured across', async () => {
    cores = () => [[40, 40, 5, 160]];
    await detect(2048, 1024);
    expect(looks).toHaveLength(2);
    looks = [];
    released = 0;
    cores = () => [[40, 40, 20, 160]];
    await detect(2048, 1024);
    expect(looks).toHaveLength(1);
  });
});

/** Lines of a usual height, beside those of `lines`. */
const tall = (count: number) =>
  Array.from({ length: count }, (_, i): [number, number, number, number] => [
    320,
    40 + i * 60,
    160,
    16,
  ]);

/** Two bars that lie across each other: one core, most of whose rectangle is empty. */
const crossing: [number, number, number, number][] = [
  [400, 240, 400, 16],
  [592, 40, 16, 400],
];

/** A line that sags by 80 pixels over 400: it fills no more of its rectangle, and is one line. */
const arc = Array.from({ length: 400 }, (_, x): [number, number, number, number] => [
  200 + x,
  100 + Math.round(80 * (1 - ((x - 200) / 200) ** 2)),
  1,
  18,
]);

it('of lines that cross, what the finer look finds is taken instead', async () => {
  cores = (width) => (width === 960 ? crossing : [[520, 320, 520, 20]]);
  const found = await detect(2048, 1024);
  expect(found).toHaveLength(1);
});

it('what the finer look finds is taken instead, in the picture’s own pixels', async () => {
  cores = (width) => (width === 960 ? lines(4)() : [[300, 150, 240, 8]]);
  const found = await detect(2048, 1024);
  expect(found).toHaveLength(1);
  const [x, y, w, h] = found[0]!;
  // 2048 to 1536: a pixel of the network is 4/3 of the picture's. It is grown on every side.
  const grown = (240 * 8 * DETECT_DEFAULTS.unclip) / (2 * 248);
  const back = (value: number) => Math.round((value * 4) / 3);
  expect([x, y, w, h]).toEqual(
    [300 - grown, 150 - grown, 240 + 2 * grown, 8 + 2 * grown].map(back),
  );
});

it('looks at the scale that was set', async () => {
  cores = lines(20);
  await detect(2048, 1024, { ...DETECT_DEFAULTS, longestSide: 1280 });
  expect(looks).toEqual([[1280, 640]]);
});
