/** `npm start`: everything on this machine, until Ctrl-C. `PORT` and `PLATFORM_PORT` choose other ports. */
import { startBureau } from './bureau.ts';

const bureau = await startBureau({
  port: Number(process.env.PORT ?? 8070),
  platformPort: Number(process.env.PLATFORM_PORT ?? 4010),
});
console.log(`
  打开 Open         ${bureau.url}
  模拟平台 Platform  ${bureau.platform.origin}/_sim

  Ctrl-C 停止 stops
`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void bureau.stop().then(() => process.exit(0)));
