/**
 * Turns the hues of RGBA pixels, in place: chroma in Y'CbCr, where lightness stays about what
 * it was. In HSL, yellow would become a dark blue.
 */
export function turnHues(data: Uint8ClampedArray, degrees: number): void {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    const [u, v] = [(b - y) / 1.772, (r - y) / 1.402];
    const [u2, v2] = [u * cos - v * sin, u * sin + v * cos];
    data[at] = y + 1.402 * v2;
    data[at + 1] = y - 0.344 * u2 - 0.714 * v2;
    data[at + 2] = y + 1.772 * u2;
  }
}
