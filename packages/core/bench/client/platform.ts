/** The smallest platform that confirms: it answers at once and keeps nothing, so that only callers are timed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerExamples } from '@yongyiban/core/openapi';

export interface Platform {
  readonly baseUrl: string;
  close(): void;
}

export async function openPlatform(): Promise<Platform> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString()) : undefined;
    const [, , resource, id] = (request.url ?? '').split('/');
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(answer(resource ?? '', id, body)));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(
  resource: string,
  id: string | undefined,
  body: { entitlement: string; account: string } | undefined,
): unknown {
  if (resource === 'session') return answerExamples.getSession;
  if (resource === 'payouts') return { ...answerExamples.getPayout, id };
  const number = body?.entitlement.slice(4) ?? '';
  return { ...answerExamples.createConfirmation, id: `cnf-${number}`, ...body, payout: `pay-${number}` };
}
