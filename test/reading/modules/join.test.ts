import { describe, expect, it } from 'vitest';
import type { Quad } from '../../../src/geometry.ts';
import type { LineEvidence } from '../../../src/reading/gather.ts';
import { type Heard, joinModule } from '../../../src/reading/modules/join.ts';
import type { ReadLine } from '../../../src/reading/reader.ts';
import { line, ours } from './lines.ts';

const heard: Heard = {
  engine: 'module/mine',
  canWrite: (character) => character !== '!',
  isForeign: (text) => /\p{Script=Thai}/u.test(text),
};

/** Of each line, what ours read and what the module did. */
function joined(lines: readonly LineEvidence[], read: readonly ReadLine[]): string[] {
  const all = joinModule(lines, { width: 900, height: 900, lines: [...read] }, heard);
  return all.map(
    ({ pp, modules = [] }) =>
      `${pp.map(({ text }) => text).join()}|${modules.map(({ candidate }) => candidate.text).join()}`,
  );
}

const a = ours([100, 100, 200, 30], 'A');
const b = ours([320, 100, 200, 30], 'B');

describe('a module’s lines beside ours', () => {
  it.each<[string, ReadLine[], string[]]>([
    ['none', [], ['A|', 'B|']],
    ['the same place', [line([102, 103, 190, 24], 'x')], ['A|x', 'B|']],
    ['a tight box in a wide one', [line([150, 110, 60, 10], 'x')], ['A|x', 'B|']],
    ['a wide box about a tight one', [line([60, 80, 250, 70], 'x')], ['A|x', 'B|']],
    [
      'words of one line, in reading order',
      [line([210, 100, 90, 30], 'y'), line([100, 100, 90, 30], 'x')],
      ['A|x y', 'B|'],
    ],
    ['one across two of ours: of neither', [line([100, 100, 420, 30], 'x y')], ['A|', 'B|']],
    ['one that only it found', [line([100, 300, 200, 30], 'new')], ['A|', 'B|', '|new']],
    ['one that touches ours', [line([100, 120, 200, 60], 'new')], ['A|', 'B|', '|new']],
    ['detected only', [line([100, 300, 200, 30], '', 0)], ['A|', 'B|', '|']],
    [
      'a line of another script, of which ours are scraps',
      [line([100, 100, 420, 30], 'ชาเย็น')],
      ['|ชาเย็น'],
    ],
  ])('%s', (_, read, expected) => {
    expect(joined([a, b], read)).toEqual(expected);
  });

  it('follows tilted lines, whose upright boxes overlap', () => {
    const tilted = (y: number): Quad => [
      [0, y],
      [300, y + 100],
      [290, y + 130],
      [-10, y + 30],
    ];
    const [upper, lower] = [0, 45].map((y) => ({ ...a, quad: tilted(y), pp: [] }));
    expect(joined([upper!, lower!], [line(tilted(47), 'low'), line(tilted(1), 'high')])).toEqual([
      '|high',
      '|low',
    ]);
  });

  it('votes on what the module can write', () => {
    const [first] = joinModule(
      [a],
      { width: 9, height: 9, lines: [line([100, 100, 200, 30], 'x')] },
      heard,
    );
    const [voter] = first!.modules!;
    expect(voter).toMatchObject({ marks: true, candidate: { engine: 'module/mine' } });
    expect([voter!.canWrite('x'), voter!.canWrite('!')]).toEqual([true, false]);
  });

  it('keeps what an earlier module read, also of a line that only that one found', () => {
    const read = { width: 9, height: 9, lines: [line([100, 300, 200, 30], 'one')] };
    const first = joinModule([a], read, heard);
    const second = joinModule(first, { ...read, lines: [line([101, 301, 200, 30], 'two')] }, heard);
    expect(
      second.map(({ modules = [] }) => modules.map(({ candidate }) => candidate.text)),
    ).toEqual([[], ['one', 'two']]);
  });

  it('leaves what it was given as it was', () => {
    const before = structuredClone(a);
    joined([a], [line([100, 100, 200, 30], 'x')]);
    expect(a).toEqual(before);
  });
});
