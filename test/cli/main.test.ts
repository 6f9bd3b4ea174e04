import { afterEach, expect, test, vi } from 'vitest';
import { Interrupted } from '../../src/cli/exit.ts';
import { explain, main } from '../../src/cli/main.ts';
import { FaultsError, TyposcopeError } from '../../src/errors.ts';

afterEach(() => vi.restoreAllMocks());

/** What is told, and the exit code. */
function told(error: unknown): { text: string; code: number } {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  log.mockClear();
  const code = explain(error);
  return { code, text: log.mock.calls.map(([line]) => `${line}\n`).join('') };
}

test.each(['usage', 'set', 'picture', 'reader', 'store', 'output'] as const)(
  'a fault of the %s is the user’s to mend: 2',
  (code) => {
    expect(
      told(new TyposcopeError(code, 'it is broken', { file: 'a.yaml', mend: 'Mend it' })),
    ).toEqual({ code: 2, text: 'a.yaml: it is broken. Mend it\n' });
  },
);

test('a fault of our own: 70, and no user is blamed', () => {
  expect(told(new TyposcopeError('internal', 'odd')).code).toBe(70);
  const { code, text } = told(new TypeError('x is undefined'));
  expect(code).toBe(70);
  expect(text).toContain('Please report it');
  expect(text).toContain('TypeError: x is undefined');
  expect(text).toContain('main.test.ts');
  expect(told('a string').code).toBe(70);
});

test('interrupted: 130, with its message', () => {
  expect(told(new Interrupted('to go on: x'))).toEqual({ code: 130, text: 'to go on: x\n' });
});

test('several faults are a line each, and none can act on the terminal', () => {
  const { text } = told(
    new FaultsError('set', 'two faults', [
      new TyposcopeError('set', 'first\u001b[2J', { file: 'a\u202e.yaml' }),
      new TyposcopeError('set', 'second'),
    ]),
  );
  expect(text).toBe('two faults\n a�.yaml: first�[2J\n second\n');
});

test.each([
  [['--version'], 0],
  [['--help'], 0],
  [['score', '--help'], 0],
  [[], 2],
  [['paint'], 2],
  [['score'], 2],
  [['score', 'set', '--images'], 2],
  [['score', 'set', 'more', '--images', 'x'], 2],
  [['sets', 'list', '--huh'], 2],
])('%j ends with %i', async (args, code) => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await main(args)).toBe(code);
});
