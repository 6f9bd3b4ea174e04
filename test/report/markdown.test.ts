import { describe, expect, test } from 'vitest';
import { comparisonMarkdown } from '../../src/report/comparison-markdown.ts';
import { resultsMarkdown } from '../../src/report/markdown.ts';
import type { Figure, ModelResult, Results } from '../../src/results/results.ts';
import { absentImage, exampleImage, exampleResults, exampleText } from '../results/example.ts';
import { comparison, gate, OPEN, pair, STRANGE_NAMES, UNKNOWN, verdict } from './a-comparison.ts';

const figure = (value: number | null, over: Partial<Figure> = {}): Figure => ({
  ...{ value, low: null, high: null, n: 50, unit: '1' },
  ...over,
});

function model(name: string, figures: ModelResult['figures'] = {}): ModelResult {
  return { ...exampleResults().models[0]!, model: name, figures };
}

const known = {
  textAccuracy: figure(0.981, { low: 0.97, high: 0.99, worst: [0.9, 1] }),
  decidedShare: figure(0.967),
  'textAccuracy/language/ja': figure(0.9),
  'textAccuracy/language/en': figure(0.99, { low: 0.98, high: 1 }),
  'textAccuracy/category/menu': figure(0.95),
  usableRate: figure(0.5, { worst: [0.4, 0.6] }),
  costPerUsable: figure(0.16, { low: 0.08 }),
  latencyP50: figure(9.54, { low: 8, high: 11 }),
  latencyP95: figure(30),
  refusalRate: figure(0.1, { low: 0.05, high: 0.2 }),
};

/** Foreign text that would be something else on GitHub. */
const ATTACKS = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</details></summary>',
  '<!-- a',
  '-->',
  '@org/team',
  '#123',
  'org/repo#123',
  'GH-12',
  'https://evil.example',
  'www.evil.example',
  'a@evil.example',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  'a | b | c',
  'a \\| b',
  '`a`',
  '```',
  ':smile:',
  '**a** ~~b~~ $c$',
  '- a',
  '1. a',
  '# a',
  '+ a',
  '> a',
  '===',
  'a\n\n# b\n- c\n| d |\n',
] as const;

/** What is left when code is taken away: there nothing means anything. */
function withoutCode(markdown: string): string {
  return markdown.replace(/(?<!\\)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, 'CODE');
}

const OWN = /<!-- typoscope(?: compare)? -->|<\/?(?:details|summary)>/g;

