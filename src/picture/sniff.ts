/** The three formats that image models return and that are judged. */
export type PictureFormat = 'png' | 'jpeg' | 'webp';

/** The format by the file's first bytes, whatever its name says; null if it is none of the three. */
export function sniff(bytes: Uint8Array): PictureFormat | null {
  if (has(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (has(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (has(bytes, 0, ascii('RIFF')) && has(bytes, 8, ascii('WEBP'))) return 'webp';
  return null;
}

/** Pictures that are not judged, and the brands by which an ISO media file says that it is one. */
const others: { name: string; at: number; magic: number[] }[] = [
  { name: 'a GIF', at: 0, magic: ascii('GIF8') },
  { name: 'a TIFF', at: 0, magic: [0x49, 0x49, 0x2a, 0x00] },
  { name: 'a TIFF', at: 0, magic: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: 'a PDF', at: 0, magic: ascii('%PDF-') },
  { name: 'a BMP', at: 0, magic: ascii('BM') },
  { name: 'an icon (ICO)', at: 0, magic: [0x00, 0x00, 0x01, 0x00] },
  { name: 'a Photoshop file', at: 0, magic: ascii('8BPS') },
  { name: 'a JPEG XL', at: 0, magic: [0xff, 0x0a] },
  { name: 'a JPEG XL', at: 4, magic: ascii('JXL ') },
  { name: 'a JPEG 2000', at: 4, magic: ascii('jP  ') },
  { name: 'an AVIF', at: 4, magic: ascii('ftypavif') },
  { name: 'an AVIF', at: 4, magic: ascii('ftypavis') },
  { name: 'a HEIC', at: 4, magic: ascii('ftyphei') },
  { name: 'a HEIC', at: 4, magic: ascii('ftypmif1') },
];

/** What a picture of another type is, with its article, or null if it looks like no picture. */
export function otherPictureType(bytes: Uint8Array): string | null {
  const found = others.find(({ at, magic }) => has(bytes, at, magic));
  // Two letters are little evidence: a text may begin with BM too, so ask for the reserved zeros.
  if (found !== undefined && (found.name !== 'a BMP' || has(bytes, 6, [0, 0, 0, 0]))) {
    return found.name;
  }
  return isSvg(bytes) ? 'an SVG' : null;
}

export function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  // The root element may follow an XML declaration, comments and a document type.
  return (
    /^<(\?xml|!--|!doctype|svg[\s>/])/i.test(start) &&
    /<svg[\s>/]/i.test(start.replace(/<!--[\s\S]*?-->/g, ''))
  );
}

function has(bytes: Uint8Array, at: number, magic: readonly number[]): boolean {
  return bytes.length >= at + magic.length && magic.every((byte, i) => bytes[at + i] === byte);
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
