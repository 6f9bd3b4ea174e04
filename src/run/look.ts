import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import type { PictureEvidence } from '../layout/evidence.ts';
import type { PictureFile } from '../picture/picture.ts';
import type { Reading } from '../reading/reader.ts';
import { VISION_VERSION } from '../vision/version.ts';
import { languagesOf } from './readers.ts';
import type { Looking } from './see-picture.ts';

/** A sample and the folder that its files are in. */
export interface Brief {
  sample: Sample;
  folder: string;
}

/** What was measured in a picture, or in words why nothing could be. */
export type LookOutcome = { evidence: PictureEvidence } | { failure: string };

/**
 * From the store, or measured now and stored before anything else is done with it.
 *
 * @param closely whether text of the sample is missing, which may be there and too small
 */
export async function evidenceOf(
  { sample, folder }: Brief,
  picture: PictureFile,
  stored: string,
  reading: Reading,
  closely: boolean,
  { store, pool, files, limits, readerOf, assets, signal }: Looking,
): Promise<LookOutcome> {
  const languages = languagesOf(sample);
  const { logo, product } = filesOf({ sample, folder });
  const key = {
    picture: picture.sha256,
    vision: VISION_VERSION,
    reader: (await readerOf(languages)).identity,
    languages,
    ...(await hashesOf({ sample, folder }, assets)),
  };
  const known = store.evidence(key);
  const serves = known?.lines.length === reading.lines.length;
  if (serves && (known.closely === true || !closely)) return { evidence: known };
  try {
    const result = await pool.run(
      {
        kind: 'look',
        picture: stored,
        lines: reading.lines,
        logo,
        product,
        closely,
        files,
        limits,
      },
      signal,
    );
    if (!result.ok || !('evidence' in result)) return { failure: 'it cannot be decoded' };
    return { evidence: store.putEvidence(key, result.evidence, serves ? known : null) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TyposcopeError && error.code === 'store') throw error;
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/** Paths of the files that are looked for. */
function filesOf({ sample, folder }: Brief) {
  const fileOf = (asset: string | undefined) => (asset === undefined ? null : join(folder, asset));
  return { logo: fileOf(sample.logo?.asset), product: fileOf(sample.product?.asset) };
}

/** What they are; '' where there is none. */
export async function hashesOf(brief: Brief, assets: Looking['assets']) {
  const { logo, product } = filesOf(brief);
  return {
    logo: logo === null ? '' : await assets(logo),
    product: product === null ? '' : await assets(product),
  };
}

/** Hashes of files, each read once a run. */
export function assetHashes(): (file: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (file) => {
    let hash = known.get(file);
    if (hash === undefined) {
      hash = readFile(file).then((bytes) => createHash('sha256').update(bytes).digest('hex'));
      known.set(file, hash);
    }
    return hash;
  };
}
