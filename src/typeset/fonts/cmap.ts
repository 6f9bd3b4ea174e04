/** Reads `length` bytes of a font file at `offset`. */
export type ReadPart = (offset: number, length: number) => DataView;

/**
 * Which characters a font has, by its `cmap` table (formats 4 and 12, which all fonts in use
 * have). The canvas would silently take a missing character from some other font.
 */
export function coveredBy(read: ReadPart): (character: string) => boolean {
  const table = findTable(read, 'cmap');
  const head = read(table.offset, 4);
  const count = head.getUint16(2);
  const records = read(table.offset + 4, count * 8);
  const subtables = Array.from({ length: count }, (_, index) => {
    const platform = records.getUint16(index * 8);
    const encoding = records.getUint16(index * 8 + 2);
    const offset = table.offset + records.getUint32(index * 8 + 4);
    return { unicode: platform === 0 || (platform === 3 && encoding !== 0), offset };
  }).filter(({ unicode }) => unicode);
  const covered = new Set<number>();
  for (const { offset } of subtables) {
    const format = read(offset, 2).getUint16(0);
    if (format === 4) addSegments(read(offset, read(offset, 4).getUint16(2)), covered);
    if (format === 12) addGroups(read(offset, read(offset, 8).getUint32(4)), covered);
  }
  return (character) => covered.has(character.codePointAt(0) ?? -1);
}

function findTable(read: ReadPart, tag: string): { offset: number } {
  const count = read(0, 6).getUint16(4);
  const directory = read(12, count * 16);
  for (let index = 0; index < count; index++) {
    const bytes = new Uint8Array(directory.buffer, directory.byteOffset + index * 16, 4);
    if (String.fromCharCode(...bytes) === tag) {
      return { offset: directory.getUint32(index * 16 + 8) };
    }
  }
  throw new Error(`the font has no ${tag} table`);
}

/** Format 4: segments of the basic plane; a glyph of number 0 is the missing one. */
function addSegments(table: DataView, covered: Set<number>): void {
  const doubled = table.getUint16(6);
  for (let at = 0; at < doubled; at += 2) {
    const end = table.getUint16(14 + at);
    const start = table.getUint16(16 + doubled + at);
    const delta = table.getUint16(16 + 2 * doubled + at);
    const rangeAt = 16 + 3 * doubled + at;
    const range = table.getUint16(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const place = rangeAt + range + 2 * (code - start);
      const raw = range === 0 ? code : place + 1 < table.byteLength ? table.getUint16(place) : 0;
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) covered.add(code);
    }
  }
}

/** Format 12: groups over all planes. */
function addGroups(table: DataView, covered: Set<number>): void {
  const count = table.getUint32(12);
  for (let index = 0; index < count; index++) {
    const at = 16 + index * 12;
    const start = table.getUint32(at);
    const end = table.getUint32(at + 4);
    const glyph = table.getUint32(at + 8);
    for (let code = start; code <= end; code++) {
      if (glyph + code - start !== 0) covered.add(code);
    }
  }
}
