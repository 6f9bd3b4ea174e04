import { didYouMean, type Finding, type Path, shown } from '../dataset/finding.ts';
import { TyposcopeError } from '../errors.ts';
import type { ModelEntry } from './entry.ts';

/** Whose service a provider asks, by what key, and which addresses are its own. */
export interface Vendor {
  /** As people call it. */
  title: string;
  /** Environment variables that hold its key; of several that are set the last counts; none: a benchmark names one, or there is no key. */
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
    // It runs endpoints at the one, and tells of them at the other.
    hosts: ['queue.fal.run', 'api.fal.ai'],
  },
} as const satisfies Record<string, Vendor>;

/** Whoever a benchmark names: a server of one's own, a gateway. It has no key and no address of ours. */
export const anyServer: Vendor = { title: 'the server', keys: [], address: '', hosts: [] };

type Environment = Readonly<Record<string, string | undefined>>;

/** Read anew each time, so that nothing holds on to a key longer than a call; empty where none is needed. */
export function keyOf(
  { keyEnv }: Pick<ModelEntry, 'keyEnv'>,
  vendor: Vendor,
  environment: Environment = process.env,
): string | null {
  const names = keyEnv === null ? vendor.keys : [keyEnv];
  if (names.length === 0) return '';
  const values = names.map((name) => environment[name]?.trim() ?? '');
  return values.findLast((value) => value !== '') ?? null;
}

/** Whether a header takes it. */
export function isKey(key: string): boolean {
  return /^[\x21-\x7e]*$/.test(key);
}

/** A key that was pasted with more than itself, which no header takes. */
export function keyFault(entry: ModelEntry, vendor: Vendor): TyposcopeError | null {
  const key = keyOf(entry, vendor);
  if (key === null) return missingKey(entry, vendor);
  if (isKey(key)) return null;
  const names = entry.keyEnv === null ? vendor.keys : [entry.keyEnv];
  return new TyposcopeError('environment', 'the key is no key', {
    key: names.findLast((name) => (process.env[name]?.trim() ?? '') !== '') ?? names[0],
    found: 'a space, or a character that is not ASCII',
    expected: 'the key alone, as the provider shows it',
  });
}

/** A run needs the key, a plan does not. */
export function missingKey(entry: ModelEntry, vendor: Vendor): TyposcopeError {
  const names = entry.keyEnv === null ? vendor.keys : [entry.keyEnv];
  const whose = entry.baseURL === null ? vendor.title : new URL(entry.baseURL).host;
  return new TyposcopeError('environment', 'the key is missing', {
    key: names[0],
    found: 'no value in the environment',
    expected: `a key of ${whose}${names.length > 1 ? ` (${names.slice(1).join(', ')} will do too)` : ''}`,
    mend: `Set it in the shell that runs Typoscope: export ${names[0]}=<key>`,
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
  if (vendor === anyServer) return serverFindings(model, path);
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
  if (!isVendorKey(keyEnv)) return [];
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

/** Of a server that is nobody's in particular: where it is, and no vendor's key. */
function serverFindings(
  { baseURL, keyEnv }: Readonly<Record<string, unknown>>,
  path: Path,
): Finding[] {
  const findings: Finding[] = [];
  if (baseURL === undefined) {
    findings.push({
      what: 'missing key',
      path: [...path, 'baseURL'],
      expected: 'the address of the server, such as http://localhost:8000/v1',
      mend: 'Add baseURL.',
    });
  }
  const host = typeof baseURL === 'string' && URL.canParse(baseURL) ? new URL(baseURL) : null;
  const own = Object.entries<Vendor>(vendors).find(
    ([, vendor]) => host !== null && isOwnHost(host, vendor),
  );
  if (own !== undefined) {
    findings.push({
      what: 'a vendor’s own address',
      path: [...path, 'baseURL'],
      found: shown(baseURL),
      expected: 'a server of your own, or a gateway',
      mend: `Say provider: ${own[0]}, and leave baseURL out.`,
    });
  }
  if (isVendorKey(keyEnv)) {
    findings.push({
      what: 'a vendor’s key for another address',
      path: [...path, 'keyEnv'],
      found: shown(keyEnv),
      expected: 'a variable of your own for this address, or no keyEnv where it asks for no key',
      mend: 'Give the key a name of its own.',
    });
  }
  return findings;
}

function isVendorKey(name: unknown): name is string {
  const all = Object.values<Vendor>(vendors).flatMap(({ keys }) => keys);
  return typeof name === 'string' && all.includes(name);
}

export function isOwnAddress(address: string, vendor: Vendor): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' && isOwnHost(url, vendor);
}

function isOwnHost({ hostname }: URL, { hosts }: Vendor): boolean {
  const name = hostname.replace(/\.$/, '');
  return hosts.some((host) => name === host || name.endsWith(`.${host}`));
}
