import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cityPolicies } from '../assessment/city/policies.ts';
import { publishedPolicies } from '../policies.ts';
import { type PolicyData, policySchema } from './schema.ts';
import { wellShapedPolicy } from './well-shaped.ts';

const words = { 'zh-CN': '示例', en: 'Sample' };

/** One policy with every key that the schema knows. */
const whole: PolicyData = {
  id: 'sample',
  version: 1,
  title: words,
  authority: { region: '330200', department: words },
  source: 'Sample',
  benefit: 'tax-relief',
  route: 'easy-application',
  subject: ['enterprise', 'individual'],
  effective: { from: '2020-01-01', to: '2020-12-31' },
  published: '2020-02-01',
  claim: { deadline: '2020-12-01', remind: ['P30D'] },
  parameters: {
    rate: 0.5,
    open: true,
    places: ['330203', '330205'],
    cap: { value: '1 yuan', label: words, from: { '2020-06-01': '2 yuan', '2020-07-01': ['a'] } },
    most: { value: 20, exceptions: [{ text: words, when: 'true', value: '=1' }] },
  },
  tables: {
    plain: { a: 1, b: '2' },
    named: { label: words, entries: { a: 1 } },
    tiers: {
      bands: [
        { from: 1, value: '1 %' },
        { above: '2', value: 3 },
      ],
    },
    rows: { levels: ['a', 'b'], rows: { x: { staff: [1], sales: ['2 yuan'] } }, otherwise: 'x' },
  },
  definitions: {
    term: { text: words, unit: words, value: '1', exceptions: [{ text: words, when: 'true', value: '2' }] },
  },
  materials: [
    { id: 'lease', text: words },
    { id: 'deed', text: words, proves: 'home.price' },
  ],
  criteria: [
    { id: 'a', text: words, test: 'true', source: 'Article 1', exceptions: [{ text: words, when: 'true' }] },
    { id: 'b', text: words, test: 'false' },
  ],
  amount: {
    value: 'cap',
    label: words,
    exceptions: [{ text: words, when: 'true', value: 'cap' }],
    floor: '1 yuan',
    rounding: { to: 'yuan', how: 'down' },
  },
  excludes: ['another'],
  sharedCap: { id: 'cap', amount: '1 yuan', label: words },
  less: { received: 'received' },
  budget: '1 yuan',
  notes: ['As read here.'],
};

const real: readonly PolicyData[] = [whole, ...publishedPolicies, ...cityPolicies().slice(0, 40)];

/** What stands in the place of something that was right. */
const strange = fc.constantFrom<unknown>(
  ...[undefined, null, true, 0, -1, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, '', 'a', '2020-01-01', '33020'],
  ...[
    [],
    [1],
    ['a'],
    [undefined],
    {},
    { a: 1 },
    { value: 1 },
    { from: '2020-01-01' },
    { label: words },
    { ...words, de: 'x' },
  ],
  ...[Object.create(null), Object.create({ inherited: 1 }), new Date(0), new Map(), JSON.parse('{"__proto__": 1}')],
);

/** A copy with the value at one place, chosen by numbers, exchanged, taken away, or joined by another key. */
function spoil(data: unknown, path: readonly number[], how: 'put' | 'drop' | 'add', value: unknown): unknown {
  if (typeof data !== 'object' || data === null || !path.length) return how === 'put' ? value : data;
  const keys = Object.keys(data);
  const [step, ...rest] = path as [number, ...number[]];
  const key = keys[step % (keys.length || 1)];
  const copy = (Array.isArray(data) ? [...data] : { ...data }) as Record<string, unknown>;
  if (how === 'add' && !rest.length) copy.extra = value;
  else if (key === undefined) return copy;
  else if (how === 'drop' && !rest.length) delete copy[key];
  else copy[key] = spoil(copy[key], rest, how, value);
  return copy;
}

it('reads whole policies as the schema does, in a copy', () => {
  for (const data of real) {
    const read = wellShapedPolicy(data);
    const parsed = policySchema.parse(data);
    expect(read).toStrictEqual(parsed);
    // In the same order too: published vectors are written as they are read.
    expect(JSON.stringify(read)).toBe(JSON.stringify(parsed));
    expect(read!.criteria[0]!.text).not.toBe(data.criteria[0]!.text);
  }
});

/** Data as JSON and YAML give them; only there must the quick way be able to take what the schema takes. */
const isUsual = (data: unknown): boolean => {
  if (typeof data !== 'object' || data === null) return data !== undefined;
  const proto: unknown = Object.getPrototypeOf(data);
  return (
    (Array.isArray(data) || proto === Object.prototype) &&
    !Object.hasOwn(data, '__proto__') &&
    Object.values(data).every(isUsual)
  );
};

it('accepts nothing that the schema refuses, whatever is spoilt, and refuses nothing usual that it accepts', () => {
  let [accepted, refused] = [0, 0];
  fc.assert(
    fc.property(
      fc.nat({ max: real.length - 1 }),
      fc.array(
        fc.tuple(
          fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 6 }),
          fc.constantFrom('put' as const, 'drop' as const, 'add' as const),
          strange,
        ),
        { maxLength: 3 },
      ),
      (index, spoilings) => {
        let data: unknown = real[index];
        for (const [path, how, value] of spoilings) data = spoil(data, path, how, value);
        const [read, parsed] = [wellShapedPolicy(data), policySchema.safeParse(data)];
        if (read) expect(parsed.success && parsed.data).toStrictEqual(read);
        else if (isUsual(data)) expect(parsed.success).toBe(false);
        if (parsed.success) accepted++;
        else refused++;
      },
    ),
    { numRuns: 3000 },
  );
  // Both happen often enough for the comparison to mean something.
  expect(Math.min(accepted, refused)).toBeGreaterThan(400);
}, 30_000);
