import type { SampleSet } from '../dataset/load.ts';
import type { LayoutRule } from '../layout/rule.ts';
import { builtInRules } from '../layout/rules.ts';
import { defaultLimits, type PictureLimits } from '../picture/limits.ts';
import type { ReaderFiles } from '../reading/files.ts';
import type { Bars } from '../results/results.ts';
import type { Store } from '../store/store.ts';
import { type Floors, floorsOf } from '../text/floors.ts';
import type { Answering } from './answer.ts';
import { freely } from './freely.ts';
import { judgedBefore } from './judged-before.ts';
import { assetHashes } from './look.ts';
import { type Noise, noiseOf, noNoise } from './noise.ts';
import { openPool } from './pool.ts';
import { type KnownReader, languagesOf, readersOf } from './readers.ts';
import type { Judging } from './score-picture.ts';
import { DEFAULT_TRUST } from './trust.ts';
import { DEFAULT_BARS } from './usable.ts';

/** How pictures are read and judged, whoever made them. */
export interface JudgingOptions {
  store: Store;
  /** The run's folder: pictures and overlays are linked into it. */
  out: string;
  files?: ReaderFiles;
  bars?: Bars;
  trust?: number;
  /** How well glyphs must fit their characters; each has a default. */
  floors?: Partial<Floors>;
  limits?: Partial<PictureLimits>;
  /** Rules of layout beside the program's own. */
  rules?: readonly LayoutRule[];
  /** Draw an overlay for each picture. */
  overlays?: boolean;
  /** Read each sample's reference picture, for the noise floor. */
  noise?: boolean;
  /** Told why a sample has no floor. */
  onNoFloor?: (why: string) => void;
  threads?: number;
  signal?: AbortSignal;
}

export interface OpenJudging extends Judging, Answering {
  noise: Noise;
  readers: readonly KnownReader[];
  /** As many pictures at a time as keep every thread busy, so that memory doesn't grow. */
  lanes: number;
  close(): Promise<void>;
}

/**
 * @throws {TyposcopeError} code `reader` where a language's files are missing: now, before hours of
 *   reading
 */
export async function openJudging(
  options: JudgingOptions,
  sets: readonly SampleSet[],
  seed: number,
): Promise<OpenJudging> {
  const { store, files = {}, out, signal, threads } = options;
  const pool = openPool(threads);
  try {
    const base = {
      store,
      out,
      files,
      bars: options.bars ?? DEFAULT_BARS,
      trust: options.trust ?? DEFAULT_TRUST,
      floors: floorsOf(options.floors),
      limits: { ...defaultLimits, ...options.limits },
      overlays: options.overlays ?? true,
      rules: [...builtInRules, ...(options.rules ?? [])],
      pool,
      readerOf: readersOf(store, files),
      reading: new Map(),
      looking: new Map(),
      assets: assetHashes(),
      asking: new Map(),
      ...freely(),
      ...(signal === undefined ? {} : { signal }),
    };
    const before = judgedBefore(base);
    const noise = (options.noise ?? true) ? noiseOf(sets, seed, { ...base, before }) : noNoise;
    const readers = await usedReaders(sets, base);
    return {
      ...base,
      before,
      noise,
      noiseOf: noise.of,
      readers,
      lanes: (threads ?? 8) + 1,
      close: () => pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

async function usedReaders(
  sets: readonly SampleSet[],
  { readerOf }: Pick<Judging, 'readerOf'>,
): Promise<KnownReader[]> {
  const byData = new Map<string, KnownReader>();
  for (const sample of sets.flatMap(({ samples }) => samples)) {
    const reader = await readerOf(languagesOf(sample));
    byData.set(reader.identity.data, reader);
  }
  return [...byData.values()].sort((a, b) => (a.identity.data < b.identity.data ? -1 : 1));
}
