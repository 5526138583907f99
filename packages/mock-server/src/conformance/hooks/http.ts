import { type HookName, hookNames, type TestHooks } from '../platform.ts';

/** Where a platform's test hooks listen. */
export interface HooksAddress {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Test hooks over HTTP: `GET url` answers `{"supports":["advance", …]}`, `POST url` does one thing,
 * `{"do":"advance","milliseconds":1000}`, and answers 2xx once it is done.
 */
export async function httpHooks(
  { url, headers }: HooksAddress,
  send: (request: Request) => Promise<Response>,
): Promise<TestHooks> {
  const asked = await send(new Request(url, { headers }));
  if (!asked.ok) throw new Error(`The test hooks at ${url} answer ${asked.status}`);
  const { supports } = (await asked.json()) as { supports?: readonly string[] };
  const has = (name: HookName): boolean => supports?.includes(name) ?? false;

  async function call(body: Readonly<Record<string, unknown>> & { do: HookName }): Promise<void> {
    const init = {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await send(new Request(url, init));
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The test hook "${body.do}" answers ${response.status}`);
  }
  const hooks: Required<TestHooks> = {
    advance: milliseconds => call({ do: 'advance', milliseconds: Math.ceil(milliseconds) }),
    changeAmounts: subject => call({ do: 'changeAmounts', subject }),
    dropNextAnswer: () => call({ do: 'dropNextAnswer' }),
    slowNextConfirmation: milliseconds => call({ do: 'slowNextConfirmation', milliseconds }),
    unavailableOnce: () => call({ do: 'unavailableOnce' }),
  };
  return Object.fromEntries(hookNames.filter(has).map(name => [name, hooks[name]]));
}
