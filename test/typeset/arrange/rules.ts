import type { Sample } from '../../../src/dataset/schema.ts';
import { type Box, centerOf, intersectionArea } from '../../../src/geometry.ts';
import { graphemes, isEmoji } from '../../../src/text/graphemes.ts';
import { readingOrderScore } from '../../../src/text/order.ts';
import type { DrawnPage, Page } from '../../../src/typeset/page.ts';
import { type Seen, type SeenBlock, seenOf } from './seen.ts';

/** Pixels that a shared edge may be off by: places are rounded, and ink is smoothed. */
const ALIGNED = { laid: 2, drawn: 3 };
/** Pixels, or share of the mean gap, that equal gaps may differ by. */
const GAPS = { px: 3, share: 0.04 };
/** Pixels that ink may reach past a side that it must keep to. */
const SIDE = { laid: 1, drawn: 2 };
const CONTRAST = 4.5;
/** Least height of a line of text in pixels of a page whose shorter side is 1,000. */
const LEGIBLE = 8;

/**
 * Every rule of the sample that a page doesn't keep (contract §1), in words and pixels; none where
 * all hold.
 *
 * @param drawn judge what was inked instead of what was laid out
 */
export function brokenRules(sample: Sample, page: Page, drawn?: DrawnPage): string[] {
  const seen = seenOf(page, drawn);
  const sure = drawn === undefined ? 'laid' : 'drawn';
  const told = sample.copy.filter(({ text }) => graphemes(text).some(isInked));
  const here = new Set(told.map(({ id }) => id));
  const list = (ids: readonly string[]) =>
    ids.filter((id) => here.has(id)).map((id) => seen.blocks.get(id)!);
  const strays = page.texts.filter(({ block }) => block === null || !here.has(block));
  const gone = told.filter(({ id }) => page.texts.filter(({ block }) => block === id).length !== 1);
  if (strays.length + gone.length > 0) {
    return [
      ...strays.map(({ block }) => `${block} is not asked for`),
      ...gone.map(({ id }) => `${id} is not there once`),
    ];
  }
  const layout = sample.layout ?? {};
  return [
    ...told.flatMap((block) => wording(block.text, seen.blocks.get(block.id)!)),
    ...told.flatMap(({ id, region }) =>
      place(id, region, seen.blocks.get(id)!.ink, seen, SIDE[sure]),
    ),
    ...hierarchy(layout.hierarchy ?? [], layout.ratio ?? 1.15, list),
    ...(layout.order === true ? order(sample, seen) : []),
    ...(layout.align ?? []).flatMap(({ blocks, edge }) => align(list(blocks), edge, ALIGNED[sure])),
    ...(layout.spacing ?? []).flatMap(({ blocks, axis }) => spacing(list(blocks), axis)),
    ...margin(layout.margin ?? 0, seen, SIDE[sure]),
    ...overlap(seen),
    ...logo(sample, seen, SIDE[sure]),
    ...product(sample, seen, SIDE[sure]),
    ...legible(layout.legibility, seen, drawn !== undefined),
    ...(drawn === undefined ? [] : contrast(drawn)),
  ];
}

function isInked(grapheme: string): boolean {
  return (
    !isEmoji(grapheme) && !/^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+$/u.test(grapheme)
  );
}

const bare = (text: string) => graphemes(text).filter(isInked).join('').replaceAll(/\s/gu, '');

function wording(text: string, { id, lines }: SeenBlock): string[] {
  const set = lines.map((line) => line.text);
  if (bare(set.join('')) !== bare(text)) return [`${id} reads ${set.join(' | ')}`];
  if (
    set.some((line) => line !== line.trim() || line === '' || /\p{Emoji_Presentation}/u.test(line))
  ) {
    return [`${id} has a line of spaces or emoji: ${JSON.stringify(set)}`];
  }
  const asked = text.split(/\r?\n/).filter((line) => bare(line) !== '');
  if (asked.length < 2) return [];
  return asked.map(bare).join('\n') === set.map(bare).join('\n')
    ? []
    : [`${id} breaks as ${set.join(' | ')}`];
}

function place(
  what: string,
  region: Sample['copy'][number]['region'],
  box: Box,
  { width, height }: Seen,
  spare: number,
): string[] {
  if (region === undefined) return [];
  if (typeof region !== 'string') {
    const [x, y, w, h] = region;
    return within(`${what} in its box`, box, [x * width, y * height, w * width, h * height], spare);
  }
  const [cx, cy] = centerOf(box);
  const row = ['top', 'middle', 'bottom'][Math.floor((cy / height) * 3)];
  const column = ['left', 'center', 'right'][Math.floor((cx / width) * 3)];
  return `${row}-${column}` === region ? [] : [`${what} is in ${row}-${column}, not ${region}`];
}

function within(what: string, [x, y, w, h]: Box, [bx, by, bw, bh]: Box, spare: number): string[] {
  const over = Math.max(bx - x, by - y, x + w - bx - bw, y + h - by - bh);
  return over > spare ? [`${what}: ${over.toFixed(1)} px outside`] : [];
}

type List = (ids: readonly string[]) => SeenBlock[];

function hierarchy(levels: readonly (string | string[])[], ratio: number, list: List): string[] {
  const steps = levels.map((level) => list(typeof level === 'string' ? [level] : level));
  return steps.slice(1).flatMap((lower, k) =>
    steps[k]!.flatMap((a) =>
      lower.flatMap((b) => {
        const sizes = a.size / b.size;
        const letters =
          a.letterHeight === null || b.letterHeight === null
            ? sizes
            : a.letterHeight / b.letterHeight;
        return Math.min(sizes, letters) < ratio
          ? [
              `${a.id} is ${sizes.toFixed(2)} times ${b.id}, its letters ${letters.toFixed(2)}, not ${ratio}`,
            ]
          : [];
      }),
    ),
  );
}

