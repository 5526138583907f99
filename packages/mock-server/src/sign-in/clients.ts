/** Which client ids and redirect addresses the simulator takes. */

const clientPattern = /^[\w.-]{1,64}$/;

/** Any well-formed id is a registered public client here: a simulator has no desk where clients register. */
export function isClient(id: string | null): id is string {
  return id !== null && clientPattern.test(id);
}

/** Loopback addresses on any port (RFC 8252 §7.3), so that a code can never leave the machine. */
export function isRedirect(uri: string | null): uri is string {
  if (uri === null || !URL.canParse(uri)) return false;
  const url = new URL(uri);
  return url.hash === '' && /^https?:$/.test(url.protocol) && isLoopback(url.hostname);
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    hostname === '::1' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname) ||
    /^[\w.-]+\.localhost$/.test(hostname)
  );
}

/**
 * Names that can only mean this machine: loopback, and those that no public DNS ever answers for (RFC 2606), which a
 * hosts file or a test may give it. Under any other name a request may come from a page whose name was rebound to here.
 */
export function isOwnName(hostname: string): boolean {
  return isLoopback(hostname) || /\.(?:test|example)$/.test(hostname);
}
