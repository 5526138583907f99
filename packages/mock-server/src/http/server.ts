import { openApiDocument } from '@yongyiban/core/openapi';
import { instantText } from '../clock/instant.ts';
import { mayControl } from '../control/guard.ts';
import { logRequest } from '../control/log.ts';
import { controlPage } from '../control/page.ts';
import { answerControl } from '../control/surface.ts';
import { strikes } from '../faults/fault.ts';
import { answerContract } from '../platform/surface.ts';
import type { Surroundings } from '../platform/surroundings.ts';
import { authorizationServer } from '../sign-in/authorization-server.ts';
import { nextId } from '../world/world.ts';
import { refuse } from './answer.ts';
import { readBody } from './body.ts';
import { cors, preflight } from './cors.ts';
import { respondProblem } from './respond.ts';

/** Answers any request to the simulator: the contract, sign-in, health, and the control surface. */
export async function answerRequest(around: Surroundings, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname === '/_sim' || url.pathname.startsWith('/_sim/')) return control(around, request, url);
  if (request.method === 'OPTIONS') return preflight(request);
  const note = noteOf(around, request, url);
  try {
    const response = await route(around, request, url);
    stampTime(around, response);
    note(response.status);
    return cors(request, response);
  } catch (error) {
    note(null);
    throw error;
  }
}

/**
 * Virtual time is the platform's time: a page that goes by its own clock would find every deadline long past. The fault
 * `clock-skew` lets the platform's clock go wrong, by five minutes unless it says otherwise.
 */
function stampTime({ world, clock }: Surroundings, response: Response): void {
  const skewed = strikes(world, 'clock-skew', {});
  const skew = skewed === undefined ? 0 : (skewed.milliseconds ?? 300_000);
  response.headers.set('Date', new Date(clock.now() + skew).toUTCString());
}

/** Writes a request into the log, with its body where that is short. */
function noteOf(around: Surroundings, request: Request, url: URL): (status: number | null) => void {
  const { method, headers } = request;
  const at = instantText(around.world.now);
  // The names of people's documents are not for a log.
  const worded = /json|form/.test(headers.get('Content-Type') ?? '') && !url.pathname.endsWith('/attachments');
  const copy = request.body !== null && worded ? request.clone() : undefined;
  return status => {
    const write = (body?: string) =>
      logRequest(around.log, { at, method, url: url.href, status, ...(body === undefined ? {} : { body }) }, headers);
    if (copy === undefined) write();
    else
      readBody(copy, 4096).then(
        body => (typeof body === 'string' ? write(body) : write()),
        () => write(),
      );
  };
}

async function control(around: Surroundings, request: Request, url: URL): Promise<Response> {
  const allowed = mayControl(request, url);
  const path = url.pathname.slice('/_sim'.length);
  const answer = allowed
    ? ((await controlPage(around, request, url, path)) ?? (await answerControl(around, request, path.slice(1))))
    : undefined;
  const refusal = refuse(allowed ? 'not-found' : 'origin-refused');
  return answer ?? respondProblem(refusal, `urn:yongyiban:request:${nextId(around.world, 'req')}`);
}

async function route(around: Surroundings, request: Request, url: URL): Promise<Response> {
  const { world } = around;
  const path = url.pathname;
  if (path === '/health') return Response.json({ status: 'ok', now: instantText(world.now) });
  if (path === '/openapi.json') return openApi(url);
  if (path === '/favicon.ico') return new Response(null, { status: 204 });
  if (path === '/v1' || path.startsWith('/v1/')) return answerContract(around, request, url, path.slice(3));
  const signIn = await authorizationServer(world, request, url, path);
  if (signIn !== undefined) {
    around.changed();
    return signIn;
  }
  return respondProblem(refuse('not-found'), `urn:yongyiban:request:${nextId(world, 'req')}`);
}

/** The contract as OpenAPI, with this server's own address in it. */
function openApi(url: URL): Response {
  const document = openApiDocument({ server: `${url.origin}/v1`, issuer: url.origin });
  return Response.json(document, { headers: { 'Cache-Control': 'no-cache' } });
}
