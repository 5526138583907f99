import { nextEntry } from '../clock/agenda.ts';
import { instantText } from '../clock/instant.ts';
import { brokenInvariants } from '../ledger/balanced.ts';
import { balance } from '../ledger/ledger.ts';
import type { Surroundings } from '../platform/surroundings.ts';

/** What the control page shows, as JSON. */
export function controlState(around: Surroundings) {
  const { world, clock } = around;
  const next = nextEntry(world.agenda);
  return {
    seed: world.seed,
    now: instantText(world.now),
    rate: clock.rate,
    next: next === undefined ? null : { at: instantText(next.at), what: next.due.kind },
    people: [...world.people.values()].map(({ id, name, words, authorities }) => ({ id, name, words, authorities })),
    subjects: [...world.subjects.values()].slice(0, 100).map(subject => ({
      id: subject.id,
      name: subject.name,
      kind: subject.kind,
      offered: subject.entitlements.filter(id => world.entitlements.get(id)!.status === 'offered').length,
      accounts: subject.accounts.map(id => {
        const { number, status } = world.accounts.get(id)!;
        return { id, last4: number.slice(-4), status };
      }),
    })),
    money: {
      pool: balance(world.ledger, 'pool'),
      advances: -balance(world.ledger, 'advances') || 0,
      budget: -balance(world.ledger, 'budget') || 0,
      transit: balance(world.ledger, 'transit'),
      entries: world.ledger.entries.length,
      broken: brokenInvariants(world),
    },
    faults: world.faults,
    sms: world.sms.length,
    requests: around.log.length,
  };
}
