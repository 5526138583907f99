import { expect, it } from 'vitest';
import { createClient } from '../client/client.ts';
import { hostSession } from '../session/host.ts';
import { createStores } from './create-stores.ts';

/** A platform on which everybody signs in as the subject that the token names, and is owed nothing. */
async function platform(request: Request): Promise<Response> {
  const subject = { id: 'sample-lin', kind: 'individual', name: '林示例', maskedCode: '3302**********112X' };
  const session = { subject, scope: ['view'], authorities: [], expiresAt: '2030-01-01T00:00:00Z', door: 'embed' };
  return Response.json(new URL(request.url).pathname.endsWith('/session') ? session : { items: [] });
}

it('keeps what is loaded in the very moment of signing in, whoever listened first', async () => {
  const session = hostSession(async () => 'a-token');
  const stores = createStores({
    client: createClient({ baseUrl: 'https://platform.example/v1', session, fetch: platform }),
    session,
  });
  let loading: Promise<void> | undefined;
  session.store.subscribe(() => {
    loading ??= session.store.get().kind === 'signed-in' ? stores.entitlements.load() : undefined;
  });
  const stop = stores.start();
  await session.restore();
  await loading;
  expect(stores.entitlements.get()).toMatchObject({ data: [], loading: false, error: null });
  stop();
});
