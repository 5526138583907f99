import { SignInError, YongyibanError } from '../client/errors.ts';
import type { SubjectId } from '../contract/scalars.ts';
import { Presence } from './presence.ts';
import type { SessionProvider } from './session.ts';
import { orAbort } from './single-flight.ts';

/** How a host hands out its token. `refresh`: the last one was not taken. `subject`: for whom from now on. */
export type GetToken = (ask: {
  readonly refresh: boolean;
  readonly signal: AbortSignal;
  readonly subject?: SubjectId;
}) => Promise<string | null>;

/**
 * A session that the host owns: it has signed the person in itself, or its server has minted a narrow token for an
 * embed. The token is asked for when first needed, again when the platform no longer takes it, and once for all who wait.
 *
 * @example
 * ```ts
 * const session = hostSession(async ({ refresh, signal }) => {
 *   const answer = await fetch('/yongyiban-token', { method: refresh ? 'POST' : 'GET', signal });
 *   return answer.ok ? answer.text() : null;
 * });
 * ```
 */
export function hostSession(getToken: GetToken): SessionProvider {
  const presence = new Presence();
  let token: string | null = null;
  let subject: SubjectId | undefined;
  let asking: Promise<string | null> | null = null;
  let epoch = 0;

  function ask(refresh: boolean): Promise<string | null> {
    if (asking) return asking;
    const asked = epoch;
    const leaving = new AbortController();
    const answer = async () => getToken({ refresh, signal: leaving.signal, ...(subject ? { subject } : {}) });
    const mine = answer().then(
      fresh => {
        // Meanwhile somebody signed out or acts for another: this token is not theirs.
        if (asked !== epoch) return token;
        asking = null;
        token = fresh;
        return fresh;
      },
      cause => {
        if (asked === epoch) asking = null;
        throw cause instanceof YongyibanError ? cause : new SignInError('The host gave no token', { cause });
      },
    );
    asking = mine;
    return mine;
  }

  function forget(): void {
    epoch++;
    token = null;
    asking = null;
  }

  return {
    store: presence.store,
    doors: [],
    connect: read => presence.connect(read),
    async token({ signal, refresh = false } = {}) {
      if (token !== null && !refresh) return token;
      return orAbort(ask(refresh), signal);
    },
    async restore({ signal } = {}) {
      if ((await this.token({ signal })) === null) presence.out();
      else await presence.read(signal);
    },
    async actFor(next) {
      forget();
      subject = next;
      await this.restore();
    },
    async signIn() {
      throw new SignInError('The host owns the session: sign in there');
    },
    cancelSignIn() {},
    async signOut() {
      forget();
      subject = undefined;
      presence.out();
    },
    lost() {
      forget();
      presence.lost();
    },
  };
}
