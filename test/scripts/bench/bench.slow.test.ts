import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

function bench(args: string[], env: Record<string, string>) {
  return new Promise<{ status: number | null; out: string; err: string }>((resolve) => {
    const program = spawn(process.execPath, ['scripts/bench.ts', ...args], {
      env: { ...process.env, ...env },
    });
    let out = '';
    let err = '';
    program.stdout.on('data', (part) => {
      out += part;
    });
    program.stderr.on('data', (part) => {
      err += part;
    });
    program.once('close', (status) => resolve({ status, out, err }));
  });
}

it('prints error, speed and memory of every reader in one run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'typoscope-test-'));
  try {
    // Nothing on the PATH, and an empty cache: whatever this machine has, it is not found.
    const env = { PATH: folder, TYPOSCOPE_CACHE: folder };
    const { status, out } = await bench(['1', 'datasets/demo', 'datasets/none'], env);
    expect(status).toBe(0);
    expect(out).toContain('1 pictures');
    expect(out).toContain('datasets/none is not here: skipped');
    const lines = out.split('\n');
    for (const name of ['ours, npm, careful', 'ours, npm, quick']) {
      const [errors, speed] = lines.filter((line) => line.startsWith(`${name} `));
      expect(errors).toMatch(/ \d+\.\d% +\d+\.\d% +\d+\.\d%$/);
      expect(speed).toMatch(/ \d+\.\d\d +\d+\.\d\d +\d+\.\d\d +\d{3,4} +\d\.\d\d +\d{3,4}$/);
    }
    const peer = lines.filter((line) => line.startsWith('tesseract.js, page'));
    expect(peer[0]).toMatch(/ \d+\.\d%$/);
    expect(peer[1]).toMatch(/ \d+\.\d\d +\d+\.\d\d +\d+\.\d\d +\d{2,4}$/);
    expect(lines.filter((line) => /^tesseract, page +not installed$/.test(line))).toHaveLength(2);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it.each(['0', 'x', '1.5'])('refuses %s pictures', async (count) => {
  const { status, err } = await bench([count], {});
  expect(status).toBe(2);
  expect(err).toContain(`found “${count}”`);
});
