import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../src/layout/rules.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import { isSettled } from '../../src/results/judgement.ts';
import { judgedBefore } from '../../src/run/judged-before.ts';
import type { KnownReader } from '../../src/run/readers.ts';
import type { Job, JobResult } from '../../src/run/reading-worker.ts';
import type { Store } from '../../src/store/store.ts';
import { floorsOf } from '../../src/text/floors.ts';
import { aSample } from '../models/a-request.ts';
import { judgingStage, type Scene, seen } from './judging-stage.ts';

test('what was judged before is the same, and its files are shown', async () => {
  const { score, folder } = judgingStage();
  const first = await score();
  expect(first).toMatchObject({ isAnew: true, drawn: 1, result: { outcome: 'image' } });
  expect(first.result.text!.blocks.map(({ verdict }) => verdict)).toContain('exact');
  expect(first.result.layout).toHaveLength(builtInRules.length);
  const out = join(folder, 'elsewhere');
  const again = await score({ judging: { out } });
  expect(again).toEqual({ result: first.result, isAnew: false, drawn: 0 });
  expect([first, again].map(({ result }) => isSettled(result))).toEqual([true, true]);
  for (const file of [first.result.file!, first.result.overlay!]) {
    expect(existsSync(join(out, file))).toBe(true);
  }
});

const sample = aSample();
const [title, ...rest] = sample.copy;
const asked = (over: Record<string, unknown>) => (scene: Scene) => ({
  asked: { ...scene.asked, ...over },
});
const judging = (over: Scene['judging']) => () => ({ judging: over });
const floor = (over: Record<string, unknown>) => (scene: Scene) => ({
  floor: { ...scene.floor!, ...over },
});

describe('it is judged anew after a change of', () => {
  test.each<[string, (scene: Scene) => Partial<Scene>]>([
    ['the code', () => ({ code: 'other' })],
    ['the picture', () => ({ grey: 10 })],
    [
      'a text',
      asked({ sample: { ...sample, copy: [{ ...title!, text: 'Jazz Nights' }, ...rest] } }),
    ],
    ['a region', asked({ sample: { ...sample, copy: [{ ...title!, region: 'top' }, ...rest] } })],
    ['what may be extra', asked({ sample: { ...sample, extra: 'decorative' } })],
    ['the logo', asked({ sample: { ...sample, logo: { asset: 'logo.png' } } })],
    ['the model’s label', asked({ model: 'n' })],
    ['the repeat', asked({ repeat: 1 })],
    ['the set’s title', asked({ title: 'Menus' })],
    ['a bar', judging({ bars: { maxCer: 0.5 } })],
    ['a rule in the bars', judging({ bars: { rules: ['order'] } })],
    ['the trust', judging({ trust: 0.6 })],
    ['a floor of the glyphs', judging({ floors: floorsOf({ exact: 0.9 }) })],
    ['the limits', judging({ limits: { ...defaultLimits, maxSide: Number.POSITIVE_INFINITY } })],
    ['the overlays', judging({ overlays: false })],
    ['the rules', judging({ rules: builtInRules.slice(1) })],
    ['the reader', () => ({ reader: { version: '2', kit: 'npm' } })],
    ['its calibration', () => ({ reader: { version: '1', kit: 'v6' } })],
    ['the noise floor', floor({ cer: 0.02 })],
    ['what the noise floor rests on', floor({ n: 41 })],
    ['no noise floor', () => ({ floor: null })],
  ])('%s, and then no more', async (_, change) => {
    const { score, scene } = judgingStage();
    await score();
    const over = change(scene);
    const changed = await score(over);
    expect(changed.isAnew).toBe(true);
    const again = await score(over);
    expect(again).toEqual({ result: changed.result, isAnew: false, drawn: 0 });
  });

  test('the logo’s file', async () => {
    const { score, scene } = judgingStage();
    const own = asked({ sample: { ...sample, logo: { asset: 'logo.png' } } })(scene);
    await score(own);
    expect((await score(own)).isAnew).toBe(false);
    expect((await score({ ...own, judging: { assets: async () => 'other' } })).isAnew).toBe(true);
  });
});

test('what other code judged is dropped, since nobody would ask for it', async () => {
  const { score, database } = judgingStage();
  await score();
  await score({ code: 'other' });
  using db = new DatabaseSync(database);
  expect(db.prepare('SELECT code FROM judgements').all()).toEqual([{ code: 'other' }]);
});

