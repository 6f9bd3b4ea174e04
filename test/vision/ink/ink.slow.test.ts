import { expect, test } from 'vitest';
import { loadSet } from '../../../src/dataset/load.ts';
import { quadOf } from '../../../src/geometry.ts';
import { decodePicture } from '../../../src/picture/decode.ts';
import { between } from '../../../src/stats/chance.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { composePage } from '../../../src/typeset/compose.ts';
import { groundKinds } from '../../../src/typeset/page.ts';
import { paintPage } from '../../../src/typeset/paint.ts';
import { inkOfLines } from '../../../src/vision/ink/ink.ts';
import { loose } from './a-line.ts';

const EVERY = 5;

test.each(['posters', 'packaging', 'menus', 'infographics', 'ui'])(
  'ink of drawn lines of %s is found to 5 px or 2%',
  async (name) => {
    const set = await loadSet(`datasets/${name}`);
    const random = seededRandom(name.length);
    let [lines, right] = [0, 0];
    for (const [n, sample] of set.samples.entries()) {
      if (n % EVERY !== 0) continue;
      const options = { ground: groundKinds[n % groundKinds.length]! };
      const page = await composePage({ sample, folder: set.folder, seed: 71, options });
      const drawn = await paintPage(page);
      const sight = { ...(await decodePicture(drawn.png)), alpha: null };
      const truth = drawn.texts.flatMap((text) => text.lines).filter(({ box }) => box[2] > 0);
      const looser = () => between(random, -0.03, 0.25);
      const quads = truth.map(({ text, box }) => ({
        text,
        quad: loose(quadOf(box), [looser(), looser(), looser(), looser()]),
      }));
      for (const [l, ink] of inkOfLines(sight, quads).entries()) {
        const [x, y, w, h] = truth[l]!.box;
        lines += 1;
        if (ink === null) continue;
        const [X, Y, W, H] = ink.box;
        const [along, across] = [Math.max(5, 0.02 * w), Math.max(5, 0.02 * h)];
        const off = [X - x, X + W - x - w].map((side) => Math.abs(side) <= along);
        const high = [Y - y, Y + H - y - h].map((side) => Math.abs(side) <= across);
        if ([...off, ...high].every(Boolean)) right += 1;
      }
    }
    expect(lines).toBeGreaterThan(30);
    expect(right / lines).toBeGreaterThanOrEqual(0.97);
  },
);
