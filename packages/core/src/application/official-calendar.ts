import { formatDay, parseDay } from '../day.ts';

/** The official calendar as data: weekdays that are off, and weekends that are worked. */
export interface OfficialCalendar {
  /** Days off that would be weekdays, ISO 8601. */
  readonly off: ReadonlySet<string>;
  /** Saturdays and Sundays on which offices work (调休). */
  readonly worked: ReadonlySet<string>;
  /** The first and the last day it speaks of, ISO 8601; every day, unless given. Beyond them only weekends are known. */
  readonly known?: { readonly from: string; readonly to: string };
}

/** What the State Council's general office announced for one year. */
export interface HolidayNotice {
  readonly year: number;
  /** Its number (发文字号). */
  readonly number: string;
  /** Each holiday's first day and how many days it lasts. */
  readonly off: readonly (readonly [from: string, days: number])[];
  /** Weekends that are worked in return. */
  readonly worked: readonly string[];
}

/**
 * 国务院办公厅关于…年部分节假日安排的通知, year by year, as published. The Spring Festival of 2020 is the one that was
 * lengthened on 26 January 2020.
 */
export const holidayNotices: readonly HolidayNotice[] = [
  {
    year: 2020,
    number: '国办发明电〔2019〕16号',
    off: [
      ['2020-01-01', 1],
      ['2020-01-24', 10],
      ['2020-04-04', 3],
      ['2020-05-01', 5],
      ['2020-06-25', 3],
      ['2020-10-01', 8],
    ],
    worked: ['2020-01-19', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'],
  },
  {
    year: 2021,
    number: '国办发明电〔2020〕27号',
    off: [
      ['2021-01-01', 3],
      ['2021-02-11', 7],
      ['2021-04-03', 3],
      ['2021-05-01', 5],
      ['2021-06-12', 3],
      ['2021-09-19', 3],
      ['2021-10-01', 7],
    ],
    worked: ['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'],
  },
  {
    year: 2022,
    number: '国办发明电〔2021〕11号',
    off: [
      ['2022-01-01', 3],
      ['2022-01-31', 7],
      ['2022-04-03', 3],
      ['2022-04-30', 5],
      ['2022-06-03', 3],
      ['2022-09-10', 3],
      ['2022-10-01', 7],
    ],
    worked: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
  },
  {
    year: 2023,
    number: '国办发明电〔2022〕16号',
    off: [
      ['2022-12-31', 3],
      ['2023-01-21', 7],
      ['2023-04-05', 1],
      ['2023-04-29', 5],
      ['2023-06-22', 3],
      ['2023-09-29', 8],
    ],
    worked: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
  },
  {
    year: 2024,
    number: '国办发明电〔2023〕7号',
    // New Year's Eve, 9 February, was left to each employer.
    off: [
      ['2024-01-01', 1],
      ['2024-02-10', 8],
      ['2024-04-04', 3],
      ['2024-05-01', 5],
      ['2024-06-10', 1],
      ['2024-09-15', 3],
      ['2024-10-01', 7],
    ],
    worked: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  {
    year: 2025,
    number: '国办发明电〔2024〕12号',
    off: [
      ['2025-01-01', 1],
      ['2025-01-28', 8],
      ['2025-04-04', 3],
      ['2025-05-01', 5],
      ['2025-05-31', 3],
      ['2025-10-01', 8],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    number: '国办发明电〔2025〕7号',
    off: [
      ['2026-01-01', 3],
      ['2026-02-15', 9],
      ['2026-04-04', 3],
      ['2026-05-01', 5],
      ['2026-06-19', 3],
      ['2026-09-25', 3],
      ['2026-10-01', 7],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

/**
 * A calendar from notices of years that follow each other: how a city adds a year that was announced after this version.
 *
 * @example
 * ```ts
 * const calendar = calendarOf([...holidayNotices, next]);
 * ```
 */
export function calendarOf(notices: readonly HolidayNotice[]): OfficialCalendar {
  const years = notices.map(({ year }) => year);
  return {
    off: new Set(notices.flatMap(({ off }) => off.flatMap(([from, days]) => daysFrom(from, days)))),
    worked: new Set(notices.flatMap(({ worked }) => worked)),
    known: { from: `${Math.min(...years)}-01-01`, to: `${Math.max(...years)}-12-31` },
  };
}

/** The official calendar of 2020 to 2026, from {@link holidayNotices}. */
export const officialCalendar: OfficialCalendar = calendarOf(holidayNotices);

function daysFrom(from: string, days: number): string[] {
  const first = parseDay(from) as number;
  return Array.from({ length: days }, (_, index) => formatDay(first + index));
}
