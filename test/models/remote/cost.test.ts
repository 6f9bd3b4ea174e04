import { describe, expect, test } from 'vitest';
import { knownModel } from '../../../src/models/catalogue.ts';
import {
  type Priced,
  tablePrice,
  UNKNOWN,
  unitsCost,
  usageCost,
} from '../../../src/models/remote/cost.ts';

const gpt = knownModel('openai', 'gpt-image-2');
const banana = knownModel('gemini', 'gemini-3-pro-image');
const flux = knownModel('fal', 'fal-ai/flux-2');
const klein = knownModel('fal', 'fal-ai/flux-2/klein/9b');
const seedream = knownModel('fal', 'fal-ai/bytedance/seedream/v5/lite/text-to-image');
const square = { width: 1024, height: 1024 };
const asked: Priced = { prompt: '', inputs: 0, size: square, setting: 'medium' };

describe('before anything is asked', () => {
  test.each<[string, typeof gpt, Partial<Priced>, string | null]>([
    ['a size of the table', gpt, {}, '0.053'],
    [
      'another one, which is no dearer for being larger',
      gpt,
      { size: { width: 1024, height: 1536 } },
      '0.041',
    ],
    ['a size that it lacks, by its pixels', gpt, { size: { width: 2048, height: 1536 } }, '0.159'],
    ['a size that the model decides', gpt, { size: null }, null],
    ['with a prompt of 900 bytes', gpt, { prompt: 'é'.repeat(450) }, '0.0545'],
    ['with an input picture', gpt, { inputs: 1 }, '0.1122'],
    ['a quality that it lacks', gpt, { setting: 'ultra' }, null],
    ['a grade', banana, { setting: '4K' }, '0.252'],
    ['a grade, without the words beside it', banana, { setting: '4K', isAlone: true }, '0.24'],
    ['with two input pictures', banana, { setting: '1K', inputs: 2 }, '0.1487'],
    ['a megapixel', flux, {}, '0.012'],
    ['a begun one more', flux, { size: { width: 1024, height: 1040 } }, '0.024'],
    ['with an input picture, which counts', flux, { inputs: 1 }, '0.024'],
    ['at another price', klein, { inputs: 2 }, '0.033'],
    [
      'a picture of any size',
      seedream,
      { size: { width: 3072, height: 3072 }, inputs: 3 },
      '0.035',
    ],
    ['an unknown model', null, {}, null],
  ])('%s', (_, known, more, usd) => {
    const cost = tablePrice(known, { ...asked, ...more });
    expect(cost).toEqual(
      usd === null ? UNKNOWN : { usd, basis: 'price-table', priceDate: '2026-11-24' },
    );
  });
});

describe('by what an answer says', () => {
  const tokens = { textIn: 100, imageIn: 10, textOut: 1, imageOut: 1000 };
  test('tokens', () => {
    for (const isPicture of [true, false]) {
      const cost = usageCost(gpt, tokens, isPicture);
      expect(cost).toMatchObject({ usd: '0.03059', basis: 'usage' });
      for (const known of [null, flux]) expect(usageCost(known, tokens, isPicture)).toBe(UNKNOWN);
    }
  });

  test('no picture is made of no tokens, and a refusal may be', () => {
    const none = { ...tokens, imageOut: 0 };
    expect(usageCost(gpt, none, true)).toBeUndefined();
    expect(usageCost(gpt, none, false)).toMatchObject({ basis: 'usage' });
  });

  test.each<[string | null, boolean, string | null]>([
    ['1', false, '0.012'],
    ['1.5', false, '0.018'],
    ['0', false, '0.00'],
    [' 2 ', true, '0.024'],
    [null, false, null],
    ['', false, null],
    ['many', false, null],
    ['-1', false, null],
    ['1e9', false, null],
  ])('units: %j', (units, isEdit, usd) => {
    expect(unitsCost(flux, units, isEdit).usd).toBe(usd);
    expect(unitsCost(null, units, isEdit)).toEqual(UNKNOWN);
  });
});
