import { isOwnName } from '../sign-in/clients.ts';

/**
 * Whether the control surface may be reached by this request. Never from another origin, and never under a name that is
 * not this machine's (a rebound DNS name): only by its own page, and by programs that send no origin at all.
 */
export function mayControl(request: Request, url: URL): boolean {
  const origin = request.headers.get('Origin');
  if (origin !== null && origin !== url.origin) return false;
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  return isOwnName(url.hostname);
}
