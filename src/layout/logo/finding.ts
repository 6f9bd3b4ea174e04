/** Degrees: a hand that sets it level is closer, and a pose is measured to half of one. */
export const LEVEL = 4;
/** Of width over height: a few pixels of a small logo's soft edges. */
export const PROPORTION = 0.07;
/** CIEDE2000 by area. True places differ by 2 at most, compressed or not; 12 is another colour. */
export const COLOUR = 12;

/** Whether it holds; unknown where something may hide it. */
export type Outcome = 'pass' | 'fail' | 'unknown';

/** One thing that is asked of the logo. */
export interface Finding {
  what:
    | 'present'
    | 'once'
    | 'region'
    | 'width'
    | 'proportions'
    | 'level'
    | 'clear'
    | 'likeness'
    | 'wordmark';
  outcome: Outcome;
  /** For a message, after “The logo”; of failures and what is open. */
  says: string;
}
