import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/stats/random.ts';
import { lookalikeGroups } from '../../src/typeset/lookalikes/groups.ts';
import { lookalikesOf, withLookalike, withTypo } from '../../src/typeset/lookalikes.ts';

describe('look-alikes', () => {
  it.each([
    ['免', '兔'],
    ['已', '己'],
    ['已', '巳'],
    ['未', '末'],
    ['日', '曰'],
    ['折', '拆'],
    ['候', '侯'],
    ['鳥', '烏'],
    ['ソ', 'ン'],
    ['シ', 'ツ'],
    ['ぬ', 'め'],
    ['パ', 'バ'],
    ['를', '틀'],
    ['외', '의'],
    ['ب', 'ت'],
    ['ج', 'خ'],
    ['ر', 'ز'],
    ['भ', 'म'],
    ['घ', 'ध'],
    ['0', 'O'],
    ['1', 'l'],
    ['5', 'S'],
    ['8', 'B'],
  ])('know %s for %s, both ways', (a, b) => {
    expect(lookalikesOf(a)).toContain(b);
    expect(lookalikesOf(b)).toContain(a);
  });

  it('are many for Chinese, and none is its own', () => {
    expect(lookalikeGroups.han!.length).toBeGreaterThan(80);
    for (const member of Object.values(lookalikeGroups).flat().join('')) {
      expect(lookalikesOf(member)).not.toContain(member);
    }
  });

  it.each([
    '免费试吃',
    'Flat White $4.50',
    'ソフトクリーム',
    'قهوة عربية',
    'बाज़ार की भीड़',
    '외국어를 배워요',
  ])('put one in %s, and say where', (text) => {
    const random = seededRandom(11);
    for (let count = 0; count < 40; count++) {
      const slip = withLookalike(text, random)!;
      const before = [...text];
      const after = [...slip.text];
      expect(slip.text).not.toBe(text);
      expect(before.slice(slip.at, slip.at + [...slip.from].length).join('')).toBe(slip.from);
      expect(after.slice(slip.at, slip.at + [...slip.to].length).join('')).toBe(slip.to);
      expect(after.slice(0, slip.at)).toEqual(before.slice(0, slip.at));
      expect(after.slice(slip.at + [...slip.to].length)).toEqual(
        before.slice(slip.at + [...slip.from].length),
      );
      expect([...slip.from].length + [...slip.to].length).toBeLessThanOrEqual(3);
    }
  });

  it('run letters together and apart', () => {
    const seen = new Set<string>();
    const random = seededRandom(12);
    for (let count = 0; count < 200; count++) seen.add(withLookalike('corner m', random)!.text);
    expect(seen).toContain('comer m');
    expect(seen).toContain('corner rn');
  });

  it('put no accents into a text that has none', () => {
    const random = seededRandom(13);
    for (let count = 0; count < 100; count++) {
      expect(withLookalike('Made by Hand', random)!.text).toMatch(/^\p{ASCII}+$/u);
    }
  });

  it('keep to what is allowed, and give none where nothing is', () => {
    const random = seededRandom(14);
    expect(withLookalike('免已', random, (from) => from === '已')?.from).toBe('已');
    expect(withLookalike('免已', random, () => false)).toBeNull();
    expect(withLookalike('...', random)).toBeNull();
  });
});

describe('withTypo', () => {
  it.each([
    ['Jazz Night', 11],
    ['春日新茶上市', 12],
    ['बच्चों का मेला', 13],
  ])('doubles, drops or transposes one letter of %s', (text, seed) => {
    const random = seededRandom(seed);
    const lengths = new Set<number>();
    for (let count = 0; count < 60; count++) {
      const slip = withTypo(text, random)!;
      expect(slip.text).not.toBe(text);
      expect(slip.text).toBe(
        [...text].slice(0, slip.at).join('') +
          slip.to +
          [...text].slice(slip.at + [...slip.from].length).join(''),
      );
      lengths.add(Math.sign([...slip.text].length - [...text].length));
    }
    expect(lengths).toEqual(new Set([-1, 0, 1]));
  });

  it('tears no mark from its letter', () => {
    const random = seededRandom(15);
    for (let count = 0; count < 60; count++) {
      expect(withTypo('घी', random)?.text ?? 'घी').not.toMatch(/^\p{M}/u);
    }
  });

  it('leaves figures alone', () => {
    expect(withTypo('2026', seededRandom(16))).toBeNull();
  });
});
