import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const setYaml = 'name: small\nversion: 1.0.0\ntitle: A small set\nlicence: CC0-1.0\n';

/** A flawless sample; `more` is YAML that follows its only block. */
export function sampleYaml(
  id: string,
  more = '',
  prompt = 'A poster that says {{title}}.',
): string {
  return `id: ${id}
category: poster
canvas: { width: 1024, height: 768 }
prompt: ${JSON.stringify(prompt)}
copy:
  - id: title
    role: headline
    lang: en
    text: Jazz Night
${more}`;
}

/** Writes files into a new folder that goes when the test is over. */
export async function temporarySet(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'typoscope-set-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
