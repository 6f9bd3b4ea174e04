import { expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { readWithinRows } from '../../../src/layout/overlap/within-rows.ts';
import type { FoundLine } from '../../../src/layout/seen.ts';
import { type ABlock, aPage } from '../a-page.ts';

const title: ABlock = { id: 'title', text: 'Wake up', rows: [[100, 100, 400, 120]] };
const brand: ABlock = { id: 'brand', text: 'Redplume Air', box: null, verdict: 'unreadable' };

it.each<[string, Partial<FoundLine>, Box, boolean]>([
  ['a part of another text', {}, [200, 110, 90, 16], true],
  ['a part of it that stands beside', {}, [200, 60, 90, 16], false],
  ['a part of it that reaches in', {}, [200, 92, 90, 16], false],
  ['what is as high as the row', {}, [200, 110, 90, 100], false],
  ['what is not in the other text', { text: 'wake' }, [200, 110, 90, 16], false],
  ['two letters', { text: 'um' }, [200, 110, 90, 16], false],
  ['what was read unsurely', { confidence: 0.6 }, [200, 110, 90, 16], false],
  ['what is nobody’s', { blocks: [] }, [200, 110, 90, 16], false],
  ['what is its own', { blocks: ['title'], text: 'wake' }, [200, 110, 90, 16], false],
])('%s', (_, line, box, found) => {
  const page = aPage({
    blocks: [title, brand],
    others: [{ box, text: 'umeA', confidence: 0.97, blocks: ['brand'], ...line }],
  });
  expect(readWithinRows(page).map(({ blocks: [a, b] }) => [a.id, b.id])).toEqual(
    found ? [['brand', 'title']] : [],
  );
});
