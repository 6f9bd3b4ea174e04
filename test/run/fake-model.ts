import type { Generated, ImageModel, ImageRequest } from '../../src/models/model.ts';

export interface FakeModel extends ImageModel {
  /** The requests it was asked for, in their order. */
  asked: ImageRequest[];
}

const facts = {
  cost: { usd: '0.05', basis: 'usage', priceDate: null },
  latency: { attemptMs: 1200, totalMs: 1300 },
  attempts: 1,
} as const;

export function pictureOf(bytes: Uint8Array): Generated {
  return { outcome: 'image', bytes, ...facts };
}

export function nothingOf(
  outcome: Exclude<Generated['outcome'], 'image'>,
  reason = outcome as string,
) {
  return { outcome, reason, ...facts } satisfies Generated;
}

/** A model that answers as it is told to, the n-th time it is asked, and counts. */
export function fakeModel(
  answer: (request: ImageRequest, time: number) => Generated | Promise<Generated>,
  over: Partial<ImageModel> = {},
): FakeModel {
  const asked: ImageRequest[] = [];
  return {
    id: 'fake',
    simulated: false,
    identity: () => ({ provider: 'fake', model: 'fake-1' }),
    price: () => facts.cost,
    check: async () => [],
    async generate(request) {
      asked.push(request);
      return answer(request, asked.length);
    },
    ...over,
    asked,
  };
}
