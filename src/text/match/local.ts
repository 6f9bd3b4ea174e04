/** A stretch of a line that agrees with a stretch of a block; ends are exclusive. */
export interface Stretch {
  score: number;
  lineFrom: number;
  lineTo: number;
  blockFrom: number;
  blockTo: number;
}

/** Id of a unit that is taken: it agrees with nothing and nothing runs across it. */
export const TAKEN = 0;

let score = new Int16Array(0);
let startLine = new Int16Array(0);
let startBlock = new Int16Array(0);

/**
 * Best local alignment (Smith and Waterman 1981; match 1, mismatch and gap -1). One row is kept,
 * with where each cell's alignment began, since only the two ends are wanted.
 */
export function bestStretch(line: Int32Array, block: Int32Array): Stretch | null {
  const width = block.length + 1;
  if (score.length < width) {
    score = new Int16Array(width * 2);
    startLine = new Int16Array(width * 2);
    startBlock = new Int16Array(width * 2);
  }
  score.fill(0, 0, width);
  let best: Stretch | null = null;
  for (let i = 1; i <= line.length; i++) {
    const unit = line[i - 1]!;
    let diagonal = 0;
    let diagonalLine = i - 1;
    let diagonalBlock = 0;
    for (let j = 1; j < width; j++) {
      const up = score[j]!;
      const upLine = startLine[j]!;
      const upBlock = startBlock[j]!;
      const other = block[j - 1]!;
      let here = 0;
      let fromLine = i;
      let fromBlock = j;
      if (unit !== TAKEN && other !== TAKEN) {
        const matched = unit === other;
        const swap = diagonal + (matched ? 1 : -1);
        if (swap > 0) {
          here = swap;
          fromLine = diagonal > 0 ? diagonalLine : i - 1;
          fromBlock = diagonal > 0 ? diagonalBlock : j - 1;
        }
        if (up - 1 > here) {
          here = up - 1;
          fromLine = upLine;
          fromBlock = upBlock;
        }
        const left = score[j - 1]!;
        if (left - 1 > here) {
          here = left - 1;
          fromLine = startLine[j - 1]!;
          fromBlock = startBlock[j - 1]!;
        }
        if (matched && here > 0 && here > (best?.score ?? 0)) {
          best = { score: here, lineFrom: fromLine, lineTo: i, blockFrom: fromBlock, blockTo: j };
        }
      }
      diagonal = up;
      diagonalLine = upLine;
      diagonalBlock = upBlock;
      score[j] = here;
      startLine[j] = fromLine;
      startBlock[j] = fromBlock;
    }
  }
  return best;
}
