import type { Dose } from './faults.ts';

/** How a simulated model draws, and what it claims to cost and take. */
export interface Profile {
  /** In a sentence, for tables. */
  title: string;
  dose: Dose;
  /** Decimal dollars a picture. */
  usd: string;
  latency: {
    /** Milliseconds. */
    median: number;
    /** Standard deviation of the latency's natural logarithm. */
    spread: number;
  };
}

export type ProfileName = 'careful' | 'ordinary' | 'careless';

/**
 * All of it is invented, prices and latencies too: no profile stands for a model that anybody
 * offers. The doses are set so that about 1, 4 and 12 characters in 100 of typical copy come out
 * wrong; the rest is there so that each way of going wrong is met.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  careful: {
    title: 'simulated: about one wrong character in a hundred',
    usd: '0.08',
    latency: { median: 24_000, spread: 0.25 },
    dose: {
      perHundred: {
        'look-alike': 0.18,
        dropped: 0.14,
        doubled: 0.06,
        'malformed-glyph': 0.12,
        'word-missing': 0.03,
        'punctuation-dropped': 0.05,
      },
      perPicture: {
        'block-missing': 0.02,
        'price-digit': 0.03,
        'case-changed': 0.02,
        'block-duplicated': 0.02,
        'line-invented': 0.03,
        'blocks-swapped': 0.01,
        misaligned: 0.05,
        'spacing-uneven': 0.05,
        'lines-broken': 0.04,
        'colour-off': 0.02,
        'logo-shrunk': 0.02,
        'logo-moved': 0.02,
        'contrast-low': 0.02,
      },
    },
  },
  ordinary: {
    title: 'simulated: about four wrong characters in a hundred',
    usd: '0.03',
    latency: { median: 11_000, spread: 0.35 },
    dose: {
      perHundred: {
        'look-alike': 0.45,
        dropped: 0.35,
        doubled: 0.2,
        'malformed-glyph': 0.4,
        'word-missing': 0.12,
        'punctuation-dropped': 0.12,
      },
      perPicture: {
        'block-missing': 0.16,
        'price-digit': 0.12,
        'case-changed': 0.08,
        'block-duplicated': 0.06,
        'line-invented': 0.1,
        'blocks-swapped': 0.04,
        'hierarchy-inverted': 0.05,
        misaligned: 0.12,
        'spacing-uneven': 0.12,
        'lines-broken': 0.12,
        'colour-off': 0.06,
        'logo-missing': 0.03,
        'logo-moved': 0.05,
        'logo-stretched': 0.05,
        'logo-shrunk': 0.05,
        edge: 0.04,
        overlap: 0.04,
        'contrast-low': 0.06,
      },
    },
  },
  careless: {
    title: 'simulated: about twelve wrong characters in a hundred',
    usd: '0.004',
    latency: { median: 3_500, spread: 0.5 },
    dose: {
      perHundred: {
        'look-alike': 1.1,
        dropped: 0.8,
        doubled: 0.5,
        'malformed-glyph': 1.1,
        'word-missing': 0.55,
        'punctuation-dropped': 0.3,
      },
      perPicture: {
        'block-missing': 0.68,
        'price-digit': 0.3,
        'case-changed': 0.25,
        'block-duplicated': 0.2,
        'line-invented': 0.3,
        'blocks-swapped': 0.12,
        'hierarchy-inverted': 0.15,
        misaligned: 0.3,
        'spacing-uneven': 0.3,
        'lines-broken': 0.3,
        'colour-off': 0.15,
        'logo-missing': 0.1,
        'logo-moved': 0.12,
        'logo-stretched': 0.12,
        'logo-shrunk': 0.12,
        edge: 0.15,
        overlap: 0.15,
        'contrast-low': 0.15,
      },
    },
  },
};
