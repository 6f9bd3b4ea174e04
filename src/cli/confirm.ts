import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { TyposcopeError } from '../errors.ts';
import { compareUsd } from '../money.ts';
import type { Quote } from '../run/prices.ts';
import { Interrupted } from './exit.ts';

/** Decimal dollars up to which nobody is asked. */
export const ASK_ABOVE = '1';

export interface ConfirmOptions {
  yes: boolean;
  /** Whether somebody can answer. */
  isTerminal: boolean;
  ask?: (question: string) => Promise<string>;
}

/**
 * Lets a person say whether money is to be spent, and a script say so beforehand.
 *
 * @throws {TyposcopeError} code `usage` where nobody said so; nothing has been asked for then
 */
export async function confirmSpending(quote: Quote, options: ConfirmOptions): Promise<void> {
  const { yes, isTerminal, ask = asked } = options;
  if (yes || !isWorthAsking(quote)) return;
  const words = `${quoteWords(quote)}.`;
  if (!isTerminal) {
    // Who set a cap has said what may be spent.
    if (quote.cap !== null) return;
    throw new TyposcopeError('usage', 'nobody is there to say whether this may be spent', {
      found: words.replace(/\.$/, ''),
      expected: `--yes, or a limit: --max-cost <USD>, or maxCost in the benchmark`,
      mend: 'Nothing was asked for. typoscope plan shows what each model costs',
    });
  }
  const answer = await ask(`${words} Go on? [y/N] `);
  if (/^\s*y(es)?\s*$/i.test(answer)) return;
  throw new TyposcopeError('usage', 'Stopped before anything was asked for');
}

function isWorthAsking({ calls, usd, unknown, cap }: Quote): boolean {
  if (calls === 0) return false;
  if (unknown > 0) return true;
  const most = cap !== null && compareUsd(cap, usd) < 0 ? cap : usd;
  return compareUsd(most, ASK_ABOVE) > 0;
}

/** `240 pictures at $12.72 at most`. */
export function quoteWords({ calls, usd, unknown, cap }: Quote): string {
  const pictures = `${calls} picture${calls === 1 ? '' : 's'}`;
  const known = calls - unknown;
  const price =
    unknown === 0
      ? `at $${usd} at most`
      : known === 0
        ? 'at a price that is not known'
        : `${known} of them at $${usd} at most, ${unknown} at a price that is not known`;
  const limit =
    cap !== null && (unknown > 0 || compareUsd(cap, usd) < 0) ? `; the run stops at $${cap}` : '';
  return `${pictures} ${price}${limit}`;
}

/**
 * What somebody types; nothing where they end their input.
 *
 * @throws {Interrupted} where they press Ctrl+C
 */
export async function asked(
  question: string,
  input: Readable = process.stdin,
  output: Writable = process.stderr,
): Promise<string> {
  const lines = createInterface({ input, output });
  try {
    return await lines.question(question);
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
    output.write('\n');
    if (!/Ctrl\+C/.test((error as Error).message)) return '';
    throw new Interrupted('Stopped before anything was asked for.');
  } finally {
    lines.close();
  }
}
