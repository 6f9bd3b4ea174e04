import { tidy } from '../remote/words.ts';

/** Variables of the environment whose values are nobody's business. */
const SECRET = /KEY|TOKEN|SECRET|PASSW|CREDENTIAL/i;
/** Shorter ones are `true`, or a part of an ordinary word. */
const SHORTEST = 8;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Values of the environment that a module may have used: nobody hands it a key, so that nobody
 * knows which one is in the address or the answer that it complains of.
 *
 * @param names of variables that it says it needs
 */
export function secretsOf(
  names: readonly string[],
  environment: Environment = process.env,
): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    const secret = value?.trim() ?? '';
    const isSecret = names.includes(name) || SECRET.test(name);
    return isSecret && secret.length >= SHORTEST ? [secret] : [];
  });
}

/** What was thrown, with what caused it: packages wrap what went wrong on the way. */
export function thrown(error: unknown, secrets: readonly string[]): string {
  try {
    const words = error instanceof Error ? chainOf(error) : [String(error ?? 'nothing at all')];
    // Hidden before anything is cut: half a key is one too many.
    return tidy([...new Set(words)].join(': '), secrets);
  } catch {
    return 'something that can’t be printed';
  }
}

function chainOf(error: Error): string[] {
  const words: string[] = [];
  for (let at: unknown = error; at instanceof Error && words.length < 4; at = at.cause) {
    const { code } = at as { code?: unknown };
    // Of several addresses that were tried in vain nothing is said but a code.
    words.push(String(at.message || (typeof code === 'string' ? code : at.name)));
  }
  return words;
}
