import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { setInto } from '../../../scripts/lines/place.ts';
import type { Sheet, Slot } from '../../../scripts/lines/sheet.ts';
import { type Box, intersectionArea } from '../../../src/geometry.ts';
import { seededRandom } from '../../../src/stats/random.ts';

function blank(taken: Box[] = [], langs = ['en']): Sheet {
  const canvas = createCanvas(600, 400);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 600, 400);
  return {
    canvas,
    context,
    random: seededRandom(2),
    scheme: { hues: [200], lighter: false },
    langs,
    mixed: 0,
    held: false,
    faces: new Map(),
    taken,
    lines: [],
  };
}

const slot: Slot = {
  x: 40,
  y: 60,
  width: 520,
  bottom: 380,
  size: 30,
  align: 'left',
  short: false,
  vertical: false,
};

describe('setInto', () => {
  it('sets a line at the top of its slot and tells its lower edge', () => {
    const sheet = blank();
    const bottom = setInto(sheet, slot)!;
    const [line] = sheet.lines;
    expect(line!.box[1]).toBeGreaterThanOrEqual(60);
    expect(line!.box[1] + line!.box[3]).toBeLessThanOrEqual(bottom);
    expect(line!.box[0]).toBeGreaterThanOrEqual(40);
  });

  it('sets nothing over what is taken, nor past the room', () => {
    expect(setInto(blank([[0, 0, 600, 400]]), slot)).toBeNull();
    expect(setInto(blank(), { ...slot, bottom: 66 })).toBeNull();
    expect(setInto(blank(), { ...slot, width: 20 })).toBeNull();
  });

  it('keeps lines apart where slots are not', () => {
    const sheet = blank();
    for (let y = 20; y < 360; y += 4) setInto(sheet, { ...slot, y });
    expect(sheet.lines.length).toBeGreaterThan(2);
    sheet.lines.forEach(({ box }, index) => {
      for (const other of sheet.lines.slice(0, index)) {
        expect(intersectionArea(box, other.box)).toBe(0);
      }
    });
  });

  it('aligns right ends where asked', () => {
    const sheet = blank();
    setInto(sheet, { ...slot, align: 'right' });
    const [x, , w] = sheet.lines[0]!.box;
    expect(Math.abs(x + w - 560)).toBeLessThan(30);
  });

  it('stands characters one under the other in a column', () => {
    const sheet = blank([], ['ja']);
    setInto(sheet, { ...slot, x: 300, width: 50, y: 20, vertical: true });
    const [line] = sheet.lines;
    expect(line!.vertical).toBe(true);
    expect(line!.box[3]).toBeGreaterThan(line!.box[2] * 1.3);
    expect(line!.text).not.toMatch(/[ー「」\w]/);
  });
});
