import { describe, expect, it, test } from 'vitest';
import { guardedRule } from '../../src/layout/guarded.ts';
import type { LayoutRule, Mark, RuleJudgement } from '../../src/layout/rule.ts';
import type { LayoutInput } from '../../src/layout/seen.ts';
import { aPage } from './a-page.ts';

const input = aPage({ width: 400, height: 300, blocks: [{ id: 'title', box: [10, 10, 90, 20] }] });

/** One of each kind with all that it may have, so that none is forgotten. */
const marks: { [Kind in Mark['kind']]: Required<Extract<Mark, { kind: Kind }>> } = {
  box: { kind: 'box', tone: 'bad', box: [10, 10, 90, 20], label: 'title' },
  outline: {
    kind: 'outline',
    tone: 'guide',
    points: [
      [0, 0],
      [9, 0],
      [9, 9],
    ],
    label: 'a corner',
  },
  line: { kind: 'line', tone: 'open', from: [0, 0], to: [400, 0], label: 'top', arrow: true },
  measure: { kind: 'measure', tone: 'good', from: [0, 0], to: [0, 10], label: '10 px' },
  swatch: { kind: 'swatch', tone: 'bad', box: [0, 0, 9, 9], colour: '#7A1F2B', label: 'red' },
};

const good: RuleJudgement = {
  verdict: 'fail',
  score: 0.5,
  measured: { gapPx: 3.5, blocks: ['title', { deep: [null, true] }] },
  expected: {},
  message: 'The title stands alone.',
  boxes: [[10, 10, 90, 20]],
  marks: Object.values(marks),
};

function judged(judge: (input: LayoutInput) => unknown): RuleJudgement {
  const rule = { id: 'mine', title: 'Mine.', score: 'None.', judge } as LayoutRule;
  return guardedRule('rules/mine.ts', rule).judge(input);
}

const answering = (over: Record<string, unknown>) => judged(() => ({ ...good, ...over }));

