import { linkSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { loadSet } from '../../src/dataset/load.ts';
import { scoreSet } from '../../src/run/score.ts';
import { openStore } from '../../src/store/store.ts';
import { benchPictures } from './pictures.ts';

const PICTURES = 1000;

/**
 * Seconds to judge 1,000 stored pictures again, overlays and floor not counted: from opening the
 * folder to results that could be written. They are the pictures of one set, many times over, each
 * opened, hashed and judged anew.
 */
export async function secondsToJudgeAgain(folder: string, pictures: string): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'typoscope-again-'));
  try {
    const set = await loadSet(folder);
    const files = await benchPictures({ folder, pictures, most: PICTURES });
    const many = join(work, 'pictures');
    for (let n = 0; n < PICTURES; n++) {
      const { sample, path } = files[n % files.length]!;
      mkdirSync(join(many, sample.id), { recursive: true });
      linkSync(path, join(many, sample.id, `${n}${extname(path)}`));
    }
    using store = openStore(join(work, 'store'));
    const judge = async () => {
      const from = performance.now();
      await scoreSet({
        set,
        folders: [{ label: 'again', folder: many }],
        store,
        out: join(work, 'run'),
        runId: 'again',
        overlays: false,
        noise: false,
      });
      return (performance.now() - from) / 1000;
    };
    await judge();
    // What was judged is remembered, too: that is not what is measured here.
    store.dropJudgements('', 0);
    return await judge();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
