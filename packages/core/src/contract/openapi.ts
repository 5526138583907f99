import * as z from 'zod/mini';
import { accountSchema, newAccountSchema } from './account.ts';
import { answerSchema, answersSchema, applicationSchema, newApplicationSchema, questionSchema } from './application.ts';
import { attachmentRuleSchema, attachmentSchema, newAttachmentSchema } from './attachment.ts';
import { confirmationSchema, newConfirmationSchema } from './confirmation.ts';
import { describe } from './descriptions.ts';
import { entitlementSchema, entitlementSummarySchema } from './entitlement.ts';
import { answerExamples, bodyExamples } from './examples.ts';
import { explanationSchema } from './explanation.ts';
import { newObjectionSchema, objectionSchema } from './objection.ts';
import { commonProblems, type Operation, type OperationId, operations } from './operations.ts';
import { payoutEventSchema, payoutSchema, ratingSchema } from './payout.ts';
import { publishedPolicySchema } from './policy.ts';
import { type ProblemCode, problemSchema, problemTypePrefix } from './problem.ts';
import { problems } from './problem-titles.ts';
import { reminderSchema } from './reminder.ts';
import * as scalars from './scalars.ts';
import { authoritySchema, scopes, sessionSchema, subjectSchema } from './session.ts';
import { statisticsSchema } from './statistics.ts';

type Json = Record<string, unknown>;

/** Every schema with a name of its own in the document. */
const named: Readonly<Record<string, z.ZodMiniType>> = {
  Account: accountSchema,
  NewAccount: newAccountSchema,
  Answer: answerSchema,
  Answers: answersSchema,
  Application: applicationSchema,
  NewApplication: newApplicationSchema,
  Question: questionSchema,
  Attachment: attachmentSchema,
  AttachmentRule: attachmentRuleSchema,
  NewAttachment: newAttachmentSchema,
  Authority: authoritySchema,
  Confirmation: confirmationSchema,
  NewConfirmation: newConfirmationSchema,
  Entitlement: entitlementSchema,
  EntitlementSummary: entitlementSummarySchema,
  Explanation: explanationSchema,
  Localized: scalars.localizedSchema,
  Objection: objectionSchema,
  NewObjection: newObjectionSchema,
  Payout: payoutSchema,
  PayoutEvent: payoutEventSchema,
  Policy: publishedPolicySchema,
  Problem: problemSchema,
  Rating: ratingSchema,
  Reminder: reminderSchema,
  Session: sessionSchema,
  Statistics: statisticsSchema,
  Subject: subjectSchema,
};

/** Where a city's platform and its authorization server are, for the addresses in the OpenAPI document. */
export interface OpenApiOptions {
  /** Where the platform is; `/v1` unless told. */
  readonly server?: string;
  /** The authorization server's issuer; the same origin unless told. */
  readonly issuer?: string;
}

/**
 * The contract as an OpenAPI 3.1 document, made from the schemas that client and simulator parse with.
 *
 * @example
 * ```ts
 * const document = openApiDocument({ server: 'https://example.gov.cn/v1' });
 * ```
 */
export function openApiDocument({ server = '/v1', issuer = '' }: OpenApiOptions = {}): Json {
  const registry = describe();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { ...registry.get(schema), id });
  const schemas = z.toJSONSchema(registry, { uri: reference, io: 'input', metadata: registry, override: tidy }).schemas;
  const convert = (schema: z.ZodMiniType): Json => inline(schema, registry);
  const paths: Record<string, Json> = {};
  for (const [id, operation] of Object.entries(operations) as [OperationId, Operation][]) {
    const path = paths[operation.path] ?? {};
    path[operation.method.toLowerCase()] = describeOperation(id, operation, convert);
    paths[operation.path] = path;
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Yongyiban: subsidies without application',
      version: '1.0.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'The city knows who is owed what; the subject confirms the amount and the account, once, and the money arrives. Unknown fields and unknown enumeration values must be ignored by clients.',
    },
    servers: [{ url: server }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, clean(schema)])),
      securitySchemes: { session: security(issuer) },
    },
  };
}

function describeOperation(id: OperationId, operation: Operation, convert: (schema: z.ZodMiniType) => Json): Json {
  const body = operation.body && {
    required: true,
    content: {
      'application/json': {
        schema: convert(operation.body),
        ...(id in bodyExamples ? { example: bodyExamples[id as keyof typeof bodyExamples] } : {}),
      },
    },
  };
  return {
    operationId: id,
    summary: operation.summary,
    ...(operation.access === 'public' ? { security: [] } : { security: [{ session: [operation.access] }] }),
    parameters: parametersOf(operation, convert),
    ...(body ? { requestBody: body } : operation.bytes ? { requestBody: part } : {}),
    responses: { ...successes(id, operation, convert), ...problemResponses(operation) },
  };
}

