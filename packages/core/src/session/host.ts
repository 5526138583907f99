import type { SubjectId } from '../contract/scalars.ts';
import type { SessionProvider } from './session.ts';

/** How a host hands out its token. `refresh`: the last one was not taken. `subject`: for whom from now on. */
export type GetToken = (ask: {
  readonly refresh: boolean;
  readonly signal: AbortSignal;
  readonly subject?: SubjectId;
}) => Promise<string | null>;

export declare function hostSession(getToken: GetToken): SessionProvider;
