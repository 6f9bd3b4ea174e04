/** Texts of which it is remembered at least what was made of them last. */
const REMEMBERED = 5000;

/**
 * A pure function that remembers what it made of the texts it was lately given. The same copy and
 * readings are taken apart again and again, by every rule and for every picture. Who uses it must
 * not change what it returns.
 */
export function remembering<Value>(work: (text: string) => Value): (text: string) => Value {
  let known = new Map<string, Value>();
  let before = new Map<string, Value>();
  return (text) => {
    let value = known.get(text);
    if (value !== undefined) return value;
    value = before.get(text) ?? work(text);
    if (known.size >= REMEMBERED) {
      before = known;
      known = new Map();
    }
    known.set(text, value);
    return value;
  };
}
