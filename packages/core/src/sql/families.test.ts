import { expect, it } from 'vitest';
import { familyOf } from './families.ts';

it.each([
  ['BIGINT', { kind: 'integer' }],
  ['Nullable(UInt8)', { kind: 'integer' }],
  ['bigint', { kind: 'integer' }],
  ['DECIMAL(18,2)', { kind: 'decimal', scale: 2 }],
  ['decimal(10)', { kind: 'decimal', scale: 0 }],
  ['Nullable(Decimal(18, 6))', { kind: 'decimal', scale: 6 }],
  ['Decimal64(4)', { kind: 'decimal', scale: 4 }],
  ['LowCardinality(Nullable(String))', { kind: 'text' }],
  ['varchar(20)', { kind: 'text' }],
  ['Date32', { kind: 'date' }],
  ["DateTime64(3, 'Asia/Shanghai')", { kind: 'date' }],
  ['TIMESTAMP WITH TIME ZONE', { kind: 'date' }],
  ['timestamp_ntz', { kind: 'date' }],
  ['boolean', { kind: 'truth' }],
  ['Float64', { kind: 'float' }],
  ['double', { kind: 'float' }],
  ['Array(Int64)', { kind: 'other' }],
  ['struct<a:int>', { kind: 'other' }],
] as const)('reads the type %s as its engine means it', (type, family) => {
  expect(familyOf(type)).toEqual(family);
});
