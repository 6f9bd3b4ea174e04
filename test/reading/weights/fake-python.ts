import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { vi } from 'vitest';
import { ZipFile } from 'yazl';

/** How one call of a fake Python went. */
export interface PipCall {
  python: string;
  args: string[];
  cwd: string;
  found: string[];
  tmp: string;
}

export interface FakePython {
  folder: string;
  calls: () => PipCall[];
}

/**
 * Programs that stand in for Python, each the body of a script to which `dest` (where pip is to
 * put wheels), `name` (of the requirement) and `copyFileSync` are known. They alone are on the PATH
 * of this process until `vi.unstubAllEnvs`.
 */
export async function fakePython(
  folder: string,
  bodies: Readonly<Record<string, string>>,
): Promise<FakePython> {
  const log = join(folder, 'calls.jsonl');
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  for (const [python, body] of Object.entries(bodies)) {
    const script = join(folder, `${python}.mjs`);
    await writeFile(
      script,
      `import { appendFileSync, copyFileSync, readdirSync, writeFileSync } from 'node:fs';
      const args = process.argv.slice(2);
      const found = readdirSync('.').filter((name) => name.endsWith('.py') || name === 'pip');
      appendFileSync(${JSON.stringify(log)}, JSON.stringify({
        python: ${JSON.stringify(python)}, args, cwd: process.cwd(), found, tmp: process.env.TMPDIR,
      }) + '\\n');
      const dest = args[args.indexOf('--dest') + 1];
      const name = args.at(-1).split('==')[0];
      ${body}`,
    );
    const program = join(bin, python);
    await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
    await chmod(program, 0o755);
  }
  vi.stubEnv('PATH', [bin].join(delimiter));
  return {
    folder: bin,
    calls: () =>
      !existsSync(log)
        ? []
        : readFileSync(log, 'utf8')
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as PipCall),
  };
}

/** The body of a Python whose pip brings this wheel. */
export function bringing(wheel: string): string {
  return `copyFileSync(${JSON.stringify(wheel)}, dest + '/' + name + '-1.0-py3-none-any.whl');`;
}

/** Writes a wheel with these members. */
export async function writeWheel(
  path: string,
  members: Readonly<Record<string, Buffer>>,
): Promise<string> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(members)) zip.addBuffer(bytes, name);
  zip.end();
  await writeFile(path, await buffer(zip.outputStream));
  return path;
}