describe('it is judged anew, with the same result, where', () => {
  test.each<[string, (database: string) => void]>([
    ['the row is damaged', (file) => spoil(file, Buffer.from('damaged'))],
    ['it holds something else', (file) => spoil(file, deflateSync('{"text":{},"layout":[]}'))],
    ['it names no drawing', (file) => spoil(file, deflateSync(ODD_OVERLAY))],
    ['it holds nothing', (file) => spoil(file, deflateSync('null'))],
  ])('%s', async (_, damage) => {
    const { score, database } = judgingStage();
    const { result } = await score();
    damage(database);
    expect(await score()).toEqual({ result, isAnew: true, drawn: 0 });
    expect(await score()).toEqual({ result, isAnew: false, drawn: 0 });
  });

  test('the overlay is gone', async () => {
    const { score, dropOverlays } = judgingStage();
    const { result } = await score();
    dropOverlays();
    expect(await score()).toEqual({ result, isAnew: true, drawn: 1 });
    expect(await score()).toEqual({ result, isAnew: false, drawn: 0 });
  });
});

describe('not remembered is a picture that', () => {
  const unreadable = { reason: 'unreadable' as const, message: 'It is damaged.' };

  test.each<[string, Job['kind'], (job: Job) => JobResult]>([
    ['could not be decoded', 'read', () => ({ ok: false, fault: { ok: false, ...unreadable } })],
    ['could not be read', 'read', () => fail()],
    ['could not be looked at', 'look', () => fail()],
    ['could not be drawn', 'overlay', () => fail()],
  ])('%s', async (_, kind, answer) => {
    const { score } = judgingStage();
    const failing = (job: Job) => (job.kind === kind ? answer(job) : seen(job));
    const { result } = await score({}, failing);
    expect(await score({}, failing)).toMatchObject({ result, isAnew: true });
    // As soon as it is all right it is remembered.
    const good = await score();
    expect(good.isAnew).toBe(true);
    expect(good.result).not.toEqual(result);
    expect(await score()).toEqual({ result: good.result, isAnew: false, drawn: 0 });
  });
});

describe('a floor', () => {
  const rates = { cer: null, n: 0, characters: 7, blocks: [] };

  test('is remembered by its sample, its picture and the code', async () => {
    const { store } = judgingStage();
    const own = { ...wayOf(store), readerOf: aReader };
    const of = (code = 'code') => judgedBefore(own, code)!;
    expect((await of().floor(sample, 'p')).keep(rates)).toEqual(rates);
    expect((await of().floor(aSample(), 'p')).find()).toEqual(rates);
    expect((await of().floor(sample, 'q')).find()).toBeNull();
    expect((await of().floor(aSample('other'), 'p')).find()).toBeNull();
    expect((await of('other').floor(sample, 'p')).find()).toBeNull();
  });

  test('whose row is damaged is found anew', async () => {
    const { store, database } = judgingStage();
    const place = await judgedBefore({ ...wayOf(store), readerOf: aReader })!.floor(sample, 'p');
    for (const other of ['{"n":1}', '{"blocks":[],"cer":null,"n":null,"characters":1}']) {
      place.keep(rates);
      spoil(database, deflateSync(other));
      expect(place.find()).toBeNull();
    }
  });
});

test('where the user’s own rules or readers judge, nothing is remembered', () => {
  const way = wayOf(judgingStage().store);
  const own = { ...builtInRules[0]!, id: 'own' };
  expect(judgedBefore(way)).not.toBeNull();
  expect(judgedBefore({ ...way, rules: [...builtInRules, own] })).toBeNull();
  expect(judgedBefore({ ...way, files: { modules: ['/mine/reader.js'] } })).toBeNull();
});

const ODD_OVERLAY = JSON.stringify({
  text: { blocks: [] },
  layout: [],
  usable: null,
  overlay: '../../../etc/passwd',
});

function wayOf(store: Store) {
  return {
    store,
    files: {},
    bars: {},
    trust: 0.5,
    floors: floorsOf({}),
    limits: defaultLimits,
    overlays: true,
    rules: builtInRules,
    readerOf: (): Promise<KnownReader> => expect.unreachable(),
    assets: () => expect.unreachable(),
  };
}

async function aReader(): Promise<KnownReader> {
  const identity = { id: 'fake', version: '1', data: 'd' };
  return { identity, kit: 'npm', alone: true, alphabet: new Set() };
}

function spoil(database: string, value: Uint8Array): void {
  using db = new DatabaseSync(database);
  db.prepare('UPDATE judgements SET judgement = ?').run(value);
}

function fail(): never {
  throw new Error('out of memory');
}