function order(sample: Sample, seen: Seen): string[] {
  const placed = sample.copy.flatMap(({ id, lang }) => {
    const block = seen.blocks.get(id);
    return block === undefined ? [] : [{ lang, box: block.ink }];
  });
  const score = readingOrderScore(placed);
  return score === null || score === 1 ? [] : [`order is ${score.toFixed(3)}`];
}

function align(blocks: readonly SeenBlock[], edge: string, spare: number): string[] {
  const lines = blocks.map((block) => edgeOf(block, edge));
  const off = Math.max(...lines) - Math.min(...lines);
  return off > spare
    ? [`${edge} of ${blocks.map(({ id }) => id).join(', ')}: ${off.toFixed(1)} px apart`]
    : [];
}

function edgeOf({ ink, letters, rightToLeft }: SeenBlock, edge: string): number {
  const [left, right] = [ink[0], ink[0] + ink[2]];
  const [top, bottom] = [letters[1], letters[1] + letters[3]];
  const start = rightToLeft ? right : left;
  return {
    left,
    right,
    center: (left + right) / 2,
    start,
    end: left + right - start,
    top,
    bottom,
    middle: (top + bottom) / 2,
  }[edge]!;
}

function spacing(blocks: readonly SeenBlock[], axis: 'x' | 'y'): string[] {
  const spans = blocks
    .map(({ ink, letters }) => (axis === 'x' ? [ink[0], ink[2]] : [letters[1], letters[3]]))
    .map(([from, length]) => [from!, from! + length!] as const);
  // In sequence, which is leftward where all of them are right to left.
  const run =
    axis === 'x' && blocks.every(({ rightToLeft }) => rightToLeft) ? spans.toReversed() : spans;
  const gaps = run.slice(1).map(([from], i) => from - run[i]![1]);
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const names = blocks.map(({ id }) => id).join(', ');
  if (least < 0) return [`${names} are out of sequence along ${axis}`];
  return most - least > Math.max(GAPS.px, GAPS.share * mean)
    ? [`gaps of ${names}: ${gaps.map((gap) => gap.toFixed(1)).join(', ')}`]
    : [];
}

function margin(
  share: number,
  { width, height, blocks, logo, product }: Seen,
  spare: number,
): string[] {
  const m = share * Math.min(width, height);
  const free: Box = [m, m, width - 2 * m, height - 2 * m];
  const pictures: [string, Box | null][] = [
    ['logo', logo],
    ['product', product],
  ];
  return [...[...blocks].map(([id, { ink }]): [string, Box] => [id, ink]), ...pictures].flatMap(
    ([id, box]) => (box === null ? [] : within(`${id} in the margin`, box, free, spare)),
  );
}

function overlap({ blocks, logo, product }: Seen): string[] {
  const boxes: [string, Box][] = [...blocks].map(([id, { ink }]) => [id, ink]);
  if (logo !== null) boxes.push(['logo', logo]);
  if (product !== null) boxes.push(['product', product]);
  return boxes.flatMap(([a, box], i) =>
    boxes.slice(i + 1).flatMap(([b, other]) => {
      const area = intersectionArea(box, other);
      return area > 0 ? [`${a} and ${b} overlap by ${area.toFixed(0)} px²`] : [];
    }),
  );
}

function logo({ logo: asked }: Sample, seen: Seen, spare: number): string[] {
  if (asked === undefined) return seen.logo === null ? [] : ['a logo nobody asked for'];
  if (seen.logo === null) return ['no logo'];
  const [x, y, w, h] = seen.logo;
  const [least, most] = (asked.width ?? [0, 1]).map((share) => share * seen.width);
  const clear = (asked.clear ?? 0) * h;
  const around: Box = [
    x - clear + spare,
    y - clear + spare,
    w + 2 * (clear - spare),
    h + 2 * (clear - spare),
  ];
  return [
    ...place('logo', asked.region, seen.logo, seen, spare),
    ...(w < least! - 1 || w > most! + 1 ? [`logo is ${w} px wide, not ${least}-${most}`] : []),
    ...[...seen.blocks.values()]
      .filter(({ ink }) => clear > spare && intersectionArea(ink, around) > 0)
      .map(({ id }) => `${id} is in the clear space of the logo`),
  ];
}

function product({ product: asked }: Sample, seen: Seen, spare: number): string[] {
  if (asked === undefined) return seen.product === null ? [] : ['a product nobody asked for'];
  if (seen.product === null) return ['no product'];
  return place('product', asked.region, seen.product, seen, spare);
}

type Legibility = NonNullable<Sample['layout']>['legibility'];

function legible(asked: Legibility, { width, height, blocks }: Seen, drawn: boolean): string[] {
  const usual = (LEGIBLE * Math.min(width, height)) / 1000;
  const least = typeof asked === 'object' ? Math.max(usual, asked.minHeight) : usual;
  return [...blocks.values()].flatMap(({ id, lines }) =>
    lines
      .filter(({ text, box }) => /[\p{L}\p{N}]/u.test(text) && box[3] < least - (drawn ? 1 : 0))
      .map(({ text, box }) => `${id}: “${text}” is ${box[3]} px high, not ${least}`),
  );
}

function contrast({ texts }: DrawnPage): string[] {
  return texts
    .filter((text) => text.contrast < CONTRAST)
    .map((text) => `${text.block} has a contrast of ${text.contrast.toFixed(2)}`);
}
