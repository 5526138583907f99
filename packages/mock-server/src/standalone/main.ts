#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { city } from '../scenario/city.ts';
import { startStandalone } from '../standalone.ts';

if (process.argv[2] === 'conformance') {
  const { runConformance } = await import('./conformance.ts');
  process.exit(await runConformance(process.argv.slice(3)));
}

const usage = `yongyiban-mock-server: platform, treasury and bank on this machine

  --port 4010            where to listen; 0 takes any free port
  --host 127.0.0.1       for whom to listen
  --seed TEXT            the same seed gives the same world
  --city                 the published city of 2020 in place of the small story
  --state FILE           keep the world in a file, and go on from it
  --payout-step 1200     milliseconds from one payout status to the next
  --rate-limit 3000      requests a minute and session; 0: none
  --help

  conformance <url>      checks any platform against the contract; conformance --help says more
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    seed: { type: 'string' },
    city: { type: 'boolean' },
    state: { type: 'string' },
    'payout-step': { type: 'string' },
    'rate-limit': { type: 'string' },
    help: { type: 'boolean' },
  },
});

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) {
    console.error(`--${name} takes a whole number, not "${text}"\n\n${usage}`);
    process.exit(2);
  }
  return Number(text);
}

/** One line that fills up while a city is generated. */
function progress(share: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\rThe city comes up: ${Math.round(share * 100)} %`);
}

if (values.help) {
  console.log(usage);
} else {
  const port = whole('port', values.port);
  const payoutStep = whole('payout-step', values['payout-step']);
  const requestsPerMinute = whole('rate-limit', values['rate-limit']);
  const standalone = await startStandalone({
    ...(port === undefined ? {} : { port }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.city ? { scenario: city({ progress }) } : {}),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    ...(payoutStep === undefined ? {} : { pace: { payoutStep } }),
    ...(requestsPerMinute === undefined ? {} : { limits: { requestsPerMinute } }),
  }).catch(error => {
    console.error(
      error.code === 'EADDRINUSE' ? `Port ${port ?? 4010} is taken; choose another with --port` : error.message,
    );
    process.exit(1);
  });
  console.log(
    `Contract   ${standalone.origin}/v1\nSign-in    ${standalone.origin}/.well-known/oauth-authorization-server\nControl    ${standalone.origin}/_sim\nOpenAPI    ${standalone.origin}/openapi.json\nHealth     ${standalone.origin}/health\nStop with Ctrl-C.`,
  );
  const stop = async () => {
    await standalone.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
