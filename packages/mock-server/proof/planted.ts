/** `npm run faults -- --planted`: each bug that somebody could make, put into the client on purpose; each must be caught. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One bug: in this file of core, this text becomes that. */
export interface Plant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const plants: readonly Plant[] = [
  {
    name: 'a new key on every retry',
    file: 'confirmation/ask.ts',
    from: '{ entitlement, amount, account }, { key, version, signal }',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    to: '{ entitlement, amount, account }, { key: entry.attempts > 1 ? `${key}-${entry.attempts}` : key, version, signal }',
  },
  {
    name: 'sent before the journal has it',
    file: 'confirmation/pursuit.ts',
    from: 'await journal.write(sent);',
    to: 'void journal.write(sent);',
  },
  {
    name: 'If-Match forgotten',
    file: 'client/client.ts',
    from: `, 'If-Match': \`"\${version}"\``,
    to: '',
  },
  {
    name: 'a reducer that takes the event that came last for the last',
    file: 'payout/reduce.ts',
    from: '[...payout.events, event].sort((a, b) => a.sequence - b.sequence)',
    to: '[...payout.events, event]',
  },
  {
    name: 'an older answer that overwrites a newer one',
    file: 'payout/reduce.ts',
    from: 'if (!newest) return merged;',
    to: 'if (!newest) return answer;',
  },
  {
    name: 'events counted twice',
    file: 'payout/reduce.ts',
    from: 'if (payout.events.some(known => known.sequence === event.sequence)) return payout;',
    to: '',
  },
  {
    name: 'a missing event that nobody asks for',
    file: 'stores/payouts.ts',
    from: 'if (!next || hasGap(next)) void this.#mend(event.payout);',
    to: 'if (!next) void this.#mend(event.payout);',
  },
  {
    name: 'two tabs sending at once',
    file: 'confirmation/pursuit.ts',
    from: 'await locks.hold(lockName(client, entitlement), () => attempt(key, nudge, signal, options), { signal })',
    to: 'await attempt(key, nudge, signal, options)',
  },
  {
    name: 'a second tap in another tab that is a second intent',
    file: 'confirmation/pursuit.ts',
    from: 'if (pending) return { intent: pending.intent, turn: null };',
    to: '',
  },
  {
    name: 'a stream resumed from the wrong id',
    file: 'payout/watch.ts',
    from: 'after = message.id;',
    to: 'after = String(Number(message.id) + 1);',
  },
  {
    name: 'a 409 taken for failure',
    file: 'confirmation/ask.ts',
    from: 'if (!(error instanceof ProblemError) || error.retry',
    to: "if (error instanceof ProblemError && error.status === 409) return { kind: 'refused', error };\n    if (!(error instanceof ProblemError) || error.retry",
  },
  {
    name: 'a lost answer taken for failure',
    file: 'confirmation/ask.ts',
    from: 'if (!(error instanceof ProblemError) || error.retry',
    to: "if (!(error instanceof ProblemError)) return { kind: 'refused', error };\n    if (error.retry",
  },
  {
    name: 'a refusal believed though an earlier answer was lost',
    file: 'confirmation/ask.ts',
    from: "if (error.code !== 'entitlement-changed' && entry.attempts <= 1) return { kind: 'refused', error };",
    to: "if (error.code === 'entitlement-changed' && error.problem.current) return { kind: 'changed', current: error.problem.current };\n    return { kind: 'refused', error };",
  },
  {
    name: 'a changed amount confirmed unseen',
    file: 'confirmation/ask.ts',
    from: '    // An earlier attempt whose answer was lost',
    to: "    if (error.problem.current && error.problem.current.status === 'offered') {\n      const { version, amount } = error.problem.current;\n      return ask(client, { ...entry, intent: { ...entry.intent, version, amount } }, signal);\n    }\n    // An earlier attempt whose answer was lost",
  },
  {
    name: 'a refresh race',
    file: 'session/host.ts',
    from: 'if (asking) return asking;',
    to: '',
  },
  {
    name: 'a journal that is not resumed',
    file: 'stores/confirmation-store.ts',
    from: 'this.#run(intent.entitlement, running => this.#pursue(intent, running));\n  }\n\n  /** Writes',
    to: '}\n\n  /** Writes',
  },
  {
    name: 'an outcome that is not written down',
    file: 'confirmation/pursuit.ts',
    from: "if (verdict.kind !== 'unknown') await note(",
    to: "if (verdict.kind === 'changed') await note(",
  },
  {
    name: 'Retry-After ignored',
    file: 'client/answer.ts',
    from: 'retryAfter: retryAfter(answered.headers, now)',
    to: 'retryAfter: undefined',
  },
  {
    name: 'a key sent after the platform may have forgotten it',
    file: 'confirmation/pursuit.ts',
    from: 'return client.clock.now() >= Date.parse(createdAt) + life;',
    to: 'return false && Date.parse(createdAt) + life > 0;',
  },
];

/** Runs the schedules against each bug. Settles with 0 when every one was caught. */
export async function catchPlanted(schedules: number, seed: number): Promise<number> {
  let missed = 0;
  for (const { name } of plants) {
    const { code, output } = await runWith(name, schedules, seed);
    const caught = code === 1 && output.includes('went wrong');
    if (!caught) missed++;
    const [first = '', second = ''] = output.trim().split('\n');
    console.log(
      caught
        ? `caught  ${name}\n        ${first.replace(' went wrong:', '')}: ${second.trim()}`
        : `MISSED  ${name}\n        ${output.trim()}`,
    );
  }
  console.log(`${plants.length - missed} of ${plants.length} planted bugs caught`);
  return missed === 0 ? 0 : 1;
}

function runWith(plant: string, schedules: number, seed: number): Promise<{ code: number | null; output: string }> {
  const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(
    process.execPath,
    [
      '--conditions=@yongyiban/source',
      '--import',
      here('./plant.ts'),
      here('./faults.ts'),
      '--quiet',
      `--schedules=${schedules}`,
      `--seed=${seed}`,
    ],
    { env: { ...process.env, YONGYIBAN_PLANT: plant }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return new Promise((resolve, reject) => {
    let output = '';
    const take = (part: Buffer): void => {
      output += part;
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('exit', code => resolve({ code, output }));
  });
}
