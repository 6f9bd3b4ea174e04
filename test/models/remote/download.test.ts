import { expect, test } from 'vitest';
import { isAllowed } from '../../../src/models/remote/download.ts';

const own = 'http://127.0.0.1:8000';
test.each<[string, boolean]>([
  ['https://v3.fal.media/files/a/b.png', true],
  ['https://storage.example.org:8443/a.png?sig=1', true],
  ['http://v3.fal.media/files/a.png', false],
  ['https://127.0.0.1/a.png', false],
  ['https://10.0.0.1/a.png', false],
  ['https://8.8.8.8/a.png', false],
  // Numbers in other spellings, which the parser of addresses knows.
  ['https://0x7f.1/a.png', false],
  ['https://2130706433/a.png', false],
  ['https://[::1]/a.png', false],
  ['https://[::ffff:127.0.0.1]/a.png', false],
  ['https://localhost/a.png', false],
  ['https://localhost./a.png', false],
  ['https://a.localhost/a.png', false],
  ['https://metadata.google.internal/a', false],
  ['https://printer.local./a', false],
  ['https://intranet/a.png', false],
  ['file:///etc/hostname', false],
  ['ftp://example.org/a.png', false],
  ['/files/a.png', false],
  ['', false],
  ['http://127.0.0.1:8000/files/a.png', true],
  ['http://127.0.0.1:8001/files/a.png', false],
  ['http://127.0.0.1:8000@127.0.0.1:9/a', false],
])('%s: %s', (address, allowed) => {
  expect(isAllowed(address, own)).toBe(allowed);
});
