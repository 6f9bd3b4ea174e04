import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import type { GateOutcome } from '../../src/gates/gate.ts';
import { junitXml } from '../../src/report/junit.ts';
import type { ImageResult, Results } from '../../src/results/results.ts';
import { absentImage, exampleImage, exampleResults, exampleText } from '../results/example.ts';

function of(...images: ImageResult[]): Results {
  return { ...exampleResults(), images };
}

function parsed(xml: string): Element {
  const parser = new DOMParser({
    onError: (_, message) => {
      // It warns of U+FFFD wherever that stands, which is what is put in on purpose.
      if (!message.startsWith('Unicode replacement character')) throw new Error(message);
    },
  });
  return parser.parseFromString(xml, 'text/xml').documentElement!;
}

function named(element: Element, tag: string): Element[] {
  return Array.from(element.getElementsByTagName(tag));
}

function attributesOf(element: Element): Record<string, string> {
  return Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
}

/** What stands in the only testcase: its tag, attributes and text; null where it passed. */
function answerOf(image: ImageResult) {
  const testcase = named(parsed(junitXml(of(image), [])), 'testcase');
  expect(testcase).toHaveLength(1);
  const [child, ...others] = Array.from(testcase[0]!.childNodes).filter(
    (node): node is Element => node.nodeType === node.ELEMENT_NODE,
  );
  expect(others).toEqual([]);
  if (child === undefined) return null;
  return { tag: child.tagName, ...attributesOf(child), text: child.textContent };
}

const gate = (over: Partial<GateOutcome> = {}): GateOutcome => ({
  gate: 'minUsableRate',
  model: 'gpt-image-2/high',
  verdict: 'passed',
  message: '91% of pictures are usable (bar 80%).',
  ...over,
});

