import type { Comparable } from '../../src/compare/comparable.ts';
import type { JudgedPicture } from '../../src/figures/judged.ts';

/** A run of these pictures as it is compared. */
export function runOf(
  pictures: readonly JudgedPicture[],
  over: Partial<Comparable> = {},
): Comparable {
  return {
    benchmark: 'demo',
    sets: [{ name: 'menus', version: '1.0.0', sha256: 'a'.repeat(64) }],
    bars: { maxCer: 0.02, critical: 'all' },
    gates: {},
    normalization: ['nfc', 'width'],
    trust: 0.85,
    floors: { critical: 0.5, exact: 0.15, suspect: 0.6 },
    readers: [{ id: 'routed', version: '1', data: 'd'.repeat(64) }],
    rules: [],
    typoscope: '0.1.0',
    readersError: 0,
    simulated: [],
    pictures,
    ...over,
  };
}

/** The same pictures, drawn anew. */
export function anew(pictures: readonly JudgedPicture[]): JudgedPicture[] {
  return pictures.map((one) => (one.sha256 === null ? one : { ...one, sha256: 'f'.repeat(64) }));
}
