/** Width and height in whole pixels. */
export interface PixelSize {
  width: number;
  height: number;
}

/** What a model can be asked for. */
export type Sizes = ListedSizes | FreeSizes | RatioSizes;

/** One of these and no other. */
export interface ListedSizes {
  kind: 'listed';
  sizes: readonly PixelSize[];
}

/** Any, within these bounds. */
export interface FreeSizes {
  kind: 'free';
  /** Both sides are multiples of it. */
  step: number;
  minSide: number;
  maxSide: number;
  /** Of width times height. */
  minPixels: number;
  maxPixels: number;
  /** The longer side over the shorter. */
  maxRatio: number;
}

/** A ratio by its name, and a grade that says about how many pixels. */
export interface RatioSizes {
  kind: 'ratios';
  /** As the provider spells them, e.g. `16:9`. */
  ratios: readonly string[];
  /** Pixels in all by grade, from few to many. */
  grades: Readonly<Record<string, number>>;
}

/**
 * What is asked for in place of a sample's canvas. The one rule for all models: the nearest ratio
 * the model allows comes first, since a page laid out for another shape is another page; of what
 * has this ratio, the smallest with at least the canvas's pixels, since small text needs them; and
 * where nothing has as many, the most there is. Where any size may be asked for, the canvas is made
 * larger or smaller as far as the bounds make it, and then set on the grid's next lines.
 */
export function sizeFor(canvas: PixelSize, sizes: ListedSizes | FreeSizes): PixelSize {
  const known = found.get(sizes) ?? new Map<string, PixelSize>();
  found.set(sizes, known);
  const name = `${canvas.width}x${canvas.height}`;
  const size = known.get(name) ?? searched(canvas, sizes);
  known.set(name, size);
  return size;
}

/** What was found for a canvas: it is asked for several times a picture, and sets have few canvases. */
const found = new WeakMap<ListedSizes | FreeSizes, Map<string, PixelSize>>();

function searched(canvas: PixelSize, sizes: ListedSizes | FreeSizes): PixelSize {
  return sizes.kind === 'listed'
    ? best(canvas, canvas, sizes.sizes)
    : best(canvas, within(canvas, sizes), around(within(canvas, sizes), sizes));
}

/** The same rule where shape and pixels are told apart. */
export function ratioFor(
  canvas: PixelSize,
  { ratios, grades }: Pick<RatioSizes, 'ratios' | 'grades'>,
): { ratio: string; grade: string } {
  const ratio = least(ratios, (each) => unlike(canvas, sidesOf(each)));
  const known = Object.entries(grades);
  const enough = known.find(([, pixels]) => pixels >= area(canvas)) ?? known.at(-1)!;
  return { ratio, grade: enough[0] };
}

/** `16:9` as width and height. */
export function sidesOf(ratio: string): PixelSize {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return { width, height };
}

export function area({ width, height }: PixelSize): number {
  return width * height;
}

/** @param wanted whose pixels are enough; it differs from the canvas where a model has bounds */
function best(shape: PixelSize, wanted: PixelSize, sizes: readonly PixelSize[]): PixelSize {
  const nearest = Math.min(...sizes.map((size) => unlike(shape, size)));
  const same = sizes.filter((size) => unlike(shape, size) - nearest < 1e-9);
  const enough = same.filter((size) => area(size) >= area(wanted));
  return enough.length > 0 ? least(enough, area) : least(same, (size) => -area(size));
}

/** The canvas's shape in what the bounds leave of its pixels, not yet on the grid of steps. */
function within(canvas: PixelSize, bounds: FreeSizes): PixelSize {
  const { maxRatio, minPixels, maxPixels, minSide, maxSide } = bounds;
  const ratio = clamp(canvas.width / canvas.height, 1 / maxRatio, maxRatio);
  const pixels = clamp(area(canvas), minPixels, maxPixels);
  const width = Math.sqrt(pixels * ratio);
  const height = Math.sqrt(pixels / ratio);
  const grown = Math.max(1, minSide / Math.min(width, height));
  const shrunk = Math.min(1, maxSide / Math.max(width * grown, height * grown));
  return { width: width * grown * shrunk, height: height * grown * shrunk };
}

/** The sizes on the grid near to one that may lie between its lines. */
function around(size: PixelSize, bounds: FreeSizes): PixelSize[] {
  const near = [-1, 0, 1, 2].flatMap((across) =>
    [-1, 0, 1, 2].map((down) => ({
      width: onGrid(size.width, across, bounds),
      height: onGrid(size.height, down, bounds),
    })),
  );
  const allowed = near.filter((each) => isAllowed(each, bounds));
  // The lines on either side of it; those beyond only where the bounds allow none of these.
  const close = allowed.filter(
    ({ width, height }) =>
      Math.abs(width - size.width) < bounds.step && Math.abs(height - size.height) < bounds.step,
  );
  return close.length > 0 ? close : allowed.length > 0 ? allowed : [nearestOnGrid(size, bounds)];
}

function onGrid(side: number, steps: number, { step }: FreeSizes): number {
  // What is a multiple but for the last bit of a square root is that multiple.
  return (Math.floor(side / step + 1e-9) + steps) * step;
}

function nearestOnGrid({ width, height }: PixelSize, { step, maxSide }: FreeSizes): PixelSize {
  const side = (pixels: number) =>
    Math.min(maxSide, Math.max(step, Math.round(pixels / step) * step));
  return { width: side(width), height: side(height) };
}

/** Whether a model can be asked for a size, by what is known of it. */
export function allows(sizes: ListedSizes | FreeSizes, { width, height }: PixelSize): boolean {
  if (sizes.kind === 'listed') {
    return sizes.sizes.some((size) => size.width === width && size.height === height);
  }
  const isOnGrid = width % sizes.step === 0 && height % sizes.step === 0;
  return isOnGrid && isAllowed({ width, height }, sizes);
}

function isAllowed(size: PixelSize, bounds: FreeSizes): boolean {
  const { width, height } = size;
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return (
    short >= bounds.minSide &&
    long <= bounds.maxSide &&
    long <= short * bounds.maxRatio &&
    area(size) >= bounds.minPixels &&
    area(size) <= bounds.maxPixels
  );
}

/** How unlike two shapes are: 0 for the same ratio, and twice as wide is as far as twice as tall. */
function unlike(a: PixelSize, b: PixelSize): number {
  return Math.abs(Math.log(a.width / a.height / (b.width / b.height)));
}

function least<T>(items: readonly T[], by: (item: T) => number): T {
  return items.reduce((found, item) => (by(item) < by(found) ? item : found));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
