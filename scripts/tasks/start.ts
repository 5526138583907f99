/**
 * `npm start`: builds, then serves the government site with the simulated city behind it, until Ctrl-C.
 * `npm start -- --story`: instead runs one subsidy's whole way against the real server, and ends.
 */
import { parseArgs } from 'node:util';
import { buildAll } from '../build/all.ts';
import { startCity } from '../start/city.ts';

const { values } = parseArgs({
  options: { story: { type: 'boolean' }, port: { type: 'string' }, 'platform-port': { type: 'string' } },
});

function port(name: 'port' | 'platform-port'): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  console.error(`--${name} takes a port number, not "${text}".`);
  process.exit(2);
}

const sitePort = port('port');
const platformPort = port('platform-port');

try {
  await buildAll();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

if (values.story) {
  const { runStory } = await import('../story/story.ts');
  process.exit((await runStory()) ? 0 : 1);
}

const city = await startCity({
  ...(sitePort === undefined ? {} : { sitePort }),
  ...(platformPort === undefined ? {} : { platformPort }),
});
console.log(`
  打开 Open        ${city.site.url}
  登录 Sign in     浙江政务服务网 → 林示例（宁波凯越国际贸易有限公司的经办人，示例人物，不用密码）
                  any door, then "林示例", sample agent of Ningbo Kaiyue International Trade; no password
  模拟平台 Platform ${city.standalone.origin}/v1

  Ctrl-C 停止 stops
`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await city.stop();
  console.log('Stopped.');
  process.exit(0);
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
