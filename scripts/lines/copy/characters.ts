/**
 * Characters by how common they are, as the national standards rank them: level 1 holds what
 * everyday print needs, level 2 the rarer ones. The tables come with the platform's decoders.
 */
function table(encoding: string, from: number, to: number, trails: readonly number[]): string[] {
  const decoder = new TextDecoder(encoding);
  const found: string[] = [];
  for (let lead = from >> 8; lead <= to >> 8; lead++) {
    for (const trail of trails) {
      const code = (lead << 8) | trail;
      if (code < from || code > to) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (/^[\p{Script=Han}\p{Script=Hangul}]$/u.test(character)) found.push(character);
    }
  }
  return found;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

const high = range(0xa1, 0xfe);
const big5 = [...range(0x40, 0x7e), ...high];

/** GB 2312: 3,755 common and 3,008 rarer simplified characters. */
export const simplified = {
  common: table('gbk', 0xb0a1, 0xd7f9, high),
  rare: table('gbk', 0xd8a1, 0xf7fe, high),
};

/** Big5: 5,401 common traditional characters. */
export const traditional = { common: table('big5', 0xa440, 0xc67e, big5) };

/** JIS X 0208: 2,965 common kanji. */
export const kanji = { common: table('euc-jp', 0xb0a1, 0xcfd3, high) };

/** KS X 1001: 2,350 syllables. */
export const hangul = { common: table('euc-kr', 0xb0a1, 0xc8fe, high) };
