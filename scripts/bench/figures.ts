import type { Sample } from '../../src/dataset/schema.ts';
import { judgeText } from '../../src/text/judge.ts';
import type { Measured, Read } from './measured.ts';

export interface ErrorFigures {
  errors: number;
  /** Decided characters, which the errors are among. */
  decided: number;
  characters: number;
}

/** Errors of a reader's lines against the copy, of those trusted at least as far as `trust`. */
export function errorsOf(
  reads: readonly Read[],
  samples: ReadonlyMap<string, Sample>,
  trust: number,
): ErrorFigures {
  const sum = { errors: 0, decided: 0, characters: 0 };
  for (const { sample: id, lines } of reads) {
    const sample = samples.get(id);
    if (sample === undefined) continue;
    const judged = judgeText({ blocks: sample.copy, lines, ...sample.canvas, trust });
    sum.errors += judged.substituted + judged.missing + judged.inserted;
    sum.decided += judged.decidedCharacters;
    sum.characters += judged.characters;
  }
  return sum;
}

export interface SpeedFigures {
  /** Seconds on the clock. */
  perPicture: number;
  /** The same for as many pixels as 1024 × 1024 have. */
  perMegapixel: number;
  cpuPerPicture: number | null;
}

export function speedOf({ reads }: Measured): SpeedFigures {
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const seconds = total(reads.map((read) => read.seconds));
  const cpu = reads.map((read) => read.cpuSeconds);
  return {
    perPicture: seconds / reads.length,
    perMegapixel: seconds / total(reads.map((read) => read.size)),
    cpuPerPicture: cpu.some((one) => one === null) ? null : total(cpu.map(Number)) / reads.length,
  };
}
