/**
 * Builds the pages of reports: `src/page` into one script and one style sheet in `dist/page`, with
 * nothing to be fetched. `npm run build` does it after the program itself.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';

const ROOT = new URL('../', import.meta.url);
const TARGET = new URL('dist/page/', ROOT);

/** Licences of what is in the script ask to be named with it. */
const NOTICE = `/*! Typoscope, MIT. With Preact (c) Jason Miller, MIT; Chart.js (c) Chart.js contributors, MIT; @kurkle/color (c) Jukka Kurkela, MIT. */`;

export async function buildPage(): Promise<void> {
  const bundle = await rolldown({
    input: new URL('src/page/main.tsx', ROOT).pathname,
    platform: 'browser',
    tsconfig: new URL('src/page/tsconfig.json', ROOT).pathname,
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, banner: NOTICE });
  await bundle.close();
  const [script] = output;
  if (script.imports.length > 0)
    throw new Error(`a page can’t import ${script.imports.join(', ')}`);
  put('page.js', script.code);
  // As it stands: who looks into a page finds a rule sooner than a byte would be missed.
  put('page.css', readFileSync(new URL('src/page/style.css', ROOT), 'utf8'));
}

/** At once, since tests that run side by side read it while it is made anew. */
function put(name: string, text: string): void {
  mkdirSync(TARGET, { recursive: true });
  const temporary = new URL(`${name}.${process.pid}`, TARGET);
  writeFileSync(temporary, text);
  renameSync(temporary, new URL(name, TARGET));
}

/** For vitest: tests see the pages as their source is now. */
export const setup = buildPage;

if (import.meta.main) await buildPage();
