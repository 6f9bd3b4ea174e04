import type { Sample } from '../../../src/dataset/schema.ts';
import { type Box, centerOf, type Point, quadOf } from '../../../src/geometry.ts';
import { notApplicable, type RuleJudgement } from '../../../src/layout/rule.ts';
import type { RuleVerdictOf } from '../../../src/layout/rules.ts';
import type { JudgedBlock } from '../../../src/text/types.ts';
import { HEIGHT, WIDTH } from './synthetic-copy.ts';

interface Placed {
  id: string;
  name: string;
  box: Box;
  lineHeight: number;
}

interface Page {
  sample: Sample;
  placed: readonly Placed[];
  /** Those whose place is not known. */
  open: readonly JudgedBlock[];
  /** How often what is not in the blocks is wrong: colours, the logo. */
  rate: number;
  random: () => number;
}

const LEAST_RATIO = 1.2;
const MARGIN = 20;
const ASKED = '#0b5d4b';

/** Judged from where the blocks are; what boxes don't tell is made up. */
export function syntheticLayout(
  sample: Sample,
  blocks: readonly JudgedBlock[],
  rate: number,
  random: () => number,
): RuleVerdictOf[] {
  const placed = blocks.flatMap(({ id, expected, box, boxes }) =>
    box === null ? [] : [{ id, name: `“${expected}”`, box, lineHeight: boxes[0]![3] }],
  );
  const open = blocks.filter(({ box, verdict }) => box === null || verdict === 'unreadable');
  const page: Page = { sample, placed, open, rate, random };
  return Object.entries({ hierarchy, margin, order, align, palette, logo, contrast, overlap }).map(
    ([rule, judge]) => ({ rule, ...judge(page) }),
  );
}

function hierarchy({ placed, open }: Page): RuleJudgement {
  const [title, lead] = ['title', 'lead'].map((id) => placed.find((block) => block.id === id));
  const expected = { leastRatio: LEAST_RATIO, levels: [['title'], ['lead']] };
  if (title === undefined || lead === undefined) {
    const name = open.find(({ id }) => id === 'title' || id === 'lead')?.expected ?? '';
    return unknown(`The size of “${name}” could not be measured.`, expected);
  }
  const ratio = round(title.lineHeight / lead.lineHeight);
  const passes = ratio >= LEAST_RATIO;
  return {
    verdict: passes ? 'pass' : 'fail',
    score: passes ? 1 : 0.5,
    measured: {
      leastRatio: ratio,
      levels: [title, lead].map(({ id, lineHeight }) => [{ id, sizePx: lineHeight }]),
    },
    expected,
    message: passes
      ? `The sizes fall as asked: ${title.name} is ${ratio} times as large as ${lead.name}.`
      : `${title.name} is ${ratio} times as large as ${lead.name}; at least ${LEAST_RATIO} is needed.`,
    boxes: [title.box, lead.box],
    marks: [title, lead].map(({ box, lineHeight }) => ({
      kind: 'box',
      tone: passes ? 'good' : 'bad',
      box,
      label: `${lineHeight} px`,
    })),
  };
}

function margin({ placed, open }: Page): RuleJudgement {
  const expected = { leastPx: MARGIN, leastShare: 0.04 };
  const free: Box = [MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN];
  const guide = { kind: 'box', tone: 'guide', box: free, label: `margin ${MARGIN} px` } as const;
  const right = ({ box: [x, , width] }: Placed) => round(WIDTH - x - width);
  const cut = placed.find((block) => right(block) < MARGIN);
  if (cut === undefined && open.length > 0) {
    return {
      ...unknown(`Where “${open[0]!.expected}” stands is not known.`, expected),
      marks: [guide],
    };
  }
  if (cut === undefined) {
    return {
      verdict: 'pass',
      score: 1,
      measured: { leastPx: 40, notPlaced: [], side: 'left', within: [] },
      expected,
      message: `All texts keep ${MARGIN} px free on every side.`,
      boxes: placed.map(({ box }) => box),
      marks: [guide],
    };
  }
  const [x, y, width, height] = cut.box;
  const distancePx = right(cut);
  const at = y + height / 2;
  return {
    verdict: 'fail',
    score: 0.833,
    measured: {
      leastPx: distancePx,
      notPlaced: open.map(({ id }) => id),
      side: 'right',
      within: [{ distancePx, name: cut.name, side: 'right' }],
    },
    expected,
    message: `${cut.name} stands ${distancePx} px from the right edge, where ${MARGIN} px are to stay free.`,
    boxes: [cut.box],
    marks: [
      guide,
      {
        kind: 'measure',
        tone: 'bad',
        from: [x + width, at],
        to: [WIDTH, at],
        label: `${distancePx} px`,
      },
    ],
  };
}

function order({ placed, open }: Page): RuleJudgement {
  const pairs = (placed.length * (placed.length - 1)) / 2;
  const notPlaced = open.map(({ id }) => id);
  const isOpen = notPlaced.length > 0;
  return {
    verdict: isOpen ? 'unknown' : 'pass',
    score: isOpen ? null : 1,
    measured: { notPlaced, outOfSequence: [], pairs, pairsInSequence: pairs, share: 1 },
    expected: { share: 1 },
    message: isOpen
      ? `Where “${open[0]!.expected}” stands is not known, so that the reading order is not, either.`
      : 'The texts are met in the order in which they are to be read.',
    boxes: placed.map(({ box }) => box),
    marks: placed.slice(1).map(({ box }, i) => ({
      kind: 'line',
      tone: 'good',
      from: centerOf(placed[i]!.box),
      to: centerOf(box),
      arrow: true,
    })),
  };
}

