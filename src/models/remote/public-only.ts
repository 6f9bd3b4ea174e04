import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { NotPublic } from './no-answer.ts';

/** Ranges that no public host has (IANA's registries of special-purpose addresses). */
const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(net, prefix, 'ipv6');
}

/** Whether an address is one that anybody in the world could be reached at. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // An IPv4 address in an IPv6 one is held against both lists by itself.
  return !inside.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Finds the address of a host, and refuses one that is not public: checked where the connection is
 * made, since a name may lead elsewhere from one look to the next.
 */
export const publicOnly: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, '');
    if (found.some(({ address }) => !isPublicAddress(address))) return done(new NotPublic(), '');
    if (options.all === true) return done(null, found);
    return done(null, found[0]!.address, found[0]!.family);
  });
};
