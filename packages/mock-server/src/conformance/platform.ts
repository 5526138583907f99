/** Who a request is sent as. */
export const roles = ['company', 'stranger', 'viewer', 'expired', 'failing', 'returned'] as const;

/**
 * A caller by what it is for: a `company` with offers, a `stranger` to it, a `viewer` who may only look, a token that
 * is `expired`, and companies whose transfers are rejected (`failing`) or come back (`returned`).
 */
export type Role = (typeof roles)[number];

/** A company whose offers may be confirmed, and the account to be paid into; its preferred one where none is named. */
export interface Company {
  token(): Promise<string>;
  readonly account?: string;
}

/** How the kit signs in: a registered public client, and what a test person's "yes" is. */
export interface SignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** Fields that are posted to the authorization endpoint beside the request's own, in place of a person's tap. */
  readonly approve?: Readonly<Record<string, string>>;
  /** Fields that are posted to the verification address beside `user_code`, in place of a scan. */
  readonly device?: Readonly<Record<string, string>>;
}

/** What is known of the platform's test data beyond tokens. */
export interface Fixtures {
  /** An account of `company` that can't receive. */
  readonly closedAccount?: string;
  /** The account of `failing` whose transfers are rejected, and one that mends it. */
  readonly failing?: { readonly account: string; readonly otherAccount: string };
  /** The account of `returned` whose settled money comes back. */
  readonly returned?: { readonly account: string };
  /** An account that the bank will find in order: its bank code and number. */
  readonly newAccount?: { readonly cnaps: string; readonly number: string };
  /** One whose name and number the bank will find not to match. */
  readonly mismatchedAccount?: { readonly cnaps: string; readonly number: string };
  /** An origin whose pages may call the platform. */
  readonly allowedOrigin?: string;
  /** A policy whose application asks for documents, with what must be answered before it does. */
  readonly documents?: {
    readonly policy: string;
    readonly answers?: Readonly<Record<string, string | number | boolean>>;
  };
  /** A subject that the signed-in person may no longer act for. */
  readonly formerSubject?: string;
}

/** What can only be seen with a hand on the platform itself. Each is optional; see docs/guides/prove-your-platform.md. */
export interface TestHooks {
  /** Lets so many milliseconds pass on the platform's clock. */
  advance?(milliseconds: number): Promise<void>;
  /** Gives every offer of a subject another amount, and so another version. */
  changeAmounts?(subject: string): Promise<void>;
  /** The next confirmation is carried out and its answer lost on the way. */
  dropNextAnswer?(): Promise<void>;
  /** The next confirmation takes so long. */
  slowNextConfirmation?(milliseconds: number): Promise<void>;
  /** The next list of entitlements is answered with 503. */
  unavailableOnce?(): Promise<void>;
}

export const hookNames = [
  'advance',
  'changeAmounts',
  'dropNextAnswer',
  'slowNextConfirmation',
  'unavailableOnce',
] as const satisfies readonly (keyof TestHooks)[];

/** One of the test hooks, by its name. */
export type HookName = (typeof hookNames)[number];

/** A platform under test, as the checks reach it: everything from outside comes through here. */
export interface Platform {
  /** The contract's base without a slash at its end, such as `https://platform.example/v1`. */
  readonly base: string;
  send(request: Request): Promise<Response>;
  /** A token that is valid now (but for `expired`); undefined where the builder gave none. */
  token(role: Role): Promise<string | undefined>;
  has(role: Role): boolean;
  /** Whose offers may be confirmed; `company` comes first. */
  readonly companies: readonly Company[];
  readonly fixtures: Fixtures;
  readonly signIn?: SignIn;
  readonly hooks: TestHooks;
  /** Whether checks may change anything: confirm, object, apply, add accounts. */
  readonly allowWrites: boolean;
  /** How many requests may be sent to meet the limit; 0: none. */
  readonly burst: number;
  /** How long a payout may take on the platform's clock, in milliseconds. */
  readonly patience: number;
  /** Lets time pass on the platform's clock: by the hook where there is one, by waiting where not. */
  pause(milliseconds: number): Promise<void>;
  /** A text that was never used before, for keys and states. */
  fresh(): string;
}
