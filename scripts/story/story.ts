/** The whole way of one real policy, from its text to the money, against the real server: `npm start -- --story`. */
import { formatYuan, sumFen } from '@yongyiban/core';
import type { Explanation, Payout } from '@yongyiban/core/contract';
import type { Simulator } from '@yongyiban/mock-server';
import { type Standalone, startStandalone } from '@yongyiban/mock-server/standalone';
import { amountOf, decideFirstCompany } from './decide.ts';
import { expectSame, type Step, StoryError, tell } from './steps.ts';
import { type Company, confirm, offered, signIn, watchPayout } from './way.ts';

const policy = 'nb-job-retention-2020';
const person = '宁波凯越国际贸易有限公司';

/** What the steps hand on to each other. */
interface Course {
  decided?: Explanation;
  server?: Standalone;
  company?: Company;
  payout?: Payout;
  /** Told while a step is still under way. */
  readonly say: (line: string) => void;
}

/** Tells the story on the terminal. Resolves to whether it went as it must. */
export async function runStory(): Promise<boolean> {
  const write = (text: string): void => void process.stdout.write(text);
  const course: Course = { say: line => write(`     ${line}\n`) };
  try {
    const well = await tell(steps, course, { write, now: () => performance.now() });
    if (!well || !course.payout) return false;
    const { payout } = course;
    write(`\n${payout.policy.title['zh-CN']} · ${person}\n`);
    for (const { at, status } of payout.events) write(`  ${at}  ${status}\n`);
    write(`  ¥${formatYuan(payout.amount)}  ${payout.status}\n`);
    return true;
  } finally {
    course.company?.stop();
    await course.server?.stop();
  }
}

/** @throws {StoryError} when a step comes before the one that it stands on: a mistake in this file. */
function need<T>(value: T | undefined): T {
  if (value === undefined) throw new StoryError('an earlier step left nothing behind');
  return value;
}

const steps: readonly Step<Course>[] = [
  {
    title: '判定 Decide: the policy file is loaded, checked, and decided for the first company',
    async run(course) {
      const { explanation, lines } = await decideFirstCompany();
      course.decided = explanation;
      return lines;
    },
  },
  {
    title: '待兑现 Offer: the platform offers it; treasury, pool and bank stand behind',
    async run(course) {
      const server = await startStandalone({ port: 0, pace: { payoutStep: 700 } });
      course.server = server;
      const { ledger } = server.simulator.world;
      return [
        `server ${server.origin}/v1`,
        `ledger: ${[...ledger.balances].map(([account, amount]) => `${account} ${formatYuan(amount)}`).join(', ')}`,
        ...balanced(server.simulator),
      ];
    },
  },
  {
    title: '确认 Confirm: the company signs in, sees why, and confirms with one tap',
    async run(course) {
      const company = await signIn(need(course.server).origin, person);
      course.company = company;
      const { summary, detail } = await offered(company, policy);
      expectSame('the offered amount', formatYuan(summary.amount), '34,501.00');
      sameDecision(detail.decision, need(course.decided));
      const states = await confirm(company, summary);
      const last = states.at(-1);
      if (last?.kind !== 'accepted') throw new StoryError(`the confirmation ended ${last?.kind}`);
      const payout = company.stores.entitlements.detail(summary.id).get().data?.payout?.id ?? last.confirmation.payout;
      await company.stores.payouts.load(payout);
      course.payout = need(company.stores.payouts.get().get(payout));
      return [
        `signed in for ${company.name}`,
        `offered ¥${formatYuan(summary.amount)} until ${summary.deadline}, version ${summary.version}, for the reasons of step 1`,
        `confirmation ${states.map(state => state.kind).join(' → ')}`,
      ];
    },
  },
  {
    title: '兑付 Pay: accepted → funding → instructed → settled, and the ledger balances to the fen',
    async run(course) {
      const payout = await watchPayout(need(course.company), need(course.payout).id, course.say);
      course.payout = payout;
      expectSame(
        'the statuses',
        payout.events.map(event => event.status).join(' → '),
        'accepted → funding → instructed → settled',
      );
      expectSame('the amount', formatYuan(payout.amount), '34,501.00');
      return [`received ¥${received(need(course.server).simulator)}`, ...balanced(need(course.server).simulator)];
    },
  },
  {
    title: '一次 Once: the answer to the confirmation is dropped, and it is paid once all the same',
    async run(course) {
      const server = await startStandalone({ port: 0, pace: { payoutStep: 100 } });
      try {
        return await loseOneAnswer(server, need(course.server).simulator, course.say);
      } finally {
        await server.stop();
      }
    },
  },
];

/** The same way in a second world, where the first answer to the confirmation is lost on the way. */
async function loseOneAnswer(server: Standalone, first: Simulator, say: (line: string) => void): Promise<string[]> {
  const { simulator } = server;
  simulator.fault({ name: 'drop-answer', scope: { operation: 'createConfirmation' }, count: 1 });
  const company = await signIn(server.origin, person);
  try {
    const { summary } = await offered(company, policy);
    const states = await confirm(company, summary);
    const last = states.at(-1);
    if (last?.kind !== 'accepted') throw new StoryError(`the confirmation ended ${last?.kind}`);
    const struck = simulator.world.faults.reduce((sum, fault) => sum + fault.struck, 0);
    expectSame('the number of answers dropped', struck, 1);
    await watchPayout(company, last.confirmation.payout, say);
    const payouts = [...simulator.world.payouts.values()].filter(one => one.entitlement === summary.id);
    expectSame('the number of payouts', payouts.length, 1);
    expectSame('what the company received', received(simulator), received(first));
    return [
      `1 answer dropped; confirmation ${states.map(state => state.kind).join(' → ')}`,
      `1 payout, received ¥${received(simulator)}, as without the fault`,
      ...balanced(simulator),
    ];
  } finally {
    company.stop();
  }
}

/** @throws {StoryError} unless the platform's decision is the one that step 1 came to. */
function sameDecision(platform: Explanation, ours: Explanation): void {
  expectSame("the platform's outcome", platform.outcome, ours.outcome);
  expectSame("the platform's amount", amountOf(platform), amountOf(ours));
  expectSame('the digest of the policy', platform.policy.digest, ours.policy.digest);
  const words = ({ criteria }: Explanation) => criteria.map(one => `${one.id} ${one.outcome}`).join(', ');
  expectSame("the platform's reasons", words(platform), words(ours));
}

/** What all beneficiaries hold by the ledger, in yuan. */
function received({ world }: Simulator): string {
  const held = [...world.ledger.balances].filter(([account]) => account.startsWith('beneficiary/'));
  return formatYuan(sumFen(held.map(([, amount]) => amount)));
}

/** @throws {StoryError} unless every entry of the ledger, and the whole of it, balances to the fen. */
function balanced({ world }: Simulator): string[] {
  for (const entry of world.ledger.entries) {
    expectSame(`the sum of entry ${entry.number} (${entry.kind})`, sumFen(entry.lines.map(line => line.amount)), 0);
  }
  expectSame('the sum of all balances', sumFen(world.ledger.balances.values()), 0);
  return [
    `ledger balances: ${world.ledger.entries.length} entries, off by ${formatYuan(sumFen(world.ledger.balances.values()))}`,
  ];
}
