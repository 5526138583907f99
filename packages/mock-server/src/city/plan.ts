import { type Fen, fen } from '@yongyiban/core/contract';

const yuan = (amount: number): Fen => fen(amount * 100);

/** What a city's history must come to. Counts and amounts are targets that the generator meets exactly. */
export interface CityPlan {
  readonly name: string;
  /** Policies put online, by month; the first month is the pilot's. */
  readonly policiesByMonth: Readonly<Record<string, number>>;
  /** The same policies by region of the authority. */
  readonly policiesByRegion: Readonly<Record<string, number>>;
  /** Subjects reached, relief included: by the end of the first month after launch, and in all. */
  readonly reached: { readonly firstMonth: number; readonly all: number };
  /** Money involved, relief and subsidies together. */
  readonly money: { readonly firstMonth: Fen; readonly all: Fen };
  readonly visits: { readonly firstMonth: number; readonly all: number };
  /** Payouts by month. */
  readonly payoutsByMonth: Readonly<Record<string, number>>;
  readonly busiestDay: { readonly day: string; readonly count: number };
  /** What each region pays out. */
  readonly paidByRegion: Readonly<Record<string, Fen>>;
  /** The policies that reach most enterprises and most individuals, and how many. */
  readonly widest: { readonly enterprises: number; readonly individuals: number };
  /** Most policies that one enterprise meets. */
  readonly mostPolicies: number;
  /** Those who had not claimed when they were reminded. */
  readonly unclaimed: { readonly day: string; readonly subjects: number; readonly amount: Fen };
}

/** When the platform opened to all, and the month that is called its first. */
export const launch = '2020-07-01';
export const firstMonth = '2020-07';

/**
 * The city as its figures were published in December 2020: 565 policies (99 at launch), 495,000 enterprises and
 * individuals, ¥8.64 billion, 9,878 payouts in December and 1,521 on the 15th, Yinzhou first with 79 policies and ¥330
 * million, 2,636 reminded on the 16th about ¥33.08 million. What was not published (other months, other districts) is invented.
 */
export const publishedCity: CityPlan = {
  name: 'published',
  policiesByMonth: {
    '2020-06': 1,
    '2020-07': 98,
    '2020-08': 120,
    '2020-09': 159,
    '2020-10': 78,
    '2020-11': 62,
    '2020-12': 47,
  },
  policiesByRegion: {
    '330200': 76,
    '330203': 58,
    '330205': 47,
    '330206': 61,
    '330211': 45,
    '330212': 79,
    '330213': 38,
    '330225': 34,
    '330226': 35,
    '330281': 44,
    '330282': 48,
  },
  reached: { firstMonth: 283_000, all: 495_000 },
  money: { firstMonth: yuan(6_940_000_000), all: yuan(8_640_000_000) },
  visits: { firstMonth: 8_500_000, all: 10_910_000 },
  payoutsByMonth: {
    '2020-07': 3_120,
    '2020-08': 4_486,
    '2020-09': 6_037,
    '2020-10': 5_214,
    '2020-11': 7_385,
    '2020-12': 9_878,
  },
  busiestDay: { day: '2020-12-15', count: 1_521 },
  paidByRegion: {
    '330200': yuan(300_000_000),
    '330203': yuan(214_000_000),
    '330205': yuan(150_000_000),
    '330206': yuan(262_000_000),
    '330211': yuan(171_000_000),
    '330212': yuan(330_000_000),
    '330213': yuan(96_000_000),
    '330225': yuan(71_000_000),
    '330226': yuan(83_000_000),
    '330281': yuan(142_000_000),
    '330282': yuan(201_000_000),
  },
  widest: { enterprises: 2_003, individuals: 722 },
  mostPolicies: 13,
  unclaimed: { day: '2020-12-16', subjects: 2_636, amount: yuan(33_080_000) },
};

/** The same at about a hundredth, for tests: every number is invented. */
export const smallCity: CityPlan = {
  name: 'small',
  policiesByMonth: {
    '2020-06': 1,
    '2020-07': 9,
    '2020-08': 12,
    '2020-09': 16,
    '2020-10': 8,
    '2020-11': 6,
    '2020-12': 5,
  },
  policiesByRegion: {
    '330200': 8,
    '330203': 6,
    '330205': 5,
    '330206': 6,
    '330211': 4,
    '330212': 9,
    '330213': 4,
    '330225': 4,
    '330226': 3,
    '330281': 4,
    '330282': 4,
  },
  reached: { firstMonth: 2_830, all: 4_950 },
  money: { firstMonth: yuan(69_400_000), all: yuan(86_400_000) },
  visits: { firstMonth: 85_000, all: 109_100 },
  payoutsByMonth: { '2020-07': 31, '2020-08': 45, '2020-09': 60, '2020-10': 52, '2020-11': 74, '2020-12': 99 },
  busiestDay: { day: '2020-12-15', count: 31 },
  paidByRegion: {
    '330200': yuan(3_000_000),
    '330203': yuan(2_140_000),
    '330205': yuan(1_500_000),
    '330206': yuan(2_620_000),
    '330211': yuan(1_710_000),
    '330212': yuan(3_300_000),
    '330213': yuan(960_000),
    '330225': yuan(710_000),
    '330226': yuan(830_000),
    '330281': yuan(1_420_000),
    '330282': yuan(2_010_000),
  },
  widest: { enterprises: 40, individuals: 25 },
  mostPolicies: 13,
  unclaimed: { day: '2020-12-16', subjects: 26, amount: yuan(330_800) },
};
