/** The bureau's books: what the platform's messages say has arrived. In life, a table of its database. */
import type { VerifiedWebhook } from '@yongyiban/core/webhooks';

/** One line of a client's books. */
export interface Entry {
  readonly payout: string;
  /** Whole fen. */
  readonly amount: number;
  /** `booked`: the money arrived. `reversed`: it arrived and came back. `failed`: the bank could not pay. */
  readonly state: 'booked' | 'reversed' | 'failed';
  readonly at: string;
}

export interface Books {
  /** Whether a message was worked through before. */
  taken(message: string): boolean;
  /** Works a verified message through. What is no end of a payout changes nothing. */
  take(message: VerifiedWebhook): void;
  /** A client's lines, in the order of their payouts. */
  of(client: string): readonly Entry[];
}

const states: Readonly<Record<string, Entry['state']>> = {
  'payout.settled': 'booked',
  'payout.returned': 'reversed',
  'payout.rejected': 'failed',
};

export function createBooks(): Books {
  const messages = new Set<string>();
  const clients = new Map<string, Map<string, Entry & { readonly sequence: number }>>();
  return {
    taken: message => messages.has(message),
    take(message) {
      messages.add(message.id);
      const state = states[message.type];
      if (!state || !('data' in message)) return;
      const { payout, subject, amount, at, sequence } = message.data;
      const lines = clients.get(subject) ?? new Map();
      clients.set(subject, lines);
      // Messages may overtake each other: of one payout the one with the highest number counts.
      if ((lines.get(payout)?.sequence ?? 0) < sequence) lines.set(payout, { payout, amount, state, at, sequence });
    },
    of: client => [...(clients.get(client)?.values() ?? [])].map(({ sequence: _, ...entry }) => entry),
  };
}
