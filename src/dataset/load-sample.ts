import { basename } from 'node:path';
import { type Asset, assetFinding } from './assets.ts';
import { checkCopy } from './check-copy.ts';
import { checkPrompt } from './check-prompt.ts';
import { checkRules } from './check-rules.ts';
import { copyText } from './copy-text.ts';
import { type Finding, shown } from './finding.ts';
import { assetsOf, outlineOf } from './outline.ts';
import { type Sample, sampleSchema } from './schema.ts';
import { schemaFaults } from './schema-faults.ts';
import type { YamlFile } from './yaml-file.ts';

export interface LoadedSample {
  findings: Finding[];
  /** null where there are findings. */
  sample: Sample | null;
  assets: Asset[];
}

/** Checks one file of `samples/`. Everything that is wrong with it is found at once. */
export async function loadSample(
  fileName: string,
  file: YamlFile,
  readAsset: (asset: string) => Promise<Asset>,
): Promise<LoadedSample> {
  const { value } = file;
  if (value === undefined) return { findings: file.findings, sample: null, assets: [] };
  const outline = outlineOf(value);
  const named = assetsOf(outline);
  const assets = await Promise.all(named.map(({ asset }) => readAsset(asset)));
  const findings = [
    ...file.findings,
    ...schemaFaults(sampleSchema, value),
    ...nameFaults(fileName, outline.id),
    ...checkCopy(outline),
    ...checkPrompt(outline),
    ...checkRules(outline),
    ...named.flatMap(({ asset, path }, i) => assetFinding(asset, assets[i]!, path)),
  ];
  return {
    findings,
    sample: findings.length === 0 ? tidied(sampleSchema.parse(value)) : null,
    assets,
  };
}

function nameFaults(fileName: string, id: string | undefined): Finding[] {
  const name = basename(fileName, '.yaml');
  return id === undefined || id === name
    ? []
    : [
        {
          what: 'an id that is not the name of its file',
          path: ['id'],
          found: shown(id),
          expected: shown(name),
          mend: 'Change the id, or rename the file.',
        },
      ];
}

/** Texts and language tags in the one form in which everything after this sees them. */
function tidied(sample: Sample): Sample {
  return {
    ...sample,
    prompt: copyText(sample.prompt),
    copy: sample.copy.map((block) => ({
      ...block,
      lang: Intl.getCanonicalLocales(block.lang)[0] ?? block.lang,
      text: copyText(block.text),
    })),
  };
}
