import { describe, expect, it, test } from 'vitest';
import { rgbOf } from '../../src/layout/colour/hex.ts';
import type { ColourArea, PictureEvidence } from '../../src/layout/evidence.ts';
import { palette } from '../../src/layout/palette.ts';
import type { RuleVerdict } from '../../src/layout/rule.ts';
import type { AskedLayout } from '../../src/layout/seen.ts';
import { type ABlock, aPage } from './a-page.ts';

type Areas = readonly (readonly [hex: string, share: number])[];
type Palette = NonNullable<AskedLayout['palette']>;

const CRIMSON = '#7A1F2B';
const CREAM = '#F4EBDD';
const AMBER = '#FFB02E';

function evidenceOf(areas: Areas): Partial<PictureEvidence> {
  const colours = areas.map(
    ([hex, share], cell): ColourArea => ({ colour: rgbOf(hex), share, cell }),
  );
  return {
    colours: {
      colours,
      grid: { columns: 4, rows: 4, cells: Array(16).fill(rgbOf(areas[0]?.[0] ?? '#ffffff')) },
      background: { colour: [255, 255, 255], share: 1, white: 1, fromWhite: 0, farFromWhite: 0 },
      alpha: null,
    },
  };
}

function judged(areas: Areas, asked: Palette, blocks: readonly ABlock[] = []) {
  return palette.judge(aPage({ blocks, asked: { palette: asked }, evidence: evidenceOf(areas) }));
}

describe('a main color', () => {
  it.each<[string, RuleVerdict, Areas, string]>([
    [
      'is the ground',
      'pass',
      [
        [CRIMSON, 0.9],
        ['#ffffff', 0.05],
      ],
      CRIMSON,
    ],
    [
      'is the ground, in its shades',
      'pass',
      [
        ['#72202c', 0.5],
        ['#842634', 0.4],
      ],
      CRIMSON,
    ],
    [
      'is the widest beside white',
      'pass',
      [
        ['#ffffff', 0.9],
        [CRIMSON, 0.04],
      ],
      CRIMSON,
    ],
    [
      'is the widest beside paper',
      'pass',
      [
        ['#f6eedf', 0.8],
        [CRIMSON, 0.08],
        ['#222222', 0.1],
      ],
      CRIMSON,
    ],
    [
      'is nearly as wide as another',
      'pass',
      [
        [CRIMSON, 0.4],
        [AMBER, 0.45],
      ],
      CRIMSON,
    ],
    [
      'is a neutral ground',
      'pass',
      [
        ['#f5f3ea', 0.8],
        ['#2f6b3a', 0.15],
      ],
      '#F5F3EA',
    ],
    [
      'is outdone by a color',
      'fail',
      [
        [AMBER, 0.7],
        [CRIMSON, 0.2],
      ],
      CRIMSON,
    ],
    [
      'is outdone by shades of a color',
      'fail',
      [
        ['#1f3f7a', 0.3],
        [CRIMSON, 0.2],
        ['#24488a', 0.3],
      ],
      CRIMSON,
    ],
    [
      'is between',
      'unknown',
      [
        [AMBER, 0.5],
        [CRIMSON, 0.3],
      ],
      CRIMSON,
    ],
    [
      'is a neutral that another outdoes',
      'fail',
      [
        ['#2f6b3a', 0.8],
        ['#f5f3ea', 0.1],
      ],
      '#F5F3EA',
    ],
    [
      'is a trace',
      'fail',
      [
        ['#ffffff', 0.97],
        [CRIMSON, 0.01],
      ],
      CRIMSON,
    ],
    ['is missing', 'fail', [['#1f3f7a', 0.95]], CRIMSON],
  ])('%s: %s', (_, verdict, areas, primary) => {
    expect(judged(areas, { primary }).verdict).toBe(verdict);
  });

  it('is measured by CIEDE2000 and told with the nearest found', () => {
    const { verdict, score, measured, expected, message } = judged(
      [
        ['#a8434f', 0.9],
        ['#ffffff', 0.1],
      ],
      { primary: CRIMSON },
    );
    expect(verdict).toBe('fail');
    expect(score).toBe(0);
    expect(expected).toMatchObject({ toleranceDeltaE00: 10 });
    expect(measured).toEqual({
      colors: [
        {
          asked: CRIMSON,
          share: 0,
          nearest: '#a8434f',
          deltaE00: 12.5,
          rival: '#a8434f',
          rivalShare: 0.9,
        },
      ],
    });
    expect(message).toMatch(
      /^The main color #7A1F2B is nowhere to be seen: the nearest found is #a8434f, ΔE 12\.5 away \(allowed 10\)\.$/,
    );
  });

  test.each([
    [3, 'fail'],
    [5, 'unknown'],
    [6, 'pass'],
  ] as const)('within a tolerance of %i: %s', (tolerance, verdict) => {
    // CIEDE2000 of the two is 5.8: what is told to 2 decides nothing so near the bound.
    expect(judged([['#8b3240', 0.9]], { primary: CRIMSON, tolerance }).verdict).toBe(verdict);
  });

  it.each<[AskedLayout['background'], RuleVerdict]>([
    ['white', 'pass'],
    [undefined, 'fail'],
  ])('that is black is not outdone by a background of %s', (background, verdict) => {
    const page = aPage({
      blocks: [],
      asked: {
        palette: { primary: '#23282A' },
        ...(background === undefined ? {} : { background }),
      },
      evidence: evidenceOf([
        ['#ffffff', 0.85],
        ['#23282a', 0.1],
      ]),
    });
    expect(palette.judge(page).verdict).toBe(verdict);
  });

  it('is weighed by what is drawn, not by what is transparent', () => {
    const { verdict, measured } = judged(
      [
        [CRIMSON, 0.06],
        ['#222222', 0.04],
      ],
      { primary: CRIMSON },
    );
    expect(verdict).toBe('pass');
    expect(measured).toMatchObject({ colors: [{ share: 0.6 }] });
  });
});

