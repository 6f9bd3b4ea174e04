import type { Sample } from '../../dataset/schema.ts';
import { type Band, type Column, cellOf, type Piece } from './pieces.ts';

/** Which pieces stand side by side and which stand in one column, as the sample's rules say. */
export interface Groups {
  /** Number of the row that a piece is a member of. */
  row(id: string): number | null;
  /** Number of the stack (pieces that share a vertical line or equal gaps downward). */
  stack(id: string): number | null;
  /**
   * The nearest piece of the same stack, at or before this one in reading order, that is a member
   * of a row.
   */
  rowMember(id: string): string | null;
  /** Column and band that a piece stands in, its own or those of the pieces it goes with. */
  cell(id: string): { band: Band; column: Column } | null;
  /** Members of a row, in reading order. */
  members(row: number): readonly string[];
}

const ACROSS = new Set(['top', 'bottom', 'middle']);

export function groupsOf(sample: Sample, pieces: readonly Piece[]): Groups {
  const ids = pieces.map(({ id }) => id);
  const { align = [], spacing = [] } = sample.layout ?? {};
  const stacks = unions(ids, [
    ...align.filter(({ edge }) => !ACROSS.has(edge)).map(({ blocks }) => blocks),
    ...spacing.filter(({ axis }) => axis === 'y').map(({ blocks }) => blocks),
  ]);
  const rows = unions(ids, [
    ...align.filter(({ edge }) => ACROSS.has(edge)).map(({ blocks }) => blocks),
    ...spacing.filter(({ axis }) => axis === 'x').map(({ blocks }) => blocks),
    ...pairs(sample, stacks),
  ]);
  const rowMember = (id: string): string | null => {
    if (rows.has(id)) return id;
    const stack = stacks.get(id);
    if (stack === undefined) return null;
    return (
      ids.slice(0, ids.indexOf(id)).findLast((o) => stacks.get(o) === stack && rows.has(o)) ?? null
    );
  };
  const own = new Map(pieces.map((piece) => [piece.id, cellOf(piece.region)]));
  const cell = (id: string): ReturnType<Groups['cell']> => {
    const first = own.get(id);
    if (first != null) return first;
    const earlier = ids.slice(0, ids.indexOf(id) + 1).reverse();
    const inStack = earlier.find((other) => same(stacks, id, other) && own.get(other) != null);
    if (inStack !== undefined) return own.get(inStack)!;
    // A price goes with its label, and so with the column that the label stands in.
    for (const mate of ids.filter((other) => other !== id && same(rows, id, other))) {
      const found = earlier.includes(mate)
        ? (own.get(mate) ?? headOf(stacks, own, ids, mate))
        : own.get(mate);
      if (found != null) return found;
    }
    return null;
  };
  return {
    row: (id) => rows.get(id) ?? null,
    stack: (id) => stacks.get(id) ?? null,
    // Asked for every two pieces of a page.
    rowMember: remembered(rowMember),
    cell: remembered(cell),
    members: remembered((row) => ids.filter((id) => rows.get(id) === row)),
  };
}

function remembered<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key)!;
  };
}

function headOf(
  stacks: ReadonlyMap<string, number>,
  own: ReadonlyMap<string, ReturnType<typeof cellOf>>,
  ids: readonly string[],
  id: string,
) {
  const head = ids.slice(0, ids.indexOf(id)).findLast((o) => same(stacks, id, o) && own.get(o));
  return head === undefined ? null : (own.get(head) ?? null);
}

function same(sets: ReadonlyMap<string, number>, a: string, b: string): boolean {
  const set = sets.get(a);
  return set !== undefined && set === sets.get(b);
}

/** A label and the price, or figure, right after it stand on one line, as on every menu. */
function pairs(sample: Sample, stacks: ReadonlyMap<string, number>): string[][] {
  const { copy, layout } = sample;
  const ruled = new Set(
    [
      ...(layout?.align ?? []).filter(({ edge }) => ACROSS.has(edge)),
      ...(layout?.spacing ?? []).filter(({ axis }) => axis === 'x'),
    ].flatMap(({ blocks }) => blocks),
  );
  const found: string[][] = [];
  copy.forEach((block, i) => {
    const next = copy[i + 1];
    if (next === undefined || (next.role !== 'price' && next.role !== 'data')) return;
    if (block.role !== 'label' || ruled.has(block.id) || ruled.has(next.id)) return;
    if (block.region !== undefined || next.region !== undefined) return;
    if (same(stacks, block.id, next.id)) return;
    // A figure that leads the page has its label above it.
    if (levelOf(sample, next.id) < levelOf(sample, block.id)) return;
    // One line each, or it is no row of a list.
    if (block.text.includes('\n') || next.text.includes('\n')) return;
    found.push([block.id, next.id]);
  });
  return found;
}

/** From 0, the largest; infinite where no rule ranks it. */
function levelOf({ layout }: Sample, id: string): number {
  const at = (layout?.hierarchy ?? []).findIndex((level) => [level].flat().includes(id));
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** Numbers the sets that come of joining lists which share a member; loners have no number. */
function unions(
  ids: readonly string[],
  lists: readonly (readonly string[])[],
): Map<string, number> {
  const parent = new Map(ids.map((id) => [id, id]));
  const root = (id: string): string => {
    const up = parent.get(id);
    return up === undefined || up === id ? id : root(up);
  };
  for (const list of lists) {
    for (const id of list.slice(1)) parent.set(root(id), root(list[0]!));
  }
  const sizes = new Map<string, number>();
  for (const id of ids) sizes.set(root(id), (sizes.get(root(id)) ?? 0) + 1);
  const roots = [...sizes].filter(([, size]) => size > 1).map(([id]) => id);
  return new Map(
    ids.flatMap((id) => {
      const at = roots.indexOf(root(id));
      return at < 0 ? [] : [[id, at] as const];
    }),
  );
}
