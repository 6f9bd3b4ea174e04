import { Constraint, Expression, Operator, Solver, Strength, Variable } from '@lume/kiwi';
import type { Sized } from './place.ts';

/**
 * A page as linear constraints (Cassowary: Badros, Borning and Stuckey 2001). Nothing ties what is
 * across to what is down, and two small systems are solved sooner than one.
 */
export interface Sheet {
  across: Solver;
  down: Solver;
  /** Left edge and top of each piece. */
  at: ReadonlyMap<string, Placed>;
  /** How far natural distances are stretched, at least 1. */
  stretch: Variable;
}

export interface Placed {
  x: Variable;
  y: Variable;
  sized: Sized;
}

/** How much further apart than their natural distance things are drawn to fill a page. */
const MOST_STRETCH = 2.8;

/** Pivots for one constraint: many more than any needs that ends at all. */
const MOST_PIVOTS = 1000;

export function newSheet(pieces: readonly Sized[]): Sheet {
  const at = new Map(
    pieces.map((sized) => [sized.piece.id, { x: new Variable(), y: new Variable(), sized }]),
  );
  const sheet = { across: newSolver(), down: newSolver(), at, stretch: new Variable() };
  require(sheet.down, sheet.stretch, '>=', 1);
  require(sheet.down, sheet.stretch, '<=', MOST_STRETCH);
  return sheet;
}

function newSolver(): Solver {
  const solver = new Solver();
  solver.maxIterations = MOST_PIVOTS;
  return solver;
}

export type Side = Expression | Variable | number;
const OPERATORS = { '>=': Operator.Ge, '<=': Operator.Le, '==': Operator.Eq } as const;

/** What is required can't hold, or not be found to hold in a bounded time. */
export class Unsolvable extends Error {
  override readonly name = 'Unsolvable';
}

/** @throws Unsolvable with all that was required before */
export function require(
  solver: Solver,
  left: Side,
  operator: keyof typeof OPERATORS,
  right: Side,
): void {
  try {
    solver.addConstraint(constraint(left, operator, right, Strength.required));
  } catch (cause) {
    if (!isOfSolver(cause)) throw cause;
    throw new Unsolvable('a constraint cannot hold', { cause });
  }
}

/** @param weight wishes of a higher one are kept first */
export function wish(
  solver: Solver,
  left: Side,
  operator: keyof typeof OPERATORS,
  right: Side,
  weight: number,
): void {
  try {
    solver.addConstraint(constraint(left, operator, right, Strength.create(0, 0, weight)));
  } catch (cause) {
    // What is required holds at every pivot, so that an unfinished search is a page all the same.
    if (!isOfSolver(cause)) throw cause;
  }
}

/** The solver throws plain errors, told apart by their words. */
function isOfSolver(error: unknown): boolean {
  return error instanceof Error && /unsatisfiable|iterations exceeded/.test(error.message);
}

function constraint(
  left: Side,
  operator: keyof typeof OPERATORS,
  right: Side,
  strength: number,
): Constraint {
  const expression = new Expression(left).minus(new Expression(right));
  return new Constraint(expression, OPERATORS[operator], 0, strength);
}

export const plus = (...terms: (Side | [number, Side])[]): Expression => new Expression(...terms);
