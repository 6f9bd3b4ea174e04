import { isHeldApart } from '../calibrate/half.ts';

/** Pictures with known truth, and the groups that they are printed in. */
export interface Source {
  folder: string;
  pictures: string;
  /** `typeset` is easier than what models draw. */
  basis: 'typeset' | 'real';
  parts: { name: string; only: (sample: string) => boolean }[];
}

const CASES = '../shared/cases';
const all = () => true;

export const SOURCES: readonly Source[] = [
  {
    folder: `${CASES}/typeset`,
    pictures: 'images',
    basis: 'typeset',
    parts: [
      {
        name: 'Typeset (01-12, t1-t3): drawn right throughout, so every charge is the reader’s',
        only: (sample) => !sample.startsWith('x'),
      },
      {
        name: 'Typeset, hard (x1 vertical and rotated, x2 tiny)',
        only: (sample) => sample.startsWith('x'),
      },
    ],
  },
  {
    folder: `${CASES}/real`,
    pictures: 'images',
    basis: 'real',
    parts: [
      { name: 'Real: made by image models, transcribed', only: all },
      { name: 'Real, the half that nothing was fitted on', only: isHeldApart },
    ],
  },
  {
    folder: 'datasets/demo',
    pictures: 'pictures',
    basis: 'typeset',
    parts: [{ name: 'Demo: drawn by scripts/draw-demo.ts', only: all }],
  },
];
