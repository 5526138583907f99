/** Random dossiers of the test catalogue, and the same data as tables of a database. */
import fc from 'fast-check';
import { parseCatalogue } from '../../facts/catalogue.ts';
import type { DossierData } from '../../facts/dossier.ts';
import type { ColumnRequest } from '../../sql/columns.ts';
import { duckdb } from '../../sql/duckdb.ts';
import { text } from '../../sql/quote.ts';
import type { SourcesData } from '../../sql/sources.ts';
import { printStage } from '../../sql/stage.ts';
import { checkSources } from '../check-sources.ts';
import type { Database } from '../database.ts';
import { testCatalogue } from './expressions.ts';

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 3 });
const yuan = fc.oneof(
  fc.constantFrom('0.00', '500.00', '0.05', '1000.00'),
  fc.integer({ min: -200_000, max: 200_000 }).map(fen => (fen / 100).toFixed(2)),
);
const positive = yuan.map(value => value.replace('-', ''));
const day = fc.constantFrom(
  '2020-02-29',
  '2019-02-28',
  '1990-12-15',
  '2000-01-31',
  '2020-12-15',
  '1960-03-01',
  '2018-06-30',
);
const months = [
  '2019-01',
  '2019-06',
  '2019-07',
  '2019-08',
  '2019-12',
  '2020-01',
  '2020-02',
  '2020-03',
  '2020-04',
  '2020-05',
  '2020-06',
  '2020-07',
  '2020-08',
  '2020-09',
  '2020-10',
  '2020-11',
  '2020-12',
];

function series<T>(periods: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .record({
      all: fc.boolean(),
      values: fc.array(value, { minLength: periods.length, maxLength: periods.length }),
      gaps: fc.array(fc.nat(periods.length - 1), { maxLength: 4 }),
    })
    .map(({ all, values, gaps }) =>
      Object.fromEntries(periods.flatMap((period, i) => (!all && gaps.includes(i) ? [] : [[period, values[i]!]]))),
    );
}

