import { statisticsOf } from '../figures/statistics.ts';
import { ok } from '../http/answer.ts';
import type { Handlers } from '../http/call.ts';
import { digest } from '../world/digest.ts';

export const statistics: Handlers<'getStatistics'> = {
  getStatistics({ world }) {
    const body = statisticsOf(world);
    return ok(body, { etag: `W/"${digest(JSON.stringify(body))}"` });
  },
};
