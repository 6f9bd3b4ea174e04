import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { numberedPicture } from '../../../scripts/bench/overhead/picture.ts';

test('numbered pictures are whole, 200 kB large, and each its own', async () => {
  const { head, middle, tail } = await numberedPicture();
  const whole = (n: number) => Buffer.concat([head, middle(n), tail]);
  const first = whole(1);
  expect(first.length).toBeGreaterThan(195_000);
  expect(first.length).toBeLessThan(215_000);
  expect(whole(2)).not.toEqual(first);
  expect(whole(1200).length).toBe(first.length);
  const { data, info } = await sharp(first, { failOn: 'warning' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 1024, height: 1024 });
  expect(data.subarray(0, 100)).not.toEqual(data.subarray(100, 200));

  const chunk = middle(7);
  expect(chunk.readUInt32BE(chunk.length - 4)).toBe(crc32(chunk.subarray(4, -4)));
  // In base64 the parts can be set side by side.
  const encoded = [head, middle(1), tail].map((part) => part.toString('base64')).join('');
  expect(encoded).toBe(first.toString('base64'));
});
