import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { NoiseFloor } from '../../src/figures/noise-floor.ts';
import { builtInRules } from '../../src/layout/rules.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import { openPicture } from '../../src/picture/picture.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { judgedBefore } from '../../src/run/judged-before.ts';
import type { Job, JobResult } from '../../src/run/reading-worker.ts';
import { absentImage } from '../../src/run/results.ts';
import { type Asked, type Judging, scorePicture } from '../../src/run/score-picture.ts';
import { DEFAULT_BARS } from '../../src/run/usable.ts';
import { openStore } from '../../src/store/store.ts';
import { floorsOf } from '../../src/text/floors.ts';
import { aPage } from '../layout/a-page.ts';
import { aSample } from '../models/a-request.ts';
import { readingOf } from '../store/stored.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

/** What decides a judgement, besides the picture. */
export interface Scene {
  asked: Asked;
  judging: Partial<Judging>;
  reader: { version: string; kit: string };
  floor: NoiseFloor | null;
  code: string;
  grey: number;
}

const READING = readingOf('Jazz Night', 1);
const [ink] = aPage({ blocks: [{ id: 'title', box: [10, 0, 190, 30] }] }).evidence.lines;
const EVIDENCE = { ...aPage({ blocks: [] }).evidence, lines: [ink!] };

const SEEN: Record<Job['kind'], JobResult> = {
  read: { ok: true, reading: READING },
  look: { ok: true, evidence: EVIDENCE },
  overlay: { ok: true, overlay: Buffer.from('drawn') },
};

/** What readers see in every picture. */
export const seen = ({ kind }: Job): JobResult => SEEN[kind];

/** Judges pictures of one store as a run does. */
export function judgingStage() {
  const folder = temporaryFolder();
  const store = openStore(join(folder, 'store'));
  onTestFinished(() => store.close());
  const scene: Scene = {
    asked: { model: 'm', repeat: 0, title: 'Posters', sample: aSample(), folder },
    judging: {},
    reader: { version: '1', kit: 'npm' },
    floor: { set: 's', sample: 'poster', cer: 0.01, n: 40, characters: 42, blocks: [] },
    code: 'code',
    grey: 9,
  };
  /** The result, and whether it was judged for it: the reading is only looked up by whoever judges. */
  const score = async (
    over: Partial<Scene> = {},
    answer = seen,
  ): Promise<{ result: ImageResult; isAnew: boolean; drawn: number }> => {
    const { asked, judging, reader, floor, code, grey } = { ...scene, ...over };
    let isAnew = false;
    let drawn = 0;
    const own: Omit<Judging, 'before'> = {
      store: {
        ...store,
        reading(key) {
          isAnew = true;
          return store.reading(key);
        },
      },
      out: join(folder, 'out'),
      files: {},
      bars: DEFAULT_BARS,
      trust: 0.5,
      floors: floorsOf({}),
      limits: defaultLimits,
      overlays: true,
      rules: builtInRules,
      pool: {
        run: async (job) => {
          if (job.kind === 'overlay') drawn += 1;
          return answer(job);
        },
        close: async () => {},
      },
      readerOf: async () => ({
        identity: { id: 'fake', version: reader.version, data: 'd' },
        kit: reader.kit,
        alone: true,
        alphabet: new Set('€14.50JazNightEveryFdnuobrs '),
      }),
      reading: new Map(),
      looking: new Map(),
      assets: async (file) => createHash('sha256').update(file).digest('hex'),
      noiseOf: async () => floor,
      ...judging,
    };
    const path = join(folder, `${grey}.png`);
    if (!existsSync(path)) await greyPicture(grey).toFile(path);
    const picture = await openPicture(path);
    if (!picture.ok) throw new Error(picture.message);
    const base = absentImage(asked.model, 'posters', asked.sample, asked.repeat);
    const before = judgedBefore(own, code);
    const result = await scorePicture(asked, base, picture, { ...own, before });
    return { result, isAnew, drawn };
  };
  const dropOverlays = () =>
    rmSync(join(folder, 'store/overlays'), { recursive: true, force: true });
  return { store, scene, score, dropOverlays, folder, database: join(folder, 'store/store.db') };
}

function greyPicture(grey: number) {
  const background = { r: grey, g: grey, b: grey };
  return sharp({ create: { width: 1024, height: 1536, channels: 3, background } }).png();
}
