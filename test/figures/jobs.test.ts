import { describe, expect, test } from 'vitest';
import { type JudgedImage, jobsOf, languagesOf } from '../../src/figures/jobs.ts';
import { judgedPicture } from '../../src/figures/judged.ts';
import type { ImageResult, SampleResult } from '../../src/results/results.ts';
import { absentImage, countedBlock, exampleImage, exampleText } from '../results/example.ts';
import { expectFinite } from './pictures.ts';

const judged = (...images: ImageResult[]): JudgedImage[] =>
  images.map((image) => ({ image, picture: judgedPicture(image) }));

/** A menu with a block of ten characters a language, so many of them wrong. */
function menu(errors: Readonly<Record<string, number | null>>, over: Partial<ImageResult> = {}) {
  const blocks = Object.entries(errors).map(([lang, count]) =>
    countedBlock(count, 10, { id: lang, lang }),
  );
  return exampleImage({ model: 'm', text: exampleText({ blocks }), ...over });
}

const told = (sample: string, ...languages: string[]): SampleResult => ({
  ...{ set: 'menus', sample, languages, prompt: 'p' },
});

const jobsAmong = (images: ImageResult[], samples: SampleResult[], readersError = 0) => {
  const all = judged(...images);
  return jobsOf(all, languagesOf(all, samples), readersError);
};

/** `menu en 2`: what a job is of, and of how many samples. */
const names = (images: ImageResult[], samples: SampleResult[] = []) =>
  jobsAmong(images, samples).map((job) => [job.category, job.language, job.samples].join(' '));

const refused = absentImage({ model: 'm', sample: 'a', outcome: 'refused', reason: 'no' });

describe('the jobs', () => {
  test.each<[string, ImageResult[], SampleResult[], string[]]>([
    ['of nothing', [], [], []],
    ['of one sample', [menu({ en: 0 })], [], ['menu en 1']],
    ['of bilingual copy are two', [menu({ en: 0, ja: 0 })], [], ['menu en 1', 'menu ja 1']],
    [
      'of two categories are two',
      [menu({ en: 0 }), menu({ en: 0 }, { sample: 'b', category: 'ui' })],
      [],
      ['menu en 1', 'ui en 1'],
    ],
    [
      'begin with that of most samples, then by name',
      [
        menu({ ja: 0 }, { sample: 'a', category: 'ui' }),
        menu({ fr: 0 }, { sample: 'b', category: 'ui' }),
        menu({ en: 0, ja: 0 }, { sample: 'c', category: 'ui' }),
        menu({ ja: 0 }, { sample: 'd' }),
      ],
      [],
      ['ui ja 2', 'menu ja 1', 'ui en 1', 'ui fr 1'],
    ],
    [
      'have no sample more for repeats and models',
      [menu({ en: 0 }), menu({ en: 0 }, { repeat: 1 }), menu({ en: 0 }, { model: 'n' })],
      [],
      ['menu en 1'],
    ],
    [
      'tell samples of one name by their sets',
      [menu({ en: 0 }), menu({ en: 0 }, { set: 'posters' })],
      [],
      ['menu en 2'],
    ],
    ['are none where nobody knows the language', [refused], [], []],
    ['are told where no picture came', [refused], [told('a', 'en')], ['menu en 1']],
    [
      'have names that every object has a key of',
      [refused],
      [told('a', '__proto__')],
      ['menu __proto__ 1'],
    ],
  ])('%s', (_, images, samples, expected) => {
    expect(names(images, samples)).toEqual(expected);
  });
});

describe('the languages of a sample', () => {
  test.each<[string, ImageResult[], SampleResult[], [string, string[]][]]>([
    [
      'are those of its blocks, each once',
      [menu({ ja: 0, en: null })],
      [],
      [['menus/izakaya-ja-en', ['ja', 'en']]],
    ],
    [
      'are those that were asked for, where that is known',
      [menu({ en: 0 }, { sample: 'a' })],
      [told('a', 'en', 'de')],
      [['menus/a', ['en', 'de']]],
    ],
    [
      'are known of samples that nothing was read of',
      [refused],
      [told('a', 'en')],
      [['menus/a', ['en']]],
    ],
    ['are not known without either', [refused], [], []],
  ])('%s', (_, images, samples, expected) => {
    expect([...languagesOf(judged(...images), samples)]).toEqual(expected);
  });

  test('are named once, however many blocks are in one', () => {
    const blocks = [countedBlock(0, 10, { id: 'a' }), countedBlock(0, 10, { id: 'b' })];
    const image = exampleImage({ sample: 'a', text: exampleText({ blocks }) });
    expect(languagesOf(judged(image), []).get('menus/a')).toEqual(['en']);
  });
});

