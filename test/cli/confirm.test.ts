import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { asked, confirmSpending, quoteWords } from '../../src/cli/confirm.ts';
import { Interrupted } from '../../src/cli/exit.ts';
import { TyposcopeError } from '../../src/errors.ts';
import type { Quote } from '../../src/run/prices.ts';

const quote = (over: Partial<Quote> = {}): Quote => ({
  calls: 240,
  usd: '12.72',
  unknown: 0,
  cap: null,
  ...over,
});

/** What came of it, and what was asked. */
async function confirmed(over: Partial<Quote>, yes: boolean, isTerminal: boolean, answer = 'y') {
  const ask = vi.fn(async (_: string) => answer);
  const asking = confirmSpending(quote(over), { yes, isTerminal, ask });
  const error = await asking.then(
    () => null,
    (reason: unknown) => reason,
  );
  return { error, asked: ask.mock.calls.map(([question]) => question) };
}

describe('nobody is asked', () => {
  test.each<[string, Partial<Quote>, boolean, boolean]>([
    ['for nothing', { calls: 0, usd: '0' }, false, true],
    ['for nothing, where nobody is there', { calls: 0, usd: '0' }, false, false],
    ['for a dollar', { usd: '1.00' }, false, true],
    ['for a dollar, where nobody is there', { usd: '1' }, false, false],
    ['where the run stops at a dollar', { cap: '1.00' }, false, true],
    ['where it was said beforehand', {}, true, true],
    ['where it was said beforehand, and nobody is there', { unknown: 240 }, true, false],
    ['where nobody is there, but a limit', { cap: '5' }, false, false],
  ])('%s', async (_, over, yes, isTerminal) => {
    expect(await confirmed(over, yes, isTerminal, 'no')).toEqual({ error: null, asked: [] });
  });
});

describe('somebody is asked', () => {
  test.each<[string, Partial<Quote>]>([
    ['for more than a dollar', { usd: '1.0001' }],
    ['for an unknown price', { calls: 1, usd: '0', unknown: 1 }],
    ['for an unknown price within a limit', { unknown: 240, usd: '0', cap: '0.5' }],
    ['for more than a dollar within a limit above it', { cap: '20' }],
  ])('%s', async (_, over) => {
    const { error, asked } = await confirmed(over, false, true);
    expect(error).toBeNull();
    expect(asked).toEqual([`${quoteWords(quote(over))}. Go on? [y/N] `]);
  });

  test.each(['y', 'Y', 'yes', ' YES '])('%j is yes', async (answer) => {
    expect((await confirmed({}, false, true, answer)).error).toBeNull();
  });

  test.each(['', 'n', 'no', 'yeah', 'yes please', '1'])('%j is not', async (answer) => {
    const { error } = await confirmed({}, false, true, answer);
    expect(error).toBeInstanceOf(TyposcopeError);
    expect(error).toMatchObject({
      code: 'usage',
      message: 'Stopped before anything was asked for',
    });
  });
});

test('where nobody is there to be asked, it is not spent, and how to go on is told', async () => {
  const { error, asked } = await confirmed({}, false, false);
  expect(asked).toEqual([]);
  expect(error).toMatchObject({
    code: 'usage',
    message: expect.stringMatching(/240 pictures at \$12\.72 at most.*--yes.*--max-cost/s),
  });
});

test.each<[Partial<Quote>, string]>([
  [{}, '240 pictures at $12.72 at most'],
  [{ calls: 1, usd: '0.05' }, '1 picture at $0.05 at most'],
  [{ cap: '5' }, '240 pictures at $12.72 at most; the run stops at $5'],
  [{ cap: '12.72' }, '240 pictures at $12.72 at most'],
  [{ cap: '50' }, '240 pictures at $12.72 at most'],
  [{ unknown: 240, usd: '0' }, '240 pictures at a price that is not known'],
  [
    { unknown: 40, cap: '50' },
    '240 pictures 200 of them at $12.72 at most, 40 at a price that is not known; the run stops at $50',
  ],
])('%j: %s', (over, words) => {
  expect(quoteWords(quote(over))).toBe(words);
});

describe('what somebody types', () => {
  /** A terminal, on which these keys are pressed. */
  async function typed(keys: string): Promise<string> {
    const [input, output] = [new PassThrough(), new PassThrough()];
    Object.assign(output, { isTTY: true });
    const answer = asked('Go on? ', input, output);
    input.write(keys);
    return answer;
  }

  test('is the answer', async () => {
    expect(await typed('yes\r')).toBe('yes');
  });

  test('is none where they end their input, which is no', async () => {
    expect(await typed('\u0004')).toBe('');
  });

  test('is no error of ours where they press Ctrl+C', async () => {
    await expect(typed('\u0003')).rejects.toThrow(Interrupted);
  });
});
