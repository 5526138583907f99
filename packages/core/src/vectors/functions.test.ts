import { describe, expect, test } from 'vitest';
import { examples } from './examples.ts';
import { domainFunctions, evaluate } from './functions.ts';

describe('every function gives what its examples say', () => {
  test.each(examples.map(example => [example.expression, example] as const))('%s', (_, example) => {
    expect(evaluate(example).gives).toEqual(example.gives);
  });
});

test('no domain function is without an example', () => {
  const shown = new Set(examples.flatMap(example => evaluate(example).functions));
  expect(domainFunctions.map(({ id }) => id).filter(id => !shown.has(id))).toEqual([]);
});
