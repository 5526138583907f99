import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { answerExamples, bodyExamples } from './examples.ts';
import { openApiDocument } from './openapi.ts';
import { type Operation, type OperationId, operations } from './operations.ts';
import { routes } from './routes.ts';

const ids = Object.keys(operations) as OperationId[];
type Any = Record<string, never>;
const document = openApiDocument() as {
  paths: Record<string, Record<string, Any>>;
  components: { schemas: Record<string, Any> };
};

test('the document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(document) as never);
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

test('every reference leads to a schema that is there', () => {
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, to]) => to);
  expect(names.length).toBeGreaterThan(50);
  for (const name of new Set(names))
    expect(Object.keys(document.components.schemas), name).toContain(name?.replace('#/components/schemas/', ''));
});

test('every operation is in the document, under its path and method', () => {
  for (const id of ids)
    expect(document.paths[routes[id].path]?.[routes[id].method.toLowerCase()]?.operationId).toBe(id);
});

describe('the examples', () => {
  test.each(ids)('of what %s answers are answers by its schema', id => {
    expect(z.safeParse(operations[id].answer, answerExamples[id]).error).toBeUndefined();
    // An example that only passes because an unknown value is let through would teach the wrong word.
    expect(JSON.stringify(z.parse(operations[id].answer, answerExamples[id]))).not.toContain('unrecognized');
  });

  test('of request bodies are there for each operation that takes one, and pass its schema', () => {
    const takes = ids.filter(id => (operations[id] as Operation).body !== undefined);
    expect(Object.keys(bodyExamples).sort()).toEqual(takes.sort());
    for (const id of takes) {
      const { body } = operations[id] as Operation;
      expect(z.safeParse(body as z.ZodMiniType, bodyExamples[id as keyof typeof bodyExamples]).error).toBeUndefined();
    }
  });
});

describe('an older client', () => {
  test('survives fields it has never heard of', () => {
    const newer = { ...answerExamples.getAccount, colour: 'red' };
    expect(z.parse(routes.getAccount.answer, newer)).not.toHaveProperty('colour');
  });

  test('reads an enumeration value it has never heard of as unrecognized', () => {
    const newer = { ...answerExamples.getAccount, status: 'frozen' };
    expect(z.parse(routes.getAccount.answer, newer).status).toBe('unrecognized');
  });

  test.each(ids)('does not take an answer of %s with a field missing', id => {
    const example = structuredClone(answerExamples[id]) as Record<string, unknown>;
    const required = Object.keys(example).filter(
      name =>
        ![
          'next',
          'help',
          'funding',
          'deadline',
          'budget',
          'submittedAt',
          'reviewBy',
          'entitlement',
          'fact',
          'claimed',
          'attachments',
          'expiresAt',
        ].includes(name),
    );
    for (const name of required) {
      const { [name]: _, ...without } = example;
      expect(z.safeParse(routes[id].answer, without).success, name).toBe(false);
    }
  });
});

test('says of every scalar what it means', () => {
  expect(document.components.schemas.Confirmation).toMatchObject({
    properties: {
      amount: { type: 'integer', description: 'Money in fen (0.01 yuan), an integer' },
      confirmedAt: { format: 'date-time' },
      entitlement: { description: 'An entitlement' },
    },
  });
});
