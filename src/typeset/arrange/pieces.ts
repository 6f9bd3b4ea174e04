import type { Region, Sample, SampleBlock } from '../../dataset/schema.ts';
import { isRightToLeft, scriptOfLanguage } from '../../language.ts';

/** Something that takes a place of its own on a page, before its size is known. */
export interface Piece {
  id: string;
  kind: 'text' | 'logo' | 'product';
  block: SampleBlock | null;
  region: Region | null;
  rightToLeft: boolean;
}

export const LOGO = '{logo}';
export const PRODUCT = '{product}';

export type Column = 'left' | 'center' | 'right';
export type Band = 'top' | 'middle' | 'bottom';
const BANDS: readonly Band[] = ['top', 'middle', 'bottom'];

export function cellOf(region: Region | null): { band: Band; column: Column } | null {
  if (region === null) return null;
  if (typeof region === 'string') {
    const [band, column] = region.split('-') as [Band, Column];
    return { band, column };
  }
  const [x, y, w, h] = region;
  const third = (share: number) => Math.min(2, Math.floor(share * 3));
  return {
    band: BANDS[third(y + h / 2)]!,
    column: (['left', 'center', 'right'] as const)[third(x + w / 2)]!,
  };
}

export function bandIndex(band: Band): number {
  return BANDS.indexOf(band);
}

/** A price or a number with its unit: it needs its own width in a row, and no more. */
export function isFigure({ block }: Piece): boolean {
  return block?.role === 'price' || block?.role === 'data';
}

/**
 * The pieces of a page in the order they are met. The logo comes before everything or after it,
 * by its region; the product after the headings above it.
 */
export function piecesOf(sample: Sample): Piece[] {
  const pieces = sample.copy.map((block): Piece => {
    const rightToLeft = isRightToLeft(scriptOfLanguage(block.lang));
    return { id: block.id, kind: 'text', block, region: block.region ?? null, rightToLeft };
  });
  const { logo, product } = sample;
  if (product !== undefined) {
    const region = product.region ?? 'middle-center';
    const piece: Piece = {
      id: PRODUCT,
      kind: 'product',
      block: null,
      region,
      rightToLeft: false,
    };
    pieces.splice(placeOf(pieces, region), 0, piece);
  }
  if (logo !== undefined) {
    const region = logo.region ?? 'top-left';
    const piece: Piece = { id: LOGO, kind: 'logo', block: null, region, rightToLeft: false };
    const band = cellOf(region)!.band;
    const at = band === 'top' ? 0 : band === 'bottom' ? pieces.length : placeOf(pieces, region);
    pieces.splice(at, 0, piece);
  }
  return pieces;
}

/** After the last piece that stands in a band above, or after the headings where none says. */
function placeOf(pieces: readonly Piece[], region: Region): number {
  const own = bandIndex(cellOf(region)!.band);
  if (own === 0) return 0;
  if (own === 2) {
    // Below all but what belongs to the bottom itself.
    const foot = pieces.findIndex((piece) => cellOf(piece.region)?.band === 'bottom');
    return foot < 0 ? pieces.length : foot;
  }
  const after = pieces.findLastIndex(({ region: other }) => {
    const cell = cellOf(other);
    return cell !== null && bandIndex(cell.band) < own;
  });
  const before = pieces.findIndex(({ region: other }, at) => {
    const cell = cellOf(other);
    return at > after && cell !== null && bandIndex(cell.band) > own;
  });
  if (after < 0) {
    const body = pieces.findIndex(
      ({ block }) => block !== null && block.role !== 'headline' && block.role !== 'subhead',
    );
    const heads = body < 0 ? pieces.length : body;
    return before < 0 ? heads : Math.min(heads, before);
  }
  return after + 1;
}
