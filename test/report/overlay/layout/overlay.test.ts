import { describe, expect, it } from 'vitest';
import type { Mark, RuleVerdict, Tone } from '../../../../src/layout/rule.ts';
import { tones } from '../../../../src/report/overlay/layout/tones.ts';
import { drawOverlay, type LayoutVerdict } from '../../../../src/report/overlay.ts';
import { drawn, picture } from '../drawn.ts';
import { blockOf, inputOf } from '../input.ts';
import { scattered, verdictOf } from './input.ts';

/** Where the second copy of a picture of 1024 pixels a side begins. */
const SECOND = 1024 + 16;
const box = [300, 400, 200, 60] as const;

const shown = (layout: LayoutVerdict[], width = 1024, height = 1024) =>
  drawn(picture(width, height), inputOf({ layout }));

/** Of a horizontal line that is marked at y 500, the pixels in its colour. */
async function dashesOf(verdict: RuleVerdict, tone: Tone): Promise<number> {
  const line: Mark = { kind: 'line', tone, from: [200, 500], to: [800, 500] };
  const image = await shown([verdictOf({ verdict, marks: [line] })]);
  const row = [...Array(400).keys()].map((x) =>
    [-1, 0, 1].some((dy) => image.near(tones[tone].colour, SECOND + 350 + x, 500 + dy)),
  );
  return row.filter(Boolean).length;
}

