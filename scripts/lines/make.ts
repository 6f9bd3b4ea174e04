/**
 * Makes a set of typeset lines with known truth, which the reader's calibration is fitted on.
 *
 *   node scripts/lines/make.ts --pages 160 --seed 1 --out <folder>
 */
import { parseArgs } from 'node:util';
import { makeLines } from './set.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '160' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const pages = Number(values.pages);
const seed = Number(values.seed);
if (
  values.out === undefined ||
  !(pages >= 1) ||
  !Number.isInteger(pages) ||
  !Number.isInteger(seed)
) {
  console.error('usage: node scripts/lines/make.ts --pages 160 --seed 1 --out <folder>');
  process.exit(2);
}
let lines = 0;
await makeLines({
  folder: values.out,
  seed,
  pages,
  onPage: (done, truth) => {
    lines += truth.lines.length;
    if (done % 8 === 0 || done === pages) console.log(`${done} of ${pages} pages, ${lines} lines`);
  },
});
