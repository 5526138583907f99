import { Bench, freshlyShared } from '../bench.ts';
import { httpHooks } from '../hooks/http.ts';
import { signIn } from '../oauth.ts';
import type { Company, Fixtures, Platform, Role, SignIn, TestHooks } from '../platform.ts';
import { ConfigError, secretOf } from './read.ts';
import type { Config, TokenData } from './schema.ts';

/** What a command brings from outside. */
export interface Outside {
  readonly send: (request: Request) => Promise<Response>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly fresh: () => string;
  /** Waits in real time. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds of real time. */
  readonly now: () => number;
}

/** The platform that a config describes. @throws ConfigError where it cannot be made */
export async function platformOf(config: Config, base: string, outside: Outside): Promise<Platform> {
  const { send, environment, signal, fresh } = outside;
  const hooks: TestHooks =
    config.hooks === undefined ? {} : await httpHooks(headersOf(config.hooks, environment), send);
  const tokens = tokenSource();
  const companies: Company[] = [config.company, ...(config.moreCompanies ?? [])].flatMap((data, index) => {
    if (data === undefined) return [];
    const token = tokens(data, index === 0 ? 'company' : `moreCompanies/${index - 1}`);
    return [{ token, ...(data.account === undefined ? {} : { account: data.account }) }];
  });
  const roles: Partial<Record<Role, () => Promise<string>>> = {};
  for (const role of ['company', 'stranger', 'viewer', 'expired', 'failing', 'returned'] as const) {
    const data = config[role];
    if (data !== undefined) roles[role] = tokens(data, role);
  }
  const platform: Platform = {
    base,
    send,
    token: async role => roles[role]?.(),
    has: role => roles[role] !== undefined,
    companies,
    fixtures: fixturesOf(config),
    ...(config.signIn === undefined ? {} : { signIn: signInOf(config.signIn, base) }),
    hooks,
    allowWrites: config.allowWrites ?? false,
    burst: config.burst ?? 0,
    patience: (config.patienceSeconds ?? 60) * 1000,
    pause: milliseconds => hooks.advance?.(milliseconds) ?? outside.wait(milliseconds, signal),
    fresh,
  };
  return platform;

  /** Tokens as they are, or by signing in; those are kept for half their time, unless the clock can be moved. */
  function tokenSource() {
    return (data: TokenData, where: string): (() => Promise<string>) => {
      if ('token' in data) {
        const token = secretOf(data.token, environment, `/${where}/token`);
        return async () => token;
      }
      if (config.signIn === undefined) throw new ConfigError(`/${where}/signIn: needs /signIn (clientId, redirectUri)`);
      const { approve, scope } = data.signIn;
      let kept: { token: string; until: number } | undefined;
      return async () => {
        if (kept !== undefined && outside.now() < kept.until) return kept.token;
        const own: Platform = { ...platform, signIn: { ...platform.signIn!, approve } };
        const bench = new Bench('sign-in', own, freshlyShared(), signal, (config.timeoutSeconds ?? 10) * 1000);
        const { access_token, expires_in = 0 } = await signIn(bench, scope === undefined ? {} : { scope });
        kept =
          hooks.advance === undefined ? { token: access_token, until: outside.now() + expires_in * 500 } : undefined;
        return access_token;
      };
    };
  }
}

function headersOf(hooks: NonNullable<Config['hooks']>, environment: Outside['environment']) {
  const headers = Object.entries(hooks.headers ?? {}).map(([name, value]) => [
    name,
    secretOf(value, environment, `/hooks/headers/${name}`),
  ]);
  return { url: hooks.url, headers: Object.fromEntries(headers) as Record<string, string> };
}

function signInOf(
  { issuer, clientId, redirectUri, approve, device }: NonNullable<Config['signIn']>,
  base: string,
): SignIn {
  return {
    issuer: issuer ?? new URL(base).origin,
    clientId,
    redirectUri,
    ...(approve === undefined ? {} : { approve }),
    ...(device === undefined ? {} : { device }),
  };
}

function fixturesOf({
  company,
  failing,
  returned,
  newAccount,
  mismatchedAccount,
  allowedOrigin,
  documents,
  signIn,
}: Config): Fixtures {
  return {
    ...(company?.closedAccount === undefined ? {} : { closedAccount: company.closedAccount }),
    ...(failing === undefined ? {} : { failing: { account: failing.account, otherAccount: failing.otherAccount } }),
    ...(returned === undefined ? {} : { returned: { account: returned.account } }),
    ...(newAccount === undefined ? {} : { newAccount }),
    ...(mismatchedAccount === undefined ? {} : { mismatchedAccount }),
    ...(allowedOrigin === undefined ? {} : { allowedOrigin }),
    ...(documents === undefined ? {} : { documents }),
    ...(signIn?.formerSubject === undefined ? {} : { formerSubject: signIn.formerSubject }),
  };
}