describe('colors beside it', () => {
  const asked = { primary: CRIMSON, secondary: [CREAM, AMBER] };

  it.each<[string, RuleVerdict, Areas]>([
    [
      'are all there',
      'pass',
      [
        [CRIMSON, 0.9],
        [CREAM, 0.05],
        [AMBER, 0.01],
      ],
    ],
    [
      'are in shades, each of them tiny',
      'pass',
      [
        [CRIMSON, 0.9],
        [CREAM, 0.05],
        ['#ffb02e', 0.002],
        ['#fbac30', 0.002],
      ],
    ],
    [
      'lack one',
      'fail',
      [
        [CRIMSON, 0.9],
        [CREAM, 0.05],
        ['#ffffff', 0.05],
      ],
    ],
    [
      'have a trace of one',
      'fail',
      [
        [CRIMSON, 0.9],
        [CREAM, 0.05],
        [AMBER, 0.001],
      ],
    ],
  ])('%s: %s', (_, verdict, areas) => {
    expect(judged(areas, asked).verdict).toBe(verdict);
  });

  it('belong to the asked color that is nearest', () => {
    const near = { primary: '#F6EEDC', secondary: ['#FFFFFF'], tolerance: 12 };
    expect(judged([['#f6eedc', 0.9]], near).verdict).toBe('fail');
    expect(
      judged(
        [
          ['#f6eedc', 0.8],
          ['#ffffff', 0.1],
        ],
        near,
      ).verdict,
    ).toBe('pass');
  });

  it('may be the ink of text alone', () => {
    const line = { box: [100, 100, 400, 60] as const, ink: { foreground: rgbOf(AMBER) } };
    const { verdict, measured } = judged(
      [
        [CRIMSON, 0.95],
        [CREAM, 0.02],
      ],
      asked,
      [{ id: 'title', rows: [line] }],
    );
    expect(verdict).toBe('pass');
    // A fifth of the line's box, in a picture of 1000×1000 of which 97% could be told.
    expect(measured).toMatchObject({ colors: [{}, {}, { share: 0.005, nearest: '#ffb02e' }] });
  });

  it('are not the ink of small print', () => {
    const line = { box: [100, 100, 100, 10] as const, ink: { foreground: rgbOf(AMBER) } };
    const found = judged(
      [
        [CRIMSON, 0.95],
        [CREAM, 0.02],
      ],
      asked,
      [{ id: 'a', rows: [line] }],
    );
    expect(found.verdict).toBe('fail');
    expect(found.message).toMatch(/^#FFB02E is nowhere to be seen/);
  });

  it('are scored by what they cover, the main one as much as the rest', () => {
    expect(
      judged(
        [
          [CRIMSON, 0.9],
          [CREAM, 0.05],
          ['#222222', 0.05],
        ],
        asked,
      ).score,
    ).toBe(0.75);
    expect(
      judged(
        [
          [CRIMSON, 0.9],
          [CREAM, 0.05],
          [AMBER, 0.05],
        ],
        asked,
      ).score,
    ).toBe(1);
    expect(
      judged(
        [
          ['#1f3f7a', 0.9],
          [CREAM, 0.05],
          [AMBER, 0.05],
        ],
        asked,
      ).score,
    ).toBe(0.5);
  });
});

it('shows where each color was found', () => {
  const { marks, message } = judged(
    [
      [CRIMSON, 0.9],
      [CREAM, 0.05],
      ['#1f3f7a', 0.05],
    ],
    { primary: CRIMSON, secondary: [CREAM, AMBER] },
  );
  expect(message).toMatch(/^#FFB02E is nowhere to be seen: the nearest found is /);
  expect(marks).toMatchObject([
    {
      kind: 'swatch',
      tone: 'good',
      box: [0, 0, 250, 250],
      colour: '#7a1f2b',
      label: '#7A1F2B: ΔE 0',
    },
    { kind: 'swatch', tone: 'good', box: [250, 0, 250, 250], colour: '#f4ebdd' },
    { kind: 'swatch', tone: 'bad', label: expect.stringMatching(/^#FFB02E: ΔE \d+/) },
  ]);
});

it('is unknown where no color can be told', () => {
  const { verdict, score } = judged([[CRIMSON, 0.03]], { primary: CRIMSON });
  expect([verdict, score]).toEqual(['unknown', null]);
});

it('is not applicable where no color was asked for', () => {
  const { verdict, score } = palette.judge(
    aPage({ blocks: [], evidence: evidenceOf([[AMBER, 1]]) }),
  );
  expect([verdict, score]).toEqual(['not-applicable', null]);
});
