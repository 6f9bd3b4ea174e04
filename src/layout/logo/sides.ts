import type { LogoPlace } from '../evidence.ts';

/** Along its own sides: what a turned logo measures. */
export function inkWidth({ quad: [a, b] }: LogoPlace): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** Across them. */
export function uprightHeight({ quad: [a, , , d] }: LogoPlace): number {
  return Math.hypot(d[0] - a[0], d[1] - a[1]);
}
