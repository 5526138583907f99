/** What the page knows of the bureau's server, and the stores of one client at a time. */
import { createClient, createStores, hostSession, type Stores } from '@yongyiban/core';

export interface SignedIn {
  readonly clients: readonly { readonly id: string; readonly name: string }[];
  /** The platform's base URL. */
  readonly platform: string;
}

export interface Entry {
  readonly payout: string;
  readonly amount: number;
  readonly state: 'booked' | 'reversed' | 'failed';
}

/** @throws {Error} when the server does not sign anybody in */
export async function signIn(): Promise<SignedIn> {
  const answer = await fetch('/api/sign-in', { method: 'POST' });
  if (!answer.ok) throw new Error(`Signing in: ${answer.status}`);
  return (await answer.json()) as SignedIn;
}

export async function readBooks(client: string): Promise<readonly Entry[]> {
  const answer = await fetch(`/api/books?client=${encodeURIComponent(client)}`);
  return answer.ok ? ((await answer.json()) as Entry[]) : [];
}

/** Stores for one client. Another client is another session, so nothing of one is ever seen with the other. */
export function storesFor(platform: string, client: string): Stores {
  const session = hostSession(async ({ signal }) => {
    const answer = await fetch(`/api/token?client=${encodeURIComponent(client)}`, { method: 'POST', signal });
    return answer.ok ? ((await answer.json()) as { token: string }).token : null;
  });
  return createStores({ client: createClient({ baseUrl: platform, session }), session });
}
