/** The simulated city and the government site in front of it, both on this machine. */
import type { Standalone, StandaloneOptions } from '@yongyiban/mock-server/standalone';
import { type Site, type SiteOptions, serveSite } from '../../examples/government-site/serve.ts';
import { orFreePort } from './free-port.ts';

export interface City {
  readonly site: Site;
  readonly standalone: Standalone;
  stop(): Promise<void>;
}

export interface CityOptions {
  /** Where the site listens if it can. Default 8080. */
  readonly sitePort?: number;
  /** Where the simulator listens if it can. Default 4010. */
  readonly platformPort?: number;
  readonly simulator?: StandaloneOptions;
  readonly site?: Pick<SiteOptions, 'script'>;
}

/** Starts both, on free ports where the wished-for ones are taken. */
export async function startCity({
  sitePort = 8080,
  platformPort = 4010,
  simulator,
  site,
}: CityOptions = {}): Promise<City> {
  // Loaded only now, so that a task can build it first.
  const { startStandalone } = await import('@yongyiban/mock-server/standalone');
  const standalone = await orFreePort(platformPort, port => startStandalone({ ...simulator, port }));
  const platform = `${standalone.origin}/v1`;
  const served = await orFreePort(sitePort, port => serveSite({ ...site, port, platform })).catch(async error => {
    await standalone.stop();
    throw error;
  });
  return {
    site: served,
    standalone,
    async stop() {
      await Promise.all([served.close(), standalone.stop()]);
    },
  };
}
