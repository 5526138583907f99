import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { answerExamples } from '../contract/examples.ts';
import { problemSchema } from '../contract/problem.ts';
import { type OperationId, routes } from '../contract/routes.ts';
import { calls as firstCalls, readProblem } from './calls.ts';
import { laterCalls } from './later-calls.ts';
import { printCalls } from './print.ts';
import type { Read } from './read.ts';
import { answerOf, broken } from './testing/answers.ts';

// Thousands of random answers, on a machine that may have more to do.
vi.setConfig({ testTimeout: 60_000 });

const calls = { ...firstCalls, ...laterCalls };
const ids = Object.keys(routes) as OperationId[];
const pairs: [string, z.ZodMiniType, Read][] = [
  ...ids.map((id): [string, z.ZodMiniType, Read] => [id, routes[id].answer, calls[id].answer]),
  ['problem', problemSchema, readProblem],
];

type Outcome = { readonly value: unknown } | { readonly where: readonly unknown[] };

function bySchema(schema: z.ZodMiniType, given: unknown): Outcome {
  const { success, data, error } = z.safeParse(schema, given);
  return success ? { value: data } : { where: error.issues[0]?.path ?? [] };
}

function byReader(read: Read, given: unknown): Outcome {
  const where: (string | number)[] = [];
  const refused = new Error('refused');
  try {
    return {
      value: read(given, {
        where,
        refuse(expected) {
          expect(expected).toMatch(/^[a-z]/);
          throw refused;
        },
      }),
    };
  } catch (error) {
    if (error !== refused) throw error;
    return { where };
  }
}

test.each([...printCalls()])('%s is what the contract prints', (name, text) => {
  // `node --conditions=@yongyiban/source src/wire/generate.ts` writes it anew.
  expect(readFileSync(new URL(name, import.meta.url), 'utf8')).toBe(text);
});

test('every route of the contract is called as the contract has it', () => {
  expect(Object.keys(calls).sort()).toEqual([...ids].sort());
  for (const id of ids) {
    const { method = 'GET', path, open = false, success = [200], etag = false, stream = false } = calls[id];
    expect({ method, path, open, success, etag, stream }).toEqual({
      method: routes[id].method,
      path: routes[id].path,
      open: routes[id].access === 'public',
      success: routes[id].success,
      etag: routes[id].etag,
      stream: routes[id].stream,
    });
  }
});

describe.each(pairs)('what %s answers', (_, schema, read) => {
  test('is read as the schema reads it, whatever a newer platform adds', () => {
    fc.assert(
      fc.property(answerOf(schema), given => {
        const expected = bySchema(schema, given);
        expect(expected).toHaveProperty('value');
        expect(byReader(read, given)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('is refused where the schema refuses it, and at the same place', () => {
    fc.assert(
      fc.property(broken(answerOf(schema)), given => {
        expect(byReader(read, given)).toEqual(bySchema(schema, given));
      }),
      { numRuns: 200 },
    );
  });
});

test('the random answers reach what they are meant to: refusals at many places, and words of the future', () => {
  const places = new Set<string>();
  let unrecognized = 0;
  for (const given of fc.sample(broken(answerOf(routes.getEntitlement.answer)), { numRuns: 500, seed: 1 })) {
    const outcome = bySchema(routes.getEntitlement.answer, given);
    if ('where' in outcome) places.add(outcome.where.filter(step => typeof step === 'string').join('.'));
    else if (JSON.stringify(outcome.value).includes('"unrecognized"')) unrecognized++;
  }
  expect(places.size).toBeGreaterThan(30);
  expect(unrecognized).toBeGreaterThan(20);
});

test.each(ids)('the example of %s is read whole', id => {
  expect(byReader(calls[id].answer, answerExamples[id])).toEqual({ value: answerExamples[id] });
});
