import { arithmetic } from './functions/arithmetic.ts';
import { calendar } from './functions/calendar.ts';
import { comparisons } from './functions/comparison.ts';
import { conversions } from './functions/conversions.ts';
import { joinedSeries } from './functions/joined-series.ts';
import { placesAndDates, texting } from './functions/places-and-dates.ts';
import { seriesFunctions } from './functions/series.ts';
import { tableFunctions } from './functions/tables.ts';
import type { Overload } from './overload.ts';

/** Everything an expression may call: CEL's own operators and functions, and ours. */
export const overloads: readonly Overload[] = [
  ...comparisons,
  ...arithmetic,
  ...seriesFunctions,
  ...placesAndDates,
  ...texting,
  ...tableFunctions,
  ...joinedSeries,
  ...calendar,
  ...conversions,
];

const byName = new Map<string, Overload[]>();
for (const overload of overloads) {
  const key = `${overload.style}:${overload.name}`;
  const group = byName.get(key);
  if (group) group.push(overload);
  else byName.set(key, [overload]);
}

/** The overloads of a name. */
export function overloadsOf(style: Overload['style'], name: string): readonly Overload[] {
  return byName.get(`${style}:${name}`) ?? [];
}
