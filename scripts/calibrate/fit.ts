/** A line of known truth: its signals, and whether it was read right. */
export interface Example {
  values: readonly number[];
  right: boolean;
  /** How much it counts. */
  weight: number;
}

export interface Fit {
  intercept: number;
  weights: number[];
}

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), with a ridge that
 * pulls the weights towards `prior`: a script with few lines keeps what all scripts share, and one
 * without any has the prior itself.
 */
export function fitLogistic(examples: readonly Example[], ridge: number, prior: Fit | null): Fit {
  const size = (examples[0]?.values ?? prior?.weights ?? []).length + 1;
  const start =
    prior === null ? new Array<number>(size).fill(0) : [prior.intercept, ...prior.weights];
  let beta = [...start];
  for (let round = 0; round < 50; round++) {
    const gradient = new Array<number>(size).fill(0);
    const hessian = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (const { values, right, weight } of examples) {
      const x = [1, ...values];
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * beta[i]!, 0)));
      const slack = weight * ((right ? 1 : 0) - p);
      const curve = weight * Math.max(1e-6, p * (1 - p));
      for (let i = 0; i < size; i++) {
        gradient[i]! += slack * x[i]!;
        for (let j = 0; j < size; j++) hessian[i]![j]! += curve * x[i]! * x[j]!;
      }
    }
    for (let i = 0; i < size; i++) {
      // The intercept is free but for a trace, so that a script can be harder as a whole.
      const pull = i === 0 ? ridge / 10 : ridge;
      gradient[i]! -= pull * (beta[i]! - start[i]!);
      hessian[i]![i]! += pull;
    }
    const step = solve(hessian, gradient);
    beta = beta.map((value, i) => value + Math.max(-3, Math.min(3, step[i]!)));
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return { intercept: beta[0]!, weights: beta.slice(1) };
}

export function predict(fit: Fit, values: readonly number[]): number {
  const sum = values.reduce((total, value, i) => total + value * fit.weights[i]!, fit.intercept);
  return 1 / (1 + Math.exp(-sum));
}

/** Gauss's elimination with pivots; the ridge keeps the matrix regular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let k = column; k <= size; k++) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}
