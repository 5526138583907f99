import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readYaml } from '../policy/yaml.ts';

/**
 * Writes the published policies as a module of plain data, so that a page needs no YAML parser and a bundler keeps only
 * what is imported. Run with `node src/policies/generate.ts` after changing a policy; a test compares the two.
 */
const folder = new URL('../../policies/', import.meta.url);
const target = new URL('./published.ts', import.meta.url);

const read = (file: string): unknown => {
  const source = readYaml(file, readFileSync(new URL(file, folder), 'utf8'));
  if (source.problems.length) throw new Error(`${file}: ${source.problems[0]?.message}`);
  return source.data;
};

const constantName = (file: string): string =>
  file
    .replace(/\.(policy|dossier|derived)\.yaml$/, '')
    .replace(/[-.]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The module's text. */
export function publishedModule(): string {
  const files = readdirSync(folder).sort();
  const policies = files.filter(file => file.endsWith('.policy.yaml'));
  const derived = files.filter(file => file.endsWith('.derived.yaml'));
  const constant = (name: string, type: string, doc: string, data: unknown): string =>
    `/** ${doc} */\nexport const ${name}: ${type} = ${JSON.stringify(data)};\n`;
  return [
    '// Written by generate.ts from ../../policies: change them there.',
    "import type { CatalogueData } from '../facts/catalogue.ts';",
    "import type { DossierData } from '../facts/dossier.ts';",
    "import type { DerivedData, PolicyData } from '../policy/schema.ts';\n",
    constant('catalogueData', 'CatalogueData', 'The fact catalogue of the published policies.', read('catalogue.yaml')),
    ...derived.map(file => {
      const data = read(file) as { title: { 'zh-CN': string } };
      return constant(constantName(file), 'DerivedData', data.title['zh-CN'], data);
    }),
    `/** The facts that follow from others by rule: add them to the catalogue with \`deriveFacts\`. */\nexport const derivedFacts: readonly DerivedData[] = [${derived.map(constantName).join(', ')}];\n`,
    ...policies.map(file => {
      const data = read(file) as { title: { 'zh-CN': string } };
      return constant(constantName(file), 'PolicyData', data.title['zh-CN'], data);
    }),
    constant(
      'kaiyueDossierData',
      'DossierData',
      '宁波凯越国际贸易有限公司 (示例: only its name, the day and the amount are published).',
      read('kaiyue.dossier.yaml'),
    ),
    `/** All published policies. */\nexport const publishedPolicies: readonly PolicyData[] = [${policies.map(constantName).join(', ')}];\n`,
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) writeFileSync(target, publishedModule());
