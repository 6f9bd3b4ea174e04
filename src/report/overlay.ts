import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Box } from '../geometry.ts';
import type { Pixels } from '../reading/reader.ts';
import type { CriticalReason } from '../text/types.ts';
import { fontOf, registerFonts } from './fonts.ts';
import { drawBoxes } from './overlay/boxes.ts';
import { panelColours } from './overlay/marks.ts';
import { layPanel } from './overlay/panel.ts';

/** Changes whenever the same input may be drawn otherwise: part of the key overlays are kept by. */
export const OVERLAY_VERSION = '2';

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
}

/** Smallest width on which the panel is legible; smaller pictures are enlarged by whole numbers. */
const LEAST_WIDTH = 640;
/** Longest side of the picture as drawn; larger ones are reduced. */
const LONGEST_SIDE = 4096;
/** Enlarging stops here: a thin strip must not become a tower. */
const LONGEST_ENLARGED = 2048;

/**
 * The picture with every block's boxes and, below it or beside a landscape, a panel that tells
 * what differs. The picture's own pixels keep their place at the top left.
 * @returns a JPEG; the same bytes for the same input on the same machine.
 */
export async function drawOverlay(picture: Pixels, judged: OverlayInput): Promise<Buffer> {
  registerFonts();
  const scale = scaleOf(picture.width, picture.height);
  const size = {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
  const beside = size.width >= LEAST_WIDTH && size.width > size.height * 1.2;
  const unit = Math.min(3, Math.max(1, size.width / (beside ? 1536 : 1024)));
  const frame = beside
    ? { x: size.width, y: 0, width: Math.round(620 * unit), unit }
    : { x: 0, y: size.height, width: Math.max(LEAST_WIDTH, size.width), unit };
  const most = Math.round(Math.max(720 * unit, beside ? size.height : size.height * 0.9));
  const panel = layPanel(newContext(1, 1), judged, frame, most);
  const context = newContext(
    beside ? frame.x + frame.width : frame.width,
    beside ? Math.max(size.height, panel.height) : size.height + panel.height,
  );
  const { canvas } = context;
  context.fillStyle = panelColours.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  drawPicture(context, picture, size, scale);
  drawBoxes(context, judged, size, scale, unit);
  panel.draw(context);
  const raw = { width: canvas.width, height: canvas.height, channels: 4 as const };
  return await sharp(canvas.data(), { raw })
    .removeAlpha()
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4', optimizeCoding: false })
    .toBuffer();
}

function scaleOf(width: number, height: number): number {
  if (Math.max(width, height) > LONGEST_SIDE) return LONGEST_SIDE / Math.max(width, height);
  if (width >= LEAST_WIDTH) return 1;
  const wanted = Math.ceil(LEAST_WIDTH / width);
  return Math.max(1, Math.min(wanted, Math.floor(LONGEST_ENLARGED / Math.max(width, height))));
}

/** The language is set because the canvas would else shape text as the machine's own. */
function newContext(width: number, height: number): SKRSContext2D {
  const context = createCanvas(width, height).getContext('2d');
  context.lang = 'en';
  context.font = fontOf(16);
  context.textBaseline = 'alphabetic';
  return context;
}

function drawPicture(
  context: SKRSContext2D,
  picture: Pixels,
  size: { width: number; height: number },
  scale: number,
): void {
  const source = createCanvas(picture.width, picture.height);
  const pixels = source.getContext('2d');
  const image = pixels.createImageData(picture.width, picture.height);
  // One write a pixel, in the byte order of the processors that Node runs on.
  const rgba = new Uint32Array(image.data.buffer, image.data.byteOffset, image.data.length / 4);
  const { data } = picture;
  for (let from = 0, to = 0; to < rgba.length; from += 3, to++) {
    rgba[to] =
      0xff000000 | ((data[from + 2] ?? 0) << 16) | ((data[from + 1] ?? 0) << 8) | (data[from] ?? 0);
  }
  pixels.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = scale < 1;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, size.width, size.height);
}
