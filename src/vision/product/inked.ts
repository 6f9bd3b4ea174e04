/** Least alpha of what belongs to the product, and how much of a picture must be see-through for that to tell. */
const SOLID = 128;
const SEE_THROUGH = 0.02;
/** Levels by which one pixel of a plain ground may differ from its neighbour, and from the corners. */
const STEP = 10;
const FAR = 40;
/** Share of the rim in one colour that makes a ground plain, and least and most of a picture that is product. */
const PLAIN = 0.5;
const LEAST = 0.01;

/**
 * What of a picture is the product, 0..1 a pixel: by its alpha, or what a flood from the rim over a
 * plain ground does not reach; all of it where neither tells.
 */
export function inkedOf(data: Uint8ClampedArray, width: number, height: number): Float32Array {
  const length = width * height;
  const inked = new Float32Array(length);
  let clear = 0;
  for (let at = 0; at < length; at++) {
    inked[at] = data[at * 4 + 3]! / 255;
    if (data[at * 4 + 3]! < SOLID) clear++;
  }
  if (clear > SEE_THROUGH * length && clear < length) return inked;
  const ground = flooded(data, width, height);
  if (ground === null) return inked.fill(1);
  for (let at = 0; at < length; at++) inked[at] = ground[at]! === 1 ? 0 : 1;
  return inked;
}

/** 1 where the ground is; null where the rim is of no one colour, or the flood takes all. */
function flooded(data: Uint8ClampedArray, width: number, height: number): Uint8Array | null {
  const rim: number[] = [];
  for (let x = 0; x < width; x++) rim.push(x, (height - 1) * width + x);
  for (let y = 1; y < height - 1; y++) rim.push(y * width, y * width + width - 1);
  const colour = [0, 1, 2].map((c) => {
    const values = rim.map((at) => data[at * 4 + c]!).toSorted((a, b) => a - b);
    return values[values.length >> 1]!;
  });
  const far = (at: number) =>
    Math.max(...colour.map((value, c) => Math.abs(data[at * 4 + c]! - value)));
  const seeds = rim.filter((at) => far(at) <= STEP);
  if (seeds.length < PLAIN * rim.length) return null;
  const ground = new Uint8Array(width * height);
  const queue = new Int32Array(width * height);
  let count = 0;
  for (const at of seeds) {
    if (ground[at] === 1) continue;
    ground[at] = 1;
    queue[count++] = at;
  }
  for (let next = 0; next < count; next++) {
    const at = queue[next]!;
    const x = at % width;
    for (const to of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
      if (to < 0 || to >= ground.length || ground[to] === 1 || far(to) > FAR) continue;
      const step = Math.max(
        ...[0, 1, 2].map((c) => Math.abs(data[at * 4 + c]! - data[to * 4 + c]!)),
      );
      // A soft shadow runs into the ground by small steps.
      if (step > STEP) continue;
      ground[to] = 1;
      queue[count++] = to;
    }
  }
  return width * height - count < LEAST * width * height ? null : ground;
}
