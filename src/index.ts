/** The library: what the command line is made of, for people who build on it. */
export type { OwnRule } from './benchmark/rule-modules.ts';
export { serializeBaseline } from './compare/baseline.ts';
export { type Comparable, comparableOf } from './compare/comparable.ts';
export { type Comparison, compareRuns, isRegression } from './compare/compare.ts';
export { readComparable } from './compare/read.ts';
export type { MetricVerdict } from './compare/verdicts.ts';
export { loadSet, type SampleSet } from './dataset/load.ts';
export { finishedPrompt } from './dataset/prompt.ts';
export type { Sample, SampleBlock, SetInfo } from './dataset/schema.ts';
export { type ErrorCode, FaultsError, TyposcopeError } from './errors.ts';
export type { GateOutcome } from './gates/gate.ts';
export { minUsableRate } from './gates/min-usable-rate.ts';
export type { Box, Point, Quad } from './geometry.ts';
export type {
  ColourArea,
  ColourEvidence,
  FaintText,
  LineInk,
  LogoEvidence,
  LogoPlace,
  PictureEvidence,
  ProductEvidence,
  ProductPlace,
  Rgb,
} from './layout/evidence.ts';
export {
  type Json,
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  type RuleVerdict,
  type Tone,
} from './layout/rule.ts';
export type {
  AskedLayout,
  BlockLine,
  Edge,
  FoundLine,
  LayoutInput,
  LayoutKeys,
  Place,
  SeenBlock,
} from './layout/seen.ts';
export type { InputPicture } from './models/input-pictures.ts';
export type {
  Cost,
  Failure,
  Generated,
  GeneratedImage,
  GeneratedNothing,
  GenerationFacts,
  ImageModel,
  ImageRequest,
  InjectedFault,
} from './models/model.ts';
export type {
  OwnAnswer,
  OwnContext,
  OwnFacts,
  OwnModel,
  OwnNothing,
  OwnPicture,
  OwnRequest,
  OwnSubject,
} from './models/module/own.ts';
export { type PictureFolder, pictureFolder } from './models/pictures.ts';
export type { PictureLimits } from './picture/limits.ts';
export type { ReaderFiles } from './reading/files.ts';
export type {
  Pixels,
  ReadCharacter,
  ReaderIdentity,
  Reading,
  ReadLine,
  TextReader,
} from './reading/reader.ts';
export { routedReader } from './reading/routed.ts';
export { ppOcrReader, tesseractReader } from './reading/single.ts';
export { comparisonMarkdown } from './report/comparison-markdown.ts';
export { blocksCsv, picturesCsv } from './report/csv.ts';
export { junitXml } from './report/junit.ts';
export { resultsMarkdown } from './report/markdown.ts';
export { drawOverlay, type OverlayInput } from './report/overlay.ts';
export { type ComparisonSite, writeComparisonSite } from './report/site/write-comparison.ts';
export { type RunSite, writeRunSite } from './report/site/write-run.ts';
export { modelTable, pictureTable } from './report/table.ts';
export { readRun } from './results/read.ts';
export {
  type Bars,
  type BlockResult,
  type ComparisonResult,
  type Figure,
  type ImageResult,
  type ModelResult,
  type Results,
  resultsSchema,
  type TextResult,
  writeResults,
} from './results/results.ts';
export { planRun } from './run/plan-run.ts';
export { type RunOptions, runBenchmark } from './run/run.ts';
export { type ScoreOptions, scoreSet } from './run/score.ts';
export { DEFAULT_TRUST } from './run/trust.ts';
export { DEFAULT_BARS, isUsable } from './run/usable.ts';
export { openStore, type Store } from './store/store.ts';
export { judgeText } from './text/judge.ts';
export type {
  CopyBlock,
  CriticalString,
  ExtraText,
  JudgedBlock,
  JudgeInput,
  SeenLine,
  TextJudgement,
  UnreadArea,
  Verdict,
} from './text/types.ts';
export { VERSION } from './version.ts';
