import { dirname, join } from 'node:path';
import type { ModelEntry } from '../../../src/models/entry.ts';
import type { Generated, GeneratedImage, ImageModel } from '../../../src/models/model.ts';
import { loadModel } from '../../../src/models/module/load.ts';
import { moduleModel } from '../../../src/models/module.ts';
import { folderOf } from '../../run/folder.ts';
import { remoteEntry } from '../a-remote-model.ts';
import { requestFor } from '../a-request.ts';
import { pictures } from '../servers/serve.ts';

/** What a module’s source may use: files beside it, and the bytes of a picture. */
const HEAD = `import { readFileSync } from 'node:fs';
const read = (name) => new Uint8Array(readFileSync(new URL(name, import.meta.url)));
const png = read('whole.png');
`;

/** A model out of a file of this source, in which `png` are the bytes of a picture. */
export async function aModule(source: string, over: Partial<ModelEntry> = {}): Promise<ImageModel> {
  const entry = { ...remoteEntry('module', { model: './mine.mjs', ...over }), keyEnv: null };
  const beside = (name: string) => join(dirname(entry.model), name);
  const folder = await folderOf({
    [entry.model]: HEAD + source,
    [beside('whole.png')]: pictures.png,
    [beside('half.png')]: pictures.half,
    [beside('whole.webp')]: pictures.webp,
  });
  const file = { name: entry.model, path: join(folder, entry.model) };
  const own = await loadModel(file, entry.params, { id: entry.id, folder });
  return moduleModel({ ...entry, own });
}

/** A model whose generate does this; `request` is what it is told. */
export function doing(
  body: string,
  rest = '',
  over: Partial<ModelEntry> = {},
): Promise<ImageModel> {
  return aModule(`export default { async generate(request) { ${body} }, ${rest} };`, over);
}

export async function answerOf(body: string, rest = '', over = {}): Promise<Generated> {
  return (await doing(body, rest, over)).generate(requestFor());
}

export function imageOf(generated: Generated): GeneratedImage {
  if (generated.outcome !== 'image') throw new Error(generated.reason);
  return generated;
}
