import { Constraint, Expression, Operator, Solver, Strength, Variable } from '@lume/kiwi';
import type { Sample } from '../../dataset/schema.ts';
import type { Box } from '../../geometry.ts';
import type { Align } from '../page.ts';
import type { Groups } from './groups.ts';
import { bandIndex, cellOf, type Piece } from './pieces.ts';
import type { Relation } from './relations.ts';

/** A piece whose size is known, in pixels. */
export interface Sized {
  piece: Piece;
  width: number;
  height: number;
  /** Of the first line, below the piece's top. */
  baseline: number;
  /** Font size; of pictures, what stands for it in gaps. */
  size: number;
  align: Align;
  /** Room to keep free on every side, which is part of width and height. */
  clear: number;
}

export interface PlaceInput {
  sample: Sample;
  pieces: readonly Sized[];
  groups: Groups;
  relations: readonly Relation[];
  /** `edge`: px to the page's sides that stay free. `gap`: least px between neighbours of a row. */
  page: { width: number; height: number; edge: number; gap: number };
}

const ROWS = new Set(['top', 'bottom', 'middle']);
/** How much further apart than their natural distance things are drawn to fill a page. */
const MOST_STRETCH = 2.8;
/** Cells of regions are thirds; the middle of a piece keeps this share of the page inside its own. */
const INSIDE = 0.012;

/**
 * Places pieces by linear constraints (Cassowary: Badros, Borning and Stuckey 2001): what the
 * sample's rules say is required, what looks good is wished for. Null where it can't be done at
 * these sizes.
 */
export function place(input: PlaceInput): Map<string, Box> | null {
  const sheet = newSheet(input);
  try {
    keepApart(sheet, input);
    keepInside(sheet, input);
    keepRules(sheet, input);
    wishFor(sheet, input);
  } catch (error) {
    // The solver throws a plain Error, with this word, where a required constraint can't hold.
    if (error instanceof Error && error.message.includes('unsatisfiable')) return null;
    throw error;
  }
  sheet.solver.updateVariables();
  return new Map(
    input.pieces.map(({ piece: { id }, width, height, clear }) => {
      const { x, y } = sheet.at.get(id)!;
      return [
        id,
        [x.value() + clear, y.value() + clear, width - 2 * clear, height - 2 * clear] as const,
      ];
    }),
  );
}

interface Sheet {
  solver: Solver;
  at: ReadonlyMap<string, { x: Variable; y: Variable; sized: Sized }>;
  /** How far natural distances are stretched, at least 1. */
  stretch: Variable;
}

function newSheet({ pieces }: PlaceInput): Sheet {
  const solver = new Solver();
  // A dense page needs more pivots than the default allows.
  solver.maxIterations = 100_000;
  const at = new Map(
    pieces.map((sized) => [sized.piece.id, { x: new Variable(), y: new Variable(), sized }]),
  );
  const sheet = { solver, at, stretch: new Variable() };
  require(sheet, sheet.stretch, '>=', 1);
  require(sheet, sheet.stretch, '<=', MOST_STRETCH);
  return sheet;
}

type Side = Expression | Variable | number;
const OPERATORS = { '>=': Operator.Ge, '<=': Operator.Le, '==': Operator.Eq } as const;

function require(sheet: Sheet, left: Side, operator: keyof typeof OPERATORS, right: Side): void {
  add(sheet, left, operator, right, Strength.required);
}

/** @param weight wishes of a higher one are kept first */
function wish(sheet: Sheet, left: Side, right: Side, weight: number): void {
  add(sheet, left, '==', right, Strength.create(0, 0, weight));
}

function add(
  { solver }: Sheet,
  left: Side,
  operator: keyof typeof OPERATORS,
  right: Side,
  strength: number,
): void {
  const expression = new Expression(left).minus(new Expression(right));
  solver.addConstraint(new Constraint(expression, OPERATORS[operator], 0, strength));
}

