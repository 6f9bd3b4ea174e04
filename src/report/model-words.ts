import { type Sizes, sidesOf, sizeFor } from '../models/canvas-size.ts';
import type { KnownModel } from '../models/catalogue.ts';
import { tablePrice } from '../models/remote/cost.ts';
import { compareUsd } from '../money.ts';

/** What is known of a model, in words: short ones for a line of a table, long ones for a block. */

export function sizesShort(sizes: Sizes): string {
  switch (sizes.kind) {
    case 'listed':
      return sizes.sizes.map(({ width, height }) => `${width}x${height}`).join(', ');
    case 'free': {
      const { step, minSide, maxSide, minPixels, maxPixels, maxRatio } = sizes;
      return `any in steps of ${step}, sides ${minSide} to ${maxSide}, ${millions(minPixels)} to ${millions(maxPixels)} million pixels, to ${maxRatio}:1`;
    }
    case 'ratios': {
      const { ratios, grades } = sizes;
      const byShape = ratios.toSorted((a, b) => shape(a) - shape(b));
      const span =
        ratios.length === 1
          ? ratios[0]
          : `${ratios.length} from ${byShape[0]} to ${byShape.at(-1)}`;
      return `ratios: ${span}, at ${Object.keys(grades).join(', ')}`;
    }
  }
}

export function sizesLong(sizes: Sizes): string {
  switch (sizes.kind) {
    case 'listed':
      return sizesShort(sizes);
    case 'free': {
      const { step, minSide, maxSide, minPixels, maxPixels, maxRatio } = sizes;
      return `sides in steps of ${step} from ${minSide} to ${maxSide}, ${grouped(minPixels)} to ${grouped(maxPixels)} pixels in all, the longer side at most ${maxRatio} times the shorter`;
    }
    case 'ratios': {
      const grades = Object.entries(sizes.grades).map(
        ([grade, pixels]) => `${grade} (${millions(pixels)} million pixels)`,
      );
      return `ratios ${sizes.ratios.join(', ')}; ${grades.join(', ')}`;
    }
  }
}

export function formatsShort({ formats }: KnownModel): string {
  if (formats === undefined) return 'not known';
  return formats.length === 0 ? 'as it likes' : formats.join(', ');
}

export function formatsLong(known: KnownModel): string {
  if (known.formats?.length === 0) return 'as it likes: none can be asked for';
  const asked = known.always?.output_format;
  const told = typeof asked === 'string' ? `; ${asked} is asked for` : '';
  return `${formatsShort(known)}${told}`;
}

export function seedsLong({ seed }: KnownModel): string {
  return seed ? 'yes, one a repeat' : 'none: repeats differ by chance alone';
}

export function transparencyShort({ transparent }: KnownModel): string {
  return transparent === 'preview' ? 'preview' : transparent ? 'yes' : 'no';
}

export function transparencyLong({ transparent }: KnownModel): string {
  return transparent === 'preview' ? 'in preview: it may refuse' : transparent ? 'yes' : 'no';
}

export function inputsLong({ inputs }: KnownModel): string {
  if (inputs === 0) return 'none';
  return inputs === 1 ? 'one picture with a prompt' : `up to ${inputs} pictures with a prompt`;
}

/** A picture of about 1024 x 1024 pixels, in each of the settings that decide its price. */
export function squarePrices(known: KnownModel): { setting: string; usd: string | null }[] {
  const { price, sizes } = known;
  const square = { width: 1024, height: 1024 };
  const size = sizes.kind === 'ratios' ? sidesOf('1:1') : sizeFor(square, sizes);
  const table = price.kind === 'units' ? { '': '' } : Object.values(price.pictures)[0];
  return Object.keys(table ?? {}).map((setting) => ({
    setting,
    usd: tablePrice(known, { prompt: '', inputs: 0, size, setting, isAlone: true }).usd,
  }));
}

/** From the least to the most of what such a picture costs. */
export function priceShort(known: KnownModel): string {
  const all = squarePrices(known).flatMap(({ usd }) => (usd === null ? [] : [usd]));
  const sorted = all.toSorted(compareUsd);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return 'not known';
  return compareUsd(least, most) === 0 ? `$${least}` : `$${least}–${most}`;
}

/** What is paid for, a sentence each. */
export function priceLong(known: KnownModel): string[] {
  const { price } = known;
  if (price.kind === 'units') {
    const { unit, usd, edit } = price;
    if (edit === undefined) return [`$${usd} ${aUnit(unit)}`];
    const counted = edit.countsInputs ? ', input pictures counted' : '';
    return [
      `$${usd} ${aUnit(unit)}`,
      `with input pictures, at ${edit.endpoint}: $${edit.usd} ${aUnit(unit)}${counted}`,
    ];
  }
  const { textIn, imageIn, textOut, imageOut } = price.perMillion;
  const pictures = squarePrices(known).map(({ setting, usd }) =>
    usd === null ? `${setting} not known` : `${setting} $${usd}`,
  );
  return [
    `a picture${known.sizes.kind === 'ratios' ? '' : ' of about 1024x1024'}: ${pictures.join(', ')}`,
    `a million tokens: prompt $${textIn}, input pictures $${imageIn}, words $${textOut}, picture $${imageOut}`,
  ];
}

function aUnit(unit: 'image' | 'megapixel'): string {
  return unit === 'image' ? 'a picture' : 'a megapixel, begun ones too';
}

function shape(ratio: string): number {
  const { width, height } = sidesOf(ratio);
  return width / height;
}

function millions(pixels: number): string {
  return (pixels / 1e6).toFixed(2);
}

function grouped(number: number): string {
  return number.toLocaleString('en-GB');
}
