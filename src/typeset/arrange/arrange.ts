import type { Sample, SampleBlock } from '../../dataset/schema.ts';
import type { Box } from '../../geometry.ts';
import { scriptOfLanguage } from '../../language.ts';
import { breakLines, leastRoom } from '../breaking.ts';
import { type PageFaces, withoutEmoji } from '../faces-for.ts';
import { extentOf, inkWidth, type Setting } from '../measure.ts';
import type { Align } from '../page.ts';
import { type Groups, groupsOf } from './groups.ts';
import { cellOf, LOGO, type Piece, piecesOf } from './pieces.ts';
import { place, type Sized } from './place.ts';
import { type Relation, relationsOf } from './relations.ts';
import { roomsOf } from './rooms.ts';
import { LEAST_SIZE, sizesOf, wantedSizes } from './sizes.ts';

/** How a page is to be arranged, besides what the sample asks for. */
export interface Look {
  faces: PageFaces;
  /** How copy stands for which no rule says it. */
  align: 'start' | 'center';
  /** Height over width of the logo's and the product's pictures. */
  logoAspect: number;
  productAspect: number;
}

/** A block as it is set: pixels of the page. */
export interface SetBlock {
  block: SampleBlock;
  setting: Setting;
  align: Align;
  lines: { text: string; x: number; baseline: number }[];
}

export interface Arrangement {
  blocks: SetBlock[];
  logo: Box | null;
  product: Box | null;
  /** Of the sizes that the roles ask for. */
  scale: number;
}

/** From the largest that looks well to the smallest that can be read. */
const SCALES = Array.from({ length: 26 }, (_, step) => 2.1 * 0.94 ** step);
/** Heights of a product in shares of the page's height, the best first. */
const PRODUCT_HEIGHTS = [0.36, 0.28, 0.2, 0.14];
/** Below this scale, a smaller product is better than smaller copy. */
const COMFORTABLE = 0.95;

/** Arranges a sample as large as its rules allow; null where it doesn't fit its canvas at all. */
export function arrange(sample: Sample, look: Look): Arrangement | null {
  const pieces = piecesOf(sample);
  const groups = groupsOf(sample, pieces);
  const heights = sample.product === undefined ? [0] : PRODUCT_HEIGHTS;
  let best: Arrangement | null = null;
  for (const productHeight of heights) {
    for (const logoBeside of sample.logo === undefined ? [false] : [false, true]) {
      const relations = relationsOf(pieces, groups, logoBeside);
      const plan: Plan = { sample, look, pieces, groups, relations, productHeight };
      const found = largest(plan);
      if (found !== null && found.scale > (best?.scale ?? 0)) best = found;
    }
    if (best !== null && best.scale >= COMFORTABLE) return best;
  }
  return best;
}

interface Plan {
  sample: Sample;
  look: Look;
  pieces: readonly Piece[];
  groups: Groups;
  relations: readonly Relation[];
  productHeight: number;
}

/** The largest scale that works, by halving: what fits at one scale fits at the smaller ones. */
function largest(plan: Plan): Arrangement | null {
  let best: Arrangement | null = null;
  let low = 0;
  let high = SCALES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = attempt(plan, SCALES[middle]!);
    if (found === null) low = middle + 1;
    else {
      best = found;
      high = middle - 1;
    }
  }
  return best;
}