/** A part of a document. */
const part: Json = {
  required: true,
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary', minLength: 1 } } },
};

function parametersOf(operation: Operation, convert: (schema: z.ZodMiniType) => Json): Json[] {
  const path = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const object = operation.query ? convert(operation.query) : {};
  const query = Object.entries((object.properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
  }));
  const header = (name: string, required: boolean, description: string, pattern?: string): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string', ...(pattern ? { pattern } : {}) },
  });
  return [
    ...path,
    ...query,
    ...(operation.idempotent
      ? [
          header(
            'Idempotency-Key',
            true,
            'The same on every attempt of one intent; kept for a day',
            '^[\\x21-\\x7e]{1,255}$',
          ),
        ]
      : []),
    ...(operation.bytes
      ? [header('Upload-Offset', true, 'How many bytes have arrived before this part', '^(?:0|[1-9]\\d{0,14})$')]
      : []),
    ...(operation.ifMatch ? [header('If-Match', true, 'The version that the person saw, as an ETag', '^"\\d+"$')] : []),
    ...(operation.etag ? [header('If-None-Match', false, 'Answers 304 where nothing changed')] : []),
    ...(operation.stream ? [header('Last-Event-ID', false, 'Resumes after this event')] : []),
  ];
}

function successes(id: OperationId, operation: Operation, convert: (schema: z.ZodMiniType) => Json): Json {
  const schema = operation.answer ? convert(operation.answer) : {};
  const example = answerExamples[id];
  const content = operation.stream
    ? {
        'text/event-stream': {
          schema: { type: 'string', description: 'Server-sent events; each `data` is a PayoutEvent, each has an `id`' },
          example: `id: 2\ndata: ${JSON.stringify(example)}\n\n`,
        },
      }
    : { 'application/json': { schema, example } };
  const headers = operation.etag ? { headers: { ETag: { schema: { type: 'string' } } } } : {};
  return {
    ...Object.fromEntries(
      operation.success.map(status => [status, { description: words(status), ...headers, content }]),
    ),
    ...(operation.etag ? { 304: { description: 'Not modified' } } : {}),
  };
}

function words(status: number): string {
  return { 200: 'Done', 201: 'Made', 202: 'Begun' }[status] ?? 'Success';
}

/** Problems by their status, each with its codes. */
function problemResponses(operation: Operation): Json {
  const codes: readonly ProblemCode[] = [...commonProblems, ...operation.problems];
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, listed]) => [
      status,
      {
        description: listed.map(code => `\`${code}\`: ${problems[code].title}`).join('\n'),
        ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { schema: { type: 'string' } } } } : {}),
        content: {
          'application/problem+json': {
            schema: { $ref: reference('Problem') },
            examples: Object.fromEntries(listed.map(code => [code, { value: problemExample(code) }])),
          },
        },
      },
    ]),
  );
}

function problemExample(code: ProblemCode): z.infer<typeof problemSchema> {
  const { status, title } = problems[code];
  return { type: problemTypePrefix + code, title, status, code, instance: 'urn:yongyiban:request:req-0001' };
}

function security(issuer: string): Json {
  return {
    type: 'oauth2',
    description:
      'Access tokens as `Authorization: Bearer`. Device authorization (RFC 8628) and token exchange (RFC 8693) too.',
    flows: {
      authorizationCode: {
        authorizationUrl: `${issuer}/oauth/authorize`,
        tokenUrl: `${issuer}/oauth/token`,
        refreshUrl: `${issuer}/oauth/token`,
        scopes: Object.fromEntries(scopes.map(scope => [scope, scopeWords[scope]])),
      },
    },
  };
}

const scopeWords = {
  view: 'See what one is owed and what was paid',
  confirm: 'Confirm, object and apply',
  accounts: 'Add bank accounts',
  'act-for': 'Choose for whom to act',
} as const satisfies Record<(typeof scopes)[number], string>;

function reference(id: string): string {
  return `#/components/schemas/${id}`;
}

/** A schema as it stands at one place: a reference where it has a name. */
function inline(schema: z.ZodMiniType, registry: z.core.$ZodRegistry<z.core.GlobalMeta>): Json {
  const id = registry.get(schema)?.id;
  if (id !== undefined) return { $ref: reference(id) };
  // Named schemas inside come out as local definitions; the document already has them.
  const text = JSON.stringify(clean(z.toJSONSchema(schema, { metadata: registry, io: 'input', override: tidy })));
  const { $defs, ...rest } = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
  return rest;
}

/** What JSON Schema says of integers beyond doubt is noise here. */
function tidy({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.type !== 'integer') return;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

function clean(schema: object): Json {
  const { $schema, $id, id, ...rest } = schema as Json;
  return rest;
}
