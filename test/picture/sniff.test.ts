import { describe, expect, test } from 'vitest';
import { otherPictureType, sniff } from '../../src/picture/sniff.ts';
import { plainPicture } from './fixtures.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test.each(['png', 'jpeg', 'webp'] as const)('a %s is told by its bytes', async (format) => {
  expect(sniff(await plainPicture().toFormat(format).toBuffer())).toBe(format);
});

describe('everything else is none of the three', () => {
  test.each<[string, Uint8Array, string | null]>([
    ['nothing', bytes(''), null],
    ['text', bytes('Hello, this is a text.'), null],
    ['text that begins with BM', bytes('BMX is a sport of bicycles'), null],
    ['the first half of a signature', bytes('\x89PNG'), null],
    ['another RIFF', bytes('RIFF\0\0\0\0WAVEfmt '), null],
    ['HTML with an SVG in it', bytes('<html><body><svg></svg></body></html>'), null],
    ['a GIF', bytes('GIF89a\x01\0\x01\0'), 'a GIF'],
    ['a TIFF', bytes('II*\0\x08\0\0\0'), 'a TIFF'],
    ['a big-endian TIFF', bytes('MM\0*\0\0\0\x08'), 'a TIFF'],
    ['a PDF', bytes('%PDF-1.7\n'), 'a PDF'],
    ['a BMP', bytes('BM\x46\0\0\0\0\0\0\0\x36\0\0\0'), 'a BMP'],
    ['an AVIF', bytes('\0\0\0\x1cftypavif\0\0\0\0'), 'an AVIF'],
    ['a HEIC', bytes('\0\0\0\x18ftypheic\0\0\0\0'), 'a HEIC'],
    ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'an SVG'],
    [
      'an SVG after a declaration and a comment',
      bytes('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg>'),
      'an SVG',
    ],
    ['XML that names an SVG in a comment', bytes('<?xml version="1.0"?><!-- <svg> --><a/>'), null],
  ])('%s', (_, content, type) => {
    expect(sniff(content)).toBeNull();
    expect(otherPictureType(content)).toBe(type);
  });
});
