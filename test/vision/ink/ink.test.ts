import { describe, expect, test } from 'vitest';
import { type Box, quadOf } from '../../../src/geometry.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { paintGround } from '../../../src/typeset/ground.ts';
import type { GroundKind } from '../../../src/typeset/page.ts';
import { inkOfLines } from '../../../src/vision/ink/ink.ts';
import { type ALine, drawn, loose, type Paint, plain, sidesOff } from './a-line.ts';

const LATIN = 'Quiet mornings, gladly';

function inkOf(
  line: ALine,
  ground: Paint,
  by?: Parameters<typeof loose>[1],
  size?: [number, number],
) {
  const page = drawn([line], ground, size);
  const [only] = page.lines;
  const [ink] = inkOfLines(page.sight, [{ text: line.text, quad: loose(only!.quad, by) }]);
  return { ink: ink!, truth: only! };
}

const kind = (name: GroundKind, dark = false): Paint => {
  const colour = dark ? ([24, 36, 60] as const) : ([233, 224, 208] as const);
  const second = dark ? ([60, 30, 70] as const) : ([205, 190, 220] as const);
  return (context, width, height) =>
    paintGround(context, width, height, { kind: name, colour, second, seed: 7 });
};

describe('the box of a line’s ink', () => {
  const light = [245, 240, 235] as const;
  test.each<[string, Paint, ALine]>([
    ['dark on light', plain(255, 255, 255), { text: LATIN }],
    ['light on dark', plain(16, 24, 48), { text: LATIN, colour: light }],
    [
      'red on blue of the same luminance',
      plain(40, 90, 200),
      { text: LATIN, colour: [200, 30, 60] },
    ],
    ['on a gradient', kind('gradient'), { text: LATIN }],
    ['on paper', kind('paper'), { text: LATIN }],
    ['on blobs, light', kind('blobs', true), { text: LATIN, colour: light }],
    ['on stripes', kind('stripes'), { text: LATIN }],
    ['on rays, light', kind('rays', true), { text: LATIN, colour: light }],
    ['on a photo', kind('photo'), { text: LATIN }],
    ['hardly standing out of paper', kind('paper'), { text: LATIN, colour: [200, 190, 172] }],
    [
      'bold, and nearly filling its box',
      plain(250, 250, 250),
      { text: '한글날', faces: ['black-han-sans'], size: 60 },
    ],
    ['small', plain(255, 255, 255), { text: LATIN, size: 12 }],
    ['large', plain(255, 255, 255), { text: 'Agj', size: 150, at: [60, 30] }],
  ])('is told %s', (_, ground, line) => {
    const { ink, truth } = inkOf(line, ground);
    expect(sidesOff(ink.box, truth.box)).toBeLessThanOrEqual(2);
    expect(ink.angle).toBe(0);
  });

  test.each<[string, ALine]>([
    ['a descender', { text: 'a tranquil jogging day' }],
    ['accents', { text: 'Ấn Độ và Ế ẩm Ỗ' }],
    ['Arabic marks', { text: 'إِنَّ قَهْوَةً طَازَجَةً', faces: ['noto-naskh-arabic'] }],
    ['matras', { text: 'किताबें, कहानियाँ और कुत्तूँ', faces: ['noto-sans-devanagari'] }],
    ['the last full stop', { text: '春天到了。', faces: ['noto-sans-sc'] }],
    ['quotes', { text: '“Open late”' }],
  ])('holds %s, though the detector cut it', (_, line) => {
    const { ink, truth } = inkOf(line, plain(250, 248, 240), [-0.04, -0.06, -0.04, -0.06]);
    expect(sidesOff(ink.box, truth.box)).toBeLessThanOrEqual(2);
  });

  test('leaves out a neighbour’s descenders and accents', () => {
    const page = drawn(
      [
        { text: 'gypsy jumping', at: [60, 50] },
        { text: 'ÀÉÎÕÜ Ångström', at: [60, 92] },
      ],
      plain(255, 255, 255),
    );
    const lines = page.lines.map(({ text, quad }) => ({ text, quad: loose(quad, 0.2) }));
    for (const [n, ink] of inkOfLines(page.sight, lines).entries()) {
      expect(sidesOff(ink!.box, page.lines[n]!.box)).toBeLessThanOrEqual(2);
    }
  });

  test('leaves out rules and frames', () => {
    const ruled: Paint = (context, width, height) => {
      plain(255, 255, 255)(context, width, height);
      context.fillStyle = 'rgb(20, 20, 20)';
      context.fillRect(20, 128, 600, 3);
      context.strokeStyle = 'rgb(20, 20, 20)';
      context.lineWidth = 2;
      context.strokeRect(48, 68, 500, 70);
    };
    const { ink, truth } = inkOf({ text: 'Reserve' }, ruled, 0.2);
    expect(sidesOff(ink.box, truth.box)).toBeLessThanOrEqual(2);
  });

  test('is that of the text on a panel, not of the panel', () => {
    const panelled: Paint = (context, width, height) => {
      kind('photo', true)(context, width, height);
      context.fillStyle = 'rgba(255, 255, 255, 0.9)';
      context.beginPath();
      context.roundRect(46, 66, 520, 66, 14);
      context.fill();
    };
    const { ink, truth } = inkOf({ text: LATIN }, panelled);
    expect(sidesOff(ink.box, truth.box)).toBeLessThanOrEqual(2);
  });

  test('is plausible for both of two texts that lie over each other', () => {
    const page = drawn(
      [
        { text: 'Upper line', at: [60, 60] },
        { text: 'Lower line', at: [70, 80] },
      ],
      plain(255, 255, 255),
    );
    const lines = page.lines.map(({ text, quad }) => ({ text, quad: loose(quad) }));
    for (const [n, ink] of inkOfLines(page.sight, lines).entries()) {
      expect(sidesOff(ink!.box, page.lines[n]!.box)).toBeLessThanOrEqual(16);
    }
  });

  test.each([-14, 5, 25, 90, -90])('is told of text turned by %i°', (angle) => {
    const line = { text: 'Turned about', angle, at: [190, 180] as const };
    const { ink, truth } = inkOf(line, plain(255, 255, 255), 0.14, [640, 400]);
    expect(sidesOff(ink.box, truth.box)).toBeLessThanOrEqual(3);
    expect(ink.angle).toBeCloseTo(angle, 0);
    for (const [n, [x, y]] of ink.quad.entries()) {
      expect(Math.hypot(x - truth.quad[n]![0], y - truth.quad[n]![1])).toBeLessThan(4);
    }
  });

  test('takes a short word for level that the detector saw aslant', () => {
    const page = drawn([{ text: 'Tea!' }], plain(255, 255, 255));
    const [[x, y, w, h]] = page.lines.map(({ box }) => box) as [Box];
    const quad = [
      [x - 4, y - 10],
      [x + w + 4, y - 2],
      [x + w + 2, y + h + 8],
      [x - 6, y + h],
    ] as const;
    const [ink] = inkOfLines(page.sight, [{ text: 'Tea!', quad }]);
    expect(sidesOff(ink!.box, page.lines[0]!.box)).toBeLessThanOrEqual(2);
    expect(ink!.angle).toBe(0);
  });

  test('is told of a column', () => {
    const line = {
      text: '炭火焼き鳥',
      faces: ['noto-sans-jp'],
      vertical: true,
      at: [200, 40] as const,
    };
    const { ink, truth } = inkOf(line, plain(255, 255, 255), 0.14, [400, 400]);
    expect(sidesOff(ink.box, truth.box)).toBeLessThanOrEqual(2);
    expect(ink.vertical).toBe(true);
    expect(ink.quad[1]![0]).toBeGreaterThan(ink.quad[0]![0]);
    expect(ink.glyphs[1]![1]).toBeGreaterThan(ink.glyphs[0]![1]);
  });

  test('is null where there is nothing', () => {
    const page = drawn([], plain(200, 210, 220));
    expect(inkOfLines(page.sight, [{ text: 'x', quad: quadOf([60, 80, 300, 50]) }])).toEqual([
      null,
    ]);
    expect(inkOfLines(page.sight, [{ text: 'x', quad: quadOf([60, 80, 1, 1]) }])).toEqual([null]);
  });
});

