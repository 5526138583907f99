/** Dossiers of any catalogue as tables of a database, one a fact. */
import { formatDay } from '../../day.ts';
import type { FactCatalogue, FactDefinition } from '../../facts/catalogue.ts';
import type { Dossier } from '../../facts/dossier.ts';
import type { Type } from '../../facts/type.ts';
import type { SeriesValue, Value } from '../../facts/value.ts';
import { writeValue } from '../../facts/write-value.ts';
import { text } from '../../sql/quote.ts';
import type { ColumnObject, SourcesData } from '../../sql/sources.ts';

const supplied = (catalogue: FactCatalogue): readonly FactDefinition[] => catalogue.list.filter(fact => !fact.derived);

function sqlType(type: Type): string {
  switch (type.kind) {
    case 'money':
    case 'percent':
    case 'decimal':
      return 'DECIMAL(24, 6)';
    case 'int':
      return 'BIGINT';
    case 'bool':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    default:
      return 'VARCHAR';
  }
}

const columnOf = (column: string, type: Type): ColumnObject => ({
  column,
  ...(type.kind === 'money' && { unit: 'yuan' }),
  ...(type.kind === 'percent' && { unit: 'percent' }),
  ...(type.kind === 'date' && { future: true }),
});

function literal(type: Type, value: Value | undefined): string {
  if (value === undefined) return 'NULL';
  const written = writeValue(type, value);
  return typeof written === 'string'
    ? text(type.kind === 'percent' ? written.replace(' %', '') : written)
    : String(written);
}

const tableOf = (fact: FactDefinition): string => `f${fact.index}`;

export function sourcesOf(catalogue: FactCatalogue): SourcesData {
  const facts = supplied(catalogue);
  const base = (fact: FactDefinition): { name: string; table: string; subject: string } => ({
    name: tableOf(fact),
    table: tableOf(fact),
    subject: 'id',
  });
  return {
    subjects: { table: 'roll', id: 'id', kind: 'kind', district: 'district' },
    tables: facts.flatMap(fact =>
      fact.type.kind === 'series' || fact.type.kind === 'list'
        ? []
        : [{ ...base(fact), asOf: 'as_of', facts: { [fact.path]: columnOf('v', fact.type) } }],
    ),
    series: facts.flatMap(fact =>
      fact.type.kind === 'series'
        ? [{ ...base(fact), asOf: 'as_of', period: 'period', facts: { [fact.path]: columnOf('v', fact.type.of) } }]
        : [],
    ),
    lists: facts.flatMap(fact => {
      if (fact.type.kind !== 'list') return [];
      const { of } = fact.type;
      const fields =
        of.kind === 'record'
          ? Object.fromEntries([...of.fields].map(([name, type]) => [name, columnOf(name, type)]))
          : { item: columnOf('item', of) };
      return [{ ...base(fact), fact: fact.path, whenAbsent: 'unknown' as const, fields }];
    }),
  };
}

/** What rows can say of a dossier: no empty list or series, nothing that is not shared, every series in the grain promised. */
export function asRowsCanSay(dossier: Dossier): Dossier {
  return {
    ...dossier,
    facts: dossier.facts.map((known, index) => {
      const fact = dossier.catalogue.list[index]!;
      if (!known || fact.sharing === 'none') return undefined;
      if (fact.type.kind === 'list') return (known.value as readonly Value[]).length ? known : undefined;
      if (fact.type.kind !== 'series') return known;
      const series = known.value as SeriesValue;
      return series.granularity === fact.type.granularity && series.values.size ? known : undefined;
    }),
  };
}

/** The statements that put dossiers into the tables, the subjects numbered from 0. */
export function statementsOf(catalogue: FactCatalogue, dossiers: readonly Dossier[]): readonly string[] {
  const insert = (table: string, columns: string, rows: readonly string[]): readonly string[] => [
    `CREATE OR REPLACE TEMP TABLE ${table} (${columns})`,
    ...(rows.length ? [`INSERT INTO ${table} VALUES ${rows.join(', ')}`] : []),
  ];
  const quoted = (name: string): string => `"${name}"`;
  const out = [
    ...insert(
      'roll',
      'id VARCHAR, kind VARCHAR, district VARCHAR',
      dossiers.map(({ subject }, i) => `('${i}', '${subject.kind}', '330200')`),
    ),
  ];
  for (const fact of supplied(catalogue)) {
    const known = dossiers.flatMap(({ facts }, i) =>
      facts[fact.index] ? [{ ...facts[fact.index]!, id: `'${i}'` }] : [],
    );
    const { type } = fact;
    if (type.kind === 'series') {
      const rows = known.flatMap(({ id, value, asOf }) =>
        Object.keys(writeValue(type, value) as object).map((period, at) => {
          const sorted = [...(value as SeriesValue).values].sort(([a], [b]) => a - b);
          return `(${id}, '${period}', ${literal(type.of, sorted[at]![1] as Value)}, '${formatDay(asOf)}')`;
        }),
      );
      out.push(...insert(tableOf(fact), `id VARCHAR, period VARCHAR, v ${sqlType(type.of)}, as_of DATE`, rows));
    } else if (type.kind === 'list') {
      const { of } = type;
      const fields: readonly (readonly [string, Type])[] = of.kind === 'record' ? [...of.fields] : [['item', of]];
      const rows = known.flatMap(({ id, value }) =>
        (value as readonly Value[]).map(
          one =>
            `(${id}, ${fields.map(([name, field]) => literal(field, of.kind === 'record' ? (one as ReadonlyMap<string, Value>).get(name) : one)).join(', ')})`,
        ),
      );
      out.push(
        ...insert(
          tableOf(fact),
          `id VARCHAR, ${fields.map(([name, field]) => `${quoted(name)} ${sqlType(field)}`).join(', ')}`,
          rows,
        ),
      );
    } else {
      out.push(
        ...insert(
          tableOf(fact),
          `id VARCHAR, v ${sqlType(type)}, as_of DATE`,
          known.map(({ id, value, asOf }) => `(${id}, ${literal(type, value)}, '${formatDay(asOf)}')`),
        ),
      );
    }
  }
  return out;
}
