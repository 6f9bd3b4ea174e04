import { describe, expect, test } from 'vitest';
import { typeHeights } from '../../src/layout/type-heights.ts';
import { setLine } from '../../src/typeset/line.ts';
import { inkOfLines } from '../../src/vision/ink/ink.ts';
import { type ALine, drawn, faceNamed, loose, plain } from '../vision/ink/a-line.ts';

function heightsOf(line: ALine, script: string) {
  const page = drawn([line], plain(255, 255, 255), [1400, 420]);
  const [ink] = inkOfLines(page.sight, [{ text: line.text, quad: loose(page.lines[0]!.quad) }]);
  return typeHeights(ink!, line.text, script)!;
}

/** Height of a letter above the baseline, or of all its ink, in pixels at a size. */
function trueHeight(letter: string, name: string, size: number, whole = false): number {
  const layer = setLine(letter, {
    faces: [faceNamed(name)],
    size: 400,
    colour: [0, 0, 0],
    spacing: 0,
    stretch: 1,
    slant: 0,
    vertical: false,
    rightToLeft: false,
  })!;
  return ((whole ? layer.ink[3] : layer.baseline - layer.ink[1]) * size) / 400;
}

describe('scripts with cases', () => {
  test.each(['noto-sans', 'noto-serif', 'oswald', 'cairo', 'hind'])('%s', (name) => {
    const heights = heightsOf({ text: 'Hand picked in May', faces: [name], size: 48 }, 'Latn');
    expect(heights.capHeight! / trueHeight('H', name, 48)).toBeCloseTo(1, 1);
    expect(Math.abs(heights.capHeight! / trueHeight('H', name, 48) - 1)).toBeLessThan(0.04);
    expect(Math.abs(heights.xHeight! / trueHeight('x', name, 48) - 1)).toBeLessThan(0.04);
  });

  test.each<[string, string, 'capHeight' | 'xHeight']>([
    ['Hello world', 'ALL CAPITALS HERE', 'capHeight'],
    ['Hello world', '2026', 'capHeight'],
    ['Gypsy jumping quickly', 'Morn', 'capHeight'],
    ['nice moon', 'gypsy queen', 'xHeight'],
    ['Привет, мир', 'ЗАВТРА', 'capHeight'],
    ['Καλημέρα', 'ΝΕΑ', 'capHeight'],
  ])('“%s” and “%s” of one size are of one height', (one, other, name) => {
    const [a, b] = [one, other].map((text) => heightsOf({ text, size: 44 }, 'Latn'));
    expect(Math.abs(a![name]! / b![name]! - 1)).toBeLessThan(0.04);
  });

  test('says nothing of capitals where there are none', () => {
    const heights = heightsOf({ text: 'nice moon', size: 44 }, 'Latn');
    expect(heights.capHeight).toBeNull();
    expect(heights.spread).toBeGreaterThan(0.05);
  });

  test('is level for a turned line', () => {
    const level = heightsOf({ text: 'Hand picked', size: 44 }, 'Latn');
    const turned = heightsOf({ text: 'Hand picked', size: 44, angle: 12, at: [200, 160] }, 'Latn');
    expect(Math.abs(turned.size / level.size - 1)).toBeLessThan(0.12);
  });
});

test.each([
  ['国家图书馆', '春日新茶', 'noto-sans-sc', 'Hans'],
  ['本日のおすすめ', 'カレーパン', 'noto-sans-jp', 'Jpan'],
  ['국립중앙도서관', '한국', 'noto-sans-kr', 'Kore'],
  ['पुस्तक मेला', 'सबका नमन', 'noto-sans-devanagari', 'Deva'],
])('bodies of “%s” and “%s” of one size are of one height', (one, other, face, script) => {
  const [a, b] = [one, other].map((text) => heightsOf({ text, faces: [face], size: 60 }, script));
  expect(Math.abs(a!.bodyHeight! / b!.bodyHeight! - 1)).toBeLessThan(0.05);
});

test('a lone alef gives the height of Arabic', () => {
  const line = { text: 'الدار دار', faces: ['cairo'], size: 60 };
  const heights = heightsOf(line, 'Arab');
  expect(Math.abs(heights.bodyHeight! / trueHeight('ا', 'cairo', 60, true) - 1)).toBeLessThan(0.05);
});

test('in a line of two scripts, the block’s own tells its size', () => {
  const faces = ['noto-sans-sc', 'noto-sans'];
  const mixed = heightsOf({ text: 'SPF 50 防晒', faces, size: 48 }, 'Hans');
  const own = heightsOf({ text: '防晒', faces, size: 48 }, 'Hans');
  expect(Math.abs(mixed.size / own.size - 1)).toBeLessThan(0.04);
});

test.each([
  ['Hand picked', ['noto-sans'], 'Latn'],
  ['国家图书馆', ['noto-sans-sc'], 'Hans'],
  ['국립중앙도서관', ['noto-sans-kr'], 'Kore'],
  ['पुस्तक मेला', ['noto-sans-devanagari'], 'Deva'],
  ['الدار دار', ['cairo'], 'Arab'],
])('%s: the size is comparable across scripts', (text, faces, script) => {
  expect(Math.abs(heightsOf({ text, faces, size: 60 }, script).size / 60 - 1)).toBeLessThan(0.08);
});

test('one glyph is enough; none is not', () => {
  expect(heightsOf({ text: 'H', size: 60 }, 'Latn').capHeight! / 60).toBeCloseTo(0.714, 1);
  const page = drawn([{ text: 'H' }], plain(255, 255, 255));
  const [ink] = inkOfLines(page.sight, [{ text: 'H', quad: loose(page.lines[0]!.quad) }]);
  expect(typeHeights({ ...ink!, glyphs: [] }, 'H', 'Latn')).toBeNull();
});
