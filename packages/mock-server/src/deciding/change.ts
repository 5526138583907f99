import { type Fen, fen, type Localized } from '@yongyiban/core/contract';
import { type EntitlementRecord, touch, type World } from '../world/world.ts';

/** Gives an entitlement a new amount: a new version, with the reason in words. Nothing confirmed is ever changed. */
export function newVersion(world: World, entitlement: EntitlementRecord, amount: Fen, reason: Localized): void {
  entitlement.changed = {
    previousAmount: entitlement.amount,
    previousVersion: entitlement.version,
    reason,
    at: world.now,
  };
  entitlement.version += 1;
  entitlement.amount = amount;
  touch(world, entitlement.subject);
}

/** Changes an amount under the reader's eyes, by one part in thirty: the fault `amount-changed`. */
export function changeAmount(world: World, entitlement: EntitlementRecord): void {
  const less = Math.max(1, Math.floor(entitlement.amount / 30));
  newVersion(world, entitlement, fen(entitlement.amount - less), {
    'zh-CN': '供数部门更正了数据，金额重新计算（模拟）',
    en: 'A department corrected its data and the amount was worked out again (simulated)',
  });
  // The amount is what the decision came to: the two never differ.
  entitlement.decision = { ...entitlement.decision, amount: { kind: 'known', fen: entitlement.amount } };
}
