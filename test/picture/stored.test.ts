import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openPicture } from '../../src/picture/picture.ts';
import { openStoredPicture } from '../../src/picture/stored.ts';

const folder = mkdtempSync(join(tmpdir(), 'typoscope-stored-'));
const drawn = (grey: number) =>
  sharp({
    create: { width: 30 + grey, height: 20, channels: 3, background: { r: grey, g: 9, b: 9 } },
  })
    .png()
    .toBuffer();

function keep(name: string, bytes: Uint8Array): { path: string; sha256: string } {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

test('it is what opening it as a file gives, many at once, though they share their room', async () => {
  const kept = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => keep(`${n}.png`, await drawn(n))),
  );
  for (let again = 0; again < 2; again++) {
    const opened = await Promise.all(
      kept.map(({ path, sha256 }) => openStoredPicture(path, sha256)),
    );
    const expected = await Promise.all(kept.map(({ path }) => openPicture(path)));
    expect(opened).toEqual(expected);
  }
});

test('bytes that are no longer what the name says are nothing', async () => {
  const { path, sha256 } = keep('a.png', await drawn(1));
  writeFileSync(path, await drawn(2));
  expect(await openStoredPicture(path, sha256)).toBeNull();
  const short = keep('b.png', Buffer.alloc(0));
  expect(await openStoredPicture(short.path, short.sha256)).toBeNull();
  expect(await openStoredPicture(join(folder, 'none.png'), sha256)).toBeNull();
});

test('more bytes than the limit are not read', async () => {
  const { path, sha256 } = keep('c.png', await drawn(3));
  expect(await openStoredPicture(path, sha256, { maxBytes: 10 })).toBeNull();
});
