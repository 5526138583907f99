/** `npm start`: the site and the simulated platform behind it, on this machine, until Ctrl-C. `PORT` and `PLATFORM_PORT` choose other ports. */
import { startStandalone } from '@yongyiban/mock-server/standalone';
import { serveSite } from './serve.ts';

const platform = await startStandalone({ port: Number(process.env.PLATFORM_PORT ?? 4010) });
const site = await serveSite({ port: Number(process.env.PORT ?? 8080), platform: `${platform.origin}/v1` });
console.log(`
  打开 Open         ${site.url}
  模拟平台 Platform  ${platform.origin}/_sim

  Ctrl-C 停止 stops
`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void Promise.all([site.close(), platform.stop()]).then(() => process.exit(0)));
