import { HttpResponse, http, type RequestHandler } from 'msw';
import { DroppedConnection } from '../faults/strike.ts';
import type { Simulator } from '../simulator.ts';

/** The paths that a simulator answers. */
const paths = [
  '/v1/*',
  '/oauth/*',
  '/.well-known/oauth-authorization-server',
  '/openapi.json',
  '/health',
  '/_sim',
  '/_sim/*',
];

/**
 * The simulator as MSW handlers, for a set-up of one's own.
 *
 * @param options.origin whose requests are answered, such as `https://platform.example`; any by default
 */
export function handlers(simulator: Simulator, options: { readonly origin?: string } = {}): RequestHandler[] {
  return paths.map(path => http.all(`${options.origin ?? '*'}${path}`, ({ request }) => answer(simulator, request)));
}

async function answer(simulator: Simulator, request: Request): Promise<Response> {
  try {
    return await simulator.handle(request);
  } catch (error) {
    if (error instanceof DroppedConnection) return HttpResponse.error();
    throw error;
  }
}
