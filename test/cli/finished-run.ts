import { join } from 'node:path';
import { vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { type ImageResult, type Results, writeResults } from '../../src/results/results.ts';
import { type Summary, summarize } from '../../src/run/results.ts';
import { countedBlock, exampleImage, exampleText } from '../results/example.ts';

export interface RunFacts {
  /** Of the block of 100 characters that each sample asks for; null: undecided. */
  errors: readonly (number | null)[];
  id?: string;
  startedAt?: string;
  benchmark?: string | null;
  gates?: Summary['gates'];
  models?: readonly string[];
  /** What the pictures' hashes begin with: others are other pictures. */
  drawn?: string;
  setSha256?: string;
  reader?: string;
  stoppedReason?: string | null;
  change?: (image: ImageResult, i: number) => ImageResult;
}

/** What a run leaves, of one picture a sample: usable where it is flawless. */
export function resultsOf(facts: RunFacts): Results {
  const { errors, models = ['careful'], drawn = 'a', change = (image) => image } = facts;
  const images = models.flatMap((model) =>
    errors.map((count, i) =>
      exampleImage({
        ...{ model, sample: `s${i}`, usable: count === null ? null : count === 0, layout: [] },
        sha256: `${drawn}${i}`.padEnd(64, '0'),
        text: exampleText({ blocks: [countedBlock(count, 100)], critical: [], extra: 0 }),
      }),
    ),
  );
  return summarize({
    sets: [
      { info: { name: 'menus', version: '1.0.0' }, sha256: facts.setSha256 ?? 'a'.repeat(64) },
    ],
    benchmark: facts.benchmark === undefined ? 'menus' : facts.benchmark,
    noise: [],
    runId: facts.id ?? 'r1',
    startedAt: facts.startedAt ?? '2026-11-24T10:00:00.000Z',
    stoppedReason: facts.stoppedReason ?? null,
    bars: { maxCer: 0, maxExtraCharacters: 0 },
    ...(facts.gates === undefined ? {} : { gates: facts.gates }),
    trust: 0.85,
    floors: { critical: 0.5, exact: 0.15, suspect: 0.6 },
    images: images.map(change),
    readers: [
      {
        identity: { id: 'routed/npm', version: '1', data: facts.reader ?? 'd' },
        kit: 'npm',
        alone: true,
      },
    ],
  });
}

/** The same in a folder of a name of its own, whose path is returned. */
export function finishedRun(folder: string, name: string, facts: RunFacts): string {
  const run = join(folder, name);
  writeResults(run, resultsOf(facts));
  return run;
}

/** What a command prints and ends with. */
export async function typoscope(...args: string[]) {
  const said = { out: '', err: '' };
  const log = vi.spyOn(console, 'log').mockImplementation((text) => {
    said.out += `${text}\n`;
  });
  const error = vi.spyOn(console, 'error').mockImplementation((text) => {
    said.err += `${text}\n`;
  });
  // What commander says goes there by itself.
  const writes = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const code = await main(args);
  for (const spy of [log, error, ...writes]) spy.mockRestore();
  return { code, ...said };
}

/** So many of these, one after another. */
export function times<Value>(n: number, ...values: readonly Value[]): Value[] {
  return Array.from({ length: n }, (_, i) => values[i % values.length]!);
}