const plus = (...terms: (Side | [number, Side])[]): Expression => new Expression(...terms);

/** Natural distance of two pieces one above the other. */
function gapBetween(a: Sized, b: Sized): number {
  const pictures = [a, b].some(({ piece }) => piece.kind !== 'text');
  return pictures ? Math.max(a.size, b.size) * 0.5 : (a.size + b.size) * 0.3;
}

function keepApart(sheet: Sheet, { relations, groups, page }: PlaceInput): void {
  for (const { a, b, way } of relations) {
    const [one, other] = [sheet.at.get(a)!, sheet.at.get(b)!];
    const { sized } = one;
    if (way === 'before') {
      const least = Math.max(page.gap, 0.35 * Math.min(sized.size, other.sized.size));
      require(sheet, other.x, '>=', plus(one.x, sized.width + least));
      continue;
    }
    const gap = gapBetween(sized, other.sized);
    require(sheet, other.y, '>=', plus(one.y, sized.height + gap));
    // A caption keeps to what it belongs to, before all of a page's distances are alike.
    const stack = groups.stack(a);
    const weight = stack !== null && stack === groups.stack(b) ? 60 : 20;
    wish(sheet, other.y, plus(one.y, sized.height, [gap, sheet.stretch]), weight);
  }
}

function keepInside(sheet: Sheet, { page }: PlaceInput): void {
  const { width, height, edge } = page;
  for (const { x, y, sized } of sheet.at.values()) {
    const { region } = sized.piece;
    const [w, h] = [sized.width, sized.height];
    require(sheet, x, '>=', edge - sized.clear);
    require(sheet, y, '>=', edge - sized.clear);
    require(sheet, plus(x, w), '<=', width - edge + sized.clear);
    require(sheet, plus(y, h), '<=', height - edge + sized.clear);
    if (region === null) continue;
    if (typeof region === 'string') {
      const cell = cellOf(region)!;
      const column = ['left', 'center', 'right'].indexOf(cell.column);
      inCell(sheet, plus(x, w / 2), column, width);
      inCell(sheet, plus(y, h / 2), bandIndex(cell.band), height);
      continue;
    }
    const [bx, by, bw, bh] = region;
    require(sheet, x, '>=', bx * width);
    require(sheet, plus(x, w), '<=', (bx + bw) * width);
    require(sheet, y, '>=', by * height);
    require(sheet, plus(y, h), '<=', (by + bh) * height);
    wish(sheet, plus(y, h / 2), (by + bh / 2) * height, 5);
  }
}

function inCell(sheet: Sheet, middle: Expression, third: number, length: number): void {
  require(sheet, middle, '>=', (third / 3 + INSIDE) * length);
  require(sheet, middle, '<=', ((third + 1) / 3 - INSIDE) * length);
}

function keepRules(sheet: Sheet, { sample, groups }: PlaceInput): void {
  const { align = [], spacing = [] } = sample.layout ?? {};
  for (const { blocks, edge } of align) {
    const lines = blocks.map((id) => lineOf(sheet, id, edge));
    for (const line of lines.slice(1)) require(sheet, line, '==', lines[0]!);
  }
  for (const { blocks, axis } of spacing) {
    const gap = new Variable();
    const across = axis === 'x';
    const inOrder =
      across && blocks.every((id) => sheet.at.get(id)!.sized.piece.rightToLeft)
        ? blocks.toReversed()
        : blocks;
    inOrder.slice(1).forEach((id, i) => {
      const [before, after] = [sheet.at.get(inOrder[i]!)!, sheet.at.get(id)!];
      const end = across ? plus(before.x, before.sized.width) : plus(before.y, before.sized.height);
      require(sheet, across ? after.x : after.y, '==', plus(end, gap));
    });
  }
  // Rows that no rule lines up stand on one line.
  const ruled = new Set(align.filter(({ edge }) => ROWS.has(edge)).flatMap(({ blocks }) => blocks));
  for (const row of rowsOf(sheet, groups)) {
    const free = row.filter((id) => !ruled.has(id));
    const first = row.find((id) => ruled.has(id)) ?? free[0]!;
    for (const id of free) {
      if (id !== first) require(sheet, baselineOf(sheet, id), '==', baselineOf(sheet, first));
    }
  }
}