const year2020 = Array.from(
  { length: 24 },
  (_, i) => `${2019 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
);
const quarters = Array.from({ length: 12 }, (_, i) => `${2018 + Math.floor(i / 4)}-Q${(i % 4) + 1}`);

const item = fc.record({
  price: maybe(positive),
  kind: maybe(fc.constantFrom('x', 'y')),
  day: maybe(day),
  count: maybe(fc.integer({ min: 0, max: 6 })),
  good: maybe(fc.boolean()),
});
const wholeItem = fc.record({
  price: positive,
  kind: fc.constantFrom('x', 'y'),
  day,
  count: fc.integer({ min: 0, max: 6 }),
  good: fc.boolean(),
});

const values = {
  yes: fc.boolean(),
  fresh: fc.boolean(),
  heads: fc.integer({ min: 0, max: 12 }),
  level: fc.integer({ min: 1, max: 4 }),
  rate: fc.constantFrom('0 %', '20 %', '33.3 %', '50 %', '12.34 %'),
  score: fc.constantFrom('1.5', '-2.25'),
  assets: positive,
  profit: yuan,
  born: day,
  kind: fc.constantFrom('a', 'b', 'c'),
  place: fc.constantFrom('330200', '330212', '340100', '330282001000'),
  paid: fc.oneof(series(year2020, positive), series(months, positive)),
  turnover: series(['2018', '2019', '2020'], positive),
  output: series(quarters, yuan),
  insured: series(year2020, fc.boolean()),
  items: fc.array(fc.oneof({ weight: 3, arbitrary: wholeItem }, item), { maxLength: 4 }),
} as const;

/** One random dossier, facts missing and stale at random. */
export const dossierArbitrary: fc.Arbitrary<DossierData> = fc
  .record({
    kind: fc.constantFrom('enterprise' as const, 'enterprise' as const, 'enterprise' as const, 'individual' as const),
    facts: fc.record(
      Object.fromEntries(Object.entries(values).map(([path, value]) => [path, maybe(value as fc.Arbitrary<unknown>)])),
    ),
    asOf: fc.array(
      fc.constantFrom('2020-12-01', '2020-12-01', '2019-12-15', '2019-12-14', '2020-06-14', '2018-01-01'),
      { minLength: 32, maxLength: 32 },
    ),
  })
  .map(({ kind, facts, asOf }) => ({
    subject: { kind, id: 'x', name: '示例' },
    facts: Object.fromEntries(
      Object.entries(facts).flatMap(([path, value], i) =>
        value === undefined
          ? []
          : [[path, { value: path === 'items' ? (value as object[]).map(dropUndefined) : value, asOf: asOf[i]! }]],
      ),
    ),
  }));

const dropUndefined = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const catalogue = parseCatalogue(testCatalogue);
const paths = Object.keys(testCatalogue.facts);
const plainPaths = paths.filter(path => !/^(series|list)/.test(testCatalogue.facts[path]!.type));
const seriesPaths = paths.filter(path => testCatalogue.facts[path]!.type.startsWith('series'));

const unit = (type: string): { unit: 'yuan' | 'percent' } | object =>
  type.includes('money') ? { unit: 'yuan' } : type === 'percent' ? { unit: 'percent' } : {};

/** A table per fact, as a city with very many departments would have. */
export const testSources: SourcesData = {
  subjects: { table: 'roll', id: 'id', kind: 'kind', district: 'district' },
  tables: plainPaths.map(path => ({
    name: path,
    table: `f_${path}`,
    subject: 'id',
    asOf: 'as_of',
    facts: { [path]: { column: 'v', ...unit(testCatalogue.facts[path]!.type) } },
  })),
  series: seriesPaths.map(path => ({
    name: path,
    table: `f_${path}`,
    subject: 'id',
    period: 'period',
    facts: { [path]: { column: 'v', ...unit(testCatalogue.facts[path]!.type) } },
  })),
  lists: [
    {
      name: 'items',
      table: 'f_items',
      subject: 'id',
      fact: 'items',
      whenAbsent: 'unknown',
      fields: {
        price: { column: 'price', unit: 'yuan' },
        kind: 'kind',
        day: { column: 'day' },
        count: 'count',
        good: 'good',
      },
    },
  ],
};

const sqlType = (type: string): string =>
  /money/.test(type)
    ? 'DECIMAL(18, 2)'
    : type === 'percent'
      ? 'DECIMAL(9, 2)'
      : type === 'decimal'
        ? 'DECIMAL(9, 2)'
        : type === 'integer'
          ? 'BIGINT'
          : /bool/.test(type)
            ? 'BOOLEAN'
            : type === 'date'
              ? 'DATE'
              : 'VARCHAR';

const literal = (value: unknown): string =>
  value === undefined || value === null
    ? 'NULL'
    : typeof value === 'string'
      ? text(value.replace(/ %$/, ''))
      : String(value);

/** The number of a subject that has an empty list: rows cannot say so. */
export const canBeRows = (dossier: DossierData): boolean =>
  !Object.values(dossier.facts).some(({ value }) =>
    Array.isArray(value)
      ? value.length === 0
      : typeof value === 'object' && value !== null && Object.keys(value).length === 0,
  );

/** The statements that put dossiers into tables, numbered from 0. */
export function tablesOf(dossiers: readonly DossierData[]): readonly string[] {
  const insert = (table: string, columns: string, rows: readonly string[]): readonly string[] => [
    `CREATE OR REPLACE TEMP TABLE ${table} (${columns})`,
    ...(rows.length ? [`INSERT INTO ${table} VALUES ${rows.join(', ')}`] : []),
  ];
  const each = (
    path: string,
    rows: (value: unknown, asOf: string, id: string) => readonly string[],
  ): readonly string[] =>
    dossiers.flatMap(({ facts }, i) => (facts[path] ? rows(facts[path].value, facts[path].asOf, text(String(i))) : []));
  return [
    ...insert(
      'roll',
      'id VARCHAR, kind VARCHAR, district VARCHAR',
      dossiers.map(({ subject }, i) => `('${i}', '${subject.kind}', '330212')`),
    ),
    ...plainPaths.flatMap(path =>
      insert(
        `f_${path}`,
        `id VARCHAR, v ${sqlType(testCatalogue.facts[path]!.type)}, as_of DATE`,
        each(path, (value, asOf, id) => [`(${id}, ${literal(value)}, '${asOf}')`]),
      ),
    ),
    ...seriesPaths.flatMap(path =>
      insert(
        `f_${path}`,
        `id VARCHAR, period VARCHAR, v ${sqlType(testCatalogue.facts[path]!.type)}`,
        each(path, (value, _asOf, id) =>
          Object.entries(value as object).map(([period, one]) => `(${id}, '${period}', ${literal(one)})`),
        ),
      ),
    ),
    ...insert(
      'f_items',
      'id VARCHAR, price DECIMAL(18, 2), kind VARCHAR, day DATE, count BIGINT, good BOOLEAN',
      each('items', (value, _asOf, id) =>
        (value as Record<string, unknown>[]).map(
          one => `(${id}, ${['price', 'kind', 'day', 'count', 'good'].map(name => literal(one[name])).join(', ')})`,
        ),
      ),
    ),
  ];
}

let checked: ReturnType<typeof checkSources> | undefined;

/** Makes the table `facts` of what `tablesOf` put into the database. */
export async function stageTables(database: Database, asOf: number, requests: readonly ColumnRequest[]): Promise<void> {
  // The tables always have the same columns.
  checked ??= checkSources(database, catalogue, testSources);
  const fits = await checked;
  if (fits.problems) throw new Error(JSON.stringify(fits.problems));
  await database.run(
    `CREATE OR REPLACE TABLE facts AS ${printStage({ dialect: duckdb, catalogue, sources: fits.sources, schema: fits.schema, asOf, requests })}`,
  );
}

export { catalogue as parsedTestCatalogue };
