import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Column, inColumns, type Row } from '../../src/report/columns.ts';
import { build, measureOurs } from './overhead/ours.ts';
import { findPromptfoo, measurePromptfoo, VERSION } from './overhead/promptfoo.ts';
import type { Watched } from './overhead/watched.ts';
import { type Wire, wires } from './overhead/wires.ts';

const LANES = 16;
/** Of a set as large as any; each is asked for several times. */
const SAMPLES = 60;
/** What OpenAI's rows of ours are held to, on two cores. */
const MOST = { ms: 4.5, mb: 170 };

/**
 * What a picture costs in time and memory besides its making: so many asked for at a server that
 * answers at once with 200 kB, from the start of the program to its results. Ours keeps every one, of
 * some dozen samples that are asked for several times, or of as many samples as pictures.
 */
export async function overheadTable(cells = 1200): Promise<string> {
  const columns: Column[] = [
    { title: `${cells} pictures, ${LANES} at once`, align: 'left' },
    { title: 'ms each', align: 'right' },
    { title: 'CPU ms', align: 'right' },
    { title: 'MB', align: 'right' },
    { title: '', align: 'left' },
  ];
  build();
  const rows: Row[] = [];
  const ours: [name: string, wire: Wire, samples: number][] = [
    ...wires.map((wire): [string, Wire, number] => [
      `ours, ${wire.name}, stored`,
      wire,
      Math.min(SAMPLES, cells),
    ]),
    // Of which each is a file that is read and checked before anything is asked for.
    [`ours, ${wires[0]!.name}, of ${cells} samples`, wires[0]!, cells],
  ];
  for (const [name, wire, samples] of ours) {
    const measure = (place: Place) => measureOurs(wire, samples, { ...place, cells, lanes: LANES });
    rows.push(await rowOf(name, cells, measure));
  }
  const { script, note } = findPromptfoo();
  if (script === null) rows.push({ cells: ['promptfoo'], note });
  else {
    for (const isKept of [true, false]) {
      const name = `promptfoo ${note}, openai, ${isKept ? '' : 'not '}stored`;
      const place = { cells, lanes: LANES };
      rows.push(
        await rowOf(name, cells, (at) => measurePromptfoo(script, isKept, { ...at, ...place })),
      );
    }
  }
  const notes = [
    `At most ${MOST.ms} ms and ${MOST.mb} MB are asked of ours by openai, on two cores.`,
  ];
  if (script === null) {
    notes.push(`TYPOSCOPE_PROMPTFOO names a folder where promptfoo@${VERSION} is installed.`);
  }
  return [inColumns(columns, rows), '', ...notes].join('\n');
}

interface Place {
  url: string;
  folder: string;
}

/** Each in a folder and beside a server of its own, so that none finds what another left. */
async function rowOf(
  name: string,
  cells: number,
  measure: (place: Place) => Promise<Watched>,
): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'typoscope-overhead-'));
  const server = startServer();
  try {
    const [port] = await once(server.stdout!.setEncoding('utf8'), 'data');
    const url = `http://127.0.0.1:${Number(port)}`;
    const { ms, cpuMs, peakMb } = await measure({ url, folder });
    const each = (value: number | null) => (value === null ? '–' : (value / cells).toFixed(2));
    return { cells: [name, each(ms), each(cpuMs), peakMb === null ? '–' : peakMb.toFixed(0)] };
  } catch (error) {
    // One that fails takes its row with it, not the others.
    process.exitCode = 1;
    return { cells: [name], note: String(error) };
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startServer(): ChildProcess {
  const script = join(import.meta.dirname, 'overhead/instant-server.ts');
  return spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
}
