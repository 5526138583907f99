/**
 * The short forms (易申报) without their looks: one question at a time, and fixed times on the official calendar.
 *
 * @packageDocumentation
 */
export { type Form, formOf, mistakeIn, unknownAnswer } from './application/form.ts';
export { mediaTypeOf } from './application/media-type.ts';
export {
  isWorkingDay,
  type OfficialCalendar,
  officialCalendar,
  plusWorkingDays,
  workingDaysUntil,
} from './application/working-days.ts';
