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
  return wholeStretch(line, block) ?? alignedStretch(line, block);
}

/** Where all of one stands in the other nothing agrees better, and nothing as well before it. */
function wholeStretch(line: Int32Array, block: Int32Array): Stretch | null {
  const [few, many] = line.length <= block.length ? [line, block] : [block, line];
  const score = few.length;
  if (score === 0 || few.includes(TAKEN)) return null;
  const from = placeOf(few, many);
  if (from < 0) return null;
  const [whole, part] = [
    { from: 0, to: score },
    { from, to: from + score },
  ];
  const [inLine, inBlock] = few === line ? [whole, part] : [part, whole];
  return {
    score,
    lineFrom: inLine.from,
    lineTo: inLine.to,
    blockFrom: inBlock.from,
    blockTo: inBlock.to,
  };
}

/** Of the first place where they stand one after the other; -1 where there is none. */
function placeOf(few: Int32Array, many: Int32Array): number {
  for (let from = 0; from + few.length <= many.length; from++) {
    let n = 0;
    while (n < few.length && many[from + n] === few[n]) n += 1;
    if (n === few.length) return from;
  }
  return -1;
}

function alignedStretch(line: Int32Array, block: Int32Array): Stretch | null {
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
