import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cellKey } from '../../src/benchmark/plan.ts';
import { TyposcopeError } from '../../src/errors.ts';
import type { ImageModel, ImageRequest } from '../../src/models/model.ts';
import { openPicture } from '../../src/picture/picture.ts';
import { sniff } from '../../src/picture/sniff.ts';
import { folderOf } from '../run/folder.ts';
import { aSample, requestFor } from './a-request.ts';

export interface Subject {
  /** A new one, that remembers nothing. It has an answer for `aSample('poster')` of two repeats. */
  make(): Promise<ImageModel> | ImageModel;
  /** Whether its pictures are drawn here, by a seed, from the sample. */
  isDrawn: boolean;
  /** Whether its pictures hang on the benchmark's seed; what is drawn here does. */
  takesSeed?: boolean;
  /** Whether it is asked over a network, which takes another while each time. */
  isRemote?: boolean;
  /** What its identity must not hold, besides this machine's paths. */
  secrets?: readonly string[];
}

const OUTCOMES = ['image', 'refused', 'empty', 'error', 'timeout', 'absent'];
const BASES = ['usage', 'units', 'price-table', 'fixed', 'unknown'];
const DOLLARS = /^\d+(\.\d+)?$/;
const costShape = {
  usd: expect.toSatisfy((usd) => usd === null || DOLLARS.test(usd)),
  basis: expect.toBeOneOf(BASES),
  priceDate: expect.toSatisfy((date) => date === null || /^\d{4}-\d\d-\d\d$/.test(date)),
};
const msShape = expect.toSatisfy((ms) => ms === null || (Number.isFinite(ms) && ms >= 0));

/** What every ImageModel keeps to, whoever answers for it. */
export function describeModel(name: string, subject: Subject): void {
  const { make, isDrawn, takesSeed = isDrawn, isRemote = false, secrets = [] } = subject;
  const identityOf = async (request: ImageRequest) => (await make()).identity(request);
  const keyOf = async (request: ImageRequest) => cellKey(await identityOf(request), request);

  describe(`${name} as a model`, () => {
    describe('its identity', () => {
      test('is JSON, and the same each time', async () => {
        const model = await make();
        const one = await model.identity(requestFor());
        expect(JSON.parse(JSON.stringify(one))).toEqual(one);
        expect(await model.identity(requestFor())).toEqual(one);
        expect(await identityOf(requestFor())).toEqual(one);
      });

      test('names the provider, no path of this machine and no secret', async () => {
        const one = await identityOf(requestFor());
        expect(one.provider).toMatch(/\w/);
        const written = JSON.stringify(one);
        for (const secret of ['/sets/small', process.cwd(), ...secrets]) {
          expect(written).not.toContain(secret);
        }
        expect(written).not.toMatch(/"(\/|[A-Z]:\\)/);
      });

      test('is the same where the set lies elsewhere, and in whatever order its keys are', async () => {
        const turned = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(turned);
          if (typeof value !== 'object' || value === null) return value;
          const entries = Object.entries(value).map(([key, inner]) => [key, turned(inner)]);
          return Object.fromEntries(entries.reverse());
        };
        const sample = turned(aSample()) as ReturnType<typeof aSample>;
        expect(Object.keys(sample)).not.toEqual(Object.keys(aSample()));
        const other = { ...requestFor(sample), folder: '/elsewhere' };
        expect(await keyOf(other)).toBe(await keyOf(requestFor()));
      });

      test('makes another key of another sample and another repeat', async () => {
        const keys = await Promise.all([
          keyOf(requestFor()),
          keyOf(requestFor(aSample('other', { canvas: { width: 256, height: 256 } }))),
          keyOf(requestFor(aSample(), { repeat: 1 })),
        ]);
        expect(new Set(keys).size).toBe(keys.length);
      });

      test(`${takesSeed ? 'hangs' : 'does not hang'} on the seed`, async () => {
        const [one, other] = [
          await keyOf(requestFor()),
          await keyOf(requestFor(aSample(), { seed: 2 })),
        ];
        expect(one === other).toBe(!takesSeed);
      });
    });

    test('a price is dollars, or not known, and does not need to be asked for', async () => {
      const model = await make();
      expect(model.price(requestFor())).toEqual(costShape);
    });

    test('good requests have no faults, none have none, and both may be asked twice', async () => {
      const model = await make();
      const good = [requestFor(), requestFor(aSample(), { repeat: 1 })];
      for (const requests of [good, good, []]) expect(await model.check(requests)).toEqual([]);
    });

    describe('its answer', () => {
      test('is an outcome with what is known of it; a picture can be opened', async () => {
        const model = await make();
        const generated = await model.generate(requestFor());
        expect(generated.outcome).toBeOneOf(OUTCOMES);
        expect(generated.cost).toEqual(costShape);
        expect(generated.latency).toEqual({ attemptMs: msShape, totalMs: msShape });
        expect(Number.isInteger(generated.attempts) && generated.attempts >= 0).toBe(true);
        if (generated.outcome !== 'image') throw new Error(`no image: ${generated.reason}`);
        const format = sniff(generated.bytes);
        expect(format).toBeOneOf(['png', 'jpeg', 'webp']);
        const file = join(await folderOf(), `x.${format === 'jpeg' ? 'jpg' : format}`);
        await writeFile(file, generated.bytes);
        const picture = await openPicture(file);
        expect(picture).toMatchObject({ ok: true });
        expect(picture).not.toHaveProperty('note');
      });

      test('is the same for the same request, whether it was checked before or not', async () => {
        const checked = await make();
        await checked.check([requestFor()]);
        const [one, again, fresh] = [
          await checked.generate(requestFor()),
          await checked.generate(requestFor()),
          await (await make()).generate(requestFor()),
        ];
        const latency = isRemote ? { latency: expect.anything() } : {};
        for (const other of [again, fresh]) expect(other).toEqual({ ...one, ...latency });
      });

      test.runIf(isRemote)('is asked for once nobody objects, at the last moment', async () => {
        let times = 0;
        const sending = () => {
          times += 1;
        };
        const model = await make();
        expect((await model.generate({ ...requestFor(), sending })).outcome).toBe('image');
        expect(times).toBe(1);
      });

      test.runIf(isRemote)('to what is not to be sent any more is that very word', async () => {
        const reason = new Error('the user interrupts');
        let times = 0;
        const sending = () => {
          times += 1;
          throw reason;
        };
        const model = await make();
        await expect(model.generate({ ...requestFor(), sending })).rejects.toBe(reason);
        expect(times).toBe(1);
      });

      test('to what nobody waits for any more is an error, or comes soon', async () => {
        const model = await make();
        const asked = { ...requestFor(), signal: AbortSignal.abort(new Error('stopped')) };
        const began = performance.now();
        await model.generate(asked).catch((error) => expect(error.message).toBe('stopped'));
        expect(performance.now() - began).toBeLessThan(2000);
      });
    });

    if (isDrawn) describeHostile(make);
  });
}

