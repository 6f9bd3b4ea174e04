/** A figure with its confidence interval. */
export interface Estimate {
  value: number;
  /** Both null where the data allow no interval. */
  low: number | null;
  high: number | null;
  /** How many independent observations it rests on. */
  n: number;
}
