import type { Material } from './policy.ts';
import type { Reader } from './reader.ts';
import type { PolicyData } from './schema.ts';

const none: readonly never[] = [];

/** Reads the documents that a policy wants with an application (材料). */
export function readMaterials(reader: Reader, { materials, route }: PolicyData): readonly Material[] {
  if (!materials) return none;
  if (materials.length > 0 && route === 'no-application')
    reader.problem(
      'materials',
      ['materials'],
      'Nobody is asked for documents where nothing is applied for.',
      'Take them away, or make the route easy-application.',
    );
  const seen = new Set<string>();
  return materials.map(({ id, text, proves }, i) => {
    if (seen.has(id))
      reader.problem('duplicate', ['materials', i, 'id'], `Two documents are called "${id}".`, 'Rename one.');
    seen.add(id);
    if (proves !== undefined && !reader.catalogue.facts.has(proves))
      reader.problem(
        'materials',
        ['materials', i, 'proves'],
        `The catalogue has no "${proves}".`,
        'Write the path of a fact, or leave it out.',
      );
    return { id, text, ...(proves !== undefined && { proves }) };
  });
}
