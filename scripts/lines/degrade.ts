import sharp from 'sharp';
import { between, type Random, weighted, whole } from '../../src/stats/chance.ts';

export type Degradation = 'none' | 'blur' | 'jpeg' | 'rescaled' | 'noise';

export interface Picture {
  /** RGB, row by row. */
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** Spoils a picture, or, more often, doesn't. The answer's `how` names what and how much. */
export async function degrade(
  picture: Picture,
  random: Random,
): Promise<{ png: Buffer; how: string; kind: Degradation }> {
  const kind = weighted<Degradation>(random, [
    ['none', 60],
    ['blur', 9],
    ['jpeg', 13],
    ['rescaled', 10],
    ['noise', 8],
  ]);
  const { width, height } = picture;
  const raw = { width, height, channels: 3 as const };
  const image = sharp(picture.pixels, { raw });
  if (kind === 'blur') {
    const sigma = Number(between(random, 0.5, 1.5).toFixed(2));
    return { png: await image.blur(sigma).png().toBuffer(), how: `blur ${sigma}`, kind };
  }
  if (kind === 'jpeg') {
    const quality = whole(random, 35, 80);
    const jpeg = await image.jpeg({ quality }).toBuffer();
    return { png: await sharp(jpeg).png().toBuffer(), how: `jpeg ${quality}`, kind };
  }
  if (kind === 'rescaled') {
    const share = Number(between(random, 0.5, 0.8).toFixed(2));
    const small = await image
      .resize(Math.round(width * share), Math.round(height * share), { fit: 'fill' })
      .png()
      .toBuffer();
    const png = await sharp(small).resize(width, height, { fit: 'fill' }).png().toBuffer();
    return { png, how: `rescaled ${share}`, kind };
  }
  if (kind === 'noise') {
    const strength = whole(random, 8, 30);
    const noisy = picture.pixels.map((value) =>
      Math.min(255, Math.max(0, value + (random() + random() - 1) * strength)),
    );
    return { png: await sharp(noisy, { raw }).png().toBuffer(), how: `noise ${strength}`, kind };
  }
  return { png: await image.png().toBuffer(), how: 'none', kind };
}
