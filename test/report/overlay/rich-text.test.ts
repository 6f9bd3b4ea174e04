import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphemesOf } from '../../../src/report/display-diff.ts';
import { fontOf, registerFonts } from '../../../src/report/fonts.ts';
import { drawRich, type TextStyle, wrap } from '../../../src/report/overlay/rich-text.ts';

const style: TextStyle = { size: 20, weight: 400, colour: '#000000' };
const context = createCanvas(400, 60).getContext('2d');
const unitsOf = (text: string) =>
  graphemesOf(text).map((unit) => ({ text: unit, op: 'same' as const }));
const linesOf = (text: string, width: number, most = 99) =>
  wrap(context, unitsOf(text), style, width, most).map((line) =>
    line.units.map((unit) => unit.text).join(''),
  );

beforeAll(registerFonts);

describe('wrap', () => {
  it('breaks at spaces and keeps every character', () => {
    const text = 'Bread rolls, baked before sunrise, sold until noon';
    const lines = linesOf(text, 180);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toBe(text);
    for (const line of lines.slice(0, -1)) expect(text).toContain(`${line.trim()} `);
  });

  it.each([
    ['a long word', 'x'.repeat(200)],
    ['ideographs', '春茶上新'.repeat(20)],
    ['Arabic', 'قهوة عربية بالهيل '.repeat(6)],
    ['Devanagari', 'किताबें कहानियाँ '.repeat(6)],
  ])('keeps within the width: %s', (_case, text) => {
    context.font = fontOf(style.size, style.weight);
    for (const line of linesOf(text, 200)) {
      expect(context.measureText(line.trim()).width).toBeLessThanOrEqual(201);
    }
  });

  it('never joins two words where a space falls on a line’s end', () => {
    const text = 'long message '.repeat(30);
    for (let width = 100; width < 300; width += 7) {
      const words = linesOf(text, width).join(' ').split(' ');
      expect(words.filter((word) => !['', 'long', 'message'].includes(word))).toEqual([]);
    }
  });

  it('ends what it must cut in an ellipsis', () => {
    const lines = linesOf('word '.repeat(100), 200, 3);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/u);
  });
});

describe('drawRich', () => {
  const markOf = (text: string, direction: 'ltr' | 'rtl', at: number): [number, number] => {
    const sheet = createCanvas(400, 60).getContext('2d');
    const units = graphemesOf(text).map((unit, index) => ({
      text: unit,
      op: index === at ? ('insert' as const) : ('same' as const),
    }));
    drawRich(sheet, { units, direction }, style, 0, 40, 400);
    const { data } = sheet.getImageData(0, 0, 400, 60);
    const blue = [...Array(400).keys()].filter((x) => (data[(45 * 400 + x) * 4 + 2] ?? 0) > 120);
    return [Math.min(...blue), Math.max(...blue)];
  };

  it('marks the character that differs, in either direction', () => {
    context.font = fontOf(style.size, style.weight);
    const before = context.measureText('abc').width;
    const [from, to] = markOf('abcdef', 'ltr', 3);
    expect(Math.abs(from - before)).toBeLessThan(3);
    expect(to - from).toBeLessThan(16);
    const [start, end] = markOf('قهوة', 'rtl', 0);
    expect(end).toBeGreaterThan(395);
    expect(start).toBeGreaterThan(370);
  });
});
