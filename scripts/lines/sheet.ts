import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Box, Point } from '../../src/geometry.ts';
import type { Random } from '../../src/stats/chance.ts';
import type { Face } from '../../src/typeset/fonts/faces.ts';
import type { Align } from './layout.ts';
import type { Scheme } from './style.ts';
import type { LineTruth } from './truth.ts';

/** A page while lines are set on it. */
export interface Sheet {
  canvas: Canvas;
  context: SKRSContext2D;
  random: Random;
  scheme: Scheme;
  langs: readonly string[];
  /** Share of lines with Latin words among another script's. */
  mixed: number;
  held: boolean;
  /** By language, what was chosen before. */
  faces: Map<string, Face[][]>;
  /** What is taken, padding and all. */
  taken: Box[];
  lines: Omit<LineTruth, 'degradation'>[];
}

/** Where a line may go: its top is known, its left end or middle, and its room. */
export interface Slot {
  x: number;
  y: number;
  width: number;
  /** Lower end of the room. */
  bottom: number;
  size: number;
  align: Align;
  /** Prices and times rather than sentences. */
  short: boolean;
  vertical: boolean;
}

/** Where a line was put. */
export interface Placed {
  /** Middle of the unmalformed ink on the page. */
  centre: Point;
  /** Middle of the unmalformed ink in the layer. */
  middle: Point;
  turned: number;
  /** All that the line takes, button and turning and all. */
  bounds: Box;
}
