import { isIP } from 'node:net';
import { describe, expect, test } from 'vitest';
import { NotPublic } from '../../../src/models/remote/no-answer.ts';
import { isPublicAddress, publicOnly } from '../../../src/models/remote/public-only.ts';

describe('an address of the world', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '100.128.0.1',
    '192.169.0.1',
    '223.255.255.1',
    '2606:4700::1',
    '2a00:1450:4001::200e',
    '::ffff:8.8.8.8',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('an address within somebody’s network', () => {
  test.each([
    ['nowhere', '0.0.0.0'],
    ['nowhere', '0.1.2.3'],
    ['this machine', '127.0.0.1'],
    ['this machine', '127.255.0.9'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['of a provider’s network', '100.64.0.1'],
    ['what clouds tell their machines', '169.254.169.254'],
    ['of protocols', '192.0.0.8'],
    ['for measuring', '198.19.0.1'],
    ['for many at once', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['everybody', '255.255.255.255'],
    ['nowhere', '::'],
    ['this machine', '::1'],
    ['private', 'fd00::1'],
    ['of this wire', 'fe80::1'],
    ['for many at once', 'ff02::1'],
    ['this machine, in another spelling', '::ffff:127.0.0.1'],
    ['private, in another spelling', '::ffff:10.0.0.1'],
    ['private, in hexadecimal', '::ffff:a00:1'],
    ['through a translator', '64:ff9b::7f00:1'],
    ['through another translator', '64:ff9b:1::7f00:1'],
    ['through a tunnel', '2002:7f00:1::'],
    ['through a tunnel', '2001:0:7f00:1::'],
    ['of examples', '2001:db8::1'],
    ['of an old site', 'fec0::1'],
    ['of an old spelling', '::7f00:1'],
    ['no address', 'localhost'],
    ['no address', ''],
  ])('%s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('where a name leads', () => {
  const led = (host: string, all: boolean) =>
    new Promise<{ error: Error | null; found: unknown }>((resolve) => {
      publicOnly(host, { all }, (error, found) => resolve({ error, found }));
    });

  test.each([
    ['localhost', true],
    ['localhost', false],
    ['127.0.0.1', true],
    ['10.0.0.1', false],
  ])('to somebody’s network: refused, and never sent (%s, all: %j)', async (host, all) => {
    const { error, found } = await led(host, all);
    expect(error).toBeInstanceOf(NotPublic);
    expect(error).toMatchObject({ wasSent: false, message: expect.stringContaining('not public') });
    expect(found).toBe('');
  });

  test('to the world: all of it, or the first, as is asked', async () => {
    expect(await led('8.8.8.8', true)).toEqual({
      error: null,
      found: [{ address: '8.8.8.8', family: 4 }],
    });
    const { error, found } = await led('2606:4700::1', false);
    expect([error, isIP(String(found))]).toEqual([null, 6]);
  });

  test('to nothing: as the system tells it', async () => {
    const { error } = await led('no-such-host.invalid', true);
    expect(error).not.toBeNull();
    expect(error).not.toBeInstanceOf(NotPublic);
    expect(error).toHaveProperty('code');
  });
});
