import type { ReadCharacter, Reading, ReadLine } from '../reading/reader.ts';

/**
 * A stored reading, or null where the row is damaged: the picture is then read again, which
 * costs a second, while half a reading would be judged as if the model had left words out.
 */
export function parseReading(json: unknown): Reading | null {
  const value = parseJson(json);
  return isReading(value) ? value : null;
}

/** A light check of shape and range; unknown keys may stay. */
export function isReading(value: unknown): value is Reading {
  return (
    isObject<Reading>(value) &&
    isSize(value.width) &&
    isSize(value.height) &&
    isArrayOf(value.lines, isLine)
  );
}

export function parseJson(json: unknown): unknown {
  if (typeof json !== 'string') return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isLine(value: unknown): value is ReadLine {
  return (
    isObject<ReadLine>(value) &&
    isArrayOf(value.quad, isPoint) &&
    value.quad.length === 4 &&
    isRead(value) &&
    typeof value.engine === 'string' &&
    isArrayOf(value.characters, isCharacter) &&
    (value.script === undefined || typeof value.script === 'string') &&
    (value.signals === undefined || isSignals(value.signals)) &&
    (value.others === undefined ||
      isArrayOf(
        value.others,
        (other) => isObject<ReadLine>(other) && isRead(other) && typeof other.engine === 'string',
      ))
  );
}

function isCharacter(value: unknown): value is ReadCharacter {
  return (
    isObject<ReadCharacter>(value) &&
    isRead(value) &&
    (value.fit === undefined || isShare(value.fit)) &&
    (value.box === null || (isArrayOf(value.box, Number.isFinite) && value.box.length === 4))
  );
}

function isRead({ text, confidence }: { text?: unknown; confidence?: unknown }): boolean {
  return typeof text === 'string' && isShare(confidence);
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/** Numbers by name: one that is none would make the confidence NaN, which is no confidence. */
function isSignals(value: unknown): boolean {
  return isObject<Record<string, unknown>>(value) && Object.values(value).every(Number.isFinite);
}

function isPoint(value: unknown): boolean {
  return isArrayOf(value, Number.isFinite) && value.length === 2;
}

function isSize(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isObject<Shape>(value: unknown): value is { [Key in keyof Shape]?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArrayOf(value: unknown, isItem: (item: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.every((item) => isItem(item));
}
