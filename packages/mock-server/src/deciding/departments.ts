import type { SubjectId } from '@yongyiban/core/contract';
import type { DossierData, DossierFactData } from '@yongyiban/core/policy';
import { plan } from '../clock/agenda.ts';
import { strikes } from '../faults/fault.ts';
import type { SubjectRecord, World } from '../world/world.ts';
import { decideSubject } from './decide-subject.ts';

/** Something that a department sends about a subject: late, or to correct what it sent before. */
export interface Delivery {
  readonly subject: SubjectId;
  readonly facts: DossierData['facts'];
  readonly kind: 'late' | 'correction';
}

const day = 24 * 3_600_000;

/** Plans that a department sends something at an instant. */
export function planDelivery(world: World, at: number, delivery: Delivery): void {
  world.deliveries.push(delivery);
  plan(world.agenda, at, { kind: 'department-sends', delivery: world.deliveries.length - 1 });
}

/** The department sends it, unless its data are late (a fault): then a day later, and so on. */
export function deliver(world: World, index: number): void {
  const delivery = world.deliveries[index]!;
  const late = strikes(world, 'data-late', { subject: delivery.subject });
  if (late !== undefined) {
    plan(world.agenda, world.now + (late.milliseconds ?? day), { kind: 'department-sends', delivery: index });
    return;
  }
  const subject = world.subjects.get(delivery.subject)!;
  addFacts(subject, delivery.facts);
  decideSubject(
    world,
    subject,
    delivery.kind === 'late'
      ? {
          'zh-CN': '部门的新数据到了，金额重新计算',
          en: 'New data came from a department and the amount was worked out again',
        }
      : {
          'zh-CN': '供数部门更正了数据，金额重新计算',
          en: 'A department corrected its data and the amount was worked out again',
        },
  );
}

/** Lays facts over those that are known; a series period by period. */
export function addFacts(subject: SubjectRecord, facts: DossierData['facts']): void {
  const known: Record<string, DossierFactData> = { ...subject.dossier.facts };
  for (const [path, fact] of Object.entries(facts)) {
    const before = known[path];
    const series =
      isSeries(before?.value) && isSeries(fact.value) && granularity(before.value) === granularity(fact.value);
    known[path] = series ? { ...fact, value: mergeSeries(before.value as Series, fact.value as Series) } : fact;
  }
  subject.dossier = { ...subject.dossier, facts: known };
}

type Series = Readonly<Record<string, unknown>>;

function isSeries(value: unknown): value is Series {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Year, quarter or month, by how its first period is written. One series keeps to one: a finer one takes its place whole. */
function granularity(series: Series): 'year' | 'quarter' | 'month' {
  const period = Object.keys(series)[0] ?? '';
  return period.includes('Q') ? 'quarter' : /^\d{4}-\d{2}/.test(period) ? 'month' : 'year';
}

/** A period that is sent again counts in its new form; ranges that hold it are written out first. */
function mergeSeries(before: Series, after: Series): Series {
  const months = new Map<string, unknown>();
  for (const series of [before, after]) {
    for (const [period, value] of Object.entries(series)) for (const month of spread(period)) months.set(month, value);
  }
  return Object.fromEntries([...months].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A range of months written out; every other period stands for itself. */
function spread(period: string): string[] {
  const match = /^(\d{4})-(\d{2})\/(\d{4})-(\d{2})$/.exec(period);
  if (match === null) return [period];
  const [from, to] = [Number(match[1]) * 12 + Number(match[2]) - 1, Number(match[3]) * 12 + Number(match[4]) - 1];
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const month = from + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
