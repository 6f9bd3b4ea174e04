import { describe, expect, it, test } from 'vitest';
import { type Box, boxOf, type Point } from '../../src/geometry.ts';
import type { LogoEvidence, LogoPlace, PictureEvidence } from '../../src/layout/evidence.ts';
import { logo } from '../../src/layout/logo.ts';
import type { AskedLayout, FoundLine } from '../../src/layout/seen.ts';
import { aPage } from './a-page.ts';

/** A logo of 150 x 100 at the top left, as in its file. */
function place(more: Partial<LogoPlace> & { at?: Box } = {}): LogoPlace {
  const { at = [50, 50, 150, 100], angle = 0, ...rest } = more;
  const [x, y, w, h] = at;
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const corner = (a: number, b: number): Point => [
    x + w / 2 + a * cos - b * sin,
    y + h / 2 + a * sin + b * cos,
  ];
  const quad = [
    corner(-w / 2, -h / 2),
    corner(w / 2, -h / 2),
    corner(w / 2, h / 2),
    corner(-w / 2, h / 2),
  ] as const;
  return {
    box: boxOf(quad),
    quad,
    angle,
    stretch: 1,
    shape: 0.98,
    weakest: 0.9,
    visible: 0.99,
    colour: 1,
    ...rest,
  };
}

interface Scene {
  found?: LogoPlace[];
  asked?: NonNullable<AskedLayout['logo']>;
  others?: readonly (Partial<FoundLine> & { box: Box })[];
  evidence?: Partial<PictureEvidence>;
  logo?: Partial<LogoEvidence> | null;
}

const ASKED = { region: 'top-left', width: [0.12, 0.2], clear: 0.3 } as const;

function judged({ found = [place()], asked = ASKED, others, evidence, logo: own }: Scene) {
  return logo.judge(
    aPage({
      blocks: [{ id: 'title', text: 'Harbour fair', box: [300, 500, 400, 60] }],
      asked: { logo: asked },
      ...(others === undefined ? {} : { others }),
      evidence: { logo: own === null ? null : { aspect: 1.5, found, ...own }, ...evidence },
    }),
  );
}

it('judges nothing where no logo was asked for', () => {
  const page = aPage({ blocks: [{ id: 'a', box: [0, 0, 50, 20] }] });
  expect(logo.judge(page).verdict).toBe('not-applicable');
});

it('passes a logo that is as it was asked for, and says how wide it is', () => {
  const judgement = judged({});
  expect(judgement.verdict).toBe('pass');
  expect(judgement.score).toBe(1);
  expect(judgement.message).toBe(
    'The logo is there once, as in its file, 150 px (15% of the picture) wide.',
  );
  expect(judgement.marks.map(({ kind }) => kind)).toEqual(['outline', 'box', 'measure']);
});

describe('fails', () => {
  test.each<[string, Scene, string, string]>([
    [
      'nothing like it',
      { found: [] },
      'present',
      'The logo is not in the picture: nothing in it has its shape.',
    ],
    [
      'something a little like it',
      { found: [place({ shape: 0.7, weakest: 0.1, colour: 40 })] },
      'present',
      'The logo is not in the picture: what is most like it agrees in 70% of its outline.',
    ],
    [
      'a second one',
      { found: [place(), place({ at: [700, 800, 90, 60] })] },
      'once',
      'The logo is there twice.',
    ],
    [
      'one in another place',
      { found: [place({ at: [700, 700, 150, 100] })] },
      'region',
      'The logo stands 44% of the picture out of the top left, where 5% are to spare.',
    ],
    [
      'one that sticks out of its box',
      {
        found: [place({ at: [50, 50, 150, 100] })],
        asked: { ...ASKED, region: [0.12, 0.05, 0.3, 0.3] },
      },
      'region',
      'The logo stands 7% of the picture out of its box, where 5% are to spare.',
    ],
    [
      'a small one',
      { found: [place({ at: [50, 50, 90, 60] })] },
      'width',
      "The logo is 9% of the picture's width wide, and 12% to 20% were asked for.",
    ],
    [
      'a large one',
      { found: [place({ at: [50, 50, 240, 160] })] },
      'width',
      "The logo is 24% of the picture's width wide, and 12% to 20% were asked for.",
    ],
    [
      'one drawn out',
      { found: [place({ stretch: 1.3 })] },
      'proportions',
      'The logo is drawn out by 30% to the side.',
    ],
    ['a turned one', { found: [place({ angle: -9 })] }, 'level', 'The logo is turned by 9°.'],
    [
      'other colours',
      { found: [place({ colour: 31 })] },
      'likeness',
      'The logo has other colours than its file (ΔE00 31).',
    ],
    [
      'a part that is another',
      { found: [place({ shape: 0.9, weakest: 0.05 })] },
      'likeness',
      'The logo is not as in its file: 90% of its outline agrees, and 5% of its weakest part.',
    ],
    [
      'a text close by',
      { others: [{ text: 'Now open', box: [60, 160, 100, 20] }] },
      'clear',
      'The logo is crowded: “Now open” is only 10 px away, where 30 px are to be clear.',
    ],
    [
      'a text over it',
      { others: [{ text: 'Now open', box: [60, 100, 100, 20], blocks: ['title'] }] },
      'clear',
      'The logo is crowded: “Now open” touches it, where 30 px are to be clear.',
    ],
  ])('%s', (_, scene, what, message) => {
    const judgement = judged(scene);
    expect(judgement.verdict).toBe('fail');
    expect(judgement.measured.failed).toEqual([what]);
    expect(judgement.message).toBe(message);
    expect(judgement.score).toBeLessThan(1);
    expect(judgement.marks.some((mark) => mark.tone === 'bad' || mark.tone === 'guide')).toBe(true);
  });
});

