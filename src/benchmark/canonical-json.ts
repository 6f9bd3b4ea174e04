/**
 * JSON in one spelling whatever order the keys came in, so that equal content has equal bytes.
 * Keys without a value are left out, as JSON does.
 *
 * @throws {TypeError} for what JSON would silently turn into something else, e.g. NaN into null
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlain(value)) {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    const parts = keys.sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${parts.join(',')}}`;
  }
  const isJson =
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value);
  if (!isJson) throw new TypeError(`not JSON: ${String(value)}`);
  return JSON.stringify(value);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
