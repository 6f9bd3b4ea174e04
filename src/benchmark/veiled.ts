import type { Finding } from '../dataset/finding.ts';

/**
 * A fault of a benchmark or of a flag, without what may be a secret: of those who put a key where its name should
 * be, the key is not to be shown on a screen that others see, or in the log of a build.
 */
export function veiled(finding: Finding): Finding {
  const { path, found } = finding;
  const key = path.at(-1);
  if (found === undefined) return finding;
  if (key === 'keyEnv' && finding.what === 'value not allowed') {
    return {
      ...finding,
      found: 'what may be the key itself, and is not shown',
      mend: 'Put the key into an environment variable, and the name of that here.',
    };
  }
  return key === 'baseURL' ? { ...finding, found: veiledAddress(found) } : finding;
}

/**
 * Without user, password, query and fragment, any of which may be a secret, and a password may hold
 * any sign. Of a text that was cut short nobody can say whether it ends within one.
 */
function veiledAddress(text: string): string {
  if (text.endsWith('…')) return text.replace(/\/\/.*/, '//…');
  return text.replace(/\/\/.*@/, '//…@').replace(/[?#][^"]*/, '?…');
}
