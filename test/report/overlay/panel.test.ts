import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerFonts } from '../../../src/report/fonts.ts';
import { layPanel } from '../../../src/report/overlay/panel.ts';
import type { OverlayInput } from '../../../src/report/overlay.ts';
import { blockOf, inputOf } from './input.ts';

const context = createCanvas(1, 1).getContext('2d');
const lay = (judged: OverlayInput, most = 700, width = 1024) =>
  layPanel(context, judged, { x: 0, y: 0, width, unit: 1 }, most);
const wrong = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    blockOf({ id: `b${index}`, verdict: 'wrong', read: 'Toe' }),
  );

beforeAll(registerFonts);

describe('layPanel', () => {
  it('says how many it leaves out, and that all add up', () => {
    const { notes, height } = lay(inputOf({ blocks: wrong(100) }));
    expect(height).toBeLessThanOrEqual(700);
    const left = Number(/and (\d+) more/.exec(notes)?.[1]);
    expect(left).toBeGreaterThan(50);
    expect(left).toBeLessThan(100);
    expect(lay(inputOf({ blocks: wrong(100 - left) })).notes).toBe('');
  });

  it('holds more in two columns than in one', () => {
    const left = (width: number): number =>
      Number(/and (\d+) more/.exec(lay(inputOf({ blocks: wrong(100) }), 700, width).notes)?.[1]);
    expect(left(1024)).toBeLessThan(left(640));
  });

  it.each([
    [[blockOf({ id: 'a' }), blockOf({ id: 'b' })], 'All 2 blocks are exact.'],
    [[blockOf({ id: 'a' })], 'The block is exact.'],
    [[], 'No blocks were judged.'],
    [wrong(1), ''],
  ])('says so when there is nothing to list (%#)', (blocks, notes) => {
    expect(lay(inputOf({ blocks })).notes).toBe(notes);
  });

  it('counts areas that were not read', () => {
    const area = { box: [0, 0, 5, 5] as const, text: '' };
    expect(lay(inputOf({ blocks: wrong(1), unread: [area] })).notes).toContain('1 area of text');
    expect(lay(inputOf({ blocks: wrong(1), unread: [area, area] })).notes).toContain('2 areas');
  });

  it.each([
    [1, '1 character may be malformed (triangles)'],
    [3, '3 characters may be malformed (triangles)'],
  ])('counts %d glyphs that look malformed, of exact blocks too', (count, note) => {
    const suspect = Array.from({ length: count }, () => ({ box: null }));
    expect(lay(inputOf({ blocks: [blockOf({ id: 'a', suspect })] })).notes).toBe(
      `The block is exact. · ${note}`,
    );
    expect(lay(inputOf({ blocks: [blockOf({ id: 'a', suspect: [] })] })).notes).toBe(
      'The block is exact.',
    );
  });

  it('is no taller than what it tells', () => {
    expect(lay(inputOf({ blocks: wrong(1) })).height).toBeLessThan(260);
  });
});
