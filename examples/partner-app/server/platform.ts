/** What the server asks of the city's platform: tokens for its users, each able to do no more than the page must. */

/** The clients of this payroll bureau that have connected their companies; all but the first are invented. */
export const clients = [
  { id: 'kaiyue-trading', name: '宁波凯越国际贸易有限公司' },
  { id: 'sample-closed', name: '示例销户企业有限公司' },
  { id: 'sample-empty', name: '示例无补贴企业有限公司' },
] as const;

export type ClientId = (typeof clients)[number]['id'];

export const isClient = (id: unknown): id is ClientId => clients.some(client => client.id === id);

export interface Platform {
  /** `https://platform.example`; the contract is below `/v1`. */
  readonly origin: string;
  /**
   * A token for one client's subsidies, for the page of one bookkeeper.
   *
   * @throws {Error} when the platform gives none
   */
  tokenFor(client: ClientId): Promise<string>;
}

/** @param connected the token that a client's company gave this bureau when it connected: never sent to a page */
export function connectPlatform(origin: string, connected: (client: ClientId) => Promise<string>): Platform {
  return {
    origin,
    async tokenFor(client) {
      // Token exchange (RFC 8693): the page may look, confirm and choose accounts, and nothing else.
      const answer = await fetch(`${origin}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          client_id: 'sample-payroll',
          subject_token: await connected(client),
          subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          scope: 'view confirm accounts',
        }),
      });
      if (!answer.ok) throw new Error(`The platform gave no token: ${answer.status}`);
      const { access_token: token } = (await answer.json()) as { access_token: string };
      return token;
    },
  };
}

/** In life a company signs in once to connect this bureau. The simulator gives a token to whoever asks. */
export function simulatedConnection(origin: string): (client: ClientId) => Promise<string> {
  return async client => {
    const answer = await fetch(`${origin}/_sim/tokens`, { method: 'POST', body: JSON.stringify({ subject: client }) });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return token;
  };
}
