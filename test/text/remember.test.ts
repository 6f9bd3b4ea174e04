import { expect, test, vi } from 'vitest';
import { remembering } from '../../src/text/remember.ts';

test('the same text is worked on once', () => {
  const work = vi.fn((text: string) => [text]);
  const remembered = remembering(work);
  expect(remembered('a')).toBe(remembered('a'));
  expect(work).toHaveBeenCalledTimes(1);
});

test('what was used lately outlives what was not, and all comes out right', () => {
  const work = vi.fn((text: string) => text.length);
  const remembered = remembering(work);
  for (let n = 0; n < 20_000; n++) {
    expect(remembered('kept')).toBe(4);
    expect(remembered(`${n}`)).toBe(`${n}`.length);
  }
  expect(work).toHaveBeenCalledTimes(20_001);
  remembered('0');
  expect(work).toHaveBeenCalledTimes(20_002);
});
