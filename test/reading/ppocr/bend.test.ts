import { describe, expect, it } from 'vitest';
import type { Point } from '../../../src/geometry.ts';
import { bendOf } from '../../../src/reading/ppocr/bend.ts';
import { convexHull, smallestRectangle } from '../../../src/reading/ppocr/rectangle.ts';

const MAP = 400;
const UNCLIP = 1.6;

/** Pixels of a map that a shape covers. */
function covered(holds: (x: number, y: number) => boolean): number[] {
  const pixels: number[] = [];
  for (let at = 0; at < MAP * MAP; at++) {
    if (holds((at % MAP) + 0.5, Math.floor(at / MAP) + 0.5)) pixels.push(at);
  }
  return pixels;
}

function bend(pixels: readonly number[], unclip = UNCLIP) {
  const points = pixels.flatMap((at): Point[] => {
    const [x, y] = [at % MAP, Math.floor(at / MAP)];
    return [
      [x, y],
      [x + 1, y],
      [x, y + 1],
      [x + 1, y + 1],
    ];
  });
  return bendOf(pixels, MAP, smallestRectangle(convexHull(points)), unclip);
}

/** Part of a ring: `half` degrees to either side of `towards`, seen from its centre. */
const ring = (center: Point, radius: number, thick: number, towards: number, half: number) =>
  covered((x, y) => {
    const [dx, dy] = [x - center[0], y - center[1]];
    const off = (Math.atan2(dy, dx) * 180) / Math.PI - towards;
    const turn = Math.abs(((off + 540) % 360) - 180);
    return Math.abs(Math.hypot(dx, dy) - radius) <= thick / 2 && turn <= half;
  });
const bar = (from: number, to: number, thick: number, rise: (x: number) => number = () => 0) =>
  covered((x, y) => x >= from && x < to && Math.abs(y - 200 - rise(x)) <= thick / 2);

describe('text on an arc', () => {
  it.each<[string, Point, number]>([
    ['over the top', [200, 300], -90],
    ['under the bottom', [200, 100], 90],
    ['turned by 20 degrees', [200, 300], -70],
    ['turned by 40 degrees the other way', [200, 300], -130],
  ])('%s is followed', (_, center, towards) => {
    const found = bend(ring(center, 180, 16, towards, 35))!;
    const radii = found.points.map(([x, y]) => Math.hypot(x - center[0], y - center[1]));
    // The ends, grown beyond the core, leave the circle a little: a parabola goes straighter.
    for (const radius of radii.slice(3, -3)) expect(Math.abs(radius - 180)).toBeLessThan(5);
    for (const radius of radii) expect(Math.abs(radius - 180)).toBeLessThan(16);
  });

  it('from its beginning to its end, in even steps finer than it is thick', () => {
    const { points, height } = bend(ring([200, 300], 180, 16, -90, 35))!;
    expect(points[0]![0]).toBeLessThan(points.at(-1)![0]);
    const steps = points
      .slice(1)
      .map(([x, y], i) => Math.hypot(x - points[i]![0], y - points[i]![1]));
    expect(Math.max(...steps)).toBeLessThan(height / 2);
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.5);
  });

  it('is grown as straight text is: along it and across it', () => {
    const core = ring([200, 300], 180, 16, -90, 35);
    const [as, grown] = [bend(core, 0)!, bend(core)!];
    const length = ({ points }: typeof as) => points.at(-1)![0] - points[0]![0];
    // A slice through an arc is a little thicker than the ring.
    expect(as.height).toBeGreaterThanOrEqual(16);
    expect(as.height).toBeLessThan(21);
    const by = (grown.height - as.height) / 2;
    const width = 2 * 188 * Math.sin((35 * Math.PI) / 180);
    expect(by).toBeCloseTo((width * as.height * UNCLIP) / (2 * (width + as.height)), 0);
    expect((length(grown) - length(as)) / 2).toBeCloseTo(by, 0);
  });

  it('is bent from a quarter of its thickness on', () => {
    const sagging = (share: number) =>
      bend(bar(60, 340, 20, (x) => 20 * share * ((x - 200) / 140) ** 2));
    expect(sagging(0.15)).toBeNull();
    expect(sagging(0.5)).not.toBeNull();
  });
});

describe('is no arc', () => {
  it.each<[string, number[]]>([
    ['nothing', []],
    ['a straight line', bar(40, 360, 18)],
    ['a tilted line', bar(40, 360, 18, (x) => (x - 200) / 4)],
    ['a single character', bar(190, 212, 20)],
    [
      'a word not three times as long as thick',
      bar(175, 225, 20, (x) => 12 * ((x - 200) / 25) ** 2),
    ],
    ['a wave', bar(40, 360, 12, (x) => 25 * Math.sin((x - 40) / 25))],
    ['a whole ring', ring([200, 200], 120, 16, 0, 180)],
    ['steps: several lines that touch', bar(40, 360, 14, (x) => (Math.floor(x / 80) % 2) * 30)],
    ['two pieces with nothing between', [...bar(40, 44, 10), ...bar(356, 360, 10)]],
  ])('%s', (_, pixels) => {
    expect(bend(pixels)).toBeNull();
  });
});