test.each([
  ['mini', 4],
  ['Übel: ja!', 8],
  ['三二', 2],
])('glyphs of %s: %i, parts above one another are one', (text, count) => {
  const faces = ['noto-sans', 'noto-sans-sc'];
  const { ink } = inkOf({ text, faces, size: 48 }, plain(255, 255, 255));
  expect(ink.glyphs).toHaveLength(count);
  expect(ink.glyphs.map(([x]) => x)).toEqual(ink.glyphs.map(([x]) => x).toSorted((a, b) => a - b));
});

describe('colours', () => {
  test.each([11, 16, 40, 120])('of the cores of %i px type, not of their edges', (size) => {
    const line = {
      text: 'Milky ways',
      size,
      colour: [120, 20, 90] as const,
      at: [40, 40] as const,
    };
    const { ink } = inkOf(line, plain(240, 236, 220));
    expect(ink.background).toEqual([240, 236, 220]);
    for (const [n, value] of [120, 20, 90].entries()) {
      expect(Math.abs(ink.foreground[n]! - value)).toBeLessThanOrEqual(size < 14 ? 28 : 3);
    }
  });

  test('WCAG 2 ratio of both', () => {
    const { ink } = inkOf({ text: LATIN, colour: [0, 0, 0] }, plain(255, 255, 255));
    expect(ink.contrast).toBeCloseTo(21, 1);
    const grey = inkOf({ text: LATIN, colour: [118, 118, 118] }, plain(255, 255, 255)).ink;
    expect(grey.contrast).toBeCloseTo(4.54, 1);
  });

  test('the least favourable part of the ground is told apart', () => {
    const half: Paint = (context, width, height) => {
      plain(255, 255, 255)(context, width, height);
      context.fillStyle = 'rgb(110, 110, 110)';
      context.fillRect(60, 0, 90, height);
    };
    const { ink } = inkOf({ text: LATIN, colour: [0, 0, 0] }, half);
    expect(ink.contrast).toBeGreaterThan(20);
    expect(ink.worst).toBeCloseTo(4.1, 0);
  });

  test('grain finer than strokes is not seen as a worse ground', () => {
    const grain: Paint = (context, width, height) => {
      const image = context.createImageData(width, height);
      const random = seededRandom(3);
      for (let i = 0; i < image.data.length; i += 4) {
        const grey = 200 + Math.floor(random() * 17) - 8;
        image.data.set([grey, grey, grey, 255], i);
      }
      context.putImageData(image, 0, 0);
    };
    const { ink } = inkOf({ text: LATIN, colour: [0, 0, 0] }, grain);
    expect(ink.worst / ink.contrast).toBeGreaterThan(0.95);
  });
});

