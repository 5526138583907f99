import type { Policy } from '../policy/policy.ts';

/** The version of a policy that holds on a day (ISO 8601); undefined where none does. */
export function versionOn(policies: readonly Policy[], id: string, day: string): Policy | undefined {
  return policies.find(
    policy =>
      policy.id === id &&
      policy.effective.from <= day &&
      (policy.effective.to === undefined || day <= policy.effective.to),
  );
}
