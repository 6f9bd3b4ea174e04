/** sRGB, 0 to 255 each. */
export type Colour = readonly [number, number, number];

export function css([r, g, b]: Colour, alpha = 1): string {
  return `rgba(${Math.round(r)}, ${Math.round(g)}, ${Math.round(b)}, ${alpha})`;
}

/** Hue in degrees, saturation and lightness in 0 to 1. */
export function ofHue(hue: number, saturation: number, lightness: number): Colour {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number) => {
    const k = (offset + hue / 30 + 12) % 12;
    return 255 * (lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [part(0), part(8), part(4)];
}

export function mixed(a: Colour, b: Colour, share: number): Colour {
  return [0, 1, 2].map((index) => a[index]! + (b[index]! - a[index]!) * share) as unknown as Colour;
}

/** Relative luminance of WCAG 2, 0 to 1. */
export function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Contrast ratio of WCAG 2, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/**
 * The colour of a hue that stands against a ground at about the ratio asked for; lighter or darker
 * than it as preferred, unless only the other side reaches that far.
 */
export function against(
  ground: Colour,
  ratio: number,
  hue: number,
  saturation: number,
  lighter: boolean,
): Colour {
  const base = luminance(ground) + 0.05;
  const light = base * ratio - 0.05;
  const dark = base / ratio - 0.05;
  const canLight = light <= 1;
  const canDark = dark >= 0;
  const up = canLight && canDark ? lighter : canLight || (!canDark && 1.05 / base > base / 0.05);
  return ofLuminance(Math.min(1, Math.max(0, up ? light : dark)), hue, saturation);
}

function ofLuminance(wanted: number, hue: number, saturation: number): Colour {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2;
    if (luminance(ofHue(hue, saturation, middle)) < wanted) low = middle;
    else high = middle;
  }
  return ofHue(hue, saturation, high);
}
