import type { Account, AccountId } from '@yongyiban/core/contract';
import { bankOf } from '../bank/banks.ts';
import { magicOf } from '../bank/magic.ts';
import { plan } from '../clock/agenda.ts';
import { ok, refuse } from '../http/answer.ts';
import type { Handlers } from '../http/call.ts';
import { page } from '../http/page.ts';
import { type AccountRecord, nextId, touch, type World } from '../world/world.ts';

export function showAccount(record: AccountRecord): Account {
  return {
    id: record.id,
    bank: record.bank,
    cnaps: record.cnaps,
    holder: record.holder,
    last4: record.number.slice(-4),
    kind: record.kind,
    status: record.status,
    preferred: record.preferred,
  };
}

/** The bank's answer on whether name and number belong together. */
export function accountChecked(world: World, id: string): void {
  const account = world.accounts.get(id as AccountId)!;
  if (account.status !== 'verifying') return;
  account.status = magicOf(account.number)?.verification === 'mismatch' ? 'mismatch' : 'ready';
  touch(world, account.subject);
}

/** The preferred first, then in the order in which they were added. */
function order(record: AccountRecord): string {
  return `${record.preferred ? 0 : 1}|${record.id.padStart(24, '0')}`;
}

export const accounts: Handlers<'listAccounts' | 'createAccount' | 'getAccount'> = {
  listAccounts({ world, caller, query }) {
    const mine = caller.subject.accounts
      .map(id => world.accounts.get(id)!)
      .sort((a, b) => (order(a) < order(b) ? -1 : 1));
    return page(world, `accounts/${caller.subject.id}`, mine, order, showAccount, query);
  },

  createAccount({ world, caller, body }) {
    const bank = bankOf(body.cnaps);
    if (bank === undefined) {
      return refuse('account-mismatch', {
        detail: 'No bank has this code',
        errors: [{ pointer: '/cnaps', detail: 'No bank has this code' }],
      });
    }
    const same = caller.subject.accounts
      .map(id => world.accounts.get(id)!)
      .find(account => account.cnaps === body.cnaps && account.number === body.number);
    if (same !== undefined && same.status !== 'mismatch') return ok(showAccount(same));
    const record: AccountRecord = {
      id: nextId<AccountId>(world, 'acc'),
      subject: caller.subject.id,
      cnaps: body.cnaps,
      number: body.number,
      bank,
      holder: caller.subject.name,
      kind: caller.subject.kind === 'individual' ? 'personal' : 'general',
      status: 'verifying',
      preferred: false,
    };
    world.accounts.set(record.id, record);
    caller.subject.accounts.push(record.id);
    touch(world, caller.subject.id);
    const slow = magicOf(body.number)?.verification === 'slow' ? 10 : 1;
    plan(world.agenda, world.now + world.pace.accountCheck * slow, { kind: 'account-checked', account: record.id });
    return { status: 202, body: showAccount(record), location: `/accounts/${record.id}` };
  },

  getAccount({ world, caller, params }) {
    const record = world.accounts.get(params.account as never);
    if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
    return ok(showAccount(record));
  },
};
