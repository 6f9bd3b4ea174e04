import sharp from 'sharp';
import { pictures } from '../../models/servers/serve.ts';
import type { Ending } from './play.ts';

const plain = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();

const dot = await plain(1, 1, 'white');
const black = await plain(640, 512, 'black');
const wide = await plain(1800, 600, 'navy');
/** Too much to be taken for a word: it goes another way through the program. */
const large = await sharp({
  create: {
    width: 320,
    height: 256,
    channels: 3,
    background: 'grey',
    noise: { type: 'gaussian', mean: 128, sigma: 60 },
  },
})
  .png()
  .toBuffer();
const { png, jpeg, webp } = pictures;
const gif = Buffer.from('474946383961010001000000002c00000000010001000002024401003b', 'hex');
const damaged = Uint8Array.from(png);
// Within the header's own bytes, so that no pixel need be decoded to see it.
damaged.fill(0xff, 16, 24);

/** Without its cost, which is each wire's own matter. */
export type Looked = Omit<Ending, 'cost'>;

const whole = (format: string, width: number, height: number): Looked => ({
  outcome: 'image',
  picture: { format, width, height },
  later: 'stored',
});
const broken = (reason: RegExp): Looked => ({ outcome: 'error', reason, later: 'failed' });

/** Bytes that may stand where a picture should be, and what is made of them: what they are counts. */
export const oddPictures: [string, Uint8Array, Looked][] = [
  ['a PNG', png, whole('png', 48, 32)],
  ['a JPEG that is called something else', jpeg, whole('jpeg', 48, 32)],
  ['a WebP that is called something else', webp, whole('webp', 48, 32)],
  ['another size than was asked for', wide, whole('png', 1800, 600)],
  ['a large PNG', large, whole('png', 320, 256)],
  ['a large PNG that ends before its end', large.subarray(0, -20), broken(/^The PNG ends before/)],
  ['one pixel', dot, whole('png', 1, 1)],
  ['nothing but black', black, whole('png', 640, 512)],
  ['a PNG that ends before its end', pictures.half, broken(/^The PNG ends before its picture/)],
  ['half a JPEG', jpeg.subarray(0, 200), broken(/^The JPEG ends before its picture/)],
  ['half a WebP', webp.subarray(0, 40), broken(/^The WebP (ends before its picture|is damaged)/)],
  ['a PNG whose header is damaged', damaged, broken(/^It is 4294967295|^The PNG is damaged/)],
  ['a GIF', gif, broken(/^The bytes are a GIF/)],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), broken(/^The bytes are /)],
  ['a page', Buffer.from('<!doctype html><p>no'), broken(/^The bytes are /)],
];
