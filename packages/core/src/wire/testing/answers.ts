/** Random answers by a schema of the contract, and the same with something wrong in them; all of it as JSON can say it. */
import fc from 'fast-check';
import * as z from 'zod/mini';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Check = { readonly _zod: { readonly def: Readonly<Record<string, unknown>> } };

const inner = (schema: z.ZodMiniType, name: string): z.ZodMiniType =>
  (schema._zod.def as unknown as Record<string, z.ZodMiniType>)[name] as z.ZodMiniType;

function limits(schema: z.ZodMiniType): Readonly<Record<string, unknown>>[] {
  const def = schema._zod.def as unknown as Readonly<Record<string, unknown>> & { checks?: readonly Check[] };
  return [def, ...(def.checks ?? []).map(({ _zod }) => _zod.def)];
}

/** A value that the schema takes, with fields and words that a newer platform may send. */
export function answerOf(schema: z.ZodMiniType): fc.Arbitrary<Json> {
  const of = (check: string): Readonly<Record<string, unknown>> | undefined =>
    limits(schema).find(limit => limit.check === check);
  switch (schema._zod.def.type) {
    case 'string': {
      const pattern = of('string_format')?.pattern as RegExp | undefined;
      const most = (of('max_length')?.maximum as number | undefined) ?? 80;
      return pattern ? fc.stringMatching(pattern).filter(text => text.length <= most) : fc.string();
    }
    case 'number': {
      if (of('number_format')?.format !== 'safeint') return fc.double({ noNaN: true, noDefaultInfinity: true });
      const min = (of('greater_than')?.value as number | undefined) ?? Number.MIN_SAFE_INTEGER;
      return fc.maxSafeInteger().map(value => {
        const most = of('less_than')?.value as number | undefined;
        return most === undefined ? Math.max(min, value) : min + (Math.abs(value) % (most - min + 1));
      });
    }
    case 'boolean':
      return fc.boolean();
    case 'enum':
    case 'literal':
      return fc.constantFrom(...([...(schema._zod.values ?? [])] as string[]));
    case 'pipe':
      return fc.string();
    case 'nullable':
      return fc.option(answerOf(inner(schema, 'innerType')));
    case 'array': {
      const minLength = (of('min_length')?.minimum as number | undefined) ?? 0;
      return fc.array(answerOf(inner(schema, 'element')), { minLength, maxLength: 3 });
    }
    case 'record':
      return fc.dictionary(fc.string(), answerOf(inner(schema, 'valueType')), { maxKeys: 3 });
    case 'union':
      return fc.oneof(...(schema._zod.def as unknown as { options: z.ZodMiniType[] }).options.map(answerOf));
    case 'object':
      return objectOf((schema as z.ZodMiniObject).shape as Record<string, z.ZodMiniType>);
    default:
      throw new Error(`No random ${schema._zod.def.type} yet`);
  }
}

function objectOf(shape: Readonly<Record<string, z.ZodMiniType>>): fc.Arbitrary<Json> {
  const optional = (schema: z.ZodMiniType): boolean => schema instanceof z.ZodMiniExactOptional;
  const fields = Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [
      name,
      answerOf(optional(schema) ? inner(schema, 'innerType') : schema),
    ]),
  );
  const required = Object.keys(shape).filter(name => !optional(shape[name] as z.ZodMiniType));
  const known = fc.record(fields, { requiredKeys: required, noNullPrototype: true });
  const later = fc.dictionary(fc.constantFrom('colour', 'constructor', 'toString'), fc.jsonValue() as never, {
    maxKeys: 1,
    noNullPrototype: true,
  });
  return fc.tuple(known, later).map(([given, added]) => ({ ...(added as object), ...given }) as Json);
}

/** Every place in a value: the way to it, from the root. */
function places(value: Json, way: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  return [
    way,
    ...Object.entries(value).flatMap(([name, one]) =>
      places(one as Json, [...way, Array.isArray(value) ? Number(name) : name]),
    ),
  ];
}

const wrong: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom<(Json | undefined)[]>(undefined, null, [], {}, '', 0, -1, 1.5, 6, true, 2 ** 53, -(2 ** 53), 1e300),
  fc.constantFrom('2020-02-30', '2020-13-01', '2020-06-10T02:03:04+08:00', 'x'.repeat(65), 'a/b', 'known', 'none'),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

function put(value: Json, [step, ...rest]: readonly (string | number)[], now: Json | undefined): Json | undefined {
  if (step === undefined) return now;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>;
  const changed = put(copy[step] as Json, rest, now);
  if (changed !== undefined) copy[step] = changed;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy as Json;
}

/** The same answers with one or two places changed, or taken away. What comes of it may happen to be right again. */
export function broken(answers: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc
    .tuple(answers, fc.array(fc.tuple(fc.nat(), wrong), { minLength: 1, maxLength: 2 }))
    .map(([answer, changes]) =>
      changes.reduce<Json>((value, [where, now]) => {
        const all = places(value);
        return put(value, all[where % all.length] ?? [], now) ?? null;
      }, answer),
    );
}
