import { didYouMean, type Finding, type Path, shown } from '../dataset/finding.ts';
import { TyposcopeError } from '../errors.ts';
import type { ModelEntry } from './entry.ts';

/** Whose service a provider asks, by what key, and which addresses are its own. */
export interface Vendor {
  /** As people call it. */
  title: string;
  /** Environment variables that hold its key; of several that are set the last counts. */
  keys: readonly string[];
  /** Where it is asked unless a benchmark says otherwise. */
  address: string;
  /** Hosts of its own; subdomains are too. */
  hosts: readonly string[];
}

export const vendors = {
  openai: {
    title: 'OpenAI',
    keys: ['OPENAI_API_KEY'],
    address: 'https://api.openai.com/v1',
    hosts: ['api.openai.com'],
  },
  gemini: {
    title: 'Google',
    // Where both are set, Google’s own package takes the second, and says so.
    keys: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    address: 'https://generativelanguage.googleapis.com',
    hosts: ['generativelanguage.googleapis.com'],
  },
  fal: {
    title: 'fal',
    keys: ['FAL_KEY'],
    address: 'https://queue.fal.run',
    hosts: ['queue.fal.run'],
  },
} as const satisfies Record<string, Vendor>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Read anew each time, so that nothing holds on to a key longer than a call. */
export function keyOf(
  { keyEnv }: Pick<ModelEntry, 'keyEnv'>,
  vendor: Vendor,
  environment: Environment = process.env,
): string | null {
  const names = keyEnv === null ? vendor.keys : [keyEnv];
  const values = names.map((name) => environment[name]?.trim() ?? '');
  return values.findLast((value) => value !== '') ?? null;
}

/** A run needs the key, a plan does not. */
export function missingKey(entry: ModelEntry, vendor: Vendor): TyposcopeError {
  const names = entry.keyEnv === null ? vendor.keys : [entry.keyEnv];
  const whose = entry.baseURL === null ? vendor.title : new URL(entry.baseURL).host;
  return new TyposcopeError('environment', 'the key is missing', {
    key: names[0],
    found: 'no value in the environment',
    expected: `a key of ${whose}${names.length > 1 ? ` (${names.slice(1).join(', ')} will do too)` : ''}`,
    mend: `Set it in the shell that runs Typoscope: export ${names[0]}=…`,
  });
}

/**
 * What is wrong with the address and the name of the key. A vendor's key must not reach anybody
 * else by a slip of a file that others may have written.
 */
export function addressFindings(
  model: Readonly<Record<string, unknown>>,
  vendor: Vendor,
  path: Path,
): Finding[] {
  const { baseURL, keyEnv } = model;
  const all = Object.values<Vendor>(vendors).flatMap(({ keys }) => keys);
  const isForeign = typeof baseURL === 'string' && !isOwnAddress(baseURL, vendor);
  if (isForeign && keyEnv === undefined) {
    return [
      {
        what: 'another address without a key of its own',
        path: [...path, 'baseURL'],
        found: shown(baseURL),
        expected: `keyEnv beside it, since ${vendor.title}’s key is for ${vendor.hosts[0]} only`,
        mend: 'Name the environment variable that holds the key of this address: keyEnv: MY_KEY.',
      },
    ];
  }
  if (typeof keyEnv !== 'string' || !all.includes(keyEnv)) return [];
  if (!isForeign && vendor.keys.includes(keyEnv)) return [];
  return [
    {
      what: isForeign ? 'a vendor’s key for another address' : 'the key of another vendor',
      path: [...path, 'keyEnv'],
      found: shown(keyEnv),
      expected: isForeign
        ? 'a variable of your own for this address'
        : `${vendor.keys.join(' or ')}, or a variable of your own`,
      mend: isForeign ? 'Give the key a name of its own.' : didYouMean(keyEnv, vendor.keys),
    },
  ];
}

export function isOwnAddress(address: string, { hosts }: Vendor): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' &&
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  );
}
