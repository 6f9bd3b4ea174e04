import type { PictureEvidence } from '../layout/evidence.ts';

/**
 * Whether a value is evidence: a light check of its shape, and that all of its numbers are finite.
 * JSON turns a NaN into null, and null means something else in most of its places.
 */
export function isEvidence(value: unknown): value is PictureEvidence {
  if (!isObject(value)) return false;
  const { lines, faint, colours, logo, product } = value;
  return (
    isArrayOf(lines, (line) => line === null || isInk(line)) &&
    isArrayOf(faint, (area) => isObject(area) && isBox(area.box) && finite(area.contrast)) &&
    isColours(colours) &&
    (logo === null || (isObject(logo) && isArrayOf(logo.found, isPlace))) &&
    (product === null ||
      (isObject(product) && (product.found === null || isPlace(product.found)))) &&
    finiteThroughout(value)
  );
}

function isInk(value: unknown): boolean {
  return (
    isObject(value) &&
    isPlace(value) &&
    isArrayOf(value.glyphs, isBox) &&
    isRgb(value.foreground) &&
    isRgb(value.background) &&
    [value.contrast, value.worst, value.stroke].every(finite)
  );
}

function isPlace(value: unknown): boolean {
  return (
    isObject(value) && isBox(value.box) && isArrayOf(value.quad, isPoint) && finite(value.angle)
  );
}

function isColours(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.grid) || !isObject(value.background)) return false;
  return (
    isArrayOf(
      value.colours,
      (area) => isObject(area) && isRgb(area.colour) && finite(area.share),
    ) &&
    isArrayOf(value.grid.cells, isRgb) &&
    value.grid.cells.length === Number(value.grid.columns) * Number(value.grid.rows) &&
    isRgb(value.background.colour) &&
    (value.alpha === null || isObject(value.alpha))
  );
}

function finiteThroughout(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(finiteThroughout);
  return isObject(value) ? Object.values(value).every(finiteThroughout) : true;
}

function finite(value: unknown): value is number {
  return Number.isFinite(value);
}

const isBox = (value: unknown) => isArrayOf(value, finite) && value.length === 4;
const isPoint = (value: unknown) => isArrayOf(value, finite) && value.length === 2;
const isRgb = (value: unknown) => isArrayOf(value, finite) && value.length === 3;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArrayOf(value: unknown, isItem: (item: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.every((item) => isItem(item));
}
