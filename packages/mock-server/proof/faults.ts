/** `npm run faults -- --schedules N --seed S`: many lives on virtual time, the simulator's ledger as judge. */
import { parseArgs } from 'node:util';
import { run } from './run.ts';
import { draw } from './schedule.ts';
import { shrink } from './shrink.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    replay: { type: 'string' },
    planted: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
});

if (values.planted) {
  const { catchPlanted } = await import('./planted.ts');
  process.exit(await catchPlanted(Number(values.schedules), Number(values.seed)));
}
if (values.replay !== undefined) {
  const report = await run(JSON.parse(values.replay));
  console.log(report.wrong.join('\n') || 'Nothing went wrong');
  process.exit(report.wrong.length === 0 ? 0 : 1);
}

const [schedules, seed] = [Number(values.schedules), Number(values.seed)];
const total = { sends: 0, taps: 0, confirmed: 0, paid: 0 };
const started = performance.now();
for (let index = 0; index < schedules; index++) {
  const schedule = draw(seed * 1_000_003 + index);
  const { wrong, counts } = await run(schedule);
  for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += counts[name];
  if (wrong.length > 0) {
    console.log(`Schedule ${index + 1} of seed ${seed} went wrong:\n  ${wrong.join('\n  ')}`);
    if (!values.quiet) {
      const small = await shrink(schedule, async candidate => (await run(candidate)).wrong.length > 0);
      console.log(`The shortest that still does:\n  ${(await run(small)).wrong.join('\n  ')}`);
      console.log(`Replay it: npm run faults -- --replay '${JSON.stringify(small)}'`);
    }
    process.exit(1);
  }
  if (!values.quiet && (index + 1) % 10_000 === 0) console.log(`${index + 1} schedules`);
}
if (total.confirmed === 0) {
  console.log('Nothing was confirmed at all: that proves nothing');
  process.exit(1);
}
const seconds = (performance.now() - started) / 1000;
if (!values.quiet)
  console.log(
    `${schedules} schedules of seed ${seed}, all well: ${total.taps} taps, ${total.sends} times sent, ${total.confirmed} confirmed, ${total.paid} paid; ` +
      `${seconds.toFixed(1)} s, ${Math.round(schedules / seconds)} schedules a second`,
  );
