import { describe, expect, it } from 'vitest';
import { typefaces } from '../../scripts/lines/fonts/typefaces.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { coverageOf, type Face, faceOf } from '../../src/typeset/fonts/faces.ts';
import { type LineStyle, setLine } from '../../src/typeset/line.ts';
import { malform, marked } from '../../src/typeset/malform.ts';

function face(name: string): Face {
  const typeface = typefaces.find((one) => one.package?.endsWith(name))!;
  return faceOf(typeface, typeface.files[0]!);
}

function style(name: string, more: Partial<LineStyle> = {}): LineStyle {
  return {
    faces: [face(name)],
    size: 60,
    colour: [0, 0, 0],
    spacing: 0,
    stretch: 1,
    slant: 0,
    vertical: false,
    rightToLeft: false,
    ...more,
  };
}

describe('typefaces', () => {
  it('are held apart for at least eight, and every script has both kinds', () => {
    const held = typefaces.filter((typeface) => typeface.held);
    expect(held.length).toBeGreaterThanOrEqual(8);
    for (const script of ['Latn', 'Hans', 'Hant', 'Jpan', 'Kore', 'Arab', 'Deva']) {
      const of = typefaces.filter(({ scripts }) => scripts.some(([name]) => name === script));
      expect(new Set(of.map((typeface) => typeface.held))).toEqual(new Set([true, false]));
    }
  });

  it.each([
    ['fonts-sc', '春', true],
    ['fonts-sc', '서', false],
    ['bebas-neue', 'A', true],
    ['bebas-neue', 'ố', false],
    ['jua', '꽃', true],
    ['jua', '花', false],
    ['amiri', 'ق', true],
    ['amiri', 'अ', false],
  ])('%s has %s: %s', (name, character, expected) => {
    expect(face(name).has(character)).toBe(expected);
  });

  it('have letters of the scripts they are for, in every file', () => {
    const letters = {
      Latn: 'g',
      Hans: '山',
      Hant: '山',
      Jpan: 'の',
      Kore: '한',
      Arab: 'ش',
      Deva: 'क',
      Cyrl: 'Ж',
      Grek: 'Ω',
    };
    for (const typeface of typefaces) {
      for (const file of typeface.files) {
        for (const [script] of typeface.scripts) {
          const letter = letters[script as keyof typeof letters];
          expect(coverageOf(typeface, file)(letter), `${file} ${letter}`).toBe(true);
        }
      }
    }
  });
});

describe('setLine', () => {
  it.each([
    ['roboto-slab', 'Flat White', {}],
    ['fonts-sc', '春日新茶', { stretch: 1.2, spacing: 8 }],
    ['amiri', 'قهوة عربية', { rightToLeft: true }],
    ['noto-sans-devanagari', 'मसाला चाय', {}],
    ['fonts-jp', '炭火焼', { vertical: true }],
  ])('puts the ink of %s %s into cells, one a grapheme', (name, text, more) => {
    const layer = setLine(text, style(name, more))!;
    const cells = layer.cells!;
    expect(cells.map(({ grapheme }) => grapheme).join('')).toBe(text);
    const context = layer.canvas.getContext('2d');
    for (const { grapheme, at, box } of cells) {
      expect([...text].slice(at).join('')).toMatch(new RegExp(`^${grapheme}`));
      const { data } = context.getImageData(
        ...(box.map(Math.round) as [number, number, number, number]),
      );
      const inked = data.some((value, index) => index % 4 === 3 && value > 127);
      expect(inked).toBe(grapheme !== ' ');
    }
  });

  it('lays Arabic from the right', () => {
    const cells = setLine('قهوة', style('amiri', { rightToLeft: true }))!.cells!;
    expect(cells[0]!.box[0]).toBeGreaterThan(cells.at(-1)!.box[0]);
  });

  it('knows that a joined letter is narrower than one by itself', () => {
    const arabic = style('amiri', { rightToLeft: true });
    const [joined] = setLine('سن', arabic)!.cells!;
    const [alone] = setLine('س', arabic)!.cells!;
    expect(joined!.box[2]).toBeLessThan(alone!.box[2]);
  });

  it('knows no places where a line runs both ways', () => {
    expect(setLine('قهوة NOVA', style('amiri', { rightToLeft: true }))!.cells).toBeNull();
  });

  it('has nothing to show for a blank', () => {
    expect(setLine(' ', style('roboto-slab'))).toBeNull();
  });
});

describe('malform', () => {
  it.each([
    ['roboto-slab', 'Flat White $4.50'],
    ['fonts-sc', '春日新茶上市'],
    ['noto-sans-devanagari', 'मसाला चाय'],
  ])('changes %s %s at the places it tells, and elsewhere nothing', (name, text) => {
    for (let seed = 1; seed <= 25; seed++) {
      const set = style(name);
      const clean = setLine(text, set)!;
      const layer = setLine(text, set)!;
      const harm = malform(layer, set.size, seededRandom(seed), (letter) => setLine(letter, set))!;
      expect(harm.change).toBeGreaterThanOrEqual(0.16);
      const at = harm.glyphs.flat();
      expect(at.every((index) => /[\p{L}\p{N}\p{M}]/u.test([...text][index]!))).toBe(true);
      const before = clean.canvas
        .getContext('2d')
        .getImageData(0, 0, clean.canvas.width, clean.canvas.height).data;
      const after = layer.canvas
        .getContext('2d')
        .getImageData(0, 0, clean.canvas.width, clean.canvas.height).data;
      const columns = new Set<number>();
      before.forEach((value, index) => {
        if (index % 4 === 3 && Math.abs(value - after[index]!) > 60)
          columns.add((index >> 2) % clean.canvas.width);
      });
      const boxes = clean.cells!.filter((cell) => at.includes(cell.at)).map(({ box }) => box);
      const [left, right] = [
        Math.min(...boxes.map(([x]) => x)),
        Math.max(...boxes.map(([x, , w]) => x + w)),
      ];
      const slack = (right - left) * 0.15 + 2;
      expect(Math.min(...columns)).toBeGreaterThanOrEqual(left - slack);
      expect(Math.max(...columns)).toBeLessThanOrEqual(right + slack);
    }
  });

  it('is the same for the same seed', () => {
    const draw = () => {
      const set = style('fonts-sc');
      const layer = setLine('春日新茶上市', set)!;
      const harm = malform(layer, set.size, seededRandom(5), (letter) => setLine(letter, set));
      return { harm, data: layer.canvas.data().toString('base64') };
    };
    expect(draw()).toEqual(draw());
  });

  it('leaves a line alone whose places are unknown', () => {
    const set = style('amiri', { rightToLeft: true });
    const layer = setLine('قهوة NOVA', set)!;
    const before = layer.canvas.data().toString('base64');
    expect(malform(layer, set.size, seededRandom(1), () => null)).toBeNull();
    expect(layer.canvas.data().toString('base64')).toBe(before);
  });

  it('marks one 〓 for each glyph, of one code point or several', () => {
    expect(marked('चाय', [[0, 1]])).toBe('〓य');
    expect(marked('春日新茶', [[1], [2]])).toBe('春〓〓茶');
  });
});
