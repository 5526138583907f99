/**
 * What the site lets its page do. The panel needs nothing else: one script and one style sheet of the site's own, and
 * the platform to speak to. `docs/embedding.md` prints the same policy, and a test holds the two together.
 */
export function contentSecurityPolicy(platform: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${platform}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

/** The headers of every answer of the site. */
export function securityHeaders(platform: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(platform),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}