function attempt(plan: Plan, scale: number): Arrangement | null {
  const { sample, look, pieces, groups, relations } = plan;
  const { width, height } = sample.canvas;
  const short = Math.min(width, height);
  const unit = (short / 1000) * scale;
  // A little more than is asked, since glyphs may reach past their boxes.
  const edge = Math.max(0.05, (sample.layout?.margin ?? 0) * 1.1 + 0.004) * short;
  const page = { width, height, edge, gap: 0.02 * short };
  const texts = new Map(
    sample.copy.map((block) => [block.id, withoutEmoji(block.text).trim()] as const),
  );
  const settingOf = (block: SampleBlock, size: number): Setting => ({
    lang: block.lang,
    faces: look.faces(block.lang, weightOf(block)),
    size,
  });
  const blockOf = (id: string) => sample.copy.find((block) => block.id === id);
  const widthAt = (block: SampleBlock, size: number) => {
    const setting = settingOf(block, size);
    return (line: string) => inkWidth(line, setting);
  };
  const leastSize = (LEAST_SIZE * short) / 1000;
  const wantedAt = wantedSizes(sample, unit, leastSize);
  const natural = (id: string) => {
    const block = blockOf(id);
    return block === undefined
      ? 0
      : Math.max(
          ...texts
            .get(id)!
            .split('\n')
            .map(widthAt(block, wantedAt.get(id)!)),
        );
  };
  const rooms = roomsOf(pieces, groups, relations, page, natural);
  const sizes = sizesOf(sample, wantedAt, (block, wanted) => {
    const room = rooms.get(block.id)!;
    const least = leastRoom(texts.get(block.id)!, block.lang, widthAt(block, wanted));
    const fits = Math.min(wanted, wanted * (room / Math.max(1, least)) * 0.995);
    return inFewLines(block, texts.get(block.id)!, fits, room, widthAt);
  });
  // Smaller copy is where room ends, not where the scale does.
  if ([...sizes.values()].some((size) => size < leastSize)) return null;

  const sized: Sized[] = [];
  const lines = new Map<string, string[]>();
  for (const piece of pieces) {
    const { block } = piece;
    const align = alignOf(plan, piece);
    if (block === null) {
      const picture = pictureSize(plan, piece);
      if (picture === null) return null;
      sized.push({ piece, align, baseline: picture.height, size: 0.06 * short, ...picture });
      continue;
    }
    const setting = settingOf(block, sizes.get(block.id)!);
    const broken = breakLines(texts.get(block.id)!, block.lang, rooms.get(block.id)!, (line) =>
      inkWidth(line, setting),
    );
    if (broken === null) return null;
    lines.set(block.id, broken);
    sized.push({ piece, align, clear: 0, size: setting.size, ...textSize(broken, setting) });
  }
  const boxes = place({ sample, pieces: sized, groups, relations, page });
  if (boxes === null) return null;
  const blocks = sized.flatMap(({ piece: { block }, align, baseline }): SetBlock[] => {
    if (block === null) return [];
    const setting = settingOf(block, sizes.get(block.id)!);
    const [x, y, w] = boxes.get(block.id)!;
    const anchor = Math.round(align === 'left' ? x : align === 'center' ? x + w / 2 : x + w);
    const pitch = leadingOf(block.lang) * setting.size;
    return [
      {
        block,
        setting,
        align,
        lines: lines.get(block.id)!.map((text, i) => ({
          text,
          x: anchor,
          baseline: Math.round(y + baseline + i * pitch),
        })),
      },
    ];
  });
  return {
    blocks,
    logo: whole(boxes.get(LOGO)),
    product: whole([...boxes].find(([id]) => id !== LOGO && blockOf(id) === undefined)?.[1]),
    scale,
  };
}

function whole(box: Box | undefined): Box | null {
  return box === undefined ? null : (box.map(Math.round) as unknown as Box);
}

/** Headlines and calls in few lines, or they are none; smaller where they would need more. */
function inFewLines(
  block: SampleBlock,
  text: string,
  size: number,
  room: number,
  widthAt: (block: SampleBlock, size: number) => (line: string) => number,
): number {
  const most = MOST_LINES[block.role];
  let fits = size;
  for (let step = 0; step < 12; step++) {
    const lines = breakLines(text, block.lang, room, widthAt(block, fits));
    if (lines !== null && lines.length <= Math.max(most, text.split('\n').length)) return fits;
    fits *= 0.93;
  }
  return fits;
}

const MOST_LINES: Readonly<Record<SampleBlock['role'], number>> = {
  headline: 2,
  subhead: 2,
  price: 1,
  cta: 1,
  label: 2,
  data: 2,
  body: 6,
  legal: 4,
};

