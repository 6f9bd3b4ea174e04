import data from './calibration.json' with { type: 'json' };
import type { Reading } from './reader.ts';

/**
 * What a kit's signals are worth: a logistic regression of “this line is read right” for each
 * script, fitted by `npm run calibrate` on lines of known truth.
 */
export interface RouteCalibration {
  intercept: number;
  /** In the order of the calibration's `signals`. */
  weights: readonly number[];
  /** Lines it was fitted on, and the share of them that were right. */
  lines: number;
  right: number;
}

export interface Calibration {
  version: string;
  /** Names of what the weights are of; a signal that isn't among them counts for nothing. */
  signals: readonly string[];
  /** Kit, then script; `other` serves the scripts that are not named. */
  kits: Readonly<Record<string, Readonly<Record<string, RouteCalibration>>>>;
}

export const CALIBRATION = data as Calibration;
export const CALIBRATION_VERSION = CALIBRATION.version;

/** Probability that a line is read right, 0..1; null for a kit that nobody has calibrated. */
export function probabilityRight(
  kit: string,
  script: string,
  signals: Readonly<Record<string, number>>,
  calibration: Calibration = CALIBRATION,
): number | null {
  const routes = Object.hasOwn(calibration.kits, kit) ? calibration.kits[kit]! : {};
  const route = Object.hasOwn(routes, script) ? routes[script] : routes.other;
  if (route === undefined) return null;
  const sum = calibration.signals.reduce(
    (total, signal, i) => total + route.weights[i]! * (signals[signal] ?? 0),
    route.intercept,
  );
  return 1 / (1 + Math.exp(-sum));
}

/**
 * A reading with its confidences worked out from its signals by the calibration of today: a better
 * one costs no second reading of pictures that were read before.
 */
export function calibrated(
  reading: Reading,
  kit: string,
  calibration: Calibration = CALIBRATION,
): Reading {
  const lines = reading.lines.map((line) => {
    if (line.text === '' || line.signals === undefined) return line;
    const probability = probabilityRight(kit, line.script ?? '', line.signals, calibration);
    if (probability === null) return line;
    return { ...line, confidence: Math.round(probability * 1e4) / 1e4 };
  });
  return { ...reading, lines };
}
