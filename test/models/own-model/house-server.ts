import type { OwnAnswer, OwnModel } from 'typoscope';

/** A server of our own: JSON goes in, a PNG comes out; 422 where it refuses, 429 where it is busy. */
export default function house({ steps = 28 }: { steps?: number }): OwnModel {
  return {
    environment: ['HOUSE_URL', 'HOUSE_KEY'],

    // Pictures are made anew where this changes. It takes a seed, so the seed is in it.
    identity: ({ seed }) => ({ weights: 'house-2', seed }),

    // At most, before anybody is asked: a cent a megapixel.
    price: ({ width, height }) => (0.01 * width * height) / 1024 ** 2,

    async generate({ prompt, width, height, seed, repeat, signal }) {
      const settings = { width, height, steps, seed: seed + repeat };
      const response = await fetch(process.env.HOUSE_URL!, {
        method: 'POST',
        headers: { authorization: `Bearer ${process.env.HOUSE_KEY}` },
        body: JSON.stringify({ prompt, ...settings }),
        signal,
      });
      if (!response.ok) return noPicture(response);
      return { bytes: await response.arrayBuffer(), sent: settings };
    },
  };
}

async function noPicture(response: Response): Promise<OwnAnswer> {
  const reason = `HTTP ${response.status}: ${await response.text()}`;
  if (response.status === 422) return { outcome: 'refused', reason };
  if (response.status !== 429) return { outcome: 'error', reason };
  const afterMs = 1000 * (Number(response.headers.get('retry-after')) || 1);
  return { outcome: 'error', reason, failure: { kind: 'busy', afterMs, mayBeBilled: false } };
}
