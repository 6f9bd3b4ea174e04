import type { ColourEvidence } from '../../layout/evidence.ts';
import type { Sight } from '../look.ts';

/** Alpha up to which a pixel is taken for transparent, and from which for opaque. */
export const CLEAR = 8;
export const SOLID = 248;

export function alphaOf({ width, height, alpha }: Sight): ColourEvidence['alpha'] {
  if (alpha === null) return null;
  let transparent = 0;
  let opaque = 0;
  for (const value of alpha) {
    if (value <= CLEAR) transparent++;
    else if (value >= SOLID) opaque++;
  }
  const all = width * height;
  return {
    transparent: transparent / all,
    opaque: opaque / all,
    partly: (all - transparent - opaque) / all,
    edge: clearAtEdge(alpha, width, height),
  };
}

function clearAtEdge(alpha: Uint8Array, width: number, height: number): number {
  let clear = 0;
  let count = 0;
  const look = (at: number) => {
    count++;
    if (alpha[at]! <= CLEAR) clear++;
  };
  for (let x = 0; x < width; x++) {
    look(x);
    look((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    look(y * width);
    look(y * width + width - 1);
  }
  return clear / count;
}
