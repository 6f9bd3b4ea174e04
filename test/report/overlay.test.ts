import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { marks, suspectColour } from '../../src/report/overlay/marks.ts';
import { drawOverlay } from '../../src/report/overlay.ts';
import { drawn, picture } from './overlay/drawn.ts';
import { blockOf, inputOf } from './overlay/input.ts';

const box = [300, 400, 200, 60] as const;

describe('drawOverlay', () => {
  it.each(['exact', 'close', 'wrong'] as const)(
    'draws %s in its colour around the box',
    async (verdict) => {
      const image = await drawn(
        picture(1024, 1024),
        inputOf({ blocks: [blockOf({ id: 'a', verdict, boxes: [box] })] }),
      );
      const out = Math.round(1 + marks[verdict].width / 2);
      expect(image.near(marks[verdict].colour, 300 - out, 430)).toBe(true);
      expect(image.near('#F0E6D2', 400, 430)).toBe(true);
      expect(image.near('#F0E6D2', 250, 430)).toBe(true);
    },
  );

  it.each(['extra', 'duplicate'] as const)('draws %s in its colour', async (kind) => {
    const image = await drawn(picture(1024, 1024), inputOf({ extras: [{ text: 'x', box, kind }] }));
    const row = [...Array(200).keys()].map((x) => image.near(marks[kind].colour, 300 + x, 398));
    expect(row.filter(Boolean).length).toBeGreaterThan(60);
    expect(row.filter((hit) => !hit).length).toBeGreaterThan(10);
  });

  it('draws a dashed box where a missing block was asked for, and only there', async () => {
    const missing = blockOf({ id: 'a', verdict: 'missing', read: '', region: box });
    const image = await drawn(picture(1024, 1024), inputOf({ blocks: [missing] }));
    const row = [...Array(180).keys()].map((x) => image.near(marks.missing.colour, 310 + x, 458));
    expect(row.filter(Boolean).length).toBeGreaterThan(60);
    expect(row.filter((hit) => !hit).length).toBeGreaterThan(30);
  });

  it('keeps the dashes of an asked place off the text that stands there', async () => {
    const whole = [100, 300, 800, 400] as const;
    const blocks = [
      blockOf({ id: 'gone', verdict: 'missing', read: '', region: whole }),
      blockOf({ id: 'there', boxes: [[60, 450, 200, 60]] }),
    ];
    const image = await drawn(picture(1024, 1024), inputOf({ blocks }));
    const column = (from: number): boolean[] =>
      [...Array(50).keys()].map((y) =>
        [...Array(10).keys()].some((x) => image.near(marks.missing.colour, 98 + x, from + y)),
      );
    expect(column(455)).not.toContain(true);
    expect(column(600)).toContain(true);
  });

  it('says the verdict by more than colour: the label differs between two verdicts', async () => {
    const blocks = (verdict: 'wrong' | 'close') =>
      inputOf({ blocks: [blockOf({ id: 'a', verdict, boxes: [box] })] });
    const wrong = await drawn(picture(1024, 1024), blocks('wrong'));
    const close = await drawn(picture(1024, 1024), blocks('close'));
    const ink = (image: typeof wrong): string => {
      const white: number[] = [];
      for (let y = 378; y < 396; y++) {
        for (let x = 296; x < 360; x++)
          if (Math.min(...image.at(x, y)) > 200) white.push(y * 64 + x);
      }
      return white.join();
    };
    expect(ink(wrong)).not.toBe(ink(close));
  });

  it.each([
    ['close', 'critical'],
    ['wrong', 'critical'],
    ['missing', 'missing'],
  ] as const)(
    'draws a %s block whose critical string is not there as %s',
    async (verdict, kind) => {
      const block = blockOf({ id: 'a', verdict, boxes: [box] });
      const critical = [{ block: 'a', text: 'Tea', ok: false }];
      const image = await drawn(picture(1024, 1024), inputOf({ blocks: [block], critical }));
      const out = Math.round(1 + marks[kind].width / 2);
      const column = [...Array(60).keys()].map((y) =>
        image.near(marks[kind].colour, 300 - out, 400 + y),
      );
      expect(column).toContain(true);
    },
  );

  it('hatches areas that were not read', async () => {
    const image = await drawn(picture(1024, 1024), inputOf({ unread: [{ box, text: '' }] }));
    const dark = [...Array(200).keys()].filter((x) => (image.at(300 + x, 430)[0] ?? 0) < 215);
    expect(dark.length).toBeGreaterThan(15);
    expect(dark.length).toBeLessThan(120);
  });

  it.each<[string, Box, Box, [number, number], [number, number]]>([
    ['below it', [300, 400, 200, 60], [340, 400, 40, 60], [360, 467], [387, 430]],
    ['beside it in a column', [300, 200, 60, 400], [300, 300, 60, 60], [367, 330], [330, 367]],
  ])('points at a glyph that looks malformed from %s, and covers none', async (...place) => {
    const [, line, glyph, [x, y], [besideX, besideY]] = place;
    const blocks = [blockOf({ id: 'a', boxes: [line], suspect: [{ box: glyph }] })];
    const image = await drawn(picture(1024, 1024), inputOf({ blocks }));
    expect(image.near(suspectColour, x, y)).toBe(true);
    expect(image.near('#F0E6D2', besideX, besideY)).toBe(true);
    const [left, top, w, h] = glyph;
    for (let dx = 4; dx < w; dx += 8) {
      for (let dy = 4; dy < h; dy += 8) {
        expect(image.near('#F0E6D2', left + dx, top + dy)).toBe(true);
      }
    }
  });

  it('is not broken by suspect glyphs without a place, or out of the picture', async () => {
    const boxes = [null, [Number.NaN, 0, 1, 1], [5000, 0, 9, 9], [-5, -5, 0, 0]] as const;
    const suspect = boxes.map((each) => ({ box: each }));
    const image = await drawn(
      picture(1024, 1024),
      inputOf({ blocks: [blockOf({ id: 'a', boxes: [box], suspect })] }),
    );
    expect(image.near('#F0E6D2', 400, 470)).toBe(true);
    expect(image.near('#F0E6D2', 10, 10)).toBe(true);
  });

  it.each([
    ['portrait: panel below', 1024, 1536, 1024, 1536],
    ['landscape: panel beside', 1536, 1024, 1536 + 620, 1024],
    ['small: enlarged by whole numbers', 256, 256, 768, 768],
    ['a thin strip is no tower', 8, 1500, 640, 1500],
    ['one pixel', 1, 1, 640, 640],
    ['huge: reduced', 4200, 2100, 4096 + 1653, 2048],
  ])('%s', async (_case, width, height, whole, least) => {
    const image = await drawn(picture(width, height), inputOf());
    expect(image.width).toBe(whole);
    expect(image.height).toBeGreaterThanOrEqual(least);
    expect(image.height).toBeLessThan(least + 1000);
  });

  it('keeps the panel in bounds with hundreds of blocks, and says how many are left', async () => {
    const blocks = Array.from({ length: 400 }, (_, index) =>
      blockOf({
        id: `block-${index}`,
        verdict: 'wrong',
        expected: 'Roasted slowly '.repeat(12),
        read: 'Something else '.repeat(12),
        boxes: [[(index % 20) * 50, Math.floor(index / 20) * 50, 40, 20]],
      }),
    );
    const image = await drawn(picture(1024, 1024), inputOf({ blocks }));
    expect(image.height).toBeLessThanOrEqual(1024 * 2);
  });

  it('draws the same bytes twice', async () => {
    const judged = inputOf({
      blocks: [
        blockOf({
          id: 'a',
          verdict: 'wrong',
          expected: 'قهوة 한 क्ष',
          read: 'قهو 헌 क',
          boxes: [box],
        }),
      ],
    });
    const first = await drawOverlay(picture(700, 500), judged);
    expect(first.equals(await drawOverlay(picture(700, 500), judged))).toBe(true);
  });

  it.each([
    ['markup', '<script>alert(1)</script> &amp;'],
    ['controls', 'a\u0000\u0007\u001B[31m\u202Eb\u2066'],
    ['a heap of marks', `e${'\u0301\u0323'.repeat(400)}`],
    ['half a pair', '\uD83D'],
    ['emoji', '👨‍👩‍👧‍👦🏳️‍🌈'.repeat(40)],
    ['very long', 'word '.repeat(40_000)],
    ['one word without end', 'x'.repeat(20_000)],
    ['mixed directions', 'abc قهوة 12:30 (عربية) – 한국어'],
    ['nothing', ''],
  ])('is not broken by %s', async (_case, text) => {
    const judged = inputOf({
      title: text,
      model: text,
      sample: text,
      cer: Number.NaN,
      usable: null,
      blocks: [
        blockOf({ id: text, verdict: 'wrong', expected: text, read: `${text}!`, boxes: [box] }),
        blockOf({ id: 'b', verdict: 'missing', expected: text, read: text, region: box }),
      ],
      extras: [{ text, box, kind: 'extra' }],
      critical: [{ block: text, text, ok: false }],
    });
    const image = await drawn(picture(800, 800), judged);
    expect(image.width).toBe(800);
    expect(image.near('#F0E6D2', 400, 430)).toBe(true);
  });

  it('leaves out boxes that are none, and cuts those that leave the picture', async () => {
    const boxes = [
      [Number.NaN, 0, 10, 10],
      [0, 0, Number.POSITIVE_INFINITY, 10],
      [10, 10, -5, 5],
      [2000, 2000, 50, 50],
      [-50, 600, 150, 60],
    ] as const;
    const image = await drawn(
      picture(1024, 1024),
      inputOf({ blocks: [blockOf({ id: 'a', verdict: 'wrong', boxes: [...boxes] })] }),
    );
    expect(image.near(marks.wrong.colour, 103, 630)).toBe(true);
  });

  it('keeps text off a picture whose pixels it must not move', async () => {
    const image = await drawn(picture(1024, 1024, [20, 40, 160]), inputOf());
    for (const [x, y] of [
      [0, 0],
      [1023, 0],
      [512, 512],
      [0, 1023],
      [1023, 1020],
    ] as const) {
      expect(image.near('#1428A0', x, y)).toBe(true);
    }
  });
});
