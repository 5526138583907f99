import type { ReminderId } from '@yongyiban/core/contract';
import { fen, formatYuan, sumFen } from '@yongyiban/core/contract';
import { plan } from '../clock/agenda.ts';
import { dayAt, instantText, plusDays, startOfDay, timeAt } from '../clock/instant.ts';
import { type EntitlementRecord, nextId, type SubjectRecord, touch, type World } from '../world/world.ts';

/** Days before the deadline on which those who have not claimed are reminded, unless the policy says otherwise. */
const usualStages = [30, 7, 1];

/** No SMS before 8 in the morning nor from 9 in the evening on. */
export const quiet = { until: '08:00', from: '21:00' };

/** Whether an SMS would disturb at an instant. */
export function isQuiet(at: number): boolean {
  const time = timeAt(at);
  return time < quiet.until || time >= quiet.from;
}

/** The next instant at which an SMS may be sent. */
export function afterQuiet(at: number): number {
  if (!isQuiet(at)) return at;
  const day = timeAt(at) < quiet.until ? dayAt(at) : plusDays(dayAt(at), 1);
  return startOfDay(day) + 8 * 3_600_000;
}

/** Plans the run of the next day, at ten in the morning. */
export function planReminders(world: World): void {
  const ten = 10 * 3_600_000;
  const today = startOfDay(dayAt(world.now)) + ten;
  plan(world.agenda, today > world.now ? today : startOfDay(plusDays(dayAt(world.now), 1)) + ten, {
    kind: 'reminders',
  });
}

/**
 * Reminds those who have not yet claimed, once a stage, in one SMS a subject. In quiet hours the run waits for their end.
 * Whoever has claimed meanwhile is not reminded.
 */
export function runReminders(world: World): void {
  if (isQuiet(world.now)) {
    plan(world.agenda, afterQuiet(world.now), { kind: 'reminders' });
    return;
  }
  for (const subject of world.subjects.values()) {
    const due = subject.entitlements
      .map(id => world.entitlements.get(id)!)
      .flatMap(entitlement => {
        const stage = stageOf(world, entitlement);
        return stage === undefined || entitlement.reminded.includes(stage) ? [] : [{ entitlement, stage }];
      });
    if (due.length === 0) continue;
    for (const { entitlement, stage } of due) entitlement.reminded.push(stage);
    remind(
      world,
      subject,
      due.map(({ entitlement }) => entitlement),
    );
  }
  planReminders(world);
}

/** The stage that an unclaimed entitlement has reached: the smallest that still covers the days left. */
function stageOf(world: World, entitlement: EntitlementRecord): number | undefined {
  if (entitlement.status !== 'offered') return undefined;
  const left = Math.round((startOfDay(entitlement.deadline) - startOfDay(dayAt(world.now))) / 86_400_000);
  if (left < 0) return undefined;
  const stages = world.remindStages.get(entitlement.policy) ?? usualStages;
  return stages.filter(stage => stage >= left).sort((a, b) => a - b)[0];
}

function remind(world: World, subject: SubjectRecord, entitlements: readonly EntitlementRecord[]): void {
  const total = sumFen(entitlements.map(({ amount }) => amount));
  const nearest = entitlements.map(({ deadline }) => deadline).sort()[0]!;
  subject.reminders.push({
    id: nextId<ReminderId>(world, 'rem'),
    channel: 'sms',
    sentAt: instantText(world.now),
    entitlements: entitlements.map(({ id }) => id),
    total: fen(total),
    nearestDeadline: nearest,
  });
  const [, month, day] = nearest.split('-').map(Number);
  world.sms.push({
    at: world.now,
    to: subject.phone,
    subject: subject.id,
    text: `【甬易办】${subject.name}：您有${entitlements.length}项补贴待确认，共¥${formatYuan(total)}，最早${month}月${day}日截止。登录浙里办、甬派或浙江政务服务网，核对金额和账户，点一下确认即可，不用申请。（模拟短信）`,
  });
  touch(world, subject.id);
}