export function weightOf({ role }: SampleBlock): 'body' | 'display' {
  return role === 'headline' || role === 'subhead' || role === 'price' || role === 'cta'
    ? 'display'
    : 'body';
}

/** Distance of baselines over size: marks above and below the letters need room. */
export function leadingOf(lang: string): number {
  const script = scriptOfLanguage(lang);
  if (script === 'Arab' || script === 'Deva') return 1.6;
  return /^(Hans|Hant|Jpan|Kore)$/.test(script) ? 1.4 : 1.28;
}

/** The letters whose ink tells how high and how low a script's lines reach. */
const TALL: Readonly<Record<string, string>> = {
  Hans: '国',
  Hant: '國',
  Jpan: '国',
  Kore: '를',
  Arab: 'لأجع',
  Deva: 'कीकू',
};

/** A block's box: as wide as its ink, as high as its script's letters reach. */
function textSize(lines: readonly string[], setting: Setting) {
  const usual = extentOf(TALL[scriptOfLanguage(setting.lang)] ?? 'Hp', setting);
  const [first, last] = [lines[0]!, lines.at(-1)!].map((line) => extentOf(line, setting));
  const up = Math.max(usual.up, first!.up);
  const down = Math.max(usual.down, last!.down);
  return {
    width: Math.max(...lines.map((line) => inkWidth(line, setting))),
    height: up + down + (lines.length - 1) * leadingOf(setting.lang) * setting.size,
    baseline: up,
  };
}

function pictureSize({ sample, look, productHeight }: Plan, { kind, region }: Piece) {
  const { width, height } = sample.canvas;
  if (kind === 'logo') {
    const [least, most] = sample.logo!.width ?? [0.12, 0.2];
    const w = (least + (most - least) * 0.4) * width;
    const h = w * look.logoAspect;
    // A little more than is asked: what stands beside it may reach past its box.
    const clear = (sample.logo!.clear ?? 0) * h * 1.05 + 2;
    return { width: w + 2 * clear, height: h + 2 * clear, clear };
  }
  const room = Array.isArray(region) ? [region[2]! * width, region[3]! * height] : null;
  const side = cellOf(region)?.column === 'center' ? 0.7 : 0.4;
  const mostWide = room?.[0] ?? side * width;
  const mostHigh = room?.[1] ?? productHeight * height;
  const w = Math.min(mostWide, mostHigh / look.productAspect);
  const clear = 0.01 * width;
  return { width: w + 2 * clear, height: w * look.productAspect + 2 * clear, clear };
}

/** As a rule says, else by the column that the piece stands in, else as the page's look is. */
function alignOf({ sample, look, groups }: Plan, piece: Piece): Align {
  const start: Align = piece.rightToLeft ? 'right' : 'left';
  const end: Align = piece.rightToLeft ? 'left' : 'right';
  for (const { blocks, edge } of sample.layout?.align ?? []) {
    if (!blocks.includes(piece.id)) continue;
    if (edge === 'left' || edge === 'right' || edge === 'center') return edge;
    if (edge === 'start') return start;
    if (edge === 'end') return end;
  }
  if (piece.kind !== 'text') return cellOf(piece.region)?.column ?? 'center';
  const member = groups.rowMember(piece.id);
  if (member === piece.id) {
    const row = groups.members(groups.row(piece.id)!);
    const figure = isFigure(piece.block);
    const others = row.map((id) => sample.copy.find((block) => block.id === id));
    if (new Set(others.map((block) => isFigure(block))).size === 1) return 'center';
    return figure ? end : start;
  }
  if (member !== null) return 'center';
  const cell = groups.cell(piece.id);
  if (cell !== null) return cell.column;
  return look.align === 'center' ? 'center' : start;
}

function isFigure(block: { role: string } | null | undefined): boolean {
  return block?.role === 'price' || block?.role === 'data';
}
