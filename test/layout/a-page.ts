import { type Box, quadOf, unionOf } from '../../src/geometry.ts';
import { scriptOfLanguage } from '../../src/language.ts';
import type { LineInk, PictureEvidence } from '../../src/layout/evidence.ts';
import type {
  AskedLayout,
  BlockLine,
  FoundLine,
  LayoutInput,
  LayoutKeys,
  SeenBlock,
} from '../../src/layout/seen.ts';
import type { Verdict } from '../../src/text/types.ts';

/** A block of a test's page: asked for as `text`, set in `rows`, in one line where none are given. */
export interface ABlock {
  id: string;
  text?: string;
  lang?: string;
  role?: string;
  region?: string | readonly number[];
  verdict?: Verdict;
  /** Of the whole block in one line; null where its place is not known. */
  box?: Box | null;
  /** Of each row. */
  rows?: readonly (Box | ARow)[];
}

export interface ARow {
  box: Box;
  text?: string;
  glyphs?: readonly Box[];
  confidence?: number;
  ink?: Partial<LineInk>;
}

export interface APage {
  width?: number;
  height?: number;
  blocks: readonly ABlock[];
  layout?: LayoutKeys;
  asked?: Partial<AskedLayout>;
  /** Lines that belong to no block. */
  others?: readonly (Partial<FoundLine> & { box: Box })[];
  evidence?: Partial<PictureEvidence>;
  /** Where it is another list than that of the blocks. */
  located?: readonly SeenBlock[];
}

/** What a rule gets to see of a page of 1000×1000 (unless said otherwise) with these blocks. */
export function aPage(page: APage): LayoutInput {
  const blocks = page.blocks.map(seen);
  const own = blocks.flatMap(({ id, lines }) =>
    lines.map(
      (line): FoundLine => ({
        text: line.text,
        confidence: line.confidence,
        box: line.box,
        ink: line.ink[0] ?? null,
        blocks: [id],
      }),
    ),
  );
  const others = (page.others ?? []).map(
    (line): FoundLine => ({ text: '', confidence: 0.95, ink: null, blocks: [], ...line }),
  );
  const lines = [...own, ...others];
  return {
    width: page.width ?? 1000,
    height: page.height ?? 1000,
    asked: {
      copy: page.blocks.map(({ id, role = 'body', lang = 'en', text = id, region }) => ({
        id,
        role,
        lang,
        text,
        ...(region === undefined ? {} : { region }),
      })),
      layout: page.layout ?? {},
      ...page.asked,
    },
    blocks,
    located: page.located ?? blocks,
    lines,
    evidence: {
      lines: lines.map(({ ink }) => ink),
      faint: [],
      colours: {
        colours: [{ colour: [255, 255, 255], share: 1 }],
        grid: { columns: 1, rows: 1, cells: [[255, 255, 255]] },
        background: { colour: [255, 255, 255], share: 1, white: 1, fromWhite: 0, farFromWhite: 0 },
        alpha: null,
      },
      logo: null,
      product: null,
      ...page.evidence,
    },
  };
}

function seen(block: ABlock): SeenBlock {
  const { id, text = id, lang = 'en', role = 'body', box, verdict } = block;
  const rows = (block.rows ?? (box == null ? [] : [box])).map(
    (row): ARow => ('box' in row ? row : { box: row }),
  );
  const broken = text.split('\n');
  const lines = rows.map((row, at) =>
    lineOf(row, broken.length === rows.length ? broken[at]! : text),
  );
  return {
    id,
    role,
    lang,
    script: scriptOfLanguage(lang),
    text,
    verdict: verdict ?? (lines.length === 0 ? 'missing' : 'exact'),
    box: lines.length === 0 ? null : unionOf(lines.map((line) => line.box)),
    lines,
  };
}

function lineOf(
  { box, text, glyphs = [], confidence = 0.97, ink }: ARow,
  words: string,
): BlockLine {
  return {
    text: text ?? words,
    confidence,
    box,
    ink: [{ ...inkIn(box, glyphs), ...ink }],
    glyphs,
  };
}

/** Black ink on white, level. */
export function inkIn(box: Box, glyphs: readonly Box[]): LineInk {
  return {
    box,
    quad: quadOf(box),
    angle: 0,
    vertical: false,
    glyphs,
    foreground: [0, 0, 0],
    background: [255, 255, 255],
    contrast: 21,
    worst: 21,
    stroke: Math.max(1, box[3] / 8),
  };
}