test('the whole of a small one', () => {
  const results = of(
    exampleImage({ latency: { attemptMs: 12_345.6, totalMs: 20_000 } }),
    absentImage(),
  );
  expect(junitXml(results, [gate()])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="2026-11-24-menus" tests="3" failures="0" errors="0" skipped="1">
  <testsuite name="gates" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="gates" name="minUsableRate: gpt-image-2/high">
      <system-out>91% of pictures are usable (bar 80%).</system-out>
    </testcase>
  </testsuite>
  <testsuite name="gpt-image-2/high" tests="2" failures="0" errors="0" skipped="1">
    <testcase classname="gpt-image-2/high.menus" name="izakaya-ja-en" time="12.346"/>
    <testcase classname="gpt-image-2/high.menus" name="lunch">
      <skipped message="absent" type="absent"/>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('a run without pictures and gates', () => {
  const root = parsed(junitXml(of(), []));
  expect(root.tagName).toBe('testsuites');
  expect(attributesOf(root)).toMatchObject({ tests: '0', failures: '0', errors: '0' });
  expect(named(root, 'testsuite')).toEqual([]);
});

describe('a picture', () => {
  const without = (outcome: ImageResult['outcome'], reason: string | null = 'why') =>
    absentImage({ outcome, reason });
  test.each<[string, ImageResult, string | null, string | null]>([
    ['usable', exampleImage(), null, null],
    ['refused', without('refused'), 'failure', 'refused: why'],
    ['empty', without('empty'), 'failure', 'empty: why'],
    ['in error', without('error'), 'error', 'error: why'],
    ['too late', without('timeout'), 'error', 'timeout: why'],
    ['uncertain', without('uncertain'), 'error', 'uncertain: why'],
    ['absent', without('absent', null), 'skipped', 'absent'],
    ['too dear', without('skipped-budget'), 'skipped', 'skipped-budget: why'],
    [
      'undecided',
      exampleImage({ usable: null }),
      'skipped',
      'could not be decided: no bar fails, but one hangs on what could not be read',
    ],
    [
      'whose reading failed',
      exampleImage({ text: null, textReason: 'out of memory', usable: null }),
      'error',
      'not read: out of memory',
    ],
    [
      'only generated',
      exampleImage({
        text: null,
        textReason: 'Not read: the run was told to generate only.',
        usable: null,
      }),
      'skipped',
      'Not read: the run was told to generate only.',
    ],
    [
      'not usable for a reason that is not told',
      exampleImage({ usable: false, text: exampleText({ extra: 0 }), overlay: null, file: null }),
      'failure',
      'not usable; the results do not tell why',
    ],
  ])('%s', (_, image, tag, message) => {
    const answer = answerOf(image);
    expect(answer?.tag ?? null).toBe(tag);
    expect(answer === null ? null : (answer as { message?: string }).message).toBe(message);
  });

  test('that is not usable says why, and where to look', () => {
    const text = exampleText({
      cerInterval: [0.031, 0.031],
      critical: [{ block: 'price', text: '¥680', ok: false }],
    });
    const logo = { ...exampleImage().layout[0]!, rule: 'logo', verdict: 'fail' as const };
    const layout = [{ ...logo, message: 'the logo is stretched by 4%' }];
    const reasons = [
      '3.1% of characters wrong (bar 2%)',
      'critical string “¥680” is wrong',
      '5 characters nobody asked for (bar 0)',
      'logo: the logo is stretched by 4%',
    ];
    expect(answerOf(exampleImage({ usable: false, text, layout }))).toEqual({
      tag: 'failure',
      type: 'not-usable',
      message: reasons.join('; '),
      text: [...reasons, 'see overlays/izakaya-ja-en.jpg'].join('\n'),
    });
  });

  test('is named as the tables name it, with its time where that is known', () => {
    const xml = junitXml(
      of(
        exampleImage({ latency: { attemptMs: 0.4, totalMs: null } }),
        exampleImage({ repeat: 1, latency: { attemptMs: null, totalMs: 7 } }),
      ),
      [],
    );
    expect(named(parsed(xml), 'testcase').map(attributesOf)).toEqual([
      { classname: 'gpt-image-2/high.menus', name: 'izakaya-ja-en', time: '0.000' },
      { classname: 'gpt-image-2/high.menus', name: 'izakaya-ja-en #2' },
    ]);
  });
});

test('gates come first: one that is neither shown to hold nor shown not to is skipped', () => {
  const gates = [
    gate(),
    gate({ model: 'b', verdict: 'failed', message: '12% are usable (bar 80%).' }),
    gate({ gate: 'maxCerIncrease', verdict: 'undecided', message: 'too few samples' }),
  ];
  const [suite] = named(parsed(junitXml(exampleResults(), gates)), 'testsuite');
  expect(attributesOf(suite!)).toEqual({
    name: 'gates',
    tests: '3',
    failures: '1',
    errors: '0',
    skipped: '1',
  });
  expect(named(suite!, 'testcase').map((one) => one.getAttribute('name'))).toEqual([
    'minUsableRate: gpt-image-2/high',
    'minUsableRate: b',
    'maxCerIncrease: gpt-image-2/high',
  ]);
  expect(named(suite!, 'failure').map(attributesOf)).toEqual([
    { message: '12% are usable (bar 80%).', type: 'failed' },
  ]);
  expect(named(suite!, 'skipped').map(attributesOf)).toEqual([
    { message: 'too few samples', type: 'undecided' },
  ]);
});

test('a suite a model, each with its own counts, all together at the top', () => {
  const results = of(
    exampleImage({ model: 'a' }),
    exampleImage({ model: 'b', usable: false }),
    absentImage({ model: 'a', outcome: 'refused', reason: 'no' }),
    absentImage({ model: 'b', outcome: 'timeout', reason: 'late' }),
    exampleImage({ model: 'b', usable: null }),
    absentImage({ model: 'b' }),
  );
  const root = parsed(junitXml(results, [gate({ verdict: 'undecided' })]));
  const counts = (element: Element) =>
    ['name', 'tests', 'failures', 'errors', 'skipped'].map((key) => element.getAttribute(key));
  expect(named(root, 'testsuite').map(counts)).toEqual([
    ['gates', '1', '0', '0', '1'],
    ['a', '2', '1', '0', '0'],
    ['b', '4', '1', '1', '2'],
  ]);
  expect(counts(root)).toEqual(['2026-11-24-menus', '7', '2', '1', '3']);
});

describe('foreign text', () => {
  test.each([
    ['ends of CDATA', 'a ]]> b ]]> c'],
    ['markup', '</failure><x y="1">\'&'],
    ['entities', '&amp; &#0; &foo; &lt;'],
    ['emoji', '👩🏽‍🍳 🍶'],
    ['right to left', 'قهوة עברית'],
    ['CJK', '炭火焼き鳥'],
  ])('%s stays as it is', (_, text) => {
    const image = exampleImage({
      model: text,
      sample: text,
      usable: false,
      text: exampleText({ extra: 0, critical: [{ block: 'a', text, ok: false }] }),
    });
    const root = parsed(junitXml(of(image), [gate({ model: text, message: text })]));
    const phrase = `critical string “${text}” is wrong`;
    expect(answerOf(image)).toMatchObject({
      message: phrase,
      text: expect.stringMatching(/^crit/),
    });
    expect(named(root, 'failure')[0]!.textContent!.split('\n')[0]).toBe(phrase);
    expect(named(root, 'testsuite')[1]!.getAttribute('name')).toBe(text);
    expect(named(root, 'testcase')[1]!.getAttribute('name')).toBe(text);
    expect(named(root, 'system-out')[0]!.textContent).toBe(text);
  });

  test.each([
    ['a\0b', 'a\ufffdb'],
    ['half \ud83c', 'half \ufffd'],
    ['\udf76half', '\ufffdhalf'],
    ['\u001b[31mred', '\ufffd[31mred'],
    ['no\ufffe\uffff', 'no\ufffd\ufffd'],
    ['fal\u202e/xulf', 'fal\ufffd/xulf'],
    ['two\r\n lines\tand', 'two lines and'],
  ])('%j is made such as XML can hold', (text, shown) => {
    const message = `refused: ${shown}`;
    expect(answerOf(absentImage({ outcome: 'refused', reason: text }))).toMatchObject({ message });
  });

  test('no code unit breaks the file', () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join(' ');
    const xml = junitXml(of(absentImage({ outcome: 'error', reason: units })), []);
    // The production Char of XML 1.0.
    expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
    expect(named(parsed(xml), 'error')).toHaveLength(1);
  });
});

test('the same results are the same bytes', () => {
  const results = of(exampleImage({ usable: false }), absentImage());
  const again = structuredClone(results);
  expect(junitXml(again, [gate()])).toBe(junitXml(results, [gate()]));
  expect(again).toEqual(results);
});
