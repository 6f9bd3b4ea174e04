import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Watched, watched } from './watched.ts';

/** Of which the figures are known; another one may do its work otherwise. */
export const VERSION = '0.123.1';

/** What starts it, out of a folder where it is installed; or, in words, why it can't be. */
export function findPromptfoo(folder = process.env.TYPOSCOPE_PROMPTFOO ?? '.'): {
  script: string | null;
  note: string;
} {
  const home = resolve(folder, 'node_modules/promptfoo');
  const script = join(home, 'dist/src/main.js');
  if (!existsSync(script)) {
    return { script: null, note: 'not installed' };
  }
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return { script, note: String(version) };
}

/**
 * The same calls through it.
 *
 * @param isKept whether it writes results and pictures into its own store, as it does by itself
 */
export async function measurePromptfoo(
  script: string,
  isKept: boolean,
  { url, folder, cells, lanes }: { url: string; folder: string; cells: number; lanes: number },
): Promise<Watched> {
  const config = join(folder, 'promptfooconfig.json');
  const apiBaseUrl = `${url}/openai/v1`;
  writeFileSync(
    config,
    JSON.stringify({
      prompts: ['A poster that says {{title}}.'],
      providers: [
        {
          id: 'openai:image:gpt-image-2',
          config: { apiBaseUrl, apiKey: 'none', size: '1024x1024' },
        },
      ],
      tests: Array.from({ length: cells }, (_, n) => ({ vars: { title: `Number ${n + 1}` } })),
    }),
  );
  const quiet = ['--no-cache', '--no-table', '--no-progress-bar', '--no-share'];
  const args = [script, 'eval', '-c', config, '-j', String(lanes), ...quiet];
  if (!isKept) args.push('--no-write');
  const env = {
    ...process.env,
    PROMPTFOO_CONFIG_DIR: join(folder, 'promptfoo'),
    PROMPTFOO_DISABLE_TELEMETRY: '1',
    PROMPTFOO_DISABLE_UPDATE: '1',
    PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
    ...(isKept ? {} : { PROMPTFOO_INLINE_MEDIA: 'true' }),
  };
  const seen = await watched(args, { cwd: folder, env });
  const passed = Number(/([\d,]+) passed/.exec(seen.out)?.[1]?.replaceAll(',', '') ?? 0);
  if (passed === cells) return seen;
  throw new Error(
    `code ${seen.code}, ${passed} of ${cells} passed: ${seen.err.trim().slice(-500)}`,
  );
}
