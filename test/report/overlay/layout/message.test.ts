import { describe, expect, it } from 'vitest';
import { messageUnits } from '../../../../src/report/overlay/layout/message.ts';
import { visualRuns } from '../../../../src/report/overlay/runs.ts';

/** What stands from left to right, each run in its reading order. */
function seen(message: string): string[] {
  const { units, direction } = messageUnits(message);
  const texts = units.map(({ text }) => text);
  return visualRuns(texts, direction).map((run) =>
    texts
      .slice(run.from, run.to)
      .join('')
      .replace(/[\u200E\u200F]/gu, ''),
  );
}

describe('messageUnits', () => {
  it('keeps quotations in the sentence’s order', () => {
    expect(seen('“قهوة” is above “شاي”.')).toEqual(['“', 'قهوة', '” is above “', 'شاي', '”.']);
    expect(seen('Sizes: “قهوة” > “شاي”.')).toEqual(['Sizes: “', 'قهوة', '” > “', 'شاي', '”.']);
  });

  it('keeps a quotation’s full stop on its own side', () => {
    expect(seen('“قهوة.” is near.')).toEqual(['“', 'قهوة.', '” is near.']);
  });

  it.each([
    ['“قهوة” is near.', 'ltr'],
    ['Near.', 'ltr'],
    ['“coffee” قريب.', 'rtl'],
    ['“قهوة”', 'rtl'],
    ['', 'ltr'],
  ])('takes %s for %s', (message, direction) => {
    expect(messageUnits(message).direction).toBe(direction);
  });

  it('keeps every character', () => {
    const message = 'A “quoted” and “unfinished';
    const text = messageUnits(message)
      .units.map((unit) => unit.text)
      .join('');
    expect(text.replace(/[\u200E\u200F]/gu, '')).toBe(message);
  });
});
