import { ok, refuse } from '../http/answer.ts';
import type { Handlers } from '../http/call.ts';
import { page, tagged } from '../http/page.ts';
import { digest } from '../world/digest.ts';

export const policies: Handlers<'listPolicies' | 'getPolicy'> = {
  listPolicies({ world, query }) {
    const all = [...world.policies.values()]
      .filter(policy => query.region === undefined || policy.authority.region === query.region)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return tagged(
      page(
        world,
        `policies/${query.region ?? ''}`,
        all,
        policy => policy.id,
        policy => policy,
        query,
      ),
    );
  },

  getPolicy({ world, params }) {
    const policy = world.policies.get(params.policy as never);
    if (policy === undefined) return refuse('not-found');
    return ok(policy, { etag: `"${digest(JSON.stringify(policy))}"` });
  },
};
