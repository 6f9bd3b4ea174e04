import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Box } from '../geometry.ts';
import type { Mark, RuleVerdict } from '../layout/rule.ts';
import type { Pixels } from '../reading/reader.ts';
import type { CriticalReason } from '../text/types.ts';
import { fontOf, registerFonts } from './fonts.ts';
import { sortRules } from './overlay/layout/sorted.ts';
import { LEAST_WIDTH } from './overlay/panel.ts';
import { drawSheets, laySheets } from './overlay/sheets.ts';

/** Changes whenever the same input may be drawn otherwise: part of the key overlays are kept by. */
export const OVERLAY_VERSION = '3';

/** What was judged in one picture. Boxes are pixels of the picture received. */
export interface OverlayInput {
  /** The sample set's title. */
  title: string;
  /** The model's label. */
  model: string;
  /** The sample's id. */
  sample: string;
  /** 0..; null where nothing is decided. */
  cer: number | null;
  /** null: not known. */
  usable: boolean | null;
  blocks: {
    id: string;
    expected: string;
    read: string;
    verdict: 'exact' | 'close' | 'wrong' | 'missing' | 'unreadable';
    boxes: Box[];
    /** Where the block was asked for; drawn dashed where nothing was found. */
    region?: Box | null;
    /** `at` counts graphemes of the normalised text, so it is not used for highlighting. */
    edits: {
      op: 'substitute' | 'missing' | 'insert';
      at: number;
      expected: string;
      read: string;
    }[];
    /** Glyphs that look malformed though they were read as asked. */
    suspect?: { box: Box | null }[];
  }[];
  extras: { text: string; box: Box; kind: 'extra' | 'duplicate' }[];
  /** Areas where text was detected but the reader does not trust itself. */
  unread: { box: Box; text: string }[];
  critical: { block: string; text: string; ok: boolean | null; reason?: CriticalReason }[];
  /** What the rules of layout say, in their order; drawn on a second copy of the picture. */
  layout?: LayoutVerdict[];
}

export interface LayoutVerdict {
  rule: string;
  verdict: RuleVerdict;
  message: string;
  marks: readonly Mark[];
}

/** Longest side of the picture as drawn; larger ones are reduced. */
const LONGEST_SIDE = 4096;
/** Pixels of a picture that is drawn twice; larger ones are reduced: each takes four bytes, twice. */
const LARGEST_TWICE = 12_000_000;
/** Enlarging stops here: a thin strip must not become a tower. */
const LONGEST_ENLARGED = 2048;

/**
 * The picture with every block's boxes and, below it or beside a landscape, a panel that tells
 * what differs. The picture's own pixels keep their place at the top left. Where rules of layout
 * were judged, a paled copy beside it (below a landscape) shows what they measured.
 * @returns a JPEG; the same bytes for the same input on the same machine.
 */
export async function drawOverlay(picture: Pixels, judged: OverlayInput): Promise<Buffer> {
  registerFonts();
  const rules = sortRules(judged.layout ?? []);
  const largest = rules.judged.length > 0 ? LARGEST_TWICE : Number.POSITIVE_INFINITY;
  const scale = scaleOf(picture.width, picture.height, largest);
  const laid = laySheets(newContext(1, 1), picture, judged, rules, scale);
  const context = newContext(laid.width, laid.height);
  drawSheets(context, laid, picture);
  const { canvas } = context;
  const raw = { width: canvas.width, height: canvas.height, channels: 4 as const };
  return await sharp(canvas.data(), { raw })
    .removeAlpha()
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4', optimizeCoding: false })
    .toBuffer();
}

/** @param largest pixels that the picture may have as drawn. */
function scaleOf(width: number, height: number, largest: number): number {
  const longest = Math.max(width, height);
  const fitting = Math.min(LONGEST_SIDE / longest, Math.sqrt(largest / (width * height)));
  if (fitting < 1) return fitting;
  if (width >= LEAST_WIDTH) return 1;
  const wanted = Math.ceil(LEAST_WIDTH / width);
  return Math.max(1, Math.min(wanted, Math.floor(LONGEST_ENLARGED / longest)));
}

/** The language is set because the canvas would else shape text as the machine's own. */
function newContext(width: number, height: number): SKRSContext2D {
  const context = createCanvas(width, height).getContext('2d');
  context.lang = 'en';
  context.font = fontOf(16);
  context.textBaseline = 'alphabetic';
  return context;
}
