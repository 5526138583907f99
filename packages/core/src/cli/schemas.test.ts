import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readYaml } from '../policy/yaml.ts';
import { jsonSchemas, type Kind, schemaText } from './schemas.ts';

const root = resolve(import.meta.dirname, '../..');
const published = (kind: Kind): z.ZodType =>
  z.fromJSONSchema(JSON.parse(readFileSync(join(root, 'schemas', `${kind}.schema.json`), 'utf8')));
const read = (path: string): unknown => readYaml(path, readFileSync(path, 'utf8')).data;

describe('the published JSON Schemas', () => {
  // `vitest -u` writes them anew.
  test.each(Object.entries(jsonSchemas()))('%s.schema.json is what the loader accepts today', async (kind, schema) => {
    await expect(schemaText(schema)).toMatchFileSnapshot(join(root, 'schemas', `${kind}.schema.json`));
  });

  test('every published file fits the schema of its kind', () => {
    const folder = join(root, 'policies');
    const files = readdirSync(folder).filter(file =>
      /\.(policy|derived|cases|dossier)\.yaml$|^catalogue\.yaml$/.test(file),
    );
    expect(files.length).toBeGreaterThan(4);
    const schemas = new Map(
      (['policy', 'derived', 'cases', 'dossier', 'catalogue'] as const).map(kind => [kind, published(kind)]),
    );
    for (const file of files) {
      const kind = (/\.(\w+)\.yaml$/.exec(file)?.[1] ?? 'catalogue') as Kind;
      const result = schemas.get(kind)!.safeParse(read(join(folder, file)));
      expect(result.error?.issues ?? [], file).toEqual([]);
    }
  });

  test('a misspelt key and a missing translation are refused by an editor too', () => {
    const data = read(join(root, 'fixtures/ten-mistakes/mistaken.policy.yaml'));
    const issues = published('policy').safeParse(data).error?.issues ?? [];
    expect(issues.map(issue => issue.path.join('.'))).toEqual(expect.arrayContaining(['criteria.1.text.en']));
    expect(JSON.stringify(issues)).toContain('sorce');
  });

  test('every key of a policy is explained', () => {
    const { properties } = jsonSchemas().policy as { properties: Record<string, { description?: string }> };
    expect(
      Object.entries(properties)
        .filter(([, property]) => !property.description)
        .map(([name]) => name),
    ).toEqual([]);
  });
});
