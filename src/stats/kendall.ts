/**
 * Kendall's tau over pairs that were found in the same sequence (concordant) or in the other one
 * (discordant); pairs whose sequence is ambiguous belong to neither. From -1 to 1; null without
 * pairs.
 */
export function kendallTau(concordant: number, discordant: number): number | null {
  if (!(concordant >= 0 && discordant >= 0)) {
    throw new RangeError(`counts of pairs are 0 or more, not ${concordant} and ${discordant}`);
  }
  const pairs = concordant + discordant;
  return pairs === 0 ? null : (concordant - discordant) / pairs;
}

/** (tau + 1) / 2: 1 when every pair is in sequence, 0 when none is; null without pairs. */
export function orderScore(concordant: number, discordant: number): number | null {
  const tau = kendallTau(concordant, discordant);
  return tau === null ? null : (tau + 1) / 2;
}