function align({ sample, placed }: Page): RuleJudgement {
  const both = placed.filter(({ id }) => id === 'title' || id === 'title-2');
  // Texts of two directions begin at two sides of the page.
  const isMixed = sample.copy.some(({ id, lang }) => id.startsWith('title') && lang === 'ar');
  if (isMixed || both.length < 2) return notApplicable('No texts are asked to share an edge.');
  const [first, second] = both.map(({ box }) => box[0]) as [number, number];
  const offPx = round(second - first);
  const passes = Math.abs(offPx) <= 5.1;
  const edge = (x: number): { from: Point; to: Point } => ({ from: [x, 60], to: [x, 194] });
  return {
    verdict: passes ? 'pass' : 'fail',
    score: passes ? 1 : 0.5,
    measured: {
      edges: [{ atPx: first, edge: 'left', notPlaced: [], offPx: { title: 0, 'title-2': offPx } }],
    },
    expected: {
      edges: [
        { blocks: ['title', 'title-2'], edge: 'left', tolerancePx: 5.1, toleranceShare: 0.01 },
      ],
    },
    message: passes
      ? 'Both texts stand on the edge that they are to share, within 5 px.'
      : `${both[1]!.name} stands ${offPx} px off the left edge that it is to share with ${both[0]!.name}.`,
    boxes: both.map(({ box }) => box),
    marks: [
      { kind: 'line', tone: passes ? 'good' : 'guide', ...edge(first) },
      ...(passes
        ? []
        : [{ kind: 'line', tone: 'bad', ...edge(second), label: `${offPx} px` } as const]),
    ],
  };
}

function palette({ sample, rate, random }: Page): RuleJudgement {
  if (sample.palette === undefined) return notApplicable('No colors were asked for.');
  const passes = random() >= rate;
  const nearest = passes ? '#0c5f4c' : '#8d2381';
  const deltaE00 = passes ? 0.9 : 40;
  const box: Box = [0, 0, 32, 32];
  return {
    verdict: passes ? 'pass' : 'fail',
    score: passes ? 1 : 0,
    measured: { colors: [{ asked: ASKED, deltaE00, nearest, share: passes ? 0.71 : 0 }] },
    expected: { colors: [{ asked: ASKED, leastShare: 0.5 }], toleranceDeltaE00: 12 },
    message: passes
      ? `The main color ${ASKED} fills 71% of the picture.`
      : `The main color ${ASKED} is nowhere to be seen: the nearest found is ${nearest}, ΔE ${deltaE00} away (allowed 12).`,
    boxes: [box],
    marks: [
      {
        kind: 'swatch',
        tone: passes ? 'good' : 'bad',
        box,
        colour: nearest,
        label: `${ASKED}: ΔE ${deltaE00}`,
      },
    ],
  };
}

function logo({ sample, rate, random }: Page): RuleJudgement {
  if (sample.logo === undefined) return notApplicable('The sample asks for no logo.');
  const passes = random() >= rate;
  const widthPx = passes ? 96 : 40;
  const box: Box = [LOGO[0], LOGO[1], widthPx, 40];
  const tone = passes ? 'good' : 'bad';
  const below = LOGO[1] + 40;
  return {
    verdict: passes ? 'pass' : 'fail',
    score: passes ? 1 : 0.857,
    measured: { failed: passes ? [] : ['width'], times: 1, widthPx, shapeShare: 0.97 },
    expected: { times: 1, widthPx: [64, 128] },
    message: passes
      ? 'The logo is there once, as in its file, 96 px (19% of the picture) wide.'
      : "The logo is 7.8% of the picture's width wide, and 13% to 25% were asked for.",
    boxes: [box],
    marks: [
      { kind: 'outline', tone, points: [...quadOf(box)], label: 'logo 97%' },
      {
        kind: 'measure',
        tone,
        from: [LOGO[0], below],
        to: [LOGO[0] + widthPx, below],
        label: `${widthPx} px`,
      },
    ],
  };
}

const LOGO: Point = [40, 290];

function contrast({ placed, rate, random }: Page): RuleJudgement {
  const expected = { leastRatio: 3, leastRatioOfDisplayType: 2, toleratedShare: 0.05 };
  const least = placed.at(-1);
  if (least === undefined) return unknown('No text could be measured.', expected);
  const passes = random() >= rate;
  const ratio = passes ? 8.4 : 1.6;
  return {
    verdict: passes ? 'pass' : 'fail',
    score: passes ? 1 : 0.9,
    measured: {
      blocks: placed.map(({ id }) => ({ id, ratio: id === least.id ? ratio : 12.1 })),
      faint: [],
    },
    expected,
    message: passes
      ? `Every text stands out from its background, ${least.name} least of all: ${ratio} : 1.`
      : `${least.name} hardly stands out from its background: ${ratio} : 1, at least 3 : 1 is needed.`,
    boxes: passes ? [] : [least.box],
    marks: [{ kind: 'box', tone: passes ? 'good' : 'bad', box: least.box, label: `${ratio} : 1` }],
  };
}

function overlap({ open }: Page): RuleJudgement {
  const expected = { mostShare: 0.15 };
  const unseen = open.find(({ verdict }) => verdict === 'unreadable');
  if (unseen !== undefined) {
    const what = `“${unseen.expected}” was not seen in full, so that something may lie over it.`;
    return { ...unknown(what, expected), measured: { covers: [], notSeen: [unseen.id] } };
  }
  const message = 'No text covers another.';
  const measured = { covers: [], notSeen: [] };
  return { verdict: 'pass', score: 1, measured, expected, message, boxes: [], marks: [] };
}

function unknown(message: string, expected: RuleJudgement['expected']): RuleJudgement {
  return { ...notApplicable(message), verdict: 'unknown', expected };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
