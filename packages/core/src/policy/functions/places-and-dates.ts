import { addMonths, ageOn, civil, dayOf, daysInMonth, monthsBetween } from '../../day.ts';
import { types } from '../../facts/type.ts';
import { fail, type Result } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import { isWithin } from '../../region.ts';
import type { Overload } from '../overload.ts';

const day = (value: Value | undefined): number => value as number;

/** Years the calendar of decisions reaches; beyond them a month count is a slip of the pen. */
const furthest = 12_000;

const shift = ([date, months]: readonly Value[]): Result =>
  typeof months === 'number' && Math.abs(months) <= furthest
    ? addMonths(day(date), months)
    : fail('out-of-range', 'At most a thousand years either way.');

export const placesAndDates: readonly Overload[] = [
  {
    id: 'region.within',
    name: 'within',
    style: 'method',
    params: ['region', 'region'],
    result: types.bool,
    run: ([place, region]) => isWithin(place as string, region as string),
    doc: 'Whether a place lies in a region of GB/T 2260, itself included.',
  },
  {
    id: 'region.withinAny',
    name: 'within',
    style: 'method',
    params: ['region', type => type.kind === 'list' && type.of.kind === 'region'],
    result: types.bool,
    run: ([place, regions]) => (regions as readonly string[]).some(region => isWithin(place as string, region)),
    doc: 'Whether a place lies in one of several regions.',
  },
  {
    id: 'date.age',
    name: 'age',
    style: 'method',
    params: ['date', 'date'],
    result: types.int,
    run: ([birth, on]) => ageOn(day(birth), day(on)),
    doc: 'Completed years from a birthday to a day.',
  },
  {
    id: 'date.monthsTo',
    name: 'monthsTo',
    style: 'method',
    params: ['date', 'date'],
    result: types.int,
    run: ([from, to]) => monthsBetween(day(from), day(to)),
    doc: 'Whole months from one day to another; negative when it lies before.',
  },
  {
    id: 'date.daysTo',
    name: 'daysTo',
    style: 'method',
    params: ['date', 'date'],
    result: types.int,
    run: ([from, to]) => day(to) - day(from),
    doc: 'Days from one day to another.',
  },
  {
    id: 'date.plusMonths',
    name: 'plusMonths',
    style: 'method',
    params: ['date', 'int'],
    result: types.date,
    run: shift,
    doc: 'The same day so many months on; the last day of a shorter month.',
  },
  {
    id: 'date.plusYears',
    name: 'plusYears',
    style: 'method',
    params: ['date', 'int'],
    result: types.date,
    run: ([date, years]) => shift([date!, typeof years === 'number' ? years * 12 : Number.NaN]),
    doc: 'The same day so many years on.',
  },
  {
    id: 'date.plusDays',
    name: 'plusDays',
    style: 'method',
    params: ['date', 'int'],
    result: types.date,
    run: ([date, days]) =>
      typeof days === 'number' && Math.abs(days) <= furthest * 31
        ? day(date) + days
        : fail('out-of-range', 'At most a thousand years either way.'),
    doc: 'So many days on.',
  },
  {
    id: 'date.endOfMonth',
    name: 'endOfMonth',
    style: 'method',
    params: ['date'],
    result: types.date,
    run: ([date]) => {
      const { year, month } = civil(day(date));
      return dayOf(year, month, daysInMonth(year, month));
    },
    doc: 'The last day of the month a day is in.',
  },
  {
    id: 'date.year',
    name: 'year',
    style: 'method',
    params: ['date'],
    result: types.int,
    run: ([date]) => civil(day(date)).year,
    doc: 'The calendar year of a day.',
  },
  {
    id: 'date.month',
    name: 'month',
    style: 'method',
    params: ['date'],
    result: types.int,
    run: ([date]) => civil(day(date)).month,
    doc: 'The month of a day, 1 to 12.',
  },
];

const texts = (id: string, name: string, run: (text: string, part: string) => boolean): Overload => ({
  id,
  name,
  style: 'method',
  params: ['string', 'string'],
  result: types.bool,
  run: ([text, part]) => run(text as string, part as string),
});

const sizeOf = ([of]: readonly Value[]): number =>
  typeof of === 'string' ? [...of].length : of instanceof Map ? of.size : (of as readonly Value[]).length;
const sizeable = (kind: string): boolean => kind === 'list' || kind === 'map' || kind === 'string';

export const texting: readonly Overload[] = [
  texts('string.contains', 'contains', (text, part) => text.includes(part)),
  texts('string.startsWith', 'startsWith', (text, part) => text.startsWith(part)),
  texts('string.endsWith', 'endsWith', (text, part) => text.endsWith(part)),
  {
    id: 'string.concat',
    name: '+',
    style: 'operator',
    params: ['string', 'string'],
    result: types.string,
    run: ([a, b]) => (a as string) + (b as string),
  },
  ...(['method', 'function'] as const).map(
    (style): Overload => ({
      id: `any.size.${style}`,
      name: 'size',
      style,
      params: [type => sizeable(type.kind)],
      result: types.int,
      run: sizeOf,
    }),
  ),
  {
    id: 'list.concat',
    name: '+',
    style: 'operator',
    params: [type => type.kind === 'list', type => type.kind === 'list'],
    result: ([a, b]) => (JSON.stringify(a) === JSON.stringify(b) ? a : undefined),
    run: ([a, b]) => [...(a as readonly Value[]), ...(b as readonly Value[])],
  },
  {
    id: 'map.index',
    name: '[]',
    style: 'operator',
    params: [type => type.kind === 'map', () => true],
    result: ([map, key]) => (map!.kind === 'map' && map!.key.kind === key!.kind ? map!.value : undefined),
    run: ([map, key]) =>
      (map as ReadonlyMap<Value, Value>).get(key!) ?? fail('no-such-key', `There is no entry "${String(key)}".`),
  },
  {
    id: 'list.index',
    name: '[]',
    style: 'operator',
    params: [type => type.kind === 'list', 'int'],
    result: ([list]) => (list!.kind === 'list' ? list!.of : undefined),
    run: ([list, index]) => {
      const item = typeof index === 'number' && index >= 0 ? (list as readonly Value[])[index] : undefined;
      return item === undefined ? fail('no-such-key', 'The list is shorter.') : item;
    },
  },
];
