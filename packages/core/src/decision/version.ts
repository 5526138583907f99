import type { Policy } from '../policy/policy.ts';

/** From where in time a version is looked for; unless told, everything published so far is known. */
export interface VersionOptions {
  /** Only what had been published by this day, ISO 8601: how a decision of that day has to be looked at. */
  readonly knownOn?: string;
}

/**
 * The version of a policy that holds on a day (ISO 8601); undefined where none does. Where a later version was made
 * retroactive over an earlier one, the later holds, but not for those who look at what was known before it was published.
 *
 * @example
 * ```ts
 * versionOn(policies, 'nb-old-age-allowance', '2019-04-01')?.version; // that of the day
 * ```
 */
export function versionOn(
  policies: readonly Policy[],
  id: string,
  day: string,
  options: VersionOptions = {},
): Policy | undefined {
  let found: Policy | undefined;
  for (const policy of policies) {
    const { from, to } = policy.effective;
    if (policy.id !== id || day < from || (to !== undefined && day > to)) continue;
    if (options.knownOn !== undefined && policy.published > options.knownOn) continue;
    if (!found || policy.version > found.version) found = policy;
  }
  return found;
}
