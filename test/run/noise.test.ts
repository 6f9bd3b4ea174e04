import { describe, expect, onTestFinished, test } from 'vitest';
import type { SampleSet } from '../../src/dataset/load.ts';
import { TyposcopeError } from '../../src/errors.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import type { Reading } from '../../src/reading/reader.ts';
import { freely } from '../../src/run/freely.ts';
import type { FloorRates, JudgedBefore } from '../../src/run/judged-before.ts';
import { noiseOf } from '../../src/run/noise.ts';
import type { JobResult } from '../../src/run/reading-worker.ts';
import type { Judging } from '../../src/run/score-picture.ts';
import { openStore } from '../../src/store/store.ts';
import { floorsOf } from '../../src/text/floors.ts';
import { aSample } from '../models/a-request.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const samples = Array.from({ length: 6 }, (_, i) => aSample(`sample-${i}`));
const unfit = aSample('unfit', { canvas: { width: 16, height: 16 } });
const nothingRead: Reading = { width: 640, height: 512, lines: [] };

function setOf(list: typeof samples): SampleSet {
  return { info: { name: 'small' }, folder: '/sets/small', samples: list } as unknown as SampleSet;
}

/** Floors whose reader sees what `read` says, which is told how many pictures were read before. */
function noiseWith(
  read: (before: number) => Promise<JobResult>,
  remembering: Partial<Pick<Judging, 'before'>> = {},
) {
  const store = openStore(temporaryFolder());
  onTestFinished(() => store.close());
  let before = 0;
  const identity = { id: 'fake', version: '1', data: 'd' };
  const reader = { identity, kit: 'npm', alone: true, alphabet: new Set<string>() };
  const seeing = {
    store,
    files: {},
    limits: defaultLimits,
    trust: 0.85,
    floors: floorsOf({}),
    pool: { run: () => read(before++), close: async () => {} },
    readerOf: async () => reader,
    reading: new Map(),
    asking: new Map(),
    ...freely(),
    ...remembering,
  };
  return { noise: noiseOf([setOf([unfit, ...samples])], 1, seeing), begun: () => before };
}

describe('the floors of a run', () => {
  test('come in the samples’ order, each read once however often it is asked for', async () => {
    const { noise, begun } = noiseWith(async () => ({ ok: true, reading: nothingRead }));
    const floors = [];
    for (const i of [3, 0, 3]) floors.push(await noise.of(samples[i]!));
    expect(floors[0]).toMatchObject({ set: 'small', sample: 'sample-3', cer: 1 });
    await Promise.all([noise.of(samples[0]!), noise.of(samples[5]!), noise.of(samples[5]!)]);
    const all = await noise.all();
    expect(all.map(({ sample }) => sample)).toEqual(['sample-0', 'sample-3', 'sample-5']);
    expect(all[1]).toBe(floors[0]);
    expect(begun()).toBe(3);
  });

  test('that were judged before are neither read nor judged', async () => {
    const known = new Map<string, FloorRates>();
    const before: JudgedBefore = {
      picture: () => expect.unreachable('a model’s'),
      floor: async ({ id }) => ({
        find: () => known.get(id) ?? null,
        keep: (rates) => {
          known.set(id, rates);
          return rates;
        },
      }),
    };
    const read = async () => ({ ok: true as const, reading: nothingRead });
    const first = await noiseWith(read, { before }).noise.of(samples[2]!);
    expect([...known.keys()]).toEqual(['sample-2']);
    const { noise } = noiseWith(() => expect.unreachable('read'), { before });
    expect(await noise.of(samples[2]!)).toEqual(first);
  });

  test('that nobody asked for are neither drawn nor read', async () => {
    const { noise, begun } = noiseWith(() => expect.unreachable('read'));
    expect(await noise.all()).toEqual([]);
    expect(await noise.undrawn()).toEqual([]);
    expect(begun()).toBe(0);
  });

  test('a sample that can’t be drawn, and one that can’t be read, have none', async () => {
    const { noise } = noiseWith(async (before) => {
      if (before === 0) throw new Error('out of memory');
      return { ok: true, reading: nothingRead };
    });
    expect(await noise.of(unfit)).toBeNull();
    expect(await noise.of(samples[0]!)).toBeNull();
    expect(await noise.of(samples[1]!)).toMatchObject({ sample: 'sample-1' });
    expect((await noise.all()).map(({ sample }) => sample)).toEqual(['sample-1']);
    expect(await noise.undrawn()).toEqual([
      expect.stringMatching(/unfit.*does not fit its canvas/),
      'out of memory',
    ]);
  });

  test('an error that is nobody’s copy ends the run', async () => {
    const { noise } = noiseWith(async () => {
      throw new TyposcopeError('store', 'the disk is full');
    });
    await expect(noise.of(samples[0]!)).rejects.toThrow('the disk is full');
  });
});
