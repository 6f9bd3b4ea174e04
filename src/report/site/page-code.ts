import { readFileSync } from 'node:fs';
import { TyposcopeError } from '../../errors.ts';

/** What `npm run build` made of `src/page`: the same for the program as it is and as it is published. */
const BUILT = new URL('../../../dist/page/', import.meta.url);

export interface PageCode {
  script: string;
  style: string;
}

/** @throws {TyposcopeError} code `internal` where the pages were not built */
export function pageCode(): PageCode {
  return { script: read('page.js'), style: read('page.css') };
}

function read(name: string): string {
  try {
    return readFileSync(new URL(name, BUILT), 'utf8');
  } catch (cause) {
    throw new TyposcopeError('internal', 'the code of the report’s pages is not built', {
      found: `no dist/page/${name}`,
      mend: 'npm run build',
      cause,
    });
  }
}
