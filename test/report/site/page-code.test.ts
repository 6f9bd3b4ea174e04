import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { pageCode } from '../../../src/report/site/page-code.ts';

vi.mock('node:fs', { spy: true });
afterEach(() => vi.mocked(readFileSync).mockReset());

test('is one script and one style, with nothing to be fetched', () => {
  const { script, style } = pageCode();
  expect(script).toMatch(/^\/\*! Typoscope, MIT/);
  expect(script).not.toMatch(/\bimport\s*[({"']|\bfetch\(|sourceMappingURL/);
  expect(style).not.toMatch(/@import|url\((?!["']?data:)|<\/style/i);
});

test.each(['page.js', 'page.css'])('says how to mend it where there is no %s', (missing) => {
  vi.mocked(readFileSync).mockImplementation((file) => {
    if (String(file).endsWith(missing)) throw Object.assign(new Error('x'), { code: 'ENOENT' });
    return 'code';
  });
  expect(pageCode).toThrow(
    expect.objectContaining({
      code: 'internal',
      detail: expect.objectContaining({ found: `no dist/page/${missing}`, mend: 'npm run build' }),
    }),
  );
});
