/**
 * Classes of a recogniser that are one character in two widths (: and ：, ¥ and ￥). The network
 * can't tell them apart and splits its certainty between them; what it is sure of is their sum.
 */
export interface Twins {
  /** By class: the first class of its character, itself where there is but one. */
  first: Int32Array;
  /** All classes of a character that has several, by the first of them. */
  classes: ReadonlyMap<number, readonly number[]>;
  /** Most classes that any character has. */
  most: number;
}

/** Full, half and small forms. Not NFKC as a whole, to which ² and ② are a 2: those look otherwise. */
const WIDTH_FORM = /^[\ufe50-\ufe6b\uff01-\uff9f\uffe0-\uffe6]$/u;

const known = new WeakMap<readonly string[], Twins>();

/** Class 0 is the blank, the dictionary's characters follow. */
export function twinsOf(dictionary: readonly string[]): Twins {
  const found = known.get(dictionary);
  if (found !== undefined) return found;
  const first = Int32Array.from({ length: dictionary.length + 1 }, (_, k) => k);
  const firstOf = new Map<string, number>();
  const classes = new Map<number, number[]>();
  dictionary.forEach((character, i) => {
    const form = WIDTH_FORM.test(character) ? character.normalize('NFKC') : character;
    const k = firstOf.get(form);
    if (k === undefined) {
      firstOf.set(form, i + 1);
      return;
    }
    first[i + 1] = k;
    classes.set(k, [...(classes.get(k) ?? [k]), i + 1]);
  });
  const most = Math.max(1, ...[...classes.values()].map(({ length }) => length));
  const twins = { first, classes, most };
  known.set(dictionary, twins);
  return twins;
}

/** Probability of a class and its twins at the time step that begins at `offset`, 0..1. */
export function probabilityOf(
  data: Float32Array,
  offset: number,
  k: number,
  { first, classes }: Twins,
): number {
  const all = classes.get(first[k]!);
  if (all === undefined) return data[offset + k]!;
  let sum = 0;
  for (const one of all) sum += data[offset + one]!;
  // Rounding makes a little more than 1 of what adds up to it.
  return Math.min(1, sum);
}

/** The stronger width of the character that is strongest by its sum; 0, the blank, without any. */
export function strongestTwin(data: Float32Array, offset: number, twins: Twins): number {
  let strongest = 0;
  let most = 0;
  for (const [k, all] of twins.classes) {
    const sum = probabilityOf(data, offset, k, twins);
    if (sum <= most) continue;
    most = sum;
    strongest = all.reduce((a, b) => (data[offset + b]! > data[offset + a]! ? b : a));
  }
  return strongest;
}
