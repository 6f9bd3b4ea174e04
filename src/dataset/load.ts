import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultsError, type TyposcopeError } from '../errors.ts';
import { isInside } from '../picture/read-file.ts';
import { assetReader } from './assets.ts';
import { type Finding, safe, shown, toError } from './finding.ts';
import { loadSample } from './load-sample.ts';
import { type Sample, type SetInfo, setSchema } from './schema.ts';
import { schemaFaults } from './schema-faults.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

export interface SampleSet {
  /** As the user gave it. */
  folder: string;
  info: SetInfo;
  /** By id. */
  samples: Sample[];
  /**
   * Over what the set holds: set.yaml, samples, the assets they name. The same on every machine,
   * whatever the folder is called and whichever newlines a checkout left.
   */
  sha256: string;
}

/** Files; so many are open at a time. */
const AHEAD = 16;

/**
 * Loads and checks a sample set.
 *
 * @param folder the one that holds set.yaml
 * @throws {FaultsError} code `set`, with every fault of every file
 */
export async function loadSet(folder: string): Promise<SampleSet> {
  const faults: TyposcopeError[] = [];
  const report = (file: string, findings: readonly Finding[], yaml?: YamlFile, sample?: string) => {
    const errors = findings.map((finding) =>
      toError(finding, { file, sample, lineOf: yaml?.lineOf }),
    );
    faults.push(...errors.sort((a, b) => (a.detail.line ?? 0) - (b.detail.line ?? 0)));
  };

  const real = await realFolder(folder);
  if (typeof real !== 'string') {
    report(folder, [real]);
    throw asError(folder, faults);
  }
  const hash = contentHash();
  const infoFile = await readYaml(join(real, 'set.yaml'), real);
  report(join(folder, 'set.yaml'), infoFindings(infoFile), infoFile);
  hash.add('set.yaml', infoFile.source);

  const { names, findings } = await sampleFiles(real);
  report(join(folder, 'samples'), findings);
  const readAsset = assetReader(real);
  const samples: Sample[] = [];
  // The next ones are read while this one is checked.
  const files = names.slice(0, AHEAD).map((name) => readYaml(join(real, 'samples', name), real));
  for (const [i, name] of names.entries()) {
    const file = await files.shift()!;
    const ahead = names[i + AHEAD];
    if (ahead !== undefined) files.push(readYaml(join(real, 'samples', ahead), real));
    const loaded = await loadSample(name, file, readAsset);
    report(join(folder, 'samples', name), loaded.findings, file, name.replace(/\.yaml$/, ''));
    if (loaded.sample !== null) samples.push(loaded.sample);
    hash.add(`samples/${name}`, file.source);
    for (const asset of loaded.assets) hash.add(asset.name, asset.sha256 ?? '');
  }
  if (faults.length > 0) throw asError(folder, faults);
  return {
    folder,
    info: setSchema.parse(infoFile.value),
    samples: samples.sort((a, b) => (a.id < b.id ? -1 : 1)),
    sha256: hash.digest(),
  };
}

function infoFindings(file: YamlFile): Finding[] {
  return file.value === undefined
    ? file.findings
    : [...file.findings, ...schemaFaults(setSchema, file.value)];
}

/** The set's own folder may be reached through a link; nothing within it may lead out again. */
async function realFolder(folder: string): Promise<string | Finding> {
  try {
    const real = await realpath(folder);
    if ((await stat(real)).isDirectory()) return real;
    return {
      what: 'not a folder',
      path: [],
      expected: 'the folder of a set, which holds set.yaml',
    };
  } catch (error) {
    return { what: 'there is no such folder', path: [], found: systemCode(error) };
  }
}

/** The names of the sample files, and what is wrong with the folder they are in. */
async function sampleFiles(set: string): Promise<{ names: string[]; findings: Finding[] }> {
  const folder = join(set, 'samples');
  const none = (what: string, found?: string): { names: string[]; findings: Finding[] } => ({
    names: [],
    findings: [
      {
        what,
        path: [],
        ...(found === undefined ? {} : { found }),
        expected: 'a file samples/<id>.yaml for each sample',
      },
    ],
  });
  let entries: Dirent[];
  try {
    if (!isInside(set, await realpath(folder))) return none("it leads out of the set's folder");
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return none('a set without samples', systemCode(error));
  }
  const visible = entries.filter(({ name }) => !name.startsWith('.'));
  const names = visible.map(({ name }) => name).filter((name) => name.endsWith('.yaml'));
  // What looks like a sample and is passed over would be missed by nobody but its author.
  const astray = visible.filter(
    (entry) =>
      !entry.name.endsWith('.yaml') && (entry.isDirectory() || /\.ya?ml$/i.test(entry.name)),
  );
  if (names.length === 0 && astray.length === 0) return none('a set without samples');
  return {
    names: names.sort(),
    findings: astray.map((entry) => ({
      what: entry.isDirectory() ? 'a folder among the samples' : 'a sample that is not named .yaml',
      path: [],
      found: shown(entry.name),
      expected: 'files named <id>.yaml',
    })),
  };
}

function systemCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'an unknown error';
}

function asError(folder: string, faults: readonly TyposcopeError[]): FaultsError {
  const many = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return new FaultsError('set', `${safe(folder)}: ${many}`, faults);
}

function contentHash() {
  const parts = new Map<string, string>();
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  return {
    add: (name: string, content: string) => parts.set(name, sha256(content)),
    digest: () =>
      sha256(
        [...parts]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, hash]) => `${name}\0${hash}\n`)
          .join(''),
      ),
  };
}
