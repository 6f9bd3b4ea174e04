import type { Generated, ImageModel, ImageRequest } from '../../src/models/model.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import type { ImageResult } from '../../src/results/results.ts';
import type { Answer } from '../../src/run/answer.ts';
import { type GenerateOptions, generateAll } from '../../src/run/generate.ts';
import type { Ready } from '../../src/run/ready.ts';
import type { Store } from '../../src/store/store.ts';
import { aSample, requestFor } from '../models/a-request.ts';
import { fakeClock, settled } from './fake-clock.ts';
import { type FakeModel, fakeModel, nothingOf } from './fake-model.ts';
import { storeOf } from './fake-run.ts';

/** How a provider answers: the sample's id, and the how many-eth attempt of any. */
type Answers = (id: string, time: number) => Generated | Promise<Generated>;

/** Cells `a`, `b`, … of models of such providers. */
export function cellsOf(
  provider: string,
  ids: readonly string[],
  answers: Answers,
  over: Over = {},
) {
  const { baseURL, ...own } = over;
  const model = fakeModel((request: ImageRequest, time) => answers(request.sample.id, time), {
    id: provider,
    identity: () => ({ provider }),
    ...own,
  });
  const ready = ids.map(
    (id) =>
      ({
        cell: { model: { id: provider, provider, baseURL } },
        model,
        request: requestFor(aSample(id), { prompt: id }),
      }) as unknown as Ready,
  );
  return { model, ready };
}

/** How long a disk takes is nobody's to tell, so here no turn of the event loop is waited for it. */
export function promptStore(): Store {
  return { ...storeOf(), soon: async (work) => work() };
}

export type Over = Partial<ImageModel> & { baseURL?: string };

/** The ids of the samples that it was asked for. */
export const asked = ({ asked }: FakeModel) => asked.map(({ sample }) => sample.id);

/** Runs them, and tells of each what came of it. */
export function generating(
  ready: readonly Ready[],
  over: Partial<GenerateOptions> & { atOnce?: number | Record<string, number> } = {},
) {
  const clock = fakeClock();
  const { atOnce = 2, ...options } = over;
  const answers = new Map<Ready, Answer>();
  const run = generateAll(
    ready,
    {
      store: promptStore(),
      limits: defaultLimits,
      asking: new Map(),
      benchmark: { concurrency: atOnce } as GenerateOptions['benchmark'],
      budget: null,
      open: ready,
      clock,
      working: 0,
      ...options,
    },
    async (item, answer) => {
      answers.set(item, answer);
      return { sample: item.request.sample.id, outcome: answer.outcome } as ImageResult;
    },
  );
  run.catch(() => {});
  return { clock, run, answers, outcomes: () => ready.map((item) => answers.get(item)?.outcome) };
}

/** What is kept, and costs so much. */
export const refused = (usd = '0.05') => ({
  ...nothingOf('refused'),
  cost: { usd, basis: 'usage' as const, priceDate: null },
});

/** Answers that come when they are told to. */
export function held() {
  const ends = new Map<string, (answer: Generated) => void>();
  return {
    answers: (id: string) => new Promise<Generated>((resolve) => ends.set(id, resolve)),
    async end(id: string, answer: Generated = refused()) {
      await settled();
      ends.get(id)!(answer);
      for (let i = 0; i < 5; i++) await settled();
    },
  };
}