describe('a judgement that holds', () => {
  it('is given on as it is, with nothing else in it', () => {
    expect(judged(() => good)).toEqual(good);
    const more = judged(() => ({
      ...good,
      more: 1,
      marks: [{ ...marks.box, label: undefined, x: 1 }],
    }));
    expect(more).toEqual({
      ...good,
      marks: [{ kind: 'box', tone: 'bad', box: [10, 10, 90, 20] }],
    });
  });

  test.each([
    ['pass', 1],
    ['fail', 0],
    ['unknown', null],
    ['not-applicable', null],
  ])('%s with the score %s', (verdict, score) => {
    expect(answering({ verdict, score })).toMatchObject({ verdict, score, message: good.message });
  });

  it('keeps the rule’s own this, and its id, title and score', () => {
    class Mine implements LayoutRule {
      id = 'mine';
      title = 'Mine.';
      score = 'None.';
      #message = 'By a private field.';
      judge() {
        return { ...good, message: this.#message };
      }
    }
    const rule = guardedRule('m.ts', new Mine());
    expect(rule).toMatchObject({ id: 'mine', title: 'Mine.', score: 'None.' });
    expect(rule.judge(input).message).toBe('By a private field.');
  });

  test.each([
    ['line breaks', ' of “two\n lines”\t ', 'of “two lines”'],
    ['half a surrogate pair', 'a\ud83c', 'a\ufffd'],
    ['joiners and marks', 'نمی‌شود \u{1f469}‍\u{1f373}', 'نمی‌شود \u{1f469}‍\u{1f373}'],
  ])('a message with %s becomes one line', (_, message, told) => {
    expect(answering({ message })).toMatchObject({ verdict: 'fail', message: told });
  });

  it('a message or label that is too long is cut, between characters', () => {
    const family = '\u{1f469}‍\u{1f469}‍\u{1f467}';
    const told = answering({
      message: family.repeat(90),
      marks: [{ ...marks.box, label: 'x'.repeat(81) }],
    });
    expect(told.message.length).toBeLessThanOrEqual(400);
    expect(told.message).toMatch(new RegExp(`^(${family})+…$`, 'u'));
    expect(told.marks).toMatchObject([{ label: `${'x'.repeat(79)}…` }]);
  });
});

describe('the input', () => {
  test.each<[string, (seen: LayoutInput) => unknown]>([
    ['a block', (seen) => Object.assign(seen.blocks[0]!, { box: null, id: 'x' })],
    ['a list', (seen) => (seen.blocks as unknown[]).splice(0)],
    ['what was asked', (seen) => Object.assign(seen.asked, { copy: [] })],
    ['the evidence', (seen) => Object.assign(seen.evidence.colours.background, { white: 9 })],
    ['its size', (seen) => Object.assign(seen, { width: 1 })],
  ])('is a copy: %s that a rule changes stays what it is for others', (_, change) => {
    const before = structuredClone(input);
    const told = judged((seen) => {
      change(seen);
      return good;
    });
    expect(told).toEqual(good);
    expect(input).toEqual(before);
  });

  it('what a rule gives is copied too', () => {
    const kept = structuredClone(good);
    const first = judged(() => kept);
    Object.assign(kept.boxes[0]!, { 0: 99 });
    Object.assign(kept.measured, { gapPx: 99 });
    expect(first).toEqual(good);
  });
});

const circle: Record<string, unknown> = {};
circle.round = circle;
const mark = (over: Record<string, unknown>) => ({ marks: [{ ...marks.box, ...over }] });

describe('what is no judgement leaves the verdict unknown, and says why', () => {
  test.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /object.*undefined/],
    ['null', null, /object.*null/],
    ['a verdict alone', 'pass', /object.*string/],
    ['no keys', {}, /verdict: .*; score: .*; measured: .*; 4 more$/],
    ['another verdict', { ...good, verdict: 'maybe' }, /verdict: .*pass.*not-applicable/],
    ['a score above 1', { ...good, score: 50 }, /score: /],
    ['a score below 0', { ...good, score: -0.1 }, /score: /],
    ['a score of NaN', { ...good, score: Number.NaN }, /score: /],
    ['a verdict without a score', { ...good, score: null }, /score: a number from 0 to 1 where/],
    [
      'a score of what is unknown',
      { ...good, verdict: 'unknown' },
      /score: .*null where it is not/,
    ],
    ['a score of nothing', { ...good, verdict: 'not-applicable', score: 0 }, /score: /],
    [
      'a measure of NaN',
      { ...good, measured: { gapPx: Number.NaN } },
      /measured\.gapPx: not plain/,
    ],
    ['infinity', { ...good, expected: { a: [Infinity] } }, /expected\.a.*: not plain JSON/],
    ['nothing measured', { ...good, measured: { a: undefined } }, /measured\.a: not plain JSON/],
    ['a date', { ...good, measured: { a: new Date() } }, /measured\.a: not plain JSON/],
    ['a function', { ...good, measured: { a: () => 1 } }, /measured\.a: not plain JSON/],
    ['a big integer', { ...good, measured: { a: 1n } }, /measured\.a: not plain JSON/],
    ['a list of measures', { ...good, measured: [1] }, /measured: not plain JSON/],
    ['a circle', { ...good, measured: circle }, /circular/],
    ['a book', { ...good, measured: { a: 'x'.repeat(10_001) } }, /measured: longer than 10000/],
    ['no message', { ...good, message: undefined }, /message: /],
    ['an empty message', { ...good, message: ' \n' }, /message: empty/],
    ['a message that a terminal obeys', { ...good, message: 'a\u001b[2J' }, /message: control/],
    ['a box of three', { ...good, boxes: [[1, 2, 3]] }, /boxes\.0: /],
    ['a box of texts', { ...good, boxes: [['1', 2, 3, 4]] }, /boxes\.0\.0: /],
    ['a box without end', { ...good, boxes: [[1, 2, Infinity, 4]] }, /boxes\.0\.2: /],
    ['a box with less than no width', { ...good, boxes: [[1, 2, -3, 4]] }, /boxes\.0\.2: /],
    ['a box in another town', { ...good, boxes: [[1e9, 2, 3, 4]] }, /far outside the picture/],
    [
      'a box as wide as a town',
      { ...good, boxes: [[1, 2, 1e9, 4]] },
      /far larger than the picture/,
    ],
    ['no box', { ...good, boxes: null }, /boxes: /],
    ['too many boxes', { ...good, boxes: Array(201).fill([1, 2, 3, 4]) }, /boxes: .*200/],
    ['too many marks', { ...good, marks: Array(401).fill(marks.box) }, /marks: .*400/],
    ['no marks', { ...good, marks: undefined }, /marks: /],
    ['a mark of another kind', { ...good, ...mark({ kind: 'star' }) }, /marks\.0\.kind: /],
    ['another tone', { ...good, ...mark({ tone: 'red' }) }, /marks\.0\.tone: /],
    ['a mark without a box', { ...good, ...mark({ box: undefined }) }, /marks\.0\.box: /],
    ['a label of a number', { ...good, ...mark({ label: 4 }) }, /marks\.0\.label: /],
    ['a colour by name', { ...good, ...mark({ kind: 'swatch', colour: 'red' }) }, /#rrggbb/],
    ['a line to nowhere', { ...good, ...mark({ kind: 'line', from: [0, 0] }) }, /marks\.0\.to: /],
    [
      'a length without words',
      { ...good, ...mark({ kind: 'measure', from: [0, 0], to: [1, 1], label: undefined }) },
      /marks\.0\.label: /,
    ],
    [
      'an outline of a point',
      { ...good, ...mark({ kind: 'outline', points: [[1, 1]] }) },
      /points/,
    ],
  ])('%s', (_, answer, why) => {
    const { message, ...rest } = judged(() => answer);
    expect(message).toMatch(
      /^The rule’s own module rules\/mine\.ts failed at this picture: (its judgement does not hold: |Converting)/,
    );
    expect(message).toMatch(why);
    expect(rest).toEqual(undecided);
  });

  test.each<[string, () => unknown, RegExp]>([
    ['an error', () => ([] as { x: 1 }[])[0]!.x, /undefined.*x/],
    ['a text', () => thrown('no luck'), /: no luck$/],
    ['nothing', () => thrown(undefined), /: undefined$/],
    ['what can’t be printed', () => thrown({ toString: () => thrown(1) }), /can’t be printed$/],
    ['many lines', () => thrown(new Error('a\nb\u001b[2Jc')), /: a b \[2Jc$/],
    ['a book', () => thrown('x'.repeat(9999)), /x{100}…$/],
    ['without end', () => endless(), /call stack/],
    ['a getter that throws', () => ({ ...good, get score() { return thrown('odd'); } }), /: odd$/], // biome-ignore format: a row
    ['a promise', async () => good, /a promise, and is to answer at once$/],
    ['a promise that fails', async () => thrown('unheard'), /a promise/],
    // biome-ignore lint/suspicious/noThenProperty: that is what is tried
    ['what is like a promise', () => ({ then: () => thrown('x') }), /a promise/],
  ])('thrown or promised: %s', async (_, judge, why) => {
    const { message, ...rest } = judged(judge);
    expect(message).toMatch(/^The rule’s own module rules\/mine\.ts failed at this picture: /);
    expect(message).toMatch(why);
    expect(message).toMatch(/^\P{Cc}{1,400}$/u);
    expect(rest).toEqual(undecided);
    // A rejection that nobody heard would fail the test here.
    await new Promise((resolve) => setTimeout(resolve));
  });

  it('the next picture may go well', () => {
    let asked = 0;
    const rule = guardedRule('m.ts', {
      id: 'mine',
      title: 'Mine.',
      score: 'None.',
      judge: () => (asked++ === 0 ? thrown('once') : good),
    });
    expect([1, 2].map(() => rule.judge(input).verdict)).toEqual(['unknown', 'fail']);
  });
});

const undecided = {
  verdict: 'unknown',
  score: null,
  measured: {},
  expected: {},
  boxes: [],
  marks: [],
};

function thrown(what: unknown): never {
  throw what;
}

function endless(): number {
  return 1 + endless();
}
