import type { Comparison } from '../../compare/compare.ts';
import type { Job } from '../../figures/jobs.ts';
import type { GateOutcome } from '../../gates/gate.ts';
import type {
  ComparisonResult,
  ImageResult,
  ModelResult,
  RunResult,
} from '../../results/results.ts';

/** What the pages of a report are made of: written here, read by the page in a browser. */

/** A run: all that its first page and its gallery show. */
export interface RunData {
  kind: 'run';
  run: RunResult;
  models: ModelResult[];
  comparisons: ComparisonResult[];
  jobs: Job[];
  gates: GateOutcome[];
  samples: SampleData[];
  cells: CellData[];
  /** CER of the readers by what error rates are shown by; null: not measured. */
  floors: { all: number | null; language: Floors; category: Floors };
  /** Models as they named themselves, by label; distinct, and none where none did. */
  answered: Record<string, string[]>;
  /** Settings as asked for, by label. */
  requested: Record<string, Record<string, unknown>>;
}

export type Floors = Record<string, number | null>;

export interface SampleData {
  set: string;
  sample: string;
  category: ImageResult['category'];
  group: string | null;
  difficulty: ImageResult['difficulty'];
  languages: readonly string[];
  /** null where results.json doesn't tell. */
  prompt: string | null;
  /** The script with the whole results of its pictures, a SampleDetails. */
  script: string;
}

/** A picture as far as a gallery needs it. */
export interface CellData {
  /** Places among `models` and `samples`. */
  model: number;
  sample: number;
  repeat: number;
  outcome: ImageResult['outcome'];
  usable: boolean | null;
  /** null where it was not read, or nothing was decided. */
  cer: number | null;
  /** Bounds if all that is undecided were right, or wrong. */
  cerInterval: readonly [number, number] | null;
  /** Share of the copy that was decided. */
  decided: number | null;
  /** Characters that nobody asked for, where they are a fault. */
  unasked: number;
  criticalWrong: number;
  /** Rules that fail, and those that are not known. */
  fails: string[];
  unknown: string[];
  /** Dollars; null: not known. */
  usd: number | null;
  /** Milliseconds of the attempt that brought it. */
  ms: number | null;
  /** Pixels; null without a picture. */
  size: readonly [number, number] | null;
  /** Paths from index.html; null where there is none. */
  picture: string | null;
  thumbnail: string | null;
  /** What keeps it from being usable, or why there is no picture; at most three phrases. */
  why: string[];
}

/** Of one sample: every picture's whole result, in the order of the cells. */
export type SampleDetails = ImageResult[];

/** A comparison of two runs. */
export interface ComparisonData {
  kind: 'comparison';
  comparison: Comparison;
  /** What the two are called. */
  was: string;
  is: string;
  /** Pictures that differ, worst first. */
  changes: ChangeData[];
  /** Pictures that are the very same files, and those that only one of the two has. */
  same: number;
  unpaired: number;
  /** Why there are no pictures of before; null where there are. */
  blind: string | null;
}

export interface ChangeData {
  model: string;
  set: string;
  sample: string;
  repeat: number;
  /** What got worse, or better, a phrase each. */
  worse: string[];
  better: string[];
  was: SideData;
  is: SideData;
  /** The picture of what differs, and the share of pixels that do; null where it can't be told. */
  difference: { file: string; share: number } | null;
  /** Why there is none. */
  noDifference: string | null;
}

export interface SideData {
  outcome: ImageResult['outcome'];
  usable: boolean | null;
  cer: number | null;
  picture: string | null;
  thumbnail: string | null;
  size: readonly [number, number] | null;
}

export type SiteData = RunData | ComparisonData;