/** That nothing is markup but what the program itself wrote. */
function expectNoneOf(markdown: string): void {
  const count = (tag: string) => withoutCode(markdown).split(tag).length;
  for (const tag of ['</details>', '<summary>', '</summary>'])
    expect(count(tag)).toBe(count('<details>'));
  const text = withoutCode(markdown).replace(OWN, '');
  expect(text).not.toMatch(/<[a-z/!]/i);
  expect(text).not.toMatch(/-->/);
  // What GitHub finds by itself: people, issues, addresses, faces.
  expect(text).not.toMatch(/@[\w-]/);
  expect(text).not.toMatch(/#\d/);
  expect(text).not.toMatch(/\bGH-\d/i);
  expect(text).not.toMatch(/\b(?:https?:|mailto:|javascript:|www\.)/i);
  expect(text).not.toMatch(/:[a-z+][\w+-]*:/i);
  expect(text).not.toMatch(/(?<!\\)(?:[[\]`~]|\$(?! \/ usable|\d))/);
  expect(text).not.toMatch(/&(?!lt;|gt;|amp;)/);
  let bars: number | null = null;
  for (const line of text.split('\n')) {
    // In a list of its own, too, which is one level deep.
    expect(line.replace(/^- /, '')).not.toMatch(/^\s*(?:[-+*] |[>=]|\d+[.)]|#(?!# Typoscope: ))/);
    // A row a line, with as many cells as its table has titles; no bar elsewhere.
    const own: number = line.match(/(?<!\\)\|/g)?.length ?? 0;
    const isRow = line.startsWith('|');
    expect(own).toBe(isRow ? (bars ?? own) : 0);
    bars = isRow ? own : null;
  }
}

const HEAD = '<!-- typoscope -->\n## Typoscope: ';

test('the whole of one', () => {
  const results = exampleResults();
  results.run.benchmark = 'menus';
  results.run.noise = {
    cer: 0.002,
    n: 212,
    characters: 212,
    scripts: {},
    heights: {},
    samples: [],
  };
  results.models = [
    { ...model('gpt-image-2/high', known), ranks: { textAccuracy: 1, usableRate: 1 } },
    model('b'),
  ];
  results.comparisons = [pair()];
  results.images.push(
    exampleImage({ usable: false, text: exampleText({ cer: 0.02 }), sample: 'lunch', repeat: 1 }),
    exampleImage({ usable: false, text: exampleText({ cer: 0.3, extra: 7 }) }),
  );
  const gates = [
    gate(),
    gate({ verdict: 'undecided', message: 'a: open.' }),
    gate({ verdict: 'failed', message: 'b: no.' }),
  ];
  expect(resultsMarkdown(results, gates)).toBe(`${HEAD}menus

- ❌ **Failed:** b: no.
- ❔ **Undecided:** a: open.
- ✅ careful: 91.0% of its pictures are usable; 80.0% are asked for (minUsableRate).

| Model | # | Text accuracy | Decided | All text | Usable | $ / usable | p50 | p95 | Refused |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |
| \`gpt-image-2/high\` | 1 | 98.1% (97.0–99.0) | 96.7% | 90.0–100.0% | 40.0–60.0% | $0.16 (0.08–) | 9.5 s (8.0–11) | 30 s | 10.0% (5.0–20.0) |
| \`b\` | – | – | – | – | – | – | – | – | – |

\\#: 1 + the number of models whose text accuracy is significantly better. Decided: how much of the copy could be read, which the accuracy rests on. All text, and usable: with what could not be read all wrong, and all right.

- Without a picture: \`gpt-image-2/high\` 1 absent
- Without a picture: \`b\` 1 absent

- careful is better than careless in text accuracy by 8.0 points (5.1 to 11.2), p &lt;.001, on 50 samples.

<details><summary>Text accuracy by language</summary>

|  | \`gpt-image-2/high\` | \`b\` |
| --- | --: | --: |
| en | 99.0% (98.0–100.0) | – |
| ja | 90.0% | – |

</details>

<details><summary>Text accuracy by category</summary>

|  | \`gpt-image-2/high\` | \`b\` |
| --- | --: | --: |
| menu | 95.0% | – |

</details>

<details><summary>Pictures that are not usable, worst first</summary>

- \`gpt-image-2/high\` \`menus/izakaya-ja-en\`: 7 characters nobody asked for (bar 0)
- \`gpt-image-2/high\` \`menus/lunch #2\`: 5 characters nobody asked for (bar 0)

</details>

<details><summary>What it was measured with</summary>

- Sets: menus 1.0.0
- Readers: \`routed 1\`, \`other 1\`, which misread 1.0% of what is drawn right; floor 0.2%
- A picture is usable by: \`{"maxCer":0.02,"critical":"all","maxExtraCharacters":0,"rules":["logo"]}\`
- typoscope 0.1.0, Node 24.21.0, prices of no date, run of 2026-11-24T10:00:00.000Z

</details>
`);
});

test('an empty run', () => {
  const results = { ...exampleResults(), images: [], models: [], comparisons: [] };
  results.run.versions.readers = [];
  const markdown = resultsMarkdown(results, []);
  expect(markdown.startsWith(`${HEAD}2026-11-24-menus\n\n| Model |`)).toBe(true);
  expect(markdown).toContain('\n- Readers: none\n');
  expect(markdown.match(/<details>/g)).toHaveLength(1);
  expect(markdown).not.toMatch(/NaN|Infinity|undefined|null|\n{3}/);
  expectNoneOf(markdown);
});

test('what is partial and what is simulated is said before any figure', () => {
  const results = exampleResults();
  results.run.status = 'partial';
  results.run.stoppedReason = 'Stopped by the budget of $0.12';
  results.models = [
    { ...model('careful', known), simulated: true },
    model('real', known),
    { ...model('careless'), simulated: true },
  ];
  const markdown = resultsMarkdown(results, [gate()]);
  expect(markdown).toContain(
    `${HEAD}2026-11-24-menus\n\n**Partial:** Stopped by the budget of \\$0.12\n` +
      '**Simulated**, no real model: `careful`, `careless`\n\n',
  );
  results.run.stoppedReason = null;
  expect(resultsMarkdown(results, [])).toContain('**Partial:** not all was asked for\n');
});

function large(name: (i: number) => string): Results {
  const results = exampleResults();
  const names = Array.from({ length: 200 }, (_, i) => name(i));
  results.run.status = 'partial';
  results.run.stoppedReason = 'Stopped.';
  results.models = names.map((one) => ({ ...model(one, known), simulated: true }));
  results.images = Array.from({ length: 2000 }, (_, i) =>
    i % 2 === 0
      ? exampleImage({ model: names[i % 200]!, sample: `s${i}`, usable: false })
      : absentImage({ model: names[i % 200]!, sample: `s${i}` }),
  );
  results.comparisons = names
    .slice(1)
    .flatMap((second) => [pair({ first: names[0]!, second }), pair({ ...OPEN, second })]);
  return results;
}

test.each([
  ['usual', (i: number) => `gpt-image-2/${i}`],
  ['long', (i: number) => `${'a-long-name-'.repeat(16)}${i}`],
  ['strange', (i: number) => STRANGE_NAMES[i % STRANGE_NAMES.length]!],
])('200 models with %s names and 2,000 pictures fit a comment', (_, name) => {
  const results = large(name);
  const gates = results.models.map((one) => gate({ model: one.model, message: one.model }));
  const markdown = resultsMarkdown(results, gates);
  expect(markdown.length).toBeLessThanOrEqual(65_536);
  expect(markdown.isWellFormed()).toBe(true);
  expect(markdown.startsWith(`${HEAD}2026-11-24-menus\n\n**Partial:** Stopped.\n**Simu`)).toBe(
    true,
  );
  expect(markdown.endsWith('\n*The rest does not fit a comment; results.json has it.*\n')).toBe(
    true,
  );
  // Nothing is cut in two.
  expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length);
});

describe.each(ATTACKS)('%j is no markup', (text) => {
  test('in a run', () => {
    const results = exampleResults();
    const { run } = results;
    Object.assign(run, { benchmark: text, status: 'partial', stoppedReason: text });
    run.sets = [{ name: text, version: text, sha256: 'a'.repeat(64) }];
    Object.assign(run.versions, { typoscope: text, node: text, prices: text });
    run.versions.readers = [{ id: text, version: text, data: 'd', residual: null }];
    run.bars.rules = [text];
    results.models = [
      {
        ...model(text, { ...known, [`textAccuracy/language/${text}`]: figure(1) }),
        simulated: true,
      },
    ];
    results.comparisons = [pair({ first: text, second: text })];
    const layout = [
      { ...exampleImage().layout[0]!, rule: text, verdict: 'fail' as const, message: text },
    ];
    const own = exampleText({ extra: 0, critical: [{ block: text, text, ok: false }] });
    const names = { model: text, set: text, sample: text };
    results.images = [exampleImage({ ...names, layout, usable: false, text: own })];
    expectNoneOf(resultsMarkdown(results, [gate({ verdict: 'failed', message: text })]));
    expectNoneOf(resultsMarkdown(results, [gate({ message: text })]));
  });

  test('in a comparison', () => {
    expectNoneOf(
      comparisonMarkdown(
        comparison({
          benchmark: text,
          simulated: [text],
          versions: { was: text, is: text },
          obstacles: [{ kind: 'missing', message: text }],
          newModels: [text],
          verdicts: [
            verdict({ model: text, falls: [{ sample: text, difference: -1 }] }),
            verdict({ model: text, ...UNKNOWN }),
          ],
          newlyWrong: [
            {
              ...{ kind: 'critical', model: text, set: text, sample: text, block: text, text },
              ...{ wrong: 1, repeats: 2 },
            },
          ],
          gates: [gate({ verdict: 'undecided', message: text })],
        }),
      ),
    );
  });
});

describe('a comparison', () => {
  test('the whole of one', () => {
    const markdown = comparisonMarkdown(
      comparison({
        simulated: ['careful'],
        obstacles: [{ kind: 'missing', message: 'careful · menus/tea is not in the run.' }],
        verdicts: [
          verdict(),
          verdict({ metric: 'usableRate', verdict: 'improved', low: null, difference: 0.1 }),
          verdict({ metric: 'layoutRate', ...UNKNOWN }),
        ],
        newlyWrong: [
          {
            ...{ kind: 'unusable', model: 'careful', set: 'menus', sample: 'tea' },
            ...{ block: null, text: null, wrong: 1, repeats: 1 },
          },
        ],
        newModels: ['newer'],
      }),
    );
    expect(markdown).toBe(`<!-- typoscope compare -->
## Typoscope: menus compared with before

**Rows are missing. One figure is worse.**

**Simulated**, no real model: \`careful\`

- careful · menus/tea is not in the run.

| Model | Metric | Was | Is | Points (95%) | p | Verdict | Why |
| --- | --- | --: | --: | --: | --: | --- | --- |
| \`careful\` | Text accuracy | 98.1% | 94.2% | -3.9 (-5.2 to -2.1) | <.001 | ❌ **worse** | 50 samples: finds 0.9 points; most in menus/izakaya (-20.0), menus/lunch (-12.0), menus/bar (-10.0) |
| \`careful\` | Usable pictures | 98.1% | 94.2% | +10.0 | <.001 | ✅ improved | 50 samples: finds 0.9 points |
| \`careful\` | Layout rules | – | – | – | – | ❔ not enough data | nothing was decided both times |

<details><summary>Newly wrong, one by one</summary>

- careful · menus/tea: was usable, and no picture is any more

</details>

- newer is new: there is nothing to compare it with.
`);
  });

  test('one of nothing', () => {
    expect(comparisonMarkdown(comparison({ benchmark: null }))).toBe(
      '<!-- typoscope compare -->\n## Typoscope: comparison compared with before\n\n**No regression shown.**\n',
    );
  });

  test('of 200 models and 1,000 newly wrong fits a comment', () => {
    const names = Array.from({ length: 200 }, (_, i) => `gpt-image-2/${i}`);
    const markdown = comparisonMarkdown(
      comparison({
        simulated: names,
        obstacles: names.map((name) => ({ kind: 'missing', message: `${name} is missing` })),
        verdicts: names.flatMap((name) => [
          verdict({ model: name }),
          verdict({ model: name, metric: 'usableRate' }),
        ]),
        newlyWrong: Array.from({ length: 1000 }, (_, i) => ({
          ...{ kind: 'critical', model: 'm', set: 's', sample: `${i}`, block: 'b', text: 'x' },
          ...{ wrong: 1, repeats: 1 },
        })) as never,
      }),
    );
    expect(markdown.length).toBeLessThanOrEqual(65_536);
    expect(markdown).toContain('\n- … and 150 more\n');
    expect(markdown).toMatch(/\*\*Rows are missing\. 400 figures are worse\.\*\*/);
    expect(markdown.endsWith('; comparison.json has it.*\n')).toBe(true);
  });
});
