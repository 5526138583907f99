import type { Clock } from '../client/clock.ts';
import type { DoorId, SessionProvider } from './session.ts';

export interface SignInOptions {
  /** The authorization server's issuer. Unless given, that of `baseUrl`'s origin. */
  readonly authorizationServer?: string;
  readonly baseUrl?: string;
  readonly clientId: string;
  /** Where the authorization server sends the person back; this page without query and fragment unless given. */
  readonly redirectUri?: string;
  readonly doors?: readonly DoorId[];
  readonly scope?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly clock?: Clock;
}

export declare function signInSession(options: SignInOptions): SessionProvider;
