/**
 * Builds the pages of reports: `src/page` into one script and one style sheet in `dist/page`, with
 * nothing to be fetched. `npm run build` does it after the program itself.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  mkdirSync(TARGET, { recursive: true });
  writeFileSync(new URL('page.js', TARGET), script.code);
  // It goes into the page as it stands: a rule of it is looked up sooner than a byte is saved.
  writeFileSync(
    new URL('page.css', TARGET),
    readFileSync(new URL('src/page/style.css', ROOT), 'utf8'),
  );
}

if (import.meta.main) await buildPage();
