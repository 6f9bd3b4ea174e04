import { describe, expect, it } from 'vitest';
import { faceOf } from '../../src/typeset/fonts/faces.ts';
import { shipped } from '../../src/typeset/fonts/shipped.ts';
import { looksDifferent } from '../../src/typeset/look-different.ts';

const faces = ['noto-sans', 'noto-sans-sc', 'noto-naskh-arabic'].map((name) => {
  const typeface = shipped.find((one) => one.name === name)!;
  return faceOf(typeface, typeface.body);
});

describe('looksDifferent', () => {
  it.each([
    ['a', 'a', false],
    ['O', 'Ο', false], // Greek
    ['A', 'А', false], // Cyrillic
    ['e', 'c', true],
    ['o', 'O', true],
    ['l', 'I', true],
    ['0', '8', true],
    ['未', '末', true],
    ['ب', 'ت', true],
    ['rn', 'm', true],
  ])('%s beside %s: %s', (from, to, expected) => {
    expect(looksDifferent(from, to, faces)).toBe(expected);
    expect(looksDifferent(to, from, faces)).toBe(expected);
  });

  it('asks the face that draws, and not another one', () => {
    const oswald = shipped.find(({ name }) => name === 'oswald')!;
    const face = faceOf(oswald, oswald.display);
    expect(looksDifferent('l', 'I', [face])).toBe(false);
    expect(looksDifferent('l', 'I', [face, ...faces])).toBe(false);
    expect(looksDifferent('l', 'I', [...faces, face])).toBe(true);
  });

  it('takes what is not inked for unlike', () => {
    expect(looksDifferent(' ', 'a', faces)).toBe(true);
  });
});
