import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const project = fileURLToPath(new URL('../../', import.meta.url));
const set = join(project, 'datasets/demo');
const samples = (await readdir(join(set, 'samples'))).map((name) => name.replace(/\.yaml$/, ''));
let out = '';

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'typoscope-demo-'));
  await promisify(execFile)(process.execPath, ['scripts/draw-demo.ts', out], { cwd: project });
}, 60_000);
afterAll(async () => rm(out, { recursive: true, force: true }));

describe('the demo set', () => {
  it('has fourteen samples', () => {
    expect(samples).toHaveLength(14);
  });

  it('has the truth that its script draws', async () => {
    const committed = await readFile(join(set, 'truth.json'), 'utf8');
    expect(await readFile(join(out, 'truth.json'), 'utf8')).toBe(committed);
  });

  it.each(samples)('has the picture of %s as its script draws it, at most 250 kB', async (id) => {
    const committed = join(set, 'pictures', `${id}.png`);
    expect((await stat(committed)).size).toBeLessThan(250_000);
    const before = await sharp(committed).raw().toBuffer();
    const now = await sharp(join(out, 'pictures', `${id}.png`))
      .raw()
      .toBuffer();
    expect(now.length).toBe(before.length);
    let most = 0;
    for (let index = 0; index < now.length; index++) {
      most = Math.max(most, Math.abs((now[index] ?? 0) - (before[index] ?? 0)));
    }
    // Processors differ by one level at the edges of letters.
    expect(most).toBeLessThanOrEqual(2);
  });

  it.each(samples)(
    'names every block of %s in its prompt, and holds its critical strings',
    async (id) => {
      const sample = parse(await readFile(join(set, 'samples', `${id}.yaml`), 'utf8'));
      const names = sample.copy.map((block: { id: string }) => block.id);
      const regions = sample.copy.some((block: { region?: string }) => block.region !== undefined);
      const placeholders = [...sample.prompt.matchAll(/\{\{([a-z0-9-]+)\}\}/g)].map(
        (hit) => hit[1],
      );
      expect(placeholders.toSorted()).toEqual(
        [...names, ...(regions ? ['layout'] : [])].toSorted(),
      );
      for (const block of sample.copy) {
        for (const text of Array.isArray(block.critical) ? block.critical : []) {
          expect(block.text).toContain(text);
        }
      }
    },
  );
});
