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
    (value.box === null || (isArrayOf(value.box, Number.isFinite) && value.box.length === 4))
  );
}

function isRead(value: { text?: unknown; confidence?: unknown }): boolean {
  const { text, confidence } = value;
  return (
    typeof text === 'string' && typeof confidence === 'number' && confidence >= 0 && confidence <= 1
  );
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
