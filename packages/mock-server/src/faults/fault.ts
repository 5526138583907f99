import type { OperationId } from '@yongyiban/core/contract';
import { chance } from '../world/dice.ts';
import type { World } from '../world/world.ts';

/** Faults that strike a request or its answer. */
export const requestFaults = [
  'latency',
  'drop-request',
  'drop-answer',
  'half-answer',
  'server-error',
  'unavailable',
  'rate-limited',
  'session-expired',
  'slow-confirmation',
] as const;

/** Faults that strike the event stream. */
export const streamFaults = ['duplicate-events', 'delayed-events', 'reordered-events', 'stream-cut'] as const;

/** Faults of the world behind the counter. */
export const worldFaults = [
  'bank-down',
  'pool-empty',
  'account-closed',
  'amount-changed',
  'clock-skew',
  'data-late',
  'statement-missing',
  'statement-duplicate',
  'statement-differs',
] as const;

/** Any fault by its name: of a request, of the event stream, or of the world behind the counter. */
export type FaultName = (typeof requestFaults)[number] | (typeof streamFaults)[number] | (typeof worldFaults)[number];

/** Where a fault strikes. Everything left out matches. */
export interface FaultScope {
  readonly operation?: OperationId;
  readonly subject?: string;
}

/** A fault to come. */
export interface Fault {
  readonly name: FaultName;
  readonly scope?: FaultScope;
  /** How often it strikes before it is over; without it, until it is taken away. */
  readonly count?: number;
  /** From 0 to 1; default 1: every time. */
  readonly probability?: number;
  /** For `latency`, `slow-confirmation`, `delayed-events` and `clock-skew`: virtual milliseconds. */
  readonly milliseconds?: number;
}

/** A fault as the world keeps it. */
export interface FaultRule extends Fault {
  readonly id: string;
  left: number | null;
  struck: number;
}

/** Whether a fault of this name strikes here and now; counts it when it does. */
export function strikes(world: World, name: FaultName, where: FaultScope): FaultRule | undefined {
  for (const rule of world.faults) {
    if (rule.name !== name || rule.left === 0) continue;
    if (rule.scope?.operation !== undefined && rule.scope.operation !== where.operation) continue;
    if (rule.scope?.subject !== undefined && rule.scope.subject !== where.subject) continue;
    if (rule.probability !== undefined && chance(world.faultDice) >= rule.probability) continue;
    if (rule.left !== null) rule.left -= 1;
    rule.struck += 1;
    return rule;
  }
  return undefined;
}
