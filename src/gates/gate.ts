/** What a benchmark's `gates` come to for one model. */
export interface GateOutcome {
  gate: 'minUsableRate' | 'maxCerIncrease';
  model: string;
  /**
   * undecided: whether it holds hangs on what could not be read, or on more samples than there are.
   * What is not shown to hold does not pass.
   */
  verdict: 'passed' | 'failed' | 'undecided';
  /** One sentence: the figure, the bar, where to look. */
  message: string;
}
