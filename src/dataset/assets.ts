import { createHash } from 'node:crypto';
import { join, posix, win32 } from 'node:path';
import { inspectPicture } from '../picture/inspect.ts';
import { defaultLimits } from '../picture/limits.ts';
import { isInside, readRegularFile } from '../picture/read-file.ts';
import { isSvg } from '../picture/sniff.ts';
import { type Finding, type Path, shown } from './finding.ts';

export interface Asset {
  /** Within the set, with /, in one spelling whatever the sample wrote. */
  name: string;
  /** Lower case hex, over the bytes; null where the asset is at fault. */
  sha256: string | null;
  fault: Omit<Finding, 'path' | 'found'> | null;
}

/** Looks at every asset of a set once, however many samples name it. */
export function assetReader(folder: string): (asset: string) => Promise<Asset> {
  const known = new Map<string, Promise<Asset>>();
  return (asset) => {
    const name = posix.normalize(asset);
    const found = known.get(name) ?? readAsset(folder, name);
    known.set(name, found);
    return found;
  };
}

export function assetFinding(asset: string, { fault }: Asset, path: Path): Finding[] {
  return fault === null ? [] : [{ ...fault, path, found: shown(asset) }];
}

async function readAsset(folder: string, name: string): Promise<Asset> {
  const no = (what: string, expected?: string): Asset => ({
    name,
    sha256: null,
    fault: { what, ...(expected === undefined ? {} : { expected }) },
  });
  const outside = "a file in the set's folder, e.g. assets/logo.svg";
  // A path that one system takes for a name and another for a way out is a way out.
  if (win32.isAbsolute(name) || name.includes('\\') || !isInside(folder, join(folder, name))) {
    return no("an asset outside the set's folder", outside);
  }
  const file = await readRegularFile(join(folder, name), {
    maxBytes: defaultLimits.maxBytes,
    within: folder,
  });
  if (!file.ok) {
    if (file.reason === 'outside') return no("an asset outside the set's folder", outside);
    if (file.reason === 'missing') return no('an asset that is missing');
    return no(`an asset that can't be read: ${lowerFirst(file.message)}`);
  }
  if (/\.svg$/i.test(name)) {
    if (!isSvg(file.bytes)) return no('an asset that is not the SVG its name says');
  } else {
    const header = await inspectPicture(file.bytes, defaultLimits);
    if (!header.ok) return no(`an asset that is not a good picture: ${lowerFirst(header.message)}`);
  }
  return { name, sha256: createHash('sha256').update(file.bytes).digest('hex'), fault: null };
}

function lowerFirst(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
}
