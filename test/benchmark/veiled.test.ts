import { describe, expect, test } from 'vitest';
import { veiled } from '../../src/benchmark/veiled.ts';
import { shown } from '../../src/dataset/finding.ts';

const what = 'value not allowed';

describe('an address', () => {
  test.each([
    ['https://example.org/v1', '"https://example.org/v1"'],
    ['https://u:sk-secret@example.org/v1', '"https://…@example.org/v1"'],
    ['https://u:sk-secret/1?#"@example.org/v1', '"https://…@example.org/v1"'],
    ['https://example.org/v1?key=sk-secret', '"https://example.org/v1?…"'],
    ['https://example.org/v1#sk-secret', '"https://example.org/v1?…"'],
    // What is shown is cut short, here within the password.
    [`https://u:${'sk-secret'.repeat(9)}@example.org/v1`, '"https://…'],
  ])('%s is shown without what may be a secret', (address, found) => {
    const path = ['models', 0, 'baseURL'];
    const finding = veiled({ what, path, found: shown(address) });
    expect(finding).toEqual({ what, path, found });
    expect(finding.found).not.toContain('sk-secret');
  });
});

test('what stands in place of a key’s name is not shown, and a name is', () => {
  const path = ['models', 0, 'keyEnv'];
  expect(veiled({ what, path, found: '"sk-secret"' })).toMatchObject({
    found: expect.not.stringContaining('sk-secret'),
    mend: expect.stringMatching(/environment variable/),
  });
  const named = { what: 'the key of another vendor', path, found: '"FAL_KEY"' };
  expect(veiled(named)).toBe(named);
});

test('anything else is shown as it is', () => {
  const finding = { what, path: ['models', 0, 'id'], found: '"a?b"' };
  expect(veiled(finding)).toBe(finding);
  const missing = { what: 'missing key', path: ['models', 0, 'baseURL'] };
  expect(veiled(missing)).toBe(missing);
});
