import { type OperationId, operations } from '@yongyiban/core/contract';
import { requestFault } from '../faults/strike.ts';
import { type Answer, isRefusal, type Refusal, refuse } from '../http/answer.ts';
import { readBody } from '../http/body.ts';
import type { Call, Caller } from '../http/call.ts';
import { once } from '../http/idempotency.ts';
import { parseRequest } from '../http/parse.ts';
import { respond, respondProblem } from '../http/respond.ts';
import { matchRoute } from '../http/routes.ts';
import { callerOf } from '../sign-in/bearer.ts';
import { nextId, type World } from '../world/world.ts';
import { type DirectOperation, platform } from './operations.ts';
import { allowance } from './rate.ts';
import { streamPayouts } from './stream.ts';
import type { Surroundings } from './surroundings.ts';

/** Answers one request of the contract. @param path below the contract's base, such as `/entitlements` */
export async function answerContract(
  around: Surroundings,
  request: Request,
  url: URL,
  path: string,
): Promise<Response> {
  const { world } = around;
  const match = matchRoute(request.method, path);
  if (match.kind === 'none') return problem(world, refuse('not-found'));
  if (match.kind === 'other-method') {
    return problem(world, refuse('method-not-allowed', { headers: { Allow: match.allow.join(', ') } }));
  }
  const caller = identify(world, match.id, request);
  const subject = caller !== null && 'subject' in caller ? caller.subject.id : undefined;
  const struck = await requestFault(
    around,
    { operation: match.id, ...(subject === undefined ? {} : { subject }) },
    request.signal,
  );
  if (struck.instead !== undefined) return struck.instead(refusal => problem(world, refusal));
  const response = await judge(around, match.id, match.params, caller, request, url, struck.slowFor);
  const answer = request.method === 'HEAD' ? withoutBody(response) : response;
  return struck.after === undefined ? answer : struck.after(answer);
}

/** What HEAD gets. The body is let go, so that an event stream does not go on for nobody. */
function withoutBody(response: Response): Response {
  void response.body?.cancel();
  return new Response(null, response);
}

function identify(world: World, id: OperationId, request: Request): Caller | Refusal | null {
  const { access } = operations[id];
  return access === 'public' ? null : callerOf(world, request.headers.get('Authorization'), access);
}

async function judge(
  around: Surroundings,
  id: OperationId,
  params: Readonly<Record<string, string>>,
  caller: Caller | Refusal | null,
  request: Request,
  url: URL,
  slowFor: number | undefined,
): Promise<Response> {
  const { world } = around;
  const taken = allowance(around, caller, request);
  const finish = (response: Response) => {
    for (const [name, value] of Object.entries(taken.headers)) response.headers.set(name, value);
    return response;
  };
  if (taken.refusal !== undefined) return finish(problem(world, taken.refusal));
  if (caller !== null && 'problem' in caller) {
    // The body is drained, so that a connection kept alive is not left with half a request.
    const body = await readBody(request);
    return finish(problem(world, typeof body === 'string' ? caller : body));
  }
  if (id === 'watchPayouts') return finish(streamPayouts(around, caller as Caller, request));
  const parsed = await parseRequest(id, request, url);
  if ('problem' in parsed) return finish(problem(world, parsed));
  const answer = run(world, id, params, parsed, caller, request, slowFor);
  around.changed();
  return finish(isRefusal(answer) ? problem(world, answer) : respond(request, rebase(answer, url, params, id)));
}

/** The part that changes the world: it never waits, so that no other request comes between. */
function run(
  world: World,
  id: DirectOperation,
  params: Readonly<Record<string, string>>,
  parsed: { query: unknown; body: unknown },
  caller: Caller | null,
  request: Request,
  slowFor = 0,
): Answer | Refusal {
  const operation = operations[id];
  const ifMatch = request.headers.get('If-Match');
  if (operation.ifMatch && ifMatch === null) return refuse('precondition-required');
  const call = { world, params, query: parsed.query, body: parsed.body, ifMatch, caller } as Call<DirectOperation>;
  const handle = platform[id] as (call: Call<DirectOperation>) => Answer | Refusal;
  if (!operation.idempotent) return handle(call);
  const key = request.headers.get('Idempotency-Key');
  const asked = { id, params, body: parsed.body, ifMatch };
  return once(world, caller!.subject.id, key, asked, () => handle(call), slowFor);
}

/** `Location` is written from the root of the server, so that it can be followed as it stands. */
function rebase(answer: Answer, url: URL, params: Readonly<Record<string, string>>, id: OperationId): Answer {
  if (answer.location === undefined) return answer;
  const own = operations[id].path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
  return { ...answer, location: url.pathname.slice(0, -own.length) + answer.location };
}

function problem(world: World, refusal: Refusal): Response {
  return respondProblem(refusal, `urn:yongyiban:request:${nextId(world, 'req')}`);
}
