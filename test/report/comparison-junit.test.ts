import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/compare/compare.ts';
import { comparisonJunit } from '../../src/report/comparison-junit.ts';
import { comparison, gate, STRANGE_NAMES, UNKNOWN, verdict } from './a-comparison.ts';

function parsed(over: Partial<Comparison>): Element {
  const parser = new DOMParser({
    onError: (_, message) => {
      // It warns of U+FFFD wherever that stands, which is what is put in on purpose.
      if (!message.startsWith('Unicode replacement character')) throw new Error(message);
    },
  });
  return parser.parseFromString(comparisonJunit(comparison(over)), 'text/xml').documentElement!;
}

function named(element: Element, tag: string): Element[] {
  return Array.from(element.getElementsByTagName(tag));
}

/** Each testcase as [suite, class and name, what stands in it, its message or words]. */
function casesOf(over: Partial<Comparison>) {
  return named(parsed(over), 'testsuite').flatMap((suite) =>
    named(suite, 'testcase').map((one) => {
      const children = Array.from(one.childNodes).filter(
        (node): node is Element => node.nodeType === node.ELEMENT_NODE,
      );
      expect(children.length).toBeLessThanOrEqual(1);
      const [child] = children;
      return [
        suite.getAttribute('name'),
        `${one.getAttribute('classname')}.${one.getAttribute('name')}`,
        child?.tagName ?? null,
        child?.getAttribute('type') ?? null,
        (child?.getAttribute('message') || child?.textContent) ?? null,
      ];
    }),
  );
}

const wrong = {
  ...({ kind: 'critical', model: 'careful', set: 'menus', sample: 'tea', block: 'price' } as const),
  ...{ text: '¥680', wrong: 1, repeats: 1 },
};

test('a suite each of what makes it impossible, the gates, the models and what is newly wrong', () => {
  expect(
    casesOf({
      obstacles: [
        { kind: 'set', message: 'Set menus has version 2; the baseline has 1.' },
        { kind: 'missing', message: 'careful · menus/tea is not in the run.' },
      ],
      gates: [
        gate({ message: 'yes.' }),
        gate({ verdict: 'failed', message: 'no.' }),
        gate({ verdict: 'undecided', message: 'perhaps.' }),
      ],
      verdicts: [
        verdict(),
        verdict({ metric: 'usableRate', verdict: 'improved', difference: 0.01 }),
        verdict({ metric: 'criticalRate', ...UNKNOWN }),
        verdict({ metric: 'cleanRate', verdict: 'baseline unreliable' }),
        verdict({
          model: 'other',
          verdict: 'no difference shown',
          reason: 'same pictures',
          difference: 0,
        }),
      ],
      newlyWrong: [wrong],
    }),
  ).toEqual([
    [
      'comparable',
      'comparable.set 1',
      'failure',
      'set',
      'Set menus has version 2; the baseline has 1.',
    ],
    [
      'comparable',
      'comparable.missing 2',
      'failure',
      'missing',
      'careful · menus/tea is not in the run.',
    ],
    ['gates', 'gates.minUsableRate: careful', 'system-out', null, 'yes.'],
    ['gates', 'gates.minUsableRate: careful', 'failure', 'failed', 'no.'],
    ['gates', 'gates.minUsableRate: careful', 'skipped', 'undecided', 'perhaps.'],
    [
      'careful',
      'careful.Text accuracy',
      'failure',
      'worse',
      'worse: 98.1% before, 94.2% now, -3.9 points; 50 samples: finds 0.9 points',
    ],
    [
      'careful',
      'careful.Usable pictures',
      'system-out',
      null,
      'improved: 98.1% before, 94.2% now, +1.0 points; 50 samples: finds 0.9 points',
    ],
    [
      'careful',
      'careful.Critical strings',
      'skipped',
      'not-enough-data',
      'not enough data: – before, – now, – points; nothing was decided both times',
    ],
    [
      'careful',
      'careful.Nothing unasked',
      'skipped',
      'baseline-unreliable',
      'baseline unreliable: 98.1% before, 94.2% now, -3.9 points; the baseline itself is uncertain by 0.5 points, more than 1.0 points',
    ],
    [
      'other',
      'other.Text accuracy',
      'system-out',
      null,
      'no difference shown: 98.1% before, 94.2% now, 0.0 points; the same pictures as before',
    ],
    [
      'newly wrong',
      'newly wrong.1',
      'system-out',
      null,
      'careful · menus/tea: “¥680” (price) was right and is wrong',
    ],
  ]);
});

test('the counts of all are those of the suites together', () => {
  const root = parsed({
    obstacles: [{ kind: 'missing', message: 'x' }],
    gates: [gate(), gate({ verdict: 'undecided' })],
    verdicts: [verdict(), verdict({ ...UNKNOWN, model: 'b' })],
  });
  const counts = (element: Element) =>
    ['tests', 'failures', 'errors', 'skipped'].map((key) => Number(element.getAttribute(key)));
  const suites = named(root, 'testsuite').map(counts);
  expect(suites).toEqual([
    [1, 1, 0, 0],
    [2, 0, 0, 1],
    [1, 1, 0, 0],
    [1, 0, 0, 1],
  ]);
  expect(counts(root)).toEqual([5, 2, 0, 2]);
});

test('one of nothing, and without a name', () => {
  const root = parsed({ benchmark: null });
  expect(root.getAttribute('name')).toBe('comparison');
  expect(root.getAttribute('tests')).toBe('0');
  expect(named(root, 'testsuite')).toEqual([]);
});

describe('foreign text', () => {
  test.each([...STRANGE_NAMES, ']]></failure><x y="1">\'&', '&amp; &#0;', 'a\0b\ufffe'])(
    '%j is text',
    (text) => {
      const cases = casesOf({
        benchmark: text,
        obstacles: [{ kind: 'set', message: text }],
        gates: [gate({ model: text, message: text })],
        verdicts: [verdict({ model: text }), verdict({ model: text, ...UNKNOWN })],
        newlyWrong: [{ ...wrong, model: text, text }],
      });
      expect(cases.map(([, , tag]) => tag)).toEqual([
        'failure',
        'system-out',
        'failure',
        'skipped',
        'system-out',
      ]);
      expect(cases.flat().join()).not.toMatch(/(?!\u200d)\p{C}/u);
    },
  );

  test('that XML can hold stays as it is', () => {
    const text = '</a> & "é" \'炭火\' ]]>';
    expect(casesOf({ obstacles: [{ kind: 'set', message: text }] })[0]![4]).toBe(text);
  });
});

test('the same comparison is the same bytes', () => {
  const one = comparison({ verdicts: [verdict()], newlyWrong: [wrong] });
  expect(comparisonJunit(structuredClone(one))).toBe(comparisonJunit(one));
});
