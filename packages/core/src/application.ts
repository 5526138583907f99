/**
 * The short forms (易申报) without their looks: one question at a time, and fixed times on the official calendar.
 *
 * @packageDocumentation
 */
export { type Form, formOf, mistakeIn, unknownAnswer } from './application/form.ts';
export { mediaTypeOf } from './application/media-type.ts';
export {
  calendarOf,
  type HolidayNotice,
  holidayNotices,
  type OfficialCalendar,
  officialCalendar,
} from './application/official-calendar.ts';
export { isKnownDay, isWorkingDay, plusWorkingDays, workingDaysUntil } from './application/working-days.ts';
