import { boxOf, type Quad, sliceOf } from '../geometry.ts';
import type { Candidate } from './candidate.ts';
import type { ReadLine } from './reader.ts';

/** A chosen reading as evidence. */
export function lineOf(quad: Quad, chosen: Candidate, others: readonly Candidate[]): ReadLine {
  const box = boxOf(quad);
  return {
    quad,
    text: chosen.text,
    confidence: round(chosen.confidence),
    characters: chosen.characters.map(({ text, confidence, fit, from, to }) => ({
      text,
      confidence: round(confidence),
      ...(fit === undefined ? {} : { fit: round(fit) }),
      box: roundBox(sliceOf(box, from, to, 1)),
    })),
    engine: chosen.engine,
    others: others.map(({ engine, text, confidence }) => ({
      engine,
      text,
      confidence: round(confidence),
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function roundBox([x, y, w, h]: readonly [number, number, number, number]) {
  const one = (value: number) => Math.round(value * 10) / 10;
  return [one(x), one(y), one(w), one(h)] as const;
}
