import { benchmarkSchema } from '../../benchmark/schema.ts';
import { veiled } from '../../benchmark/veiled.ts';
import type { Finding } from '../../dataset/finding.ts';
import { schemaFaults } from '../../dataset/schema-faults.ts';
import { FaultsError, TyposcopeError } from '../../errors.ts';
import { addressFindings, keyOf, missingKey, vendors } from '../../models/keys.ts';
import { nameFor, trainedEntry } from '../../models/train-lora/entry.ts';
import { type Access, requestIdPattern } from '../../models/train-lora.ts';
import { commandLine } from '../resume.ts';

export const DEFAULTS = { steps: 1000, pictures: 200, hours: 3 } as const;
/** More than any training that we have heard of: a zero too many is money. */
const MOST_STEPS = 10_000;

export interface TrainFlags {
  steps: number;
  defaultCaption?: string;
  name?: string;
  pictures: number;
  /** Hours. */
  timeout: number;
  yes?: boolean;
  json?: boolean;
  resume?: string;
  baseUrl?: string;
  keyEnv?: string;
}

/** What the flags come to. */
export interface Asked {
  name: string;
  access: Access;
  keyEnv: string | null;
}

/**
 * What is wrong with the flags is told before anything is sent: an entry that no benchmark would
 * take must not be what comes of a training that was paid for.
 *
 * @throws {TyposcopeError}
 */
export function askedFor(folder: string | undefined, flags: TrainFlags): Asked {
  const { baseUrl: baseURL, keyEnv, name = nameFor(folder), pictures } = flags;
  if (folder === undefined && flags.resume === undefined) {
    throw new TyposcopeError('usage', 'no folder of pictures', {
      expected: 'a folder, or --resume with the id of a training that was begun before',
    });
  }
  const address = { baseURL: baseURL ?? null, keyEnv: keyEnv ?? null };
  const weights = 'https://example.org/weights.safetensors';
  const entry = trainedEntry({ name, weights, usd: '1', pictures, ...address });
  const findings = [
    ...schemaFaults(benchmarkSchema.shape.models.element, entry),
    ...addressFindings(entry, vendors.fal, []),
  ];
  if (findings.length > 0) {
    throw new FaultsError(
      'usage',
      'The training can’t be asked for so:',
      findings.map(veiled).map(flagFault),
    );
  }
  const model = { ...entry, ...address, price: null };
  const key = keyOf(model, vendors.fal);
  if (key === null) throw missingKey(model, vendors.fal);
  return { name, access: { key, baseURL: address.baseURL }, keyEnv: address.keyEnv };
}

const FLAGS: Readonly<Record<string, string>> = {
  id: '--name',
  baseURL: '--base-url',
  keyEnv: '--key-env',
  fixedCost: '--pictures',
};

/** Findings speak of keys of a benchmark's file; here they are flags. */
function flagFault({ what, path, found, expected, mend }: Finding): TyposcopeError {
  const word = (text: string | undefined) =>
    text?.replace(/\bkeyEnv: MY_KEY\b/, '--key-env MY_KEY').replace(/\bkeyEnv\b/, '--key-env');
  const key = FLAGS[String(path[0])];
  return new TyposcopeError('usage', what, {
    key,
    found,
    expected: word(expected),
    mend: word(mend),
  });
}

/** The command that takes what came of a training, to be pasted into a shell. It spends nothing. */
export function resumeTraining(requestId: string, name: string, flags: TrainFlags): string {
  const { steps, pictures, timeout, json, baseUrl, keyEnv } = flags;
  return commandLine([
    'models',
    'train-lora',
    '--resume',
    requestId,
    '--name',
    name,
    ...(steps === DEFAULTS.steps ? [] : ['--steps', String(steps)]),
    ...(pictures === DEFAULTS.pictures ? [] : ['--pictures', String(pictures)]),
    ...(timeout === DEFAULTS.hours ? [] : ['--timeout', String(timeout)]),
    ...(baseUrl === undefined ? [] : ['--base-url', baseUrl]),
    ...(keyEnv === undefined ? [] : ['--key-env', keyEnv]),
    ...(json === true ? ['--json'] : []),
  ]);
}

export function steps(text: string): number {
  return whole(text, '--steps', 'steps', MOST_STEPS);
}

export function pictures(text: string): number {
  return whole(text, '--pictures', 'pictures', 1_000_000);
}

function whole(text: string, flag: string, things: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new TyposcopeError('usage', `${flag} is not a number of ${things}`, {
    found: `“${text}”`,
    expected: `a whole number from 1 to ${most}`,
  });
}

export function hours(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 48) return value;
  throw new TyposcopeError('usage', '--timeout is not a number of hours', {
    found: `“${text}”`,
    expected: 'hours above 0 and up to 48, such as 3 or 0.5',
  });
}

export function caption(text: string): string {
  const words = text.trim();
  if (words !== '' && words.length <= 2000 && !/[^\P{Cc}\n\t]/u.test(words)) return words;
  throw new TyposcopeError('usage', '--default-caption is no caption', {
    found: words === '' ? 'no words' : 'control characters, or more than 2000 characters',
    expected: 'what the pictures without a caption of their own show',
  });
}

export function requestId(text: string): string {
  if (requestIdPattern.test(text)) return text;
  throw new TyposcopeError('usage', '--resume is not the id of a request', {
    found: `“${text}”`,
    expected: 'an id as fal gave it, such as 764cabcf-b745-4b3e-ae38-1200304cf45b',
  });
}
