import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { TyposcopeError } from '../errors.ts';

/** Of a file that lies in a folder, nothing that changes how programs run or whom they trust. */
const NOT_TAKEN = /^(NODE_|LD_|DYLD_|SSL_|npm_config_|PATH$|HOME$|HTTPS?_PROXY$)/i;

/**
 * Takes variables of a `.env` file into the environment, where the shell has not set them: keys,
 * mostly. A file that is not there is none.
 *
 * @throws {TyposcopeError} code `usage` where it is there and can't be read
 */
export function loadEnvFile(
  file: string,
  environment: Record<string, string | undefined> = process.env,
): void {
  const text = textOf(file);
  if (text === null) return;
  for (const [name, value] of Object.entries(parseEnv(text))) {
    if (!NOT_TAKEN.test(name)) environment[name] ??= value;
  }
}

function textOf(file: string): string | null {
  try {
    return decoded(readFileSync(file));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    // Some keep a folder of that name.
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw new TyposcopeError('usage', 'the file of environment variables can’t be read', {
      file,
      found: code,
      mend: 'Allow reading it, or move it away',
      cause,
    });
  }
}

/** Some editors save in UTF-16, and mark what they save as what it is. */
function decoded(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  // The decoder takes the mark away.
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}
