import { z } from 'zod';
import { remembering } from '../text/remember.ts';

/** The kinds of value that several keys of a sample set share. */

export const idExpected =
  'lower case letters a-z, digits and dashes, beginning with a letter or digit';

export const idPattern = /^[a-z0-9][a-z0-9-]*$/;

/** Ids become names of files and of placeholders, so nothing in them may mean anything else. */
export function id(description: string) {
  return z
    .string()
    .max(80, { error: 'at most 80 characters' })
    .regex(idPattern, { error: idExpected })
    .describe(description);
}

export function line(description: string) {
  return z
    .string()
    .min(1, { error: 'some text' })
    .refine((text) => !/\p{Cc}/u.test(text), { error: 'one line without control characters' })
    .describe(description);
}

export const share = z.number().min(0).max(1);

export const cells = [
  'top-left',
  'top-center',
  'top-right',
  'middle-left',
  'middle-center',
  'middle-right',
  'bottom-left',
  'bottom-center',
  'bottom-right',
] as const;

// Written in decimals, 0.7 + 0.3 may come out a hair above 1.
const box = z
  .tuple([share, share, share, share])
  .refine(([x, , width]) => width > 0 && x + width <= 1 + 1e-9, {
    error: 'a width above 0 that ends within the picture (x + width at most 1)',
  })
  .refine(([, y, , height]) => height > 0 && y + height <= 1 + 1e-9, {
    error: 'a height above 0 that ends within the picture (y + height at most 1)',
  });

export const region = z
  .union([z.enum(cells), box], {
    error: `${cells.join(', ')}, or [x, y, width, height] in 0..1 of the picture`,
  })
  .describe(
    'Where it stands: a cell of a 3 by 3 grid, or [x, y, width, height] in 0..1 of the picture received.',
  );

export const asset = z
  .string()
  .min(1)
  .refine((path) => /\.(svg|png|jpe?g|webp)$/i.test(path), {
    error: 'a file named .svg, .png, .jpg or .webp',
  })
  .describe("A picture file in the set's folder, e.g. assets/logo.svg.");

export const color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, { error: 'a colour as "#RRGGBB"' })
  .describe('A colour as "#RRGGBB". The quotes are needed: # begins a comment.');

const twoLetterNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/**
 * Well formed, and a language at all. The grammar alone lets `jp` and `english` pass, the two
 * likeliest mistakes: every two-letter code that exists has a name, and no code is longer than
 * three letters.
 */
export const isLanguage = remembering((tag: string): boolean => {
  try {
    const { language } = new Intl.Locale(tag);
    return (
      language.length === 3 || (language.length === 2 && twoLetterNames.of(language) !== undefined)
    );
  } catch {
    return false;
  }
});

const languageExpected = 'a BCP 47 language tag such as en, ja, zh-Hans or ar';

export const language = z
  .string()
  .refine(isLanguage, { error: languageExpected })
  .describe('The language of the text, BCP 47, e.g. en, ja, zh-Hans, ar.');
