/** Characters: what a results file with hundreds of pictures can hold. */
const MOST = 10_000;

export const jsonExpected = `an object of plain JSON, of at most ${MOST} characters`;

/**
 * A copy of an object of JSON, without keys that have no value; null of what is none, of what JSON
 * would silently turn into something else, such as NaN, and of what is longer than a result holds.
 */
export function jsonOf(value: unknown): Record<string, unknown> | null {
  if (!isPlain(value)) return null;
  try {
    // Throws at a circle, in which looking for what is no JSON would go on for ever.
    const json = JSON.stringify(value);
    if (json.length > MOST || !isJson(value)) return null;
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJson);
  if (isPlain(value)) {
    return Object.values(value).every((inner) => inner === undefined || isJson(inner));
  }
  const isWord = value === null || typeof value === 'string' || typeof value === 'boolean';
  return isWord || Number.isFinite(value);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
