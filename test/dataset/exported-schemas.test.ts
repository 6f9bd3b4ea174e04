import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { exported, schemaPath, schemaText } from '../../scripts/schemas.ts';

test.each(exported)('schemas/$file is up to date (npm run schemas)', async ({ file, schema }) => {
  expect(await readFile(schemaPath(file), 'utf8')).toBe(schemaText(schema));
});

test('every field of a sample tells an editor what it is for', () => {
  for (const { schema } of exported) {
    expect(undescribed(JSON.parse(schemaText(schema)) as Node, '')).toEqual([]);
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
