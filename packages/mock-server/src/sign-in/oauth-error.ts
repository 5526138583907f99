/** An error of the token, device and revocation endpoints (RFC 6749 §5.2, RFC 8628 §3.5). */
export function oauthError(error: string, description: string, status = 400): Response {
  return json({ error, error_description: description }, status);
}

/** An answer of the authorization server; never stored (RFC 6749 §5.1). */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', Pragma: 'no-cache' },
  });
}
