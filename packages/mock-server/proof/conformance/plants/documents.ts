import { answer, ask, asked, asking, body, copy, type Json, type Plant, withHeaders } from '../plant.ts';

const declared = ['POST /v1/applications/*/attachments'];
const parts = ['PATCH /v1/applications/*/attachments/*'];
const applications = [
  'GET /v1/applications/*',
  'PUT /v1/applications/*/answers',
  'DELETE /v1/applications/*/attachments/*',
];

/** An attachment that nothing was ever said of, as a success. */
const made = (change: Json = {}): Response =>
  Response.json(
    {
      id: 'att-made',
      question: 'materials.training-room',
      name: 'conformance.pdf',
      mediaType: 'application/pdf',
      size: 4096,
      sha256: '0'.repeat(64),
      received: 0,
      status: 'uploading',
      maxPart: 1_048_576,
      expiresAt: '2020-06-11T01:00:00Z',
      ...change,
    },
    { status: 201 },
  );

/** Takes what the platform refuses with this code. */
const taking = (patterns: readonly string[], code: string, change: Json = {}, status = 201): Plant['spoil'] =>
  answer(patterns, async response => {
    if (response.status < 400) return response;
    const json = await response.clone().json();
    return json.code === code ? copy(made(change), await made(change).json(), status) : response;
  });

export const documentPlants: readonly Plant[] = [
  {
    name: 'a question for documents without its rule',
    caughtBy: 'documents/asked',
    spoil: body(applications, json => {
      for (const question of json.questions ?? []) delete question.attachment;
    }),
  },
  {
    name: 'a document counted as received before it is',
    caughtBy: 'documents/begun',
    spoil: body(declared, json => ({ ...json, received: json.size })),
  },
  {
    name: 'parts that are not counted',
    caughtBy: 'documents/in-parts',
    spoil: body(parts, json => ({ ...json, received: json.size })),
  },
  {
    name: 'a refused part without how far the upload is',
    caughtBy: 'documents/wrong-offset',
    spoil: answer(parts, response => withHeaders(response, { 'Upload-Offset': null })),
  },
  {
    name: 'a part put wherever the upload stands',
    caughtBy: 'documents/wrong-offset',
    spoil: (handle, simulator) => request => {
      const id = /attachments\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1];
      const record = simulator.world.attachments.get(id as never);
      const put = request.method === 'PATCH' && record !== undefined;
      return handle(put ? asking(request, { 'Upload-Offset': String(record.digest.length) }) : request);
    },
  },
  {
    name: 'a broken upload begun from nothing',
    caughtBy: 'documents/goes-on',
    spoil: answer(declared, async response => (response.status === 200 ? made() : response)),
  },
  {
    name: 'digests not compared',
    caughtBy: 'documents/digest-compared',
    spoil: taking(parts, 'attachment-digest', { received: 4096, status: 'received' }, 200),
  },
  {
    name: 'kinds believed as they are named',
    caughtBy: 'documents/kind-of-content',
    spoil: taking(parts, 'attachment-type', { received: 4096, status: 'received' }, 200),
  },
  { name: 'any kind taken', caughtBy: 'documents/kind-not-taken', spoil: taking(declared, 'attachment-type') },
  { name: 'any size taken', caughtBy: 'documents/size-not-taken', spoil: taking(declared, 'attachment-too-large') },
  {
    name: 'one document fewer than promised',
    caughtBy: 'documents/too-many',
    spoil: body(applications, json => {
      for (const question of json.questions ?? [])
        if (question.attachment !== undefined) question.attachment.maxCount += 1;
    }),
  },
  {
    name: 'names with a way to a folder',
    caughtBy: 'documents/name-without-a-way',
    spoil: ask(declared, request => asked(request, json => ({ ...json, name: json.name.replace(/[/\\]/g, '_') }))),
  },
  {
    name: 'a failure for a part that is too large',
    caughtBy: 'documents/part-too-large',
    spoil: answer(parts, response =>
      response.status === 413 ? new Response('Out of memory', { status: 500 }) : response,
    ),
  },
  {
    name: 'an answer with half a document',
    caughtBy: 'documents/unfinished-answers-nothing',
    spoil: handle => async request => {
      const response = await handle(request);
      if (response.status !== 409 || !request.url.endsWith('/answers')) return response;
      return handle(
        new Request(request.url.replace(/\/answers$/, ''), {
          headers: { Authorization: request.headers.get('Authorization') ?? '' },
        }),
      );
    },
  },
  {
    name: 'a question answered by a document that is gone',
    caughtBy: 'documents/answers-and-opens',
    spoil: body(['DELETE /v1/applications/*/attachments/*'], json => {
      json.questions = json.questions.filter((question: Json) => question.kind !== 'attachment');
    }),
  },
  {
    name: 'another’s document for whoever knows its id',
    caughtBy: 'documents/anothers-document',
    spoil: (handle, simulator) => async request => {
      const response = await handle(request.clone());
      const id = /attachments\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1];
      const record = simulator.world.attachments.get(id as never);
      if (response.status !== 404 || record === undefined || request.method !== 'GET') return response;
      const owner = simulator.world.applications.get(record.application)!.subject;
      return handle(asking(request, { Authorization: `Bearer ${simulator.tokenFor(owner)}` }));
    },
  },
  {
    name: 'unfinished uploads kept for ever',
    caughtBy: 'documents/dropped-in-time',
    spoil: handle => {
      const known = new Map<string, Json>();
      return async request => {
        const response = await handle(request);
        const { pathname } = new URL(request.url);
        if (!/attachments\/[^/]+$/.test(pathname)) return response;
        if (request.method === 'DELETE') known.delete(pathname);
        if (request.method === 'PATCH' && response.ok) known.set(pathname, await response.clone().json());
        const before = known.get(pathname);
        return request.method === 'GET' && response.status === 404 && before !== undefined
          ? Response.json(before)
          : response;
      };
    },
  },
];
