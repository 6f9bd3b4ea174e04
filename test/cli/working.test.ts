import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Interrupted } from '../../src/cli/exit.ts';
import {
  exitOf,
  notScored,
  printNoFloor,
  printNotScored,
  runIdOf,
  stamp,
  working,
} from '../../src/cli/working.ts';
import { TyposcopeError } from '../../src/errors.ts';
import type { GateOutcome } from '../../src/gates/gate.ts';
import { gate } from '../report/a-comparison.ts';
import { absentImage, exampleImage, exampleResults } from '../results/example.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const listeners = () => [process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')];

describe('working', () => {
  test('opens the store, closes it, and gives back what came of it', async () => {
    const folder = join(temporaryFolder(), 'deep/store');
    const before = listeners();
    const store = await working(
      folder,
      () => 'resume',
      async (work) => {
        expect(work.store.folder).toBe(folder);
        expect(work.signal.aborted).toBe(false);
        expect(listeners()).toEqual(before.map((count) => count + 1));
        expect(work.store.generation('k')).toBeNull();
        return work.store;
      },
    );
    expect(() => store.generation('k')).toThrow();
    expect(listeners()).toEqual(before);
  });

  test('an error is the user’s to see as it is; the store is closed', async () => {
    const before = listeners();
    let closed: (() => unknown) | null = null;
    const failing = working(
      temporaryFolder(),
      () => 'resume',
      async ({ store }) => {
        closed = () => store.generation('k');
        throw new TypeError('x');
      },
    );
    await expect(failing).rejects.toThrow(TypeError);
    expect(closed).toThrow();
    expect(listeners()).toEqual(before);
  });

  test('a store that can’t be opened leaves nobody listening for Ctrl+C', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const before = listeners();
    const begun = vi.fn();
    await expect(working(join(folder, 'file'), () => 'resume', begun)).rejects.toThrow(
      expect.objectContaining({ code: 'store' }),
    );
    expect(begun).not.toHaveBeenCalled();
    expect(listeners()).toEqual(before);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s stops it and tells how to go on',
    async (signal) => {
      const said = vi.spyOn(console, 'error').mockImplementation(() => {});
      const stopped = working(
        temporaryFolder(),
        () => "npx typoscope run 'b 1.yaml'",
        async (work) => {
          process.emit(signal, signal);
          work.signal.throwIfAborted();
        },
      );
      const error = await stopped.catch((error) => error);
      expect(error).toBeInstanceOf(Interrupted);
      expect(error.message).toMatch(/is kept; to go on:\n {2}npx typoscope run 'b 1\.yaml'$/);
      expect(said).toHaveBeenCalledOnce();
    },
  );

  test.each(['store', 'output'] as const)(
    'what the disk refuses then (%s) is told',
    async (code) => {
      const said = vi.spyOn(console, 'error').mockImplementation(() => {});
      const full = new TyposcopeError(code, 'the disk is full');
      const stopped = working(
        temporaryFolder(),
        () => 'npx typoscope run b.yaml',
        async () => {
          process.emit('SIGINT', 'SIGINT');
          throw full;
        },
      );
      await expect(stopped).rejects.toBe(full);
      expect(said.mock.calls.at(-1)![0]).toMatch(/go on:\n {2}npx typoscope run b\.yaml$/);
    },
  );

  test('what is done all the same, though stopped, is done', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const done = working(
      temporaryFolder(),
      () => 'resume',
      async () => {
        process.emit('SIGINT', 'SIGINT');
        return 7;
      },
    );
    expect(await done).toBe(7);
  });
});

describe('what could not be judged', () => {
  const failed = absentImage({ model: 'm\u001b[31m', outcome: 'error', reason: 'no\u0007 bytes' });
  const late = absentImage({ outcome: 'timeout', reason: 'after 60 s', repeat: 2 });
  const unread = exampleImage({ text: null, textReason: 'out of memory' });
  const refused = absentImage({ outcome: 'refused', reason: 'policy' });
  const skipped = absentImage({ outcome: 'skipped-budget', reason: 'Not asked for.' });

  test.each<[string, Parameters<typeof notScored>[0], string | null, number]>([
    ['a picture', exampleImage(), null, 0],
    ['an absent one', absentImage(), null, 0],
    ['a refused one', refused, null, 0],
    ['an empty one', { ...refused, outcome: 'empty' }, null, 0],
    ['an error', failed, 'no\u0007 bytes', 4],
    ['an error without a word', { ...failed, reason: null }, '', 4],
    ['a timeout', late, 'after 60 s', 4],
    ['a reading that failed', unread, 'out of memory', 4],
  ])('%s', (_, image, why, code) => {
    expect(notScored(image)).toBe(why);
    expect(exitOf({ ...exampleResults(), images: [exampleImage(), image] })).toBe(code);
  });

  test('what the budget skipped ends with 3, also where something failed', () => {
    expect(notScored(skipped)).toBeNull();
    for (const images of [[skipped], [failed, skipped], [unread, skipped]]) {
      expect(exitOf({ ...exampleResults(), images })).toBe(3);
    }
  });

  const [passed, undecided, broken] = (['passed', 'undecided', 'failed'] as const).map((verdict) =>
    gate({ verdict }),
  );
  test.each<[string, Parameters<typeof notScored>[0][], GateOutcome[], number, number]>([
    ['nothing', [], [], 0, 0],
    ['a gate that passed', [], [passed!], 0, 0],
    ['one that is undecided', [], [undecided!], 0, 1],
    ['one that failed', [], [passed!, broken!], 1, 1],
    ['the budget before a gate', [skipped], [broken!], 3, 3],
    ['the budget before all', [failed, skipped], [broken!, undecided!], 3, 3],
    ['a gate before pictures', [failed, unread], [broken!], 1, 1],
    ['pictures, or strictly an undecided gate', [late], [undecided!], 4, 1],
    ['pictures', [late], [passed!], 4, 4],
  ])('the exit code is that of %s', (_, images, gates, code, strictly) => {
    const results = { ...exampleResults(), images: [exampleImage(), ...images] };
    expect(exitOf(results, gates)).toBe(code);
    expect(exitOf(results, gates, true)).toBe(strictly);
  });

  test('is told in a line each, in which nothing acts on the terminal', () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const images = [exampleImage(), failed, late, unread, refused];
    printNotScored({ ...exampleResults(), images });
    expect(said.mock.calls.map(([line]) => line)).toEqual([
      'm�[31m · lunch: not scored. no� bytes',
      'gpt-image-2/high · lunch #3: not scored. after 60 s',
      'gpt-image-2/high · izakaya-ja-en: not scored. out of memory',
    ]);
  });
});

test.each([
  ['reports/demo-1', 'demo-1'],
  ['o', 'o'],
  ['deep/run 1/', 'run 1'],
  ['/', 'other'],
])('the id of a run in %s is %s', (out, id) => {
  expect(runIdOf(out, 'other')).toBe(id);
});

test('a time as the name of a folder', () => {
  expect(stamp(new Date('2026-11-24T16:03:12.999Z'))).toBe('20261124-160312');
});

test('samples without a floor are told, a line each, with nothing that acts on a terminal', () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  printNoFloor(['sample a: no room', 'sample b: \u001b[2Jno font']);
  const lines = said.mock.calls.map(([line]) => String(line));
  expect(lines[0]).toBe('No floor: sample a: no room');
  expect(lines).toHaveLength(2);
  expect(lines[1]).not.toContain('\u001b');
});
