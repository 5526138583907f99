/** An address that is told what happens, by Standard Webhooks (https://www.standardwebhooks.com). */
export interface WebhookEndpoint {
  readonly id: string;
  /** On this machine only. */
  readonly url: string;
  /** `whsec_` and the key in base64. */
  readonly secret: string;
  /** Of whom it is told; everybody unless given. */
  readonly subject?: string;
}

/** One message on its way to an endpoint. */
export interface WebhookDelivery {
  /** The message's own id: the same in every attempt, so that a receiver can tell repeats. */
  readonly id: string;
  readonly endpoint: string;
  readonly payload: string;
  attempts: { readonly at: number; readonly status: number | null }[];
  state: 'waiting' | 'sending' | 'delivered' | 'given-up';
}

/** Waits before each further attempt, in virtual milliseconds: 5 s, 5 min, 30 min, 2 h, 5 h. */
export const retries: readonly number[] = [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000];

/** `v1,` and the HMAC-SHA256 of `id.timestamp.payload` in base64. @param timestamp seconds since 1970 */
export async function sign(secret: string, id: string, timestamp: number, payload: string): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), letter => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${timestamp}.${payload}`));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`;
}
