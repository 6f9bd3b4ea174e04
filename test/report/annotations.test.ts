import { describe, expect, test } from 'vitest';
import { comparisonAnnotations, gateAnnotations } from '../../src/report/annotations.ts';
import { comparison, gate, STRANGE_NAMES, verdict } from './a-comparison.ts';

/** Text of which a line, or the rest of one, would be a command of the workflow. */
const ATTACKS = [
  ...STRANGE_NAMES,
  'a\n::set-output name=x::y',
  'a\r\n::error::b',
  'a\u2028::error::b\u0085::stop-commands::x',
  'a%0A::set-env name=PATH::b',
  '%0D%0A%25',
  '::error title=x::y',
  ',line=1::y',
  '##[error]y',
  '\u001b[31m\u202e',
  '',
] as const;

/** Exactly one command a line, each told to the end of its line. */
function commandsIn(text: string): string[] {
  if (text === '') return [];
  expect(text.endsWith('\n')).toBe(true);
  const lines = text.slice(0, -1).split('\n');
  for (const line of lines) {
    expect(line).toMatch(/^::(error|warning|notice) title=[^:]+::/);
    expect(line).not.toMatch(/(?!\u200d)[\p{Cc}\p{Cf}\u2028\u2029]/u);
    // Each % is one that was escaped: no line ends where a viewer puts it back.
    expect(line).not.toMatch(/%(?!25)/);
  }
  return lines;
}

const missing = (message: string) => ({ kind: 'missing', message }) as const;
const wrong = (text: string) => ({
  ...({ kind: 'critical', model: 'careful', set: 'menus', sample: 'tea', block: 'price' } as const),
  ...{ text, wrong: 1, repeats: 1 },
});

describe('gates', () => {
  test('that failed are errors, undecided ones warnings; the others are no news', () => {
    const gates = [
      gate(),
      gate({ verdict: 'undecided', message: 'careful: 50.0% perhaps.' }),
      gate({ verdict: 'failed', message: 'careless: 12.0%.' }),
    ];
    expect(gateAnnotations(gates)).toBe(
      '::warning title=Typoscope - Gate undecided::careful: 50.0%25 perhaps.\n' +
        '::error title=Typoscope - Gate failed::careless: 12.0%25.\n',
    );
    expect(gateAnnotations([gate()])).toBe('');
    expect(gateAnnotations([])).toBe('');
  });

  test.each(ATTACKS)('%j is one command', (message) => {
    for (const verdict of ['failed', 'undecided'] as const) {
      expect(commandsIn(gateAnnotations([gate({ verdict, message })]))).toHaveLength(1);
    }
  });

  test('ten a level, as GitHub shows no more', () => {
    const gates = (['failed', 'undecided'] as const).flatMap((verdict) =>
      Array.from({ length: 12 }, (_, i) => gate({ verdict, message: `gate ${i}` })),
    );
    const lines = commandsIn(gateAnnotations(gates));
    expect(lines).toHaveLength(20);
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines[9]).toBe('::error title=Typoscope - Gate failed::gate 9');
  });
});

describe('a comparison', () => {
  test('what failed it are errors, what is newly wrong are warnings', () => {
    const told = comparisonAnnotations(
      comparison({
        obstacles: [missing('careful · menus/tea is not in the run.')],
        verdicts: [
          verdict(),
          verdict({ verdict: 'improved' }),
          verdict({ verdict: 'not enough data' }),
        ],
        newlyWrong: [wrong('¥680')],
        gates: [gate({ verdict: 'failed', message: 'no.' }), gate()],
      }),
    );
    expect(commandsIn(told)).toEqual([
      '::error title=Typoscope - Not comparable::careful · menus/tea is not in the run.',
      '::error title=Typoscope - Worse than before::careful: Text accuracy -3.9 points on 50 samples',
      '::error title=Typoscope - Gate failed::no.',
      '::warning title=Typoscope - Newly wrong::careful · menus/tea: “¥680” (price) was right and is wrong',
    ]);
  });

  test('of which there is nothing to say', () => {
    expect(comparisonAnnotations(comparison({ newModels: ['b'] }))).toBe('');
  });

  test.each(ATTACKS)('%j is one command', (text) => {
    const told = comparisonAnnotations(
      comparison({
        obstacles: [missing(text)],
        verdicts: [verdict({ model: text })],
        newlyWrong: [{ ...wrong(text), model: text, set: text, sample: text, block: text }],
        gates: [gate({ verdict: 'failed', model: text, message: text })],
      }),
    );
    expect(commandsIn(told)).toHaveLength(4);
  });

  test('ten a level', () => {
    const told = comparisonAnnotations(
      comparison({
        obstacles: Array.from({ length: 8 }, () => missing('a')),
        verdicts: Array.from({ length: 8 }, () => verdict()),
        newlyWrong: Array.from({ length: 30 }, () => wrong('x')),
      }),
    );
    const lines = commandsIn(told);
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
  });
});
