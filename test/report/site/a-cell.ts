import type { CellData } from '../../../src/report/site/data.ts';

/** A flawless picture as a gallery has it. */
export function cell(over: Partial<CellData> = {}): CellData {
  return {
    model: 0,
    sample: 0,
    repeat: 0,
    outcome: 'image',
    usable: true,
    cer: 0,
    cerInterval: [0, 0],
    decided: 1,
    unasked: 0,
    criticalWrong: 0,
    fails: [],
    unknown: [],
    usd: null,
    ms: null,
    size: [512, 768],
    picture: 'images/ab/abcd.png',
    thumbnail: 'report/thumbnails/ab/abcd.png.webp',
    why: [],
    ...over,
  };
}
