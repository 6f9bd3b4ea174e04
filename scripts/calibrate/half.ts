/**
 * Splits pictures into those that are fitted on and those held apart, by their names alone: the
 * same on every machine, and not of anybody's choosing. FNV-1a, with MurmurHash3's last mixing,
 * since names that differ in a digit would else fall on one side.
 */
export function isHeldApart(sample: string): boolean {
  let hash = 0x811c9dc5;
  for (const character of sample) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & 1) === 1;
}
