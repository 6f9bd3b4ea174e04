import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { exported, schemaPath, schemaText } from '../../scripts/schemas.ts';
import { fullSample } from './full-sample.ts';

test.each(exported)('schemas/$file is up to date (npm run schemas)', async (each) => {
  expect(await readFile(schemaPath(each.file), 'utf8')).toBe(schemaText(each));
});

test('an editor takes a sample with every key, and refuses another key or value', async () => {
  const schema = JSON.parse(await readFile(schemaPath('sample.schema.json'), 'utf8'));
  const isValid = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false }).compile(
    schema,
  );
  expect(isValid(fullSample), JSON.stringify(isValid.errors)).toBe(true);
  expect(isValid({ ...fullSample, promt: 'x' })).toBe(false);
  expect(isValid({ ...fullSample, category: 'book' })).toBe(false);
  expect(isValid({ ...fullSample, layout: { contrast: { rati: 3 } } })).toBe(false);
});

test('every field of a sample tells an editor what it is for', () => {
  for (const each of exported.filter(({ io }) => io === 'input')) {
    expect(undescribed(JSON.parse(schemaText(each)) as Node, '')).toEqual([]);
  }
});

interface Node {
  description?: string;
  properties?: Record<string, Node>;
  items?: Node | boolean;
  anyOf?: Node[];
}

function undescribed(node: Node, path: string): string[] {
  const inner = [node.items, ...(node.anyOf ?? [])].filter((each) => typeof each === 'object');
  return [
    ...inner.flatMap((each) => undescribed(each, path)),
    ...Object.entries(node.properties ?? {}).flatMap(([key, value]) => [
      ...(value.description === undefined ? [`${path}.${key}`] : []),
      ...undescribed(value, `${path}.${key}`),
    ]),
  ];
}