test.each([3, 6, 14])('strokes of %i px', (wide) => {
  const bars: Paint = (context, width, height) => {
    plain(255, 255, 255)(context, width, height);
    context.fillStyle = 'rgb(0, 0, 0)';
    for (let x = 60; x < 400; x += 50) {
      context.fillRect(x, 80, wide, 60);
      context.fillRect(x + 30 - wide, 80, wide, 60);
      context.fillRect(x, 107, 30, wide);
    }
  };
  const page = drawn([], bars);
  const [ink] = inkOfLines(page.sight, [{ text: 'HHHHHHH', quad: quadOf([52, 72, 346, 76]) }]);
  expect(ink!.stroke).toBeCloseTo(wide, 0);
  expect(ink!.glyphs).toHaveLength(7);
});

test('two inks in one line are two parts, however faint the one', () => {
  const page = drawn(
    [
      { text: '205 GWh', at: [60, 80], colour: [222, 222, 214] },
      { text: '41 %', at: [270, 80] },
    ],
    plain(250, 245, 230),
  );
  const [[x, y, , h], right] = page.lines.map(({ box }) => box) as [Box, Box];
  const whole = [x, y, right[0] + right[2] - x, Math.max(h, right[3])] as const;
  const quad = loose(quadOf(whole));
  const [ink] = inkOfLines(page.sight, [{ text: '205 GWh 41 %', quad }]);
  expect(sidesOff(ink!.box, whole)).toBeLessThanOrEqual(3);
  expect(ink!.parts).toHaveLength(2);
  expect(ink!.parts![0]!.contrast).toBeLessThan(1.4);
  expect(ink!.parts![1]!.contrast).toBeGreaterThan(10);
  expect(sidesOff(ink!.parts![0]!.box, page.lines[0]!.box)).toBeLessThanOrEqual(2);
});
