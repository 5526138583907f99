import { fen, type PublishedPolicy } from '@yongyiban/core/contract';
import { dayAt } from '../clock/instant.ts';
import { between, chance, diceFrom } from '../world/dice.ts';
import { addAccount, addPerson, addSubject, offer } from '../world/found.ts';
import type { World } from '../world/world.ts';
import { plainDecision } from './plain-decision.ts';
import { shares } from './shares.ts';

/**
 * Offers, early in December, what will not have been claimed when the reminders go out: real subjects with real
 * entitlements, so that the run reminds them as it reminds anybody. All are invented.
 */
export function offerUnclaimed(world: World): void {
  const { plan, seed, policies } = world.history!;
  const { unclaimed } = plan;
  const dice = diceFrom(`${seed}/unclaimed`);
  const open = policies.filter(policy => policy.effective.from <= '2020-11-30' && policy.id.startsWith('sample-'));
  const amounts = shares(unclaimed.amount, unclaimed.subjects, () => 0.1 + chance(dice));
  for (const [index, amount] of amounts.entries()) {
    const first = draw(open);
    const number = String(index + 1).padStart(5, '0');
    const kind = first.subject === 'individual' ? 'individual' : 'enterprise';
    const subject = addSubject(world, {
      id: `unclaimed-${number}`,
      kind,
      name: kind === 'individual' ? `示例个人${number}` : `示例未领企业${number}`,
      code: `3302SAMPLEUC${number}X`,
      region: first.authority.region === '330200' ? '330203' : first.authority.region,
      phone: `139000${number}`,
    });
    addAccount(world, subject, { cnaps: '104332000041', number: `62160001${String(20_000 + index).padStart(8, '0')}` });
    addPerson(
      world,
      `unclaimed-${number}`,
      subject.name,
      { 'zh-CN': '还没领（示例）', en: 'Not yet claimed (sample)' },
      [{ subject: subject.id, role: kind === 'individual' ? 'self' : 'legal-representative' }],
    );
    offer(world, subject, first, plainDecision(first, fen(amount), dayAt(world.now)), fen(amount));
  }

  function draw(from: readonly PublishedPolicy[]): PublishedPolicy {
    return from[between(dice, 0, from.length - 1)]!;
  }
}
