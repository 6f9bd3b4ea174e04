import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemaPath } from '../../scripts/schemas.ts';
import { minimal } from './a-benchmark.ts';

test('an editor takes a benchmark, and refuses another key or value', async () => {
  const schema = JSON.parse(await readFile(schemaPath('benchmark.schema.json'), 'utf8'));
  const isValid = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false }).compile(
    schema,
  );
  const good = parse(minimal);
  expect(isValid(good), JSON.stringify(isValid.errors)).toBe(true);
  expect(isValid({ ...good, readers: { mode: 'quick' }, maxCost: '5', bars: {} })).toBe(true);
  expect(isValid({ ...good, rules: ['./r.ts'], bars: { rules: ['logo', 'mine'] } })).toBe(true);
  for (const bad of [
    { trust: 0.5 },
    { sets: ['..'] },
    { models: [{ id: 'a b ', provider: 'x' }] },
    { bars: { rules: ['Logo'] } },
    { rules: 'r.ts' },
    { readers: { mod: 'quick' } },
    { repeats: 101 },
  ]) {
    expect(isValid({ ...good, ...bad }), JSON.stringify(bad)).toBe(false);
  }
});
