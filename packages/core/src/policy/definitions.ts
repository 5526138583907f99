import type { FactDefinition } from '../facts/catalogue.ts';
import { formatType, sameType, type Type, types } from '../facts/type.ts';
import type { Localized } from '../localized.ts';
import { register, strictest } from './derived.ts';
import type { Reader } from './reader.ts';
import type { DefinitionData } from './schema.ts';
import { type Exception, type Parameter, sourceOf, type Tree } from './tree.ts';

const none: ReadonlyMap<string, FactDefinition> = new Map();

/** Where a term comes from when a reader asks: the text of the policy itself. */
const byPolicy: Localized = { 'zh-CN': '本政策口径', en: 'Defined by this policy' };

/**
 * Reads the terms that a policy defines for itself ("R&D expenditure means …"): each is named once, with its words and
 * its exceptions, and used by clauses and amount like a fact. A definition may use those above it, so none goes round in
 * a circle. They are no part of the catalogue, and no dossier supplies them.
 */
export function readDefinitions(
  reader: Reader,
  written: Readonly<Record<string, DefinitionData>> | undefined,
  parameters: ReadonlyMap<string, Parameter>,
): ReadonlyMap<string, FactDefinition> {
  if (!written) return none;
  const definitions = new Map<string, FactDefinition>();
  for (const [name, data] of Object.entries(written)) {
    const at = ['definitions', name];
    reader.checkName(name, at, 'definition');
    if (parameters.has(name))
      reader.problem('name', at, `"${name}" is both a parameter and a definition.`, 'Rename one of them.', 'key');
    const scope = { catalogue: reader.catalogue, parameters, definitions };
    const general = reader.expression(data.value, [...at, 'value'], scope);
    if (!general) continue;
    const others = (data.exceptions ?? []).flatMap((exception, i): Exception[] => {
      const here = [...at, 'exceptions', i];
      const when = reader.expression(exception.when, [...here, 'when'], scope, types.bool);
      const then = reader.expression(exception.value, [...here, 'value'], scope);
      return when && then ? [{ text: exception.text, when, value: then }] : [];
    });
    // Nothing, written 0, is an amount where the other values are amounts.
    const type = [general, ...others.map(other => other.value)].find(tree => !isZero(tree))?.type ?? general.type;
    const value = fitZero(general, type);
    const exceptions = others.map(other => ({ ...other, value: fitZero(other.value, type) }));
    for (const [i, exception] of exceptions.entries()) {
      if (!sameType(exception.value.type, value.type))
        reader.problem(
          'type',
          [...at, 'exceptions', i, 'value'],
          `This is ${formatType(exception.value.type)}, but the general value is ${formatType(value.type)}.`,
          'Write all values of a definition in one unit.',
        );
    }
    const origin = sourceOf(value);
    const fact: { -readonly [K in keyof FactDefinition]: FactDefinition[K] } = {
      path: name,
      index: -1,
      label: data.text,
      type: value.type,
      fieldLabels: origin?.fieldLabels ?? new Map(),
      department: { id: 'policy', label: byPolicy },
      sharing: 'unconditional',
      derived: true,
      local: true,
      ...(data.unit && { unit: data.unit }),
      ...(origin && { origin }),
    };
    register(fact, {
      fact,
      version: 1,
      title: data.text,
      digest: '',
      expression: data.value,
      value,
      exceptions,
      parameters,
    });
    fact.sharing = strictest(fact);
    definitions.set(name, fact);
  }
  return definitions;
}

const isZero = (tree: Tree): boolean => tree.op === 'constant' && tree.type.kind === 'int' && tree.value === 0;

const fitZero = (tree: Tree, type: Type): Tree =>
  isZero(tree) && (type.kind === 'money' || type.kind === 'percent') ? { ...tree, type } : tree;
