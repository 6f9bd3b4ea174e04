import { expect, test } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import type { FaintText } from '../../../src/layout/evidence.ts';
import { logo } from '../../../src/layout/logo.ts';
import type { AskedLayout } from '../../../src/layout/seen.ts';
import { aPage } from '../a-page.ts';

const faint = (box: Box, small?: boolean): FaintText => ({
  box,
  foreground: [240, 240, 240],
  background: [255, 255, 255],
  contrast: 1.1,
  ...(small === undefined ? {} : { small }),
});

/** Six letters, 200 to 300 px wide at the top left; five times as wide as high. */
const ASKED = { text: 'KOVELT', region: [0, 0, 0.4, 0.1], width: [0.2, 0.3] } as const;

test.each<[string, FaintText[], NonNullable<AskedLayout['logo']>, 'fail' | 'unknown']>([
  ['nothing faint', [], ASKED, 'fail'],
  ['all of the logo', [faint([50, 30, 240, 46])], ASKED, 'unknown'],
  ['its name beside a sign', [faint([150, 30, 110, 40])], ASKED, 'unknown'],
  ['one of several', [faint([50, 700, 300, 20]), faint([50, 30, 240, 46])], ASKED, 'unknown'],
  [
    'anywhere, where no place is asked for',
    [faint([500, 700, 240, 46])],
    { text: 'KOVELT' },
    'unknown',
  ],
  ['elsewhere', [faint([500, 700, 240, 46])], ASKED, 'fail'],
  ['far narrower', [faint([50, 30, 35, 8])], ASKED, 'fail'],
  ['far wider', [faint([20, 30, 380, 40])], ASKED, 'fail'],
  ['a row of far more letters', [faint([50, 30, 240, 12])], ASKED, 'fail'],
  ['several rows of text', [faint([50, 20, 240, 140])], ASKED, 'fail'],
  ['small print in its place', [faint([50, 30, 240, 46], true)], ASKED, 'fail'],
  ['a logo without a name', [faint([50, 30, 240, 46])], { ...ASKED, text: undefined }, 'fail'],
])('no logo, but faint text: %s', (_, texts, asked, verdict) => {
  const evidence = { faint: texts, logo: { aspect: 5, found: [] } };
  const judgement = logo.judge(aPage({ blocks: [], asked: { logo: asked }, evidence }));
  expect(judgement.verdict).toBe(verdict);
});