describe('a model in a job', () => {
  const modelIn = (language: string, ...images: ImageResult[]) =>
    jobsAmong(images, [told('a', 'en', 'ja')]).find((job) => job.language === language)!.models[0]!;

  test('is measured by text in the job’s language', () => {
    const images = [menu({ en: 1, ja: 5 }, { sample: 'a' })];
    expect(modelIn('en', ...images).textAccuracy.value).toBe(0.9);
    expect(modelIn('ja', ...images).textAccuracy.value).toBe(0.5);
  });

  test('is measured by whole pictures as to their use', () => {
    const images = [menu({ en: 0, ja: 5 }, { sample: 'a', usable: false })];
    expect(modelIn('en', ...images).usableRate.value).toBe(0);
  });

  test('answered for what it drew or refused, not for what failed', () => {
    const failed = { ...refused, outcome: 'error' as const };
    const late = { ...refused, outcome: 'timeout' as const };
    const empty = { ...refused, outcome: 'empty' as const };
    const drawn = menu({ en: 0 }, { sample: 'a' });
    expect(modelIn('en', drawn, refused, empty, failed, late).answered).toBe(3);
  });

  test('has the cost of its pictures that are not usable, too', () => {
    const cost = { usd: '0.10', upTo: '0.10', basis: 'fixed' as const, priceDate: null };
    const pictures = [true, false, true, false].map((usable, repeat) =>
      menu({ en: 0 }, { sample: 'a', repeat, usable, cost }),
    );
    expect(modelIn('en', ...pictures).costPerUsable).toMatchObject({ value: 0.2, unit: 'USD' });
  });
});

describe('the comparisons of a job', () => {
  /** Of two models: the second is worse in Japanese, and as good in English. */
  const run = (samples: number, models = ['good', 'bad']) =>
    Array.from({ length: samples }, (_, i) =>
      models.map((model) =>
        menu({ en: 0, ja: model === 'bad' ? 5 : 0 }, { model, sample: `s${i}` }),
      ),
    ).flat();
  const byAccuracy = (language: string, images: ImageResult[], readersError = 0) =>
    jobsAmong(images, [], readersError)
      .find((job) => job.language === language)!
      .comparisons.filter(({ metric }) => metric === 'textAccuracy')
      .map(({ first, second, verdict }) => `${first} ${second}: ${verdict}`);

  test('rest on text in its language', () => {
    expect(byAccuracy('ja', run(6))).toEqual(['good bad: first better']);
    expect(byAccuracy('en', run(6))).toEqual(['good bad: no difference shown']);
  });

  test.each<[string, number, string[], number]>([
    ['five samples tell no two models apart', 5, ['good', 'bad'], 0],
    ['six may', 6, ['good', 'bad'], 1],
    ['but no three', 6, ['good', 'bad', 'third'], 0],
    ['which seven may', 7, ['good', 'bad', 'third'], 3],
    ['one model is held against nobody', 9, ['good'], 0],
  ])('are there where %s', (_, samples, models, pairs) => {
    expect(byAccuracy('ja', run(samples, models))).toHaveLength(pairs);
  });

  test('show no gap that may be the readers’ own', () => {
    expect(byAccuracy('ja', run(6), 0.6)).toEqual(['good bad: no difference shown']);
  });

  test('are of the same pictures whatever else was asked for', () => {
    const others = run(6).map((image) => ({
      ...image,
      set: 'posters',
      category: 'poster' as const,
    }));
    expect(byAccuracy('ja', [...run(6), ...others])).toEqual(byAccuracy('ja', run(6)));
  });
});

test('nothing is NaN or infinite, whatever is missing', () => {
  const images = [
    menu({ en: null }, { sample: 'a', usable: null }),
    menu({ en: 0 }, { sample: 'b', text: null, textReason: 'r', usable: null }),
    absentImage({ model: 'failed', sample: 'a', outcome: 'error', reason: 'r' }),
    refused,
  ];
  expectFinite(jobsAmong(images, [told('a', 'en'), told('b', 'en')]));
});
