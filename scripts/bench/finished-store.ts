import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { type Benchmark, contextOf } from '../../src/benchmark/load.ts';
import { type Cell, cellKey, planCells, requestOf } from '../../src/benchmark/plan.ts';
import { builtInProviders } from '../../src/models/built-in.ts';
import { openStore } from '../../src/store/store.ts';

/** Bytes that a picture has at least: what models return is larger than what the typesetter does. */
const PICTURE = 1_000_000;
/** What ends every PNG: the length, name and checksum of its last chunk. */
const END = 12;

/** A cell's picture, and the picture that it was made of. */
interface Made {
  sha256: string;
  of: string;
}

/**
 * Makes a store in which every cell of `finished` is answered. The pictures are those of `base`, in
 * turn, each with a chunk more that no decoder looks at; what was read and measured is theirs.
 */
export async function finishedStore(
  base: Benchmark,
  finished: Benchmark,
  from: string,
  to: string,
): Promise<void> {
  cpSync(join(from, 'images'), join(to, 'images'), { recursive: true });
  copyFileSync(join(from, 'store.db'), join(to, 'store.db'));
  const made: Made[] = [];
  {
    using store = openStore(to);
    const cells = Map.groupBy(planCells(base), sampleOf);
    const turns = new Map<string, number>();
    for (const cell of planCells(finished)) {
      const sample = sampleOf(cell);
      const turn = turns.get(sample) ?? 0;
      turns.set(sample, turn + 1);
      const drawn = cells.get(sample)!;
      const row = store.generation(await keyOf(drawn[turn % drawn.length]!, base));
      if (row?.picture == null) throw new Error(`${sample} was not drawn`);
      const { sha256: of, suffix } = row.picture;
      const bytes = another(readFileSync(store.picture(of, suffix)!), made.length);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      // As the store does, but without waiting for the disk a thousand times.
      const path = join(to, 'images', sha256.slice(0, 2), `${sha256}.${suffix}`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes, { mode: 0o444 });
      const answer = { ...row, picture: { sha256, suffix }, injected: null };
      store.putGeneration(await keyOf(cell, finished), answer);
      made.push({ sha256, of });
    }
  }
  copyRows(join(to, 'store.db'), made);
}

function copyRows(file: string, made: readonly Made[]): void {
  using db = new DatabaseSync(file);
  db.exec('BEGIN');
  for (const table of ['readings', 'evidence']) {
    const columns = db
      .prepare(`SELECT name FROM pragma_table_info('${table}') WHERE name != 'picture'`)
      .all()
      .map(({ name }) => name)
      .join(', ');
    const copy = db.prepare(
      `INSERT INTO ${table} (picture, ${columns}) SELECT ?, ${columns} FROM ${table} WHERE picture = ?`,
    );
    for (const { sha256, of } of made) copy.run(sha256, of);
  }
  db.exec('COMMIT');
}

async function keyOf(cell: Cell, benchmark: Benchmark): Promise<string> {
  const request = requestOf(cell, benchmark.seed);
  const model = builtInProviders[cell.model.provider]!.create(cell.model, contextOf(benchmark));
  return cellKey(await model.identity(request), request);
}

const sampleOf = ({ set, sample }: Cell): string => `${set}/${sample.id}`;

/** The same PNG with a number in it, and as large as models' are. */
function another(png: Buffer, number: number): Buffer {
  const text = `Comment\0${number} `;
  const words = Buffer.alloc(4 + Math.max(text.length, PICTURE - png.length), '.');
  words.write(`tEXt${text}`, 'latin1');
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(words.length - 4);
  sum.writeUInt32BE(crc32(words));
  const end = png.length - END;
  return Buffer.concat([png.subarray(0, end), length, words, sum, png.subarray(end)]);
}
