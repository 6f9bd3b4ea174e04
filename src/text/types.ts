import type { Box } from '../geometry.ts';
import type { Edit } from './edits.ts';
import type { Floors } from './floors.ts';

/** A block of the copy, as far as its text is judged. Structurally a sample's own block. */
export interface CopyBlock {
  id: string;
  role: string;
  /** BCP 47. */
  lang: string;
  text: string;
  case?: 'exact' | 'any' | undefined;
  critical?: true | readonly string[] | undefined;
  region?: string | readonly number[] | undefined;
}

/** A line that a reader saw. `text` is '' where text was detected and none could be read. */
export interface SeenLine {
  text: string;
  /** 0..1: how far the reader trusts the text. */
  confidence: number;
  box: Box;
  characters?: readonly SeenCharacter[] | undefined;
}

export interface SeenCharacter {
  text: string;
  box: Box | null;
  /** 0..1: how well the glyph fits the character; undefined where the reader doesn't tell. */
  fit?: number | undefined;
}

export interface JudgeInput {
  blocks: readonly CopyBlock[];
  lines: readonly SeenLine[];
  /** Pixels of the picture received. */
  width: number;
  height: number;
  /** Lines below this confidence are undecided. */
  trust: number;
  /** How well glyphs must fit; each has a default. */
  floors?: Partial<Floors> | undefined;
  /** What the reader can write; null where that is not known. */
  alphabet?: ReadonlySet<string> | null | undefined;
  /** A wordmark's own text, which is not extra. */
  logoText?: string | undefined;
  /** Where logo and product stand: text within is theirs, not extra. */
  pictures?: readonly Box[] | undefined;
}

export type Verdict = 'exact' | 'close' | 'wrong' | 'missing' | 'unreadable';

export interface JudgedBlock {
  id: string;
  role: string;
  lang: string;
  /** ISO 15924. */
  script: string;
  expected: string;
  /** As read, in reading order; '' where nothing was. */
  read: string;
  /** Expected characters: graphemes without white space and emoji. */
  characters: number;
  /** Null where the verdict is unreadable. */
  cer: number | null;
  verdict: Verdict;
  /** Least confidence of the lines it was read from; null where there are none. */
  confidence: number | null;
  box: Box | null;
  /** One box a line or part of a line. */
  boxes: Box[];
  /** The same, as units `from`..`to` of the lines that were given. */
  pieces: readonly { line: number; from: number; to: number }[];
  /** What is charged; empty where the block is undecided. */
  edits: Edit[];
  /** Characters read as asked from glyphs that hardly look like them; moves no figure. */
  suspect: Suspect[];
}

export interface Suspect {
  /** Index into the expected units, as in edits. */
  at: number;
  expected: string;
  /** 0..1 */
  fit: number;
  box: Box | null;
}

export interface ExtraText {
  text: string;
  box: Box;
  kind: 'extra' | 'duplicate';
  characters: number;
}

/** An area where text was detected that the reader does not trust itself to have read. */
export interface UnreadArea {
  box: Box;
  text: string;
  /** The block that it stands for, as far as place and size tell. */
  block: string | null;
}

export interface CriticalString {
  block: string;
  text: string;
  /** Null: not known, for the reason given. */
  ok: boolean | null;
  reason?: CriticalReason;
}

/**
 * Why a critical string is neither right nor wrong.
 * - `not-decided`: its block is unreadable.
 * - `below-floor`: it was read as asked, but a glyph of it fits too badly for that to prove it.
 * - `look-alike-sign`: it differs only by which dash, quote or middle dot is drawn, or by a sign
 *   that readers write otherwise.
 * - `nothing-to-read`: it is of white space and emoji.
 */
export type CriticalReason = 'not-decided' | 'below-floor' | 'look-alike-sign' | 'nothing-to-read';

export interface TextJudgement {
  characters: number;
  decidedCharacters: number;
  /** (substituted + missing + inserted) / decided characters; null where nothing is decided. */
  cer: number | null;
  /** Bounds with every undecided character right, and wrong. */
  cerInterval: [number, number];
  wer: number | null;
  strict: { cer: number | null };
  substituted: number;
  missing: number;
  inserted: number;
  extra: number;
  duplicated: number;
  /** 0..1; null where no pair of placed blocks has a plain sequence. */
  order: number | null;
  /** Emoji asked for: in neither text nor count. */
  notRead: string[];
  blocks: JudgedBlock[];
  critical: CriticalString[];
  extras: ExtraText[];
  unread: UnreadArea[];
}
