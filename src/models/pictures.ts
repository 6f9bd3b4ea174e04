import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { TyposcopeError } from '../errors.ts';
import { readManifest } from './manifest.ts';

/** A folder of pictures made elsewhere: one model of that label. */
export interface PictureFolder {
  label: string;
  folder: string;
}

/** A picture file and the sample it answers. */
export interface Entry {
  sample: string;
  /** From 0, in name order. */
  repeat: number;
  path: string;
  /** As the manifest gives them: decimal dollars, milliseconds. */
  usd: string | null;
  ms: number | null;
}

/** Which names are samples'. */
export type SampleNames = Pick<ReadonlySet<string>, 'has'>;

export interface FoundPictures {
  entries: Entry[];
  /** Files that belong to no sample, by name within the folder. */
  ignored: string[];
}

const SUFFIX = /\.(png|jpe?g|webp)$/i;
export const MANIFEST = 'manifest.csv';

/** `label=folder`, or a folder whose own name is the label. */
export function pictureFolder(argument: string): PictureFolder {
  const at = argument.indexOf('=');
  const folder = at < 0 ? argument : argument.slice(at + 1);
  const label = at < 0 ? basename(resolve(folder)) : argument.slice(0, at);
  if (label === '' || folder === '') {
    throw new TyposcopeError('usage', '--images names no folder', {
      found: `“${argument}”`,
      expected: '<folder> or <label>=<folder>',
    });
  }
  return { label, folder };
}

/**
 * The pictures of a folder by the names of contract §2: `<sample>.<png|jpg|jpeg|webp>`, files
 * within `<sample>/`, and whatever `manifest.csv` names.
 */
export async function findPictures(folder: string, samples: SampleNames): Promise<FoundPictures> {
  const names = await list(folder);
  const manifest = names.includes(MANIFEST)
    ? await readManifest(join(folder, MANIFEST), folder, samples)
    : [];
  const listed = new Set(manifest.map((row) => row.path));
  const found: Entry[] = [...manifest];
  const ignored: string[] = [];
  const add = (sample: string, path: string) => {
    if (listed.has(path)) return;
    const taken = new Set(found.filter((entry) => entry.sample === sample).map((e) => e.repeat));
    let repeat = 0;
    while (taken.has(repeat)) repeat += 1;
    found.push({ sample, repeat, path, usd: null, ms: null });
  };
  for (const name of names) {
    const path = join(folder, name);
    // Hidden files are a system's own: `._a.png` on a stick is no picture.
    if (name === MANIFEST || name.startsWith('.') || listed.has(path)) continue;
    if (SUFFIX.test(name)) {
      const sample = name.replace(SUFFIX, '');
      if (samples.has(sample)) add(sample, path);
      else ignored.push(name);
    } else if (samples.has(name) && (await isFolder(path))) {
      for (const inner of await list(path)) {
        if (inner.startsWith('.')) continue;
        if (SUFFIX.test(inner)) add(name, join(path, inner));
        else ignored.push(`${name}/${inner}`);
      }
    } else {
      ignored.push(name);
    }
  }
  return { entries: found.sort(bySampleAndRepeat), ignored };
}

function bySampleAndRepeat(a: Entry, b: Entry): number {
  return a.sample < b.sample ? -1 : a.sample > b.sample ? 1 : a.repeat - b.repeat;
}

async function list(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    throw new TyposcopeError('usage', 'the folder of pictures cannot be read', {
      file: folder,
      found: cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause),
      mend: 'Give --images, or the params of its model, a folder that exists and that you may read',
      cause,
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
}
