import { type Box, centerOf } from '../geometry.ts';
import { scriptOfLanguage } from '../language.ts';
import { type CriticalAnswer, criticalStrings, judgeCritical } from './critical.ts';
import { alignUnits, type Edit } from './edits.ts';
import { extraTexts } from './extras.ts';
import { fitsOf, leastOf, type UnitFit } from './fits.ts';
import { type Floors, floorsOf } from './floors.ts';
import { tellLookAlikes } from './look-alikes.ts';
import { blockBox, type Match, matchBlocks } from './match/match.ts';
import { type Piece, pieceBox, pieceText } from './match/pieces.ts';
import { joined, unbroken } from './normalize.ts';
import { readingOrderScore } from './order.ts';
import { sumUp } from './sum.ts';
import { suspectsOf } from './suspect.ts';
import type { CopyBlock, CriticalString, JudgedBlock, JudgeInput, TextJudgement } from './types.ts';
import { type Units, unitsOf } from './units.ts';
import { type Lack, standIns } from './unread.ts';
import { canWrite } from './writable.ts';

/** CER up to which a block is `close` (contract §3). */
const CLOSE = 0.2;

/**
 * Judges what a reader saw in one picture against the copy that was asked for. A pure function of
 * its input: the same evidence gives the same judgement, on any machine, for ever.
 */
export function judgeText(input: JudgeInput): TextJudgement {
  return textJudge(input)(input.pictures ?? []);
}

/**
 * The same for those who know only later where logo and product stand: blocks are found without
 * them, and what is over is told apart once they are given.
 */
export function textJudge(
  input: Omit<JudgeInput, 'pictures'>,
): (pictures: readonly Box[]) => TextJudgement {
  const expected = input.blocks.map((block) => unitsOf(unbroken(block.text)));
  const match = matchBlocks(input, expected);
  const floors = floorsOf(input.floors);
  const fits = match.pieces.map(fitsOf);
  const judged = input.blocks.map((block, b) =>
    judgeBlock(block, expected[b]!, match.pieces[b]!, fits[b]!, floors, input.alphabet ?? null),
  );
  const found: Found = { input, expected, match, floors, fits, judged };
  const whole = judgeOver(found, match.over);
  return (pictures) => {
    const over = match.over.filter((piece) => !isWithinAny(pieceBox(piece), pictures));
    return over.length === match.over.length ? whole : judgeOver(found, over);
  };
}

/** Lines with the blocks that they were found to be of. */
interface Found {
  input: Omit<JudgeInput, 'pictures'>;
  expected: readonly Units[];
  match: Match;
  floors: Floors;
  fits: readonly (readonly UnitFit[])[];
  judged: readonly JudgedBlock[];
}

/** @param over what no block owns, and stands in no logo or product */
function judgeOver(
  { input, expected, match, floors, fits, judged }: Found,
  over: readonly Piece[],
): TextJudgement {
  const boxes = judged.map((block) => block.box);
  const doubtful = over.filter((piece) => !isTrusted(piece));
  const unwritable = judged.map((_, b) => !canWrite(expected[b]!, input.alphabet ?? null));
  const lacks = judged.flatMap((block, b): Lack[] => {
    const missing = openMissing(block.edits, match.pieces[b]!.map(pieceText));
    if (block.verdict === 'unreadable' || missing === 0) return [];
    return [
      {
        block: block.id,
        script: block.script,
        characters: missing,
        near: block.box,
        neighbours: [boxes[b - 1], boxes[b + 1]].filter((box) => box != null),
        least: missing < SHORT ? 0 : leastHeight(block, judged),
      },
    ];
  });
  // Where a block is in a script the reader can't write, what it read elsewhere may be that block.
  const left: readonly Piece[] = unwritable.some(Boolean) ? over : doubtful;
  const suspects = [...left, ...judged.flatMap((_, b) => overfull(match.pieces[b]!, expected[b]!))];
  // What repeats a block that stands there is that block once more, and excuses no other.
  const standingThere = new Set(
    judged.flatMap(({ verdict }, b) => (verdict === 'exact' ? [expected[b]!.folded.join('')] : [])),
  );
  const repeats = new Set(
    suspects.filter(({ line, from, to }) =>
      standingThere.has(line.units.folded.slice(from, to).join('')),
    ),
  );
  const { unread, undecided } = standIns(lacks, suspects, repeats);
  const blocks = judged.map((block, b) =>
    undecided.has(block.id) || (unwritable[b]! && block.verdict !== 'missing')
      ? undecide(block)
      : block,
  );

  const standing = new Set(
    suspects.filter((_, i) => unread[i]!.block !== null || doubtful.includes(suspects[i]!)),
  );
  const extras = extraTexts(
    over.filter((piece) => !standing.has(piece)),
    expected,
    input.logoText,
  );
  const critical = input.blocks.flatMap((block, b) =>
    criticalStrings(block).map((text): CriticalString => {
      const { verdict, read } = blocks[b]!;
      const proof = { fits: fits[b]!.map(({ fit }) => fit), floor: floors.critical };
      const answer: CriticalAnswer =
        verdict === 'unreadable'
          ? { ok: null, reason: 'not-decided' }
          : judgeCritical(text, unbroken(block.text), read, proof);
      return { block: block.id, text, ...answer };
    }),
  );
  return {
    ...sumUp(input.blocks, blocks, extras),
    order: readingOrderScore(
      blocks.flatMap((block) => (block.box === null ? [] : [{ lang: block.lang, box: block.box }])),
    ),
    notRead: expected.flatMap((units) => units.emoji),
    blocks,
    critical,
    extras,
    unread: unread.filter(
      (area) => area.block !== null || doubtful.some((d) => pieceBox(d) === area.box),
    ),
  };
}

