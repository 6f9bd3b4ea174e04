import { readFileSync } from 'node:fs';

/** The package's own version, one folder up both from `src` and from `dist`. */
export const VERSION: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  }
).version;
