import type { Groups } from './groups.ts';
import { bandIndex, cellOf, type Piece } from './pieces.ts';

/** How two pieces keep clear of one another: `a` above `b`, or `a` before `b` along the line. */
export interface Relation {
  a: string;
  b: string;
  way: 'above' | 'before';
}

/**
 * One relation for every two pieces, so that nothing can overlap, as few of them as say it all.
 *
 * @param pieces in reading order
 * @param logoBeside whether blocks of its band stand beside the logo rather than below it
 */
export function relationsOf(
  pieces: readonly Piece[],
  groups: Groups,
  logoBeside: boolean,
): Relation[] {
  const all: Relation[] = [];
  pieces.forEach((first, i) => {
    for (const second of pieces.slice(i + 1)) {
      all.push(relation(first, second, groups, logoBeside));
    }
  });
  return withoutImplied(all);
}

function relation(first: Piece, second: Piece, groups: Groups, logoBeside: boolean): Relation {
  const [a, b] = [first.id, second.id];
  const beside = (): Relation => besides(first, second, groups);
  const row = groups.row(a);
  if (row !== null && row === groups.row(b)) return beside();
  const stack = groups.stack(a);
  const stacked = stack !== null && stack === groups.stack(b);
  const own = [cellOf(first.region), cellOf(second.region)] as const;
  const bands = own.map((cell) => (cell === null ? null : bandIndex(cell.band)));
  if (bands[0] != null && bands[1] != null && bands[0] !== bands[1]) {
    return bands[0] < bands[1] ? { a, b, way: 'above' } : { a: b, b: a, way: 'above' };
  }
  if (stacked) return { a, b, way: 'above' };
  if (parallel(a, b, groups)) return beside();
  const picture = [first, second].some(({ kind }) => kind !== 'text');
  const logo = first.kind === 'logo' || second.kind === 'logo';
  if (logo && !logoBeside && own.some((cell) => cell?.band !== 'middle')) {
    return { a, b, way: 'above' };
  }
  const [one, other] = [groups.cell(a), groups.cell(b)];
  if (one !== null && other !== null && one.column !== other.column) {
    // Two lists that start in one band run side by side, however long they are.
    if (one.band === other.band) return beside();
  }
  // Beside a product that stands at a side there is room for copy that says nothing of its place.
  if (picture && !logo) {
    const cell = first.kind === 'product' ? own[0] : own[1];
    const text = first.kind === 'product' ? other : one;
    if (cell !== null && cell.column !== 'center' && text === null) return beside();
  }
  return { a, b, way: 'above' };
}

/** Whether two pieces belong under, or to, different members of one row. */
function parallel(a: string, b: string, groups: Groups): boolean {
  const [one, other] = [groups.rowMember(a), groups.rowMember(b)];
  if (one === null || other === null || one === other) return false;
  if (groups.row(one) !== groups.row(other)) return false;
  const below = [one !== a, other !== b];
  // The caption of one figure is met before the next figure, or beside that one's caption; what
  // comes after the whole row and under one of its members only is a line of its own.
  return below[0]!;
}

function besides(first: Piece, second: Piece, groups: Groups): Relation {
  const order = ['left', 'center', 'right'];
  const [one, other] = [groups.cell(first.id), groups.cell(second.id)];
  const [a, b] = [first.id, second.id];
  if (one !== null && other !== null && one.column !== other.column) {
    const before = order.indexOf(one.column) < order.indexOf(other.column);
    return before ? { a, b, way: 'before' } : { a: b, b: a, way: 'before' };
  }
  const product = first.kind === 'product' ? first : second.kind === 'product' ? second : null;
  if (product !== null) {
    const left = cellOf(product.region)!.column === 'left';
    const rest = product === first ? b : a;
    return left
      ? { a: product.id, b: rest, way: 'before' }
      : { a: rest, b: product.id, way: 'before' };
  }
  // Rows run as their script is read.
  return first.rightToLeft && second.rightToLeft
    ? { a: b, b: a, way: 'before' }
    : { a, b, way: 'before' };
}

/** Leaves out what follows from two others of the same way. */
function withoutImplied(all: readonly Relation[]): Relation[] {
  const ids = [...new Set(all.flatMap(({ a, b }) => [a, b]))];
  const number = new Map(ids.map((id, i) => [id, i]));
  const matrix = (way: Relation['way']) => {
    const follows = ids.map(() => new Uint8Array(ids.length));
    for (const { a, b, way: own } of all) {
      if (own === way) follows[number.get(a)!]![number.get(b)!] = 1;
    }
    return follows;
  };
  const ways = { above: matrix('above'), before: matrix('before') };
  return all.filter(({ a, b, way }) => {
    const [from, to] = [number.get(a)!, number.get(b)!];
    return !ways[way][from]!.some((follows, k) => follows === 1 && ways[way][k]![to] === 1);
  });
}
