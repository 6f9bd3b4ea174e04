/** Pixels of a mask and those in a square window around one, as 1; all others 0. */
export function dilated(mask: Uint8Array, width: number, height: number, by: number): Uint8Array {
  const rows = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    for (let at = y * width, left = 0; at < end; at++) {
      if (mask[at] === 1) left = by + 1;
      if (left > 0) {
        rows[at] = 1;
        left -= 1;
      }
    }
    for (let at = end - 1, left = 0; at >= y * width; at--) {
      if (mask[at] === 1) left = by + 1;
      if (left > 0) {
        rows[at] = 1;
        left -= 1;
      }
    }
  }
  const all = new Uint8Array(mask.length);
  const left = new Int32Array(width);
  const sweep = (y: number) => {
    const from = y * width;
    for (let x = 0; x < width; x++) {
      if (rows[from + x] === 1) left[x] = by + 1;
      if (left[x]! > 0) {
        all[from + x] = 1;
        left[x]! -= 1;
      }
    }
  };
  for (let y = 0; y < height; y++) sweep(y);
  left.fill(0);
  for (let y = height - 1; y >= 0; y--) sweep(y);
  return all;
}
