import { describe, expect, test } from 'vitest';
import { TyposcopeError } from '../../../src/errors.ts';
import { WEIGHT_GROUPS, weightGroup } from '../../../src/reading/weights/catalogue.ts';

const files = WEIGHT_GROUPS.flatMap((group) => group.files);

test.each(WEIGHT_GROUPS.map((group) => [group.id, group] as const))('%s', (id, group) => {
  expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(weightGroup(id)).toBe(group);
  expect(group.licence).toBe('Apache-2.0');
  expect(group.files.length).toBeGreaterThan(0);
  for (const file of group.files) {
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(file.name).toMatch(/^[\w.-]+\.onnx$/);
    expect(new URL(file.address).protocol).toBe('https:');
    expect(file.address.endsWith(`/${file.name}`)).toBe(true);
  }
});

test('ids, names, bytes and an engine’s roles are each there once', () => {
  const all = [
    WEIGHT_GROUPS.map(({ id }) => id),
    files.map(({ name }) => name),
    files.map(({ sha256 }) => sha256.slice(0, 16)),
    files.map(({ engine, role }) => `${engine} ${role}`),
  ];
  for (const values of all) expect(new Set(values).size).toBe(values.length);
});

test('pp-ocrv6 can be had where only package registries are reached', () => {
  for (const { wheel, bytes } of weightGroup('pp-ocrv6').files) {
    expect(wheel?.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(bytes).toBeGreaterThan(1_000_000);
  }
});

describe('an id that is none', () => {
  test.each(['pp-ocrv7', '', '../x', 'constructor'])('“%s”', (id) => {
    expect(() => weightGroup(id)).toThrow(TyposcopeError);
    expect(() => weightGroup(id)).toThrow(/pp-ocrv6, pp-ocrv6-medium/);
  });
});