function isWithinAny(box: Box, pictures: readonly Box[]): boolean {
  const [cx, cy] = centerOf(box);
  return pictures.some(([x, y, w, h]) => cx >= x && cx <= x + w && cy >= y && cy <= y + h);
}

/** An area that is less than half as high as the lines it would be one of is none of them. */
const AS_HIGH = 0.5;
/** A single sign is found as an area of any height. */
const SHORT = 4;
const HEADINGS: ReadonlySet<string> = new Set(['headline', 'subhead']);

/**
 * How high an unread area must be to stand for what a block lacks, in pixels: specks of a lively
 * ground are found as text too. Held against the lines of its role, and for headings, which are the
 * largest there is, against all. What is left over of a line that was found may be a part of a letter.
 */
function leastHeight(block: JudgedBlock, blocks: readonly JudgedBlock[]): number {
  if (block.box !== null) return 0;
  const alike = blocks.filter(({ role }) => role === block.role);
  const usual = HEADINGS.has(block.role) ? medianHeight(blocks) : 0;
  return AS_HIGH * (medianHeight(alike) || usual);
}

/** Of the lines that were found; 0 where none was. */
function medianHeight(blocks: readonly JudgedBlock[]): number {
  const heights = blocks
    .flatMap(({ boxes }) => boxes.map(([, , w, h]) => Math.min(w, h)))
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}

/** A line of one character has no context to be sure by: an icon reads as 大 or X. */
function isTrusted({ line, from, to }: Piece): boolean {
  return line.trusted && to - from > 1;
}

/** Characters that a reading which isn't trusted may have too many of by itself. */
const SPARE = 4;

/**
 * Lines that could not be read and hold more than the block that they were given to: what stands
 * beside it in one row, in a script of its own, may have been taken for a part of it.
 */
function overfull(pieces: readonly Piece[], expected: Units): Piece[] {
  const read = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  return read <= expected.raw.length + SPARE ? [] : pieces.filter((piece) => !isTrusted(piece));
}

function judgeBlock(
  block: CopyBlock,
  expected: Units,
  pieces: readonly Piece[],
  fits: readonly UnitFit[],
  floors: Floors,
  alphabet: ReadonlySet<string> | null,
): JudgedBlock {
  const read = joined(pieces.map(pieceText));
  const seen = unitsOf(read);
  const form = block.case === 'any' ? 'folded' : 'normal';
  const { edits: all, to } = alignUnits(expected[form], seen[form]);
  const { charged: edits, doubted } = tellLookAlikes(all, expected);
  const characters = expected.raw.length;
  const cer = characters === 0 ? 0 : edits.length / characters;
  const base: JudgedBlock = {
    id: block.id,
    role: block.role,
    lang: block.lang,
    script: scriptOfLanguage(block.lang),
    expected: unbroken(block.text),
    read,
    characters,
    cer,
    verdict:
      pieces.length === 0 ? 'missing' : cer === 0 ? 'exact' : cer <= CLOSE ? 'close' : 'wrong',
    confidence:
      pieces.length === 0 ? null : Math.min(...pieces.map(({ line }) => line.line.confidence)),
    box: blockBox(pieces),
    boxes: pieces.map(pieceBox),
    pieces: pieces.map(({ line, from, to }) => ({ line: line.index, from, to })),
    edits,
    suspect: suspectsOf(expected[form], seen[form], to, fits, floors.suspect),
  };
  const trusted = pieces.every(({ line }) => line.trusted);
  const writable = pieces.length === 0 || canWrite(expected, alphabet);
  // Equal to the copy in glyphs that may be others: a recogniser that corrects looks just like this.
  const proved =
    base.verdict !== 'exact' || (leastOf(fits.map(({ fit }) => fit)) ?? 1) >= floors.exact;
  const told = doubted.length === 0 || edits.length > 0;
  return trusted && writable && proved && told ? base : undecide(base);
}

/**
 * Missing characters that stand where a piece of the block ends: an area beside it that could not
 * be read may be them. What is missing in the middle of a line that was read is missing.
 */
function openMissing(edits: readonly Edit[], pieces: readonly string[]): number {
  const ends = new Set([0]);
  let end = 0;
  for (const piece of pieces) {
    end += unitsOf(piece).raw.length;
    ends.add(end);
  }
  let shift = 0;
  let open = 0;
  for (const edit of edits) {
    // Where this edit falls in what was read.
    if (edit.op === 'missing' && ends.has(edit.at + shift)) open += 1;
    if (edit.op === 'missing') shift -= 1;
    if (edit.op === 'insert') shift += 1;
  }
  return open;
}

function undecide(block: JudgedBlock): JudgedBlock {
  return { ...block, verdict: 'unreadable', cer: null, edits: [] };
}
