import type { Sample, SampleBlock } from '../../dataset/schema.ts';
import type { Box } from '../../geometry.ts';
import { alignOf } from './alignment.ts';
import type { Arrangement, Look, SetBlock } from './arrange.ts';
import type { Copy } from './copy.ts';
import type { Groups } from './groups.ts';
import { blockExtents, leadingOf } from './letters.ts';
import { logoExtents, type PictureExtents, productExtents } from './pictures.ts';
import { LOGO, type Piece, PRODUCT } from './pieces.ts';
import { type PageRoom, place, type Sized } from './place.ts';
import type { Relation } from './relations.ts';
import { roomsOf } from './rooms.ts';
import { sizeInRoom } from './size-in-room.ts';
import { keepsHierarchy, LEAST_SIZE, sizesOf, wantedSizes } from './sizes.ts';

/** All that a page is tried by, but its scale. */
export interface Plan {
  sample: Sample;
  look: Look;
  copy: ReadonlyMap<string, Copy>;
  pieces: readonly Piece[];
  groups: Groups;
  relations: readonly Relation[];
  /** Most of a product's height, in shares of the page's. */
  productHeight: number;
  /** From 1, sizes as far apart as the roles ask, to 0, all alike. */
  spread: number;
}

/** Margin of a page for which no rule says one, in shares of its shorter side. */
const MARGIN = 0.05;

/** Least size at which words are kept whole, in px of a page whose shorter side is 1,000. */
const WHOLE_WORDS = 22;

/** Arranges a page at a scale of the sizes that roles ask for; null where it doesn't fit. */
export function attempt(plan: Plan, scale: number): Arrangement | null {
  const { sample, copy, pieces, groups, relations } = plan;
  const page = pageRoom(sample);
  const short = Math.min(page.width, page.height);
  const pictures = picturesOf(plan);
  if (pictures === null) return null;
  const leastSize = (block: SampleBlock) => leastSizeOf(sample, copy.get(block.id)!, short);
  const unit = (short / 1000) * scale;
  const wanted = wantedSizes(sample, copy, { unit, spread: plan.spread, least: leastSize });
  const rooms = roomsOf(
    pieces,
    groups,
    relations,
    page,
    (id) => pictures.get(id)?.width ?? copy.get(id)!.width(wanted.get(id)!),
  );
  const sizes = sizesOf(sample, copy, wanted, (block, size) => {
    const [own, room] = [copy.get(block.id)!, rooms.get(block.id)!];
    const least = leastSize(block);
    const whole = Math.max(least, (WHOLE_WORDS * short) / 1000);
    const high = Array.isArray(block.region) ? block.region[3] * page.height : page.height;
    return sizeInRoom(own, { most: Math.min(size, own.fitting(room, whole)), least, room, high });
  });
  // Smaller copy is where room ends, not where the scale does.
  if (sample.copy.some((block) => sizes.get(block.id)! < leastSize(block) - 1e-6)) return null;
  if (!keepsHierarchy(sample, copy, sizes)) return null;

  const sized: Sized[] = [];
  const lines = new Map<string, string[]>();
  for (const piece of pieces) {
    const align = alignOf(sample, piece, groups, pieces, plan.look.align);
    if (piece.block === null) {
      const picture = pictures.get(piece.id)!;
      const bare = { over: 0, under: 0, baseline: picture.height, size: PICTURE_SIZE * short };
      sized.push({ piece, align, ...bare, ...picture });
      continue;
    }
    const own = copy.get(piece.id)!;
    const setting = own.setting(sizes.get(piece.id)!);
    const broken = own.lines(setting.size, rooms.get(piece.id)!);
    if (broken === null) return null;
    lines.set(piece.id, broken);
    sized.push({ piece, align, clear: 0, size: setting.size, ...blockExtents(broken, setting) });
  }
  const boxes = place({ sample, pieces: sized, groups, relations, page });
  if (boxes === null) return null;
  const blocks = sized.flatMap((one): SetBlock[] => {
    const { block } = one.piece;
    if (block === null) return [];
    const setting = copy.get(block.id)!.setting(one.size);
    return [setBlock(block, one, setting, lines.get(block.id)!, boxes.get(block.id)!)];
  });
  return {
    blocks,
    logo: wholePixels(boxes.get(LOGO)),
    product: wholePixels(boxes.get(PRODUCT)),
    scale,
  };
}

function pageRoom({ canvas, layout }: Sample): PageRoom {
  const short = Math.min(canvas.width, canvas.height);
  // A little more than is asked, since glyphs may reach past their boxes.
  const asked = layout?.margin === undefined ? 0 : (layout.margin * 1.1 + 0.004) * short;
  return { ...canvas, edge: Math.max(MARGIN * short, asked), boxEdge: asked, gap: 0.02 * short };
}

function leastSizeOf({ layout }: Sample, { inkHeight }: Copy, short: number): number {
  const { legibility } = layout ?? {};
  const asked = typeof legibility === 'object' ? legibility.minHeight : 0;
  return Math.max(LEAST_SIZE.share * short, LEAST_SIZE.pixels, (asked + 1) / inkHeight);
}

/** What stands for a picture's type size in gaps, in shares of the page's shorter side. */
const PICTURE_SIZE = 0.06;

/** Null where one has no room at all. */
function picturesOf(plan: Plan): Map<string, PictureExtents> | null {
  const { sample, look, pieces, productHeight } = plan;
  const extents = new Map<string, PictureExtents>();
  for (const piece of pieces) {
    if (piece.kind === 'text') continue;
    const own =
      piece.kind === 'logo'
        ? logoExtents(sample, piece, look.logoAspect)
        : productExtents(sample, piece, look.productAspect, productHeight);
    if (own === null) return null;
    extents.set(piece.id, own);
  }
  return extents;
}

function setBlock(
  block: SampleBlock,
  { align, baseline, size }: Sized,
  setting: SetBlock['setting'],
  lines: readonly string[],
  [x, y, w]: Box,
): SetBlock {
  const anchor = Math.round(align === 'left' ? x : align === 'center' ? x + w / 2 : x + w);
  const first = Math.round(y + baseline);
  const pitch = leadingOf(block.lang) * size;
  return {
    block,
    setting,
    align,
    lines: lines.map((text, i) => ({ text, x: anchor, baseline: first + Math.round(i * pitch) })),
  };
}

function wholePixels(box: Box | undefined): Box | null {
  return box === undefined ? null : (box.map(Math.round) as unknown as Box);
}