describe('passes', () => {
  test.each<[string, Scene]>([
    ['a soft one', { found: [place({ shape: 0.9, weakest: 0.6, colour: 4 })] }],
    ['a hair off level', { found: [place({ angle: 2 })] }],
    ['a hair out of proportion', { found: [place({ stretch: 0.97 })] }],
    ['colours that could not be told', { found: [place({ colour: null })] }],
    [
      'a sign somewhere that is a little like it',
      { found: [place(), place({ at: [700, 800, 40, 30], shape: 0.75 })] },
    ],
    ['a tiny one within an ornament', { found: [place(), place({ at: [700, 800, 20, 13] })] }],
    ['what the reader takes the logo for', { others: [{ text: 'M', box: [80, 70, 60, 60] }] }],
    ['a text outside its clear space', { others: [{ text: 'Now open', box: [60, 182, 100, 20] }] }],
    [
      'no clear space asked for',
      { asked: { region: 'top-left' }, others: [{ text: 'x', box: [60, 152, 90, 20] }] },
    ],
    [
      'nothing but its presence asked for',
      { asked: {}, found: [place({ at: [600, 700, 300, 200] })] },
    ],
    [
      'its file as wide as asked for',
      { found: [place({ at: [50, 50, 110, 73] })], logo: { whole: { inkWidth: 0.85 } } },
    ],
    [
      'a logo on the product',
      {
        evidence: {
          product: {
            found: {
              box: [0, 0, 400, 500],
              quad: [
                [0, 0],
                [400, 0],
                [400, 500],
                [0, 500],
              ],
              angle: 0,
              stretch: 1,
              score: 1,
              outline: 1,
              differing: 0,
              structure: 1,
              covered: 0,
            },
          },
        },
      },
    ],
  ])('%s', (_, scene) => {
    const judgement = judged(scene);
    expect(judgement.message).toMatch(/^The logo is there once/);
    expect(judgement.verdict).toBe('pass');
  });
});

describe('leaves open', () => {
  test.each<[string, Scene]>([
    ['a logo that was not looked for', { logo: null }],
    [
      'one that the edge of the picture cuts',
      { found: [place({ at: [-40, 50, 150, 100], shape: 0.75, weakest: 0 })] },
    ],
    ['one too small to tell', { found: [place({ at: [50, 50, 60, 10], shape: 0.7, weakest: 0 })] }],
    [
      'a wordmark that may be what is too faint to read',
      {
        found: [],
        asked: { ...ASKED, text: 'KOVELT' },
        evidence: {
          faint: [
            {
              box: [50, 50, 150, 40],
              foreground: [240, 240, 240],
              background: [255, 255, 255],
              contrast: 1.1,
            },
          ],
        },
      },
    ],
  ])('%s', (_, scene) => {
    const judgement = judged(scene);
    expect(judgement.verdict).toBe('unknown');
    expect(judgement.score).toBeNull();
  });
});

describe('a wordmark', () => {
  const read = (text: string, confidence: number, shape: number, box: Box = [60, 70, 130, 60]) =>
    judged({
      found: [place({ shape, weakest: shape > 0.95 ? 0.9 : 0.6 })],
      asked: { ...ASKED, text: 'KOVELT' },
      others: [{ text, confidence, box }],
    });

  test.each<[string, string, number, number, string]>([
    ['as asked', 'KOVELT', 0.97, 0.9, 'pass'],
    ['in other capitals', 'Kovelt', 0.97, 0.9, 'pass'],
    ['with a sign of its drawing', '◎ KOVELT', 0.97, 0.9, 'pass'],
    ['misspelt for sure', 'KOVLET', 0.97, 0.9, 'fail'],
    ['misread, and its shape is the file’s', 'KQVELT', 0.97, 0.99, 'pass'],
    ['read without trust', 'KOVLET', 0.5, 0.9, 'pass'],
    ['taken for something else', '@', 0.97, 0.9, 'pass'],
  ])('%s', (_, text, confidence, shape, verdict) => {
    const judgement = read(text, confidence, shape);
    expect(judgement.verdict).toBe(verdict);
    if (verdict === 'fail') {
      expect(judgement.message).toBe('The logo reads “KOVLET”, and “KOVELT” was asked for.');
    }
  });
});

it('prefers the one in its place where there are two', () => {
  const away = place({ at: [700, 800, 160, 107], shape: 1 });
  const judgement = judged({ found: [away, place()] });
  expect(judgement.measured.failed).toEqual(['once']);
  expect(judgement.boxes).toEqual([place().box, away.box]);
});