/** Samples that can't be drawn: told before, in one sentence, and told again if asked for. */
function describeHostile(make: Subject['make']): void {
  const one = (text: string, over: Record<string, unknown> = {}) =>
    aSample('hostile', {
      copy: [{ id: 'title', role: 'headline', lang: 'en', text }],
      prompt: '{{title}}',
      ...over,
    });

  describe.each<[string, ImageRequest['sample'], RegExp, Record<string, string>]>([
    [
      'copy that can’t fit',
      one('Far too long for so small a canvas. '.repeat(20), { canvas: { width: 32, height: 32 } }),
      /does not fit its canvas.*32×32.*Shorten the copy/,
      {},
    ],
    [
      'characters that no font has',
      one('Tea 𒀀𒀁'),
      /no font here can draw.*U\+12000.*U\+12001.*Name a font file/,
      {},
    ],
    [
      'a logo that is no picture',
      one('Tea', { logo: { asset: 'logo.png' } }),
      /logo\.png.*an asset that can't be drawn/,
      { 'logo.png': '<script>' },
    ],
    [
      'a product that went away',
      one('Tea', { product: { asset: 'cup.png' } }),
      /cup\.png.*asset that can't be drawn/,
      {},
    ],
  ])('%s', (_, sample, message, files) => {
    test('is told before, in one sentence with the sample', async () => {
      const folder = await folderOf(files);
      const model = await make();
      const faults = await model.check([
        requestFor(),
        requestFor(sample, { folder }),
        requestFor(sample, { folder, repeat: 1 }),
      ]);
      expect(faults).toHaveLength(1);
      const [fault] = faults;
      expect(fault).toBeInstanceOf(TyposcopeError);
      expect(fault).toMatchObject({ code: 'set', detail: { sample: 'hostile' } });
      expect(fault!.message).toMatch(message);
      expect(fault!.message).toContain('hostile');
      expect(fault!.message).not.toMatch(/\n|undefined|null|\[object/);
    });

    test('is refused with the same words where it is asked for all the same', async () => {
      const folder = await folderOf(files);
      const asked = requestFor(sample, { folder });
      const model = await make();
      const [fault] = await model.check([asked]);
      for (const asking of [model, await make()]) {
        await expect(asking.generate(asked)).rejects.toThrow(
          expect.objectContaining({ code: 'set', message: fault!.message }),
        );
      }
    });
  });

  test('an asset that went away has no identity, and that is told in words', async () => {
    const sample = one('Tea', { logo: { asset: 'logo.png' } });
    const folder = await folderOf();
    const identity = (async () => (await make()).identity(requestFor(sample, { folder })))();
    await expect(identity).rejects.toThrow(
      expect.objectContaining({ code: 'set', message: expect.stringContaining('logo.png') }),
    );
  });
}
