import { describe, expect, it } from 'vitest';
import { type Box, intersectionArea } from '../../../src/geometry.ts';
import { type LabelBoard, placeLabel } from '../../../src/report/overlay/labels.ts';

const board = (): LabelBoard => ({ width: 400, height: 300, taken: [] });

describe('placeLabel', () => {
  it('stands above its box where there is room', () => {
    expect(placeLabel(board(), [100, 100, 120, 30], 80, 20, [])).toEqual([100, 80, 80, 20]);
  });

  it('dodges a box above', () => {
    const above: Box = [100, 70, 120, 28];
    const place = placeLabel(board(), [100, 100, 120, 30], 80, 20, [above, [100, 100, 120, 30]]);
    expect(intersectionArea(place, above)).toBe(0);
  });

  it('dodges other labels', () => {
    const shared = board();
    const first = placeLabel(shared, [100, 100, 120, 30], 80, 20, []);
    const second = placeLabel(shared, [105, 100, 120, 30], 80, 20, []);
    expect(intersectionArea(first, second)).toBe(0);
  });

  it.each([
    ['top left', [0, 0, 60, 20]],
    ['top right', [390, 0, 10, 20]],
    ['bottom right', [395, 295, 5, 5]],
    ['the whole picture', [0, 0, 400, 300]],
  ] as [string, Box][])('stays within the picture: %s', (_case, box) => {
    const [x, y, width, height] = placeLabel(board(), box, 90, 20, []);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(400);
    expect(y + height).toBeLessThanOrEqual(300);
  });
});
