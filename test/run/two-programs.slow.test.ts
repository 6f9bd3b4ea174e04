import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../store/temporary-folder.ts';

const CELLS = 60;

test('several programs with the same cells and one store: each is sent once, and all are told the same', async () => {
  const folder = temporaryFolder();
  const file = join(import.meta.dirname, 'cells-process.ts');
  const run = async (): Promise<string[]> => {
    const child = spawn(process.execPath, [file, folder, `${CELLS}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    expect(code).toBe(0);
    return said.trimEnd().split('\n');
  };
  const said = await Promise.all([run(), run(), run()]);
  const of = (lines: string[], word: string) =>
    lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length + 1));

  const told = said.map((lines) => of(lines, 'told').toSorted());
  expect(told[0]).toHaveLength(CELLS);
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
  const attempts = new Map(
    told[0]!.map((line) => {
      const [id, outcome, times, upTo] = line.split(' ');
      expect(outcome).toBe('refused');
      expect(upTo).toBe((0.05 * Number(times)).toFixed(2));
      return [id!, Number(times)];
    }),
  );
  // As often as it is told, by whomever: nothing is sent by two of them.
  const senders = Map.groupBy(
    said.flatMap((lines, i) => of(lines, 'sent').map((id) => ({ id, i }))),
    ({ id }) => id,
  );
  for (const [id, times] of attempts) {
    const sent = senders.get(id)!;
    expect(sent.map(({ i }) => i)).toEqual(Array.from({ length: times }, () => sent[0]!.i));
  }
});
