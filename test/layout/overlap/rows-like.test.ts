import { expect, it } from 'vitest';
import { rowsLike } from '../../../src/layout/overlap/rows-like.ts';
import { type ABlock, type APage, aPage } from '../a-page.ts';

const label = (id: string, text: string, h: number | null, more: Partial<ABlock> = {}): ABlock => ({
  id,
  text,
  role: 'label',
  box: h === null ? null : [100, 100, 200, h],
  ...more,
});
const height = (blocks: ABlock[], hierarchy?: NonNullable<APage['layout']>['hierarchy']) => {
  const page = aPage({ blocks, ...(hierarchy === undefined ? {} : { layout: { hierarchy } }) });
  const size = rowsLike(page.blocks[0]!, page);
  return size === null ? null : Math.round(size.height);
};
const own = label('own', 'HOME', 99);

it.each<[string, ABlock[], NonNullable<APage['layout']>['hierarchy'] | undefined, number | null]>([
  ['two of its role', [own, label('a', 'WORK', 40), label('b', 'PLAY', 42)], undefined, 40],
  ['one of its role', [own, label('a', 'WORK', 40)], undefined, null],
  ['one of its role and level', [own, label('a', 'WORK', 40)], [['own', 'a']], 40],
  ['one of its level', [own, label('a', 'WORK', 40, { role: 'body' })], [['own', 'a']], 40],
  [
    'of its role, but of another level',
    [own, label('a', 'WORK', 40), label('b', 'PLAY', 42)],
    ['own', ['a', 'b']],
    null,
  ],
  [
    'of its role in two sizes',
    [own, label('a', 'WORK', 40), label('b', 'PLAY', 60)],
    undefined,
    null,
  ],
  ['letters that hang', [own, label('a', 'Haply', 64), label('b', 'Happy', 64)], undefined, 50],
  [
    'of other writing',
    [own, label('a', 'कमल', 40, { lang: 'hi' }), label('b', 'जल', 42, { lang: 'hi' })],
    undefined,
    null,
  ],
])('%s', (_, blocks, hierarchy, expected) => {
  expect(height(blocks, hierarchy)).toBe(expected);
});

it('how wide by how many letters', () => {
  const page = aPage({ blocks: [own, label('a', 'WORK', 40), label('b', 'WORKWORK', 40)] });
  expect(rowsLike(page.blocks[0]!, page)?.width).toBe(100);
});
