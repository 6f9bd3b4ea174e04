import type { Sample } from '../../dataset/schema.ts';
import { cellOf, type Piece } from './pieces.ts';

/** Size of a logo or product with the room around it that stays free, in pixels. */
export interface PictureExtents {
  width: number;
  height: number;
  clear: number;
}

/** Widths of a logo for which the sample says none, in shares of the page's. */
const LOGO_WIDTHS = [0.12, 0.2] as const;
/** What stands beside may reach past its box. */
const SPARE = 2;

/** Null where its least width is too much for its region. @param aspect height over width */
export function logoExtents(
  { canvas, logo }: Sample,
  { region }: Piece,
  aspect: number,
): PictureExtents | null {
  const { width, height } = canvas;
  const [least, most] = logo?.width ?? LOGO_WIDTHS;
  const room = Array.isArray(region)
    ? [region[2]! * width, region[3]! * height]
    : [width, 0.2 * height];
  const liked = (least + (most - least) * 0.4) * width;
  const mostWide = Math.min(room[0]!, room[1]! / aspect);
  const w = Math.max(least * width, Math.min(liked, mostWide));
  if (Array.isArray(region) && w > mostWide) return null;
  const h = w * aspect;
  const clear = (logo?.clear ?? 0) * h * 1.05 + SPARE;
  return { width: w + 2 * clear, height: h + 2 * clear, clear };
}

/** @param most of its height in shares of the page's, where its region is no box */
export function productExtents(
  { canvas: { width, height } }: Sample,
  { region }: Piece,
  aspect: number,
  most: number,
): PictureExtents {
  const side = cellOf(region)?.column === 'center' ? 0.7 : 0.4;
  const [mostWide, mostHigh] = Array.isArray(region)
    ? [region[2]! * width, region[3]! * height]
    : [side * width, most * height];
  const w = Math.min(mostWide!, mostHigh! / aspect);
  const clear = 0.01 * width;
  return { width: w + 2 * clear, height: w * aspect + 2 * clear, clear };
}
