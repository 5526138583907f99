import { fen } from '@yongyiban/core/contract';
import { changeAmount } from '../deciding/change.ts';
import { balance, move, post } from '../ledger/ledger.ts';
import { nextId, type World } from '../world/world.ts';
import type { Fault, FaultRule } from './fault.ts';

/** Sets a fault. Those of the world behind the counter strike at once, the others when their turn comes. */
export function addFault(world: World, fault: Fault): FaultRule {
  const rule: FaultRule = { ...fault, id: nextId(world, 'flt'), left: fault.count ?? null, struck: 0 };
  world.faults.push(rule);
  switch (rule.name) {
    case 'bank-down':
      world.bank.down = true;
      rule.struck += 1;
      break;
    case 'pool-empty':
      emptyPool(world);
      rule.struck += 1;
      break;
    case 'amount-changed':
      for (const entitlement of world.entitlements.values()) {
        if (rule.scope?.subject !== undefined && rule.scope.subject !== entitlement.subject) continue;
        if (entitlement.status !== 'offered' || rule.left === 0) continue;
        changeAmount(world, entitlement);
        if (rule.left !== null) rule.left -= 1;
        rule.struck += 1;
      }
      break;
  }
  return rule;
}

/** Takes a fault away; what it stopped goes on. */
export function removeFault(world: World, id: string): boolean {
  const index = world.faults.findIndex(rule => rule.id === id);
  if (index < 0) return false;
  const [rule] = world.faults.splice(index, 1);
  if (rule!.name === 'bank-down') world.bank.down = world.faults.some(({ name }) => name === 'bank-down');
  return true;
}

/** The treasury takes back what lies in the pool, so that the bank must advance whatever is paid. */
function emptyPool(world: World): void {
  const held = balance(world.ledger, 'pool');
  if (held === 0) return;
  post(world.ledger, {
    at: world.now,
    kind: 'withdrawal',
    reference: 'pool-empty',
    lines: move('budget', 'pool', fen(held)),
  });
}
