import { isLoopback } from '../sign-in/clients.ts';

const exposed = 'Date, ETag, Location, Retry-After, RateLimit, RateLimit-Policy, WWW-Authenticate, Content-Type';
const accepted =
  'Authorization, Content-Type, Accept, Idempotency-Key, Upload-Offset, If-Match, If-None-Match, Last-Event-ID, Cache-Control';

/** Pages on other origins of this machine may embed; no others. */
function allowed(origin: string | null): origin is string {
  return origin !== null && URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}

/** Answers a CORS preflight (Fetch standard). */
export function preflight(request: Request): Response {
  const origin = request.headers.get('Origin');
  if (!allowed(origin)) return new Response(null, { status: 204 });
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
      'Access-Control-Allow-Headers': accepted,
      'Access-Control-Allow-Private-Network': 'true',
      'Access-Control-Max-Age': '600',
      Vary: 'Origin',
    },
  });
}

/** Lets an allowed origin read an answer. */
export function cors(request: Request, response: Response): Response {
  const origin = request.headers.get('Origin');
  if (!allowed(origin)) return response;
  response.headers.set('Access-Control-Allow-Origin', origin);
  response.headers.set('Access-Control-Expose-Headers', exposed);
  response.headers.append('Vary', 'Origin');
  return response;
}
