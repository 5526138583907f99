/** Instants are milliseconds since 1970 UTC inside the simulator; days and hours are the city's own (Asia/Shanghai). */

/** Asia/Shanghai has kept UTC+8 without summer time since 1991 (IANA tz database). */
const shanghaiOffset = 8 * 3_600_000;
const dayLength = 86_400_000;

/** RFC 3339 text, in whole milliseconds. */
export function instantText(at: number): string {
  return new Date(at).toISOString();
}

/** The city's calendar day at an instant, ISO 8601. */
export function dayAt(at: number): string {
  return new Date(at + shanghaiOffset).toISOString().slice(0, 10);
}

/** The instant at which a day begins in the city. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - shanghaiOffset;
}

/** The last instant that still belongs to a day. */
export function endOfDay(day: string): number {
  return startOfDay(day) + dayLength - 1;
}

/** The time of day in the city, "HH:MM". */
export function timeAt(at: number): string {
  return new Date(at + shanghaiOffset).toISOString().slice(11, 16);
}

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** Day of the week in the city, 0 is Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