describe('drawOverlay with layout', () => {
  it.each<[string, LayoutVerdict[]]>([
    ['no rule', []],
    ['no rule that applies', [verdictOf({ verdict: 'not-applicable' })]],
  ])('draws as without it for %s', async (_case, layout) => {
    const judged = { blocks: [blockOf({ id: 'a', verdict: 'wrong', boxes: [box] })] };
    const without = await drawOverlay(picture(700, 700), inputOf(judged));
    const withIt = await drawOverlay(picture(700, 700), inputOf({ ...judged, layout }));
    expect(withIt.equals(without)).toBe(true);
  });

  it.each([
    ['portrait: beside it', 1024, 1536],
    ['landscape: below it', 1536, 1024],
  ])('leaves the texts’ sheet as it is and stands %s', async (_case, width, height) => {
    const judged = { blocks: [blockOf({ id: 'a', verdict: 'wrong', boxes: [box] })] };
    const alone = await drawn(picture(width, height), inputOf(judged));
    const marks: Mark[] = [{ kind: 'box', tone: 'bad', box }];
    const layout = [verdictOf({ marks })];
    const image = await drawn(picture(width, height), inputOf({ ...judged, layout }));
    for (let y = 0; y < alone.height - 8; y += 13) {
      for (let x = 0; x < alone.width - 8; x += 17) {
        const [here, there] = [image.at(x, y), alone.at(x, y)];
        expect(Math.max(...here.map((value, c) => Math.abs(value - (there[c] ?? 0))))).toBeLessThan(
          4,
        );
      }
    }
    const portrait = height > width;
    expect(image.width).toBe(portrait ? 2 * alone.width + 16 : alone.width);
    const [dx, dy] = portrait ? [alone.width + 16, 0] : [0, alone.height + 16];
    expect(image.near(tones.bad.colour, 300 - 2 + dx, 430 + dy)).toBe(true);
  });

  it('draws what fails at its place, with the number of its rule', async () => {
    const marks: Mark[] = [{ kind: 'box', tone: 'bad', box }];
    const first = verdictOf({ rule: 'other', verdict: 'pass' });
    const image = await shown([first, verdictOf({ marks })]);
    for (const [x, y] of [
      [298, 430],
      [502, 430],
      [400, 462],
    ] as const) {
      expect(image.near(tones.bad.colour, SECOND + x, y)).toBe(true);
      expect(image.near('#F0E6D2', x, y)).toBe(true);
    }
    // The tag stands above the box's left end: a disc in red with a white digit.
    const tag = [...Array(21 * 21).keys()].map((i) => [
      SECOND + 298 + (i % 21),
      374 + Math.floor(i / 21),
    ]);
    const inked = tag.filter(([x, y]) => image.near(tones.bad.colour, x ?? 0, y ?? 0)).length;
    expect(inked).toBeGreaterThan(80);
    const white = tag.filter(([x, y]) => image.near('#FFFFFF', x ?? 0, y ?? 0)).length;
    expect(white).toBeGreaterThan(20);
  });

  it('ticks the ends of a length, and points an arrow', async () => {
    const marks: Mark[] = [
      { kind: 'measure', tone: 'bad', from: [300, 500], to: [600, 500], label: '300 px' },
      { kind: 'line', tone: 'bad', from: [300, 700], to: [600, 700], arrow: true },
    ];
    const image = await shown([verdictOf({ marks })]);
    for (const x of [300, 600]) {
      expect(image.near(tones.bad.colour, SECOND + x, 505)).toBe(true);
      expect(image.near(tones.bad.colour, SECOND + x, 495)).toBe(true);
    }
    expect(image.near(tones.bad.colour, SECOND + 450, 506)).toBe(false);
    expect(image.near(tones.bad.colour, SECOND + 592, 704)).toBe(true);
    expect(image.near(tones.bad.colour, SECOND + 308, 704)).toBe(false);
  });

  it('draws what passes more faintly than what fails', async () => {
    const marks: Mark[] = [{ kind: 'box', tone: 'good', box }];
    const depth = async (verdict: RuleVerdict, drawnMarks = marks): Promise<number> => {
      const image = await shown([verdictOf({ verdict, marks: drawnMarks })]);
      const red = [...Array(20).keys()].map((x) => image.at(SECOND + 290 + x, 430)[0] ?? 255);
      return Math.max(...red) * red.length - red.reduce((sum, value) => sum + value, 0);
    };
    const none = await depth('pass', []);
    const [pass, fail] = [await depth('pass'), await depth('fail')];
    expect(pass - none).toBeGreaterThan(40);
    expect(fail - none).toBeGreaterThan(1.5 * (pass - none));
  });

  it('tells tones by their dashes, not by colour alone', async () => {
    expect(await dashesOf('fail', 'bad')).toBe(400);
    const guide = await dashesOf('fail', 'guide');
    expect(guide).toBeGreaterThan(180);
    expect(guide).toBeLessThan(330);
    const open = await dashesOf('unknown', 'open');
    expect(open).toBeGreaterThan(60);
    expect(open).toBeLessThan(300);
  });

  it.each([
    ['light', [240, 230, 210]],
    ['dark', [20, 24, 40]],
    ['loud', [255, 0, 40]],
  ] as const)('pales a %s picture, so that marks stand out on it', async (_case, colour) => {
    const pixels = picture(1024, 1024, [...colour]);
    const image = await drawn(pixels, inputOf({ layout: [verdictOf()] }));
    const [r = 0, g = 0, b = 0] = image.at(SECOND + 500, 500);
    expect(Math.min(r, g, b)).toBeGreaterThan(100);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(90);
  });

  it('marks a picture of a few pixels where they are drawn', async () => {
    const marks: Mark[] = [{ kind: 'box', tone: 'bad', box: [10, 20, 30, 10], label: '10 px' }];
    const image = await shown([verdictOf({ marks })], 64, 64);
    expect(image.width).toBe(640 + 16 + 640);
    expect(image.near(tones.bad.colour, 656 + 98, 250)).toBe(true);
  });

  it.each([
    ['one pixel', 1, 1, 1296],
    ['a thin strip', 8, 1500, 1296],
    ['a large landscape', 2304, 1296, 2304 + 930],
  ])('draws %s', async (_case, width, height, whole) => {
    const marks = scattered(20, width, height);
    const image = await shown([verdictOf({ marks })], width, height);
    expect(image.width).toBe(whole);
  });

  it('stays small and draws the same bytes twice with hundreds of marks', async () => {
    const layout = (['fail', 'unknown', 'pass'] as const).map((verdict, index) =>
      verdictOf({ rule: `r${index}`, verdict, marks: scattered(300, 1024, 1536) }),
    );
    const first = await drawOverlay(picture(1024, 1536), inputOf({ layout }));
    expect(first.length).toBeLessThan(1_500_000);
    const again = await drawOverlay(picture(1024, 1536), inputOf({ layout }));
    expect(first.equals(again)).toBe(true);
  });

  it.each<[string, Mark]>([
    ['no numbers', { kind: 'box', tone: 'bad', box: [Number.NaN, 0, 5, 5], label: 'x' }],
    ['no end', { kind: 'line', tone: 'bad', from: [0, 0], to: [Number.POSITIVE_INFINITY, 5] }],
    ['a negative size', { kind: 'box', tone: 'open', box: [50, 50, -9, 4] }],
    ['a mile of dashes', { kind: 'line', tone: 'open', from: [-1e9, 9], to: [1e9, 9] }],
    ['a wide frame', { kind: 'box', tone: 'guide', box: [-1e9, -1e9, 2e9, 2e9], label: 'x' }],
    ['no corners', { kind: 'outline', tone: 'bad', points: [] }],
    ['one corner', { kind: 'outline', tone: 'bad', points: [[5, 5]], label: 'x' }],
    [
      'too many corners',
      {
        kind: 'outline',
        tone: 'guide',
        points: Array.from({ length: 50_000 }, (_, i) => [i % 600, (i * 7) % 600] as const),
      },
    ],
    ['a length of none', { kind: 'measure', tone: 'bad', from: [9, 9], to: [9, 9], label: '0' }],
    [
      'no colour',
      { kind: 'swatch', tone: 'bad', box: [5, 5, 9, 9], colour: 'url(x)', label: '</svg>' },
    ],
    ['outside', { kind: 'box', tone: 'bad', box: [5000, 5000, 9, 9], label: 'x' }],
    ['a long label', { kind: 'box', tone: 'bad', box: [5, 5, 9, 9], label: 'x'.repeat(50_000) }],
    ['controls', { kind: 'box', tone: 'bad', box: [5, 5, 9, 9], label: 'a\u0000\u202E\uD83D' }],
    ['emoji', { kind: 'box', tone: 'good', box: [5, 5, 9, 9], label: '👨‍👩‍👧‍👦'.repeat(50) }],
  ])('is not broken by a mark with %s', async (_case, mark) => {
    for (const verdict of ['fail', 'pass'] as const) {
      const message = mark.kind === 'box' ? (mark.label ?? '') : '';
      const image = await shown([verdictOf({ verdict, message, marks: [mark] })], 800, 800);
      expect(image.width).toBe(1616);
      expect(image.near('#F0E6D2', 400, 430)).toBe(true);
    }
  });

  it('is not broken by boxes of texts that are none', async () => {
    const marks = scattered(10, 800, 800);
    const blocks = [blockOf({ id: 'a', boxes: [[Number.NaN, 0, 1, 1]] })];
    const input = inputOf({ blocks, layout: [verdictOf({ marks })] });
    expect((await drawn(picture(800, 800), input)).width).toBe(1616);
  });
});
