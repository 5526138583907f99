import { answerContract } from '../platform/surface.ts';
import type { Surroundings } from '../platform/surroundings.ts';
import { authorizationServer } from '../sign-in/authorization-server.ts';
import { nextId } from '../world/world.ts';
import { refuse } from './answer.ts';
import { cors, preflight } from './cors.ts';
import { respondProblem } from './respond.ts';

/** Answers any request to the simulator: the contract, sign-in, health. */
export async function answerRequest(around: Surroundings, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (request.method === 'OPTIONS') return preflight(request);
  const response = await route(around, request, url);
  // Virtual time is the platform's time: a page that goes by its own clock would find every deadline long past.
  if (response.type !== 'error') response.headers.set('Date', new Date(around.clock.now()).toUTCString());
  return cors(request, response);
}

async function route(around: Surroundings, request: Request, url: URL): Promise<Response> {
  const { world } = around;
  const path = url.pathname;
  if (path === '/health') return Response.json({ status: 'ok', now: new Date(world.now).toISOString() });
  if (path === '/v1' || path.startsWith('/v1/')) return answerContract(around, request, url, path.slice(3));
  const signIn = await authorizationServer(world, request, url, path);
  if (signIn !== undefined) {
    around.changed();
    return signIn;
  }
  return respondProblem(refuse('not-found'), `urn:yongyiban:request:${nextId(world, 'req')}`);
}
