/** The whole example on one machine: the simulated platform, the bureau's server, and the page built for it. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Standalone, startStandalone } from '@yongyiban/mock-server/standalone';
import { build, type InlineConfig } from 'vite';
import { connectPlatform, simulatedConnection } from './server/platform.ts';
import { createBureau } from './server/serve.ts';

export interface BureauOptions {
  /** Where the page is served; 0 takes a free port. */
  readonly port: number;
  /** Where the simulated platform listens; 0 takes a free port. */
  readonly platformPort: number;
  /** Milliseconds from one status of a payout to the next. */
  readonly payoutStep?: number;
  /** Settings for vite beside those of this folder. */
  readonly vite?: InlineConfig;
}

export interface Bureau {
  readonly url: string;
  readonly platform: Standalone;
  stop(): Promise<void>;
}

export async function startBureau({
  port,
  platformPort,
  payoutStep = 1500,
  vite = {},
}: BureauOptions): Promise<Bureau> {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const page = vite.build?.outDir ?? fileURLToPath(new URL('dist', import.meta.url));
  await build({ root, logLevel: 'warn', ...vite, build: { emptyOutDir: true, ...vite.build, outDir: page } });

  const platform = await startStandalone({ port: platformPort, pace: { payoutStep } });
  let secret = '';
  const server = createBureau({
    page,
    platform: connectPlatform(platform.origin, simulatedConnection(platform.origin)),
    secrets: () => [secret],
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  // In life the platform's operators register the address and hand over the secret, which the server reads from its settings.
  const registered = await fetch(`${platform.origin}/_sim/webhooks`, {
    method: 'POST',
    body: JSON.stringify({ url: `${url}/webhooks` }),
  });
  secret = ((await registered.json()) as { secret: string }).secret;

  return {
    url,
    platform,
    async stop() {
      server.close();
      server.closeAllConnections();
      await platform.stop();
    },
  };
}