function rowsOf(sheet: Sheet, groups: Groups): (readonly string[])[] {
  const rows = new Set([...sheet.at.keys()].map((id) => groups.row(id)).filter((n) => n !== null));
  return [...rows].map((row) => groups.members(row));
}

function baselineOf(sheet: Sheet, id: string): Expression {
  const { y, sized } = sheet.at.get(id)!;
  return plus(y, sized.baseline);
}

function lineOf(sheet: Sheet, id: string, edge: string): Expression {
  const { x, y, sized } = sheet.at.get(id)!;
  const leftward = sized.piece.rightToLeft;
  switch (edge) {
    case 'left':
      return plus(x);
    case 'right':
      return plus(x, sized.width);
    case 'start':
      return leftward ? plus(x, sized.width) : plus(x);
    case 'end':
      return leftward ? plus(x) : plus(x, sized.width);
    case 'center':
      return plus(x, sized.width / 2);
    case 'top':
      return plus(y);
    case 'bottom':
      return plus(y, sized.height);
    default:
      return plus(y, sized.height / 2);
  }
}

function wishFor(sheet: Sheet, input: PlaceInput): void {
  const { groups, relations, page } = input;
  const { width, height, edge, gap } = page;
  const below = new Set(relations.filter(({ way }) => way === 'above').map(({ b }) => b));
  const over = new Set(relations.filter(({ way }) => way === 'above').map(({ a }) => a));
  for (const [id, { x, y, sized }] of sheet.at) {
    const middle = plus(y, sized.height / 2);
    const cell = groups.cell(id);
    if (sized.piece.region === 'middle-center') wish(sheet, middle, height / 2, 4);
    if (!below.has(id)) wish(sheet, y, edge - sized.clear, 2);
    if (!over.has(id)) wish(sheet, plus(y, sized.height), height - edge + sized.clear, 3);
    const member = groups.rowMember(id);
    // What stands under a member of a row goes where that one goes.
    if (member !== null && member !== id) continue;
    const row = groups.row(id);
    const members = row === null ? [] : groups.members(row);
    const half =
      members.length > 0 && cell !== null && cell.column !== 'center' && sameSide(members, groups);
    const from = half && cell.column === 'right' ? width / 2 + gap : edge;
    const to = half && cell.column === 'left' ? width / 2 - gap : width - edge;
    if (isSharedEvenly(members, sheet)) {
      const order = sized.piece.rightToLeft ? members.toReversed() : members;
      const share = (order.indexOf(id) + 0.5) / members.length;
      wish(sheet, plus(x, sized.width / 2), from + share * (to - from), 6);
    } else if (sized.align === 'center') {
      wish(sheet, plus(x, sized.width / 2), (from + to) / 2, 6);
    } else if (sized.align === 'left') {
      wish(sheet, x, from - sized.clear, 6);
    } else {
      wish(sheet, plus(x, sized.width), to + sized.clear, 6);
    }
  }
}

function sameSide(members: readonly string[], groups: Groups): boolean {
  return new Set(members.map((id) => groups.cell(id)?.column ?? null)).size === 1;
}

/** Cards in a row have a share of it each; a label and its figure stand at its two ends. */
function isSharedEvenly(members: readonly string[], sheet: Sheet): boolean {
  if (members.length < 2) return false;
  const roles = members.map((id) => sheet.at.get(id)!.sized.piece.block?.role);
  const figures = roles.filter((role) => role === 'price' || role === 'data').length;
  return figures === 0 || figures === members.length;
}
