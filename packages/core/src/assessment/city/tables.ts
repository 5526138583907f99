/** The tables of the simulated city, one per department and kind of data, as SELECTs over a stretch of subject numbers. */
import { createDraws, type Draws } from './draw.ts';

export interface CityShape {
  readonly seed: string;
  /** Of a thousand rows, how many carry something wrong: a second row, an impossible date, an unknown code. */
  readonly dirtyPerMille: number;
}

/** One table: its SELECT for the subjects numbered `from` to `to`, the last not included. */
export interface CityTable {
  readonly name: string;
  select(from: number, to: number): string;
}

export const districts: readonly (readonly [string, number])[] = [
  ['330212', 200],
  ['330282', 160],
  ['330203', 120],
  ['330206', 110],
  ['330281', 110],
  ['330205', 80],
  ['330211', 60],
  ['330213', 60],
  ['330226', 60],
  ['330225', 40],
];

export const industries: readonly (readonly [string, number])[] = [
  ['wholesale', 220],
  ['industry', 190],
  ['retail', 170],
  ['leasing-business', 90],
  ['construction', 60],
  ['software', 60],
  ['other', 60],
  ['transport', 40],
  ['catering', 40],
  ['lodging', 15],
  ['agriculture', 15],
  ['property-management', 12],
  ['property-development', 8],
  ['warehousing', 8],
  ['telecom', 7],
  ['post', 5],
];

/** 279 of a thousand are enterprises, 196 sole traders, the rest people. */
const kind = (d: Draws): string =>
  d.weighted('kind', [
    ['enterprise', 279],
    ['sole-trader', 196],
    ['individual', 525],
  ]);
/** Staff grows over five orders of magnitude, as firms do. */
const staff = (d: Draws): string => `greatest(1, least(20000, ${d.yuan('staff', 9, 1.5)}))`;

/** The subjects, numbered, with what every other table draws on: their kind and how many work there. */
const base = (d: Draws, from: number, to: number): string =>
  `SELECT i, substr(${kind(d)}, 1, 1) AS k, ${staff(d)} AS staff FROM range(${from}, ${to}) AS numbers(i)`;

const id = "upper(k) || lpad(CAST(i AS VARCHAR), 9, '0')";

/** Days as text, as departments export them; a few name a day that is none. */
const date = (d: Draws, name: string, least: number, most: number, dirty: number): string =>
  `CASE WHEN ${d.chance(`${name}/dirty`, dirty)} THEN pick(${d.draw(`${name}/wrong`)}, ['2019-02-30', '1885-01-01', '2091-07-01', '0000-00-00']) ` +
  `ELSE CAST(DATE '2020-12-15' - CAST(${d.between(name, least, most)} AS INTEGER) AS VARCHAR) END`;

/** The day of the export; some rows have not been brought up to date for years. */
const asOf = (d: Draws, name: string): string =>
  `CASE WHEN ${d.chance(`${name}/old`, 25)} THEN DATE '2018-06-30' ELSE DATE '2020-11-30' END AS as_of`;

/** A second, different row for a few subjects. */
const doubled = (d: Draws, name: string, dirty: number): string =>
  `range(0, CASE WHEN ${d.chance(`${name}/double`, dirty)} THEN 2 ELSE 1 END) AS copies(copy)`;

/** The tables of a city of one seed and one rate of dirt. */
export function cityTables({ seed, dirtyPerMille: dirty }: CityShape): readonly CityTable[] {
  const d = createDraws(seed);
  const table = (name: string, who: string, columns: readonly string[], joins = '', also = 'true'): CityTable => ({
    name,
    select: (from, to) =>
      `SELECT ${id} AS id, ${columns.join(',\n  ')}\nFROM (${base(d, from, to)}) AS subjects${joins}\nWHERE ${who} AND ${also}`,
  });
  const code = (name: string, good: string): string =>
    `CASE WHEN ${d.chance(`${name}/dirty`, dirty)} THEN '?' ELSE ${good} END`;
  const organisation = "k IN ('e', 's')";
  const firm = "k = 'e'";
  const person = "k = 'i'";
  const industry = d.weighted('industry', industries);
  const district = d.weighted('district', districts);
  const months = 'range(0, 24) AS months(m)';
  const month = "strftime(DATE '2018-12-01' + to_months(CAST(m AS INTEGER)), '%Y-%m')";
  const of = (n: string): string => `(i * 64 + ${n})`;
  return [
    table('registration', 'true', [
      `${kind(d)} AS kind`,
      `'示例' || i AS name`,
      `${code('district', district)} AS district`,
      `CASE WHEN ${organisation} THEN ${code('industry', industry)} END AS industry`,
      `CASE WHEN ${organisation} THEN ${date(d, 'founded', 30, 9000, dirty)} END AS founded`,
      `CASE WHEN ${firm} THEN ${d.gap('state', 20, `(${d.chance('state-owned', 30)})`)} END AS state_owned`,
      asOf(d, 'registration'),
    ]),
    table(
      'labour',
      organisation,
      [
        `${d.gap('headcount', 60, `staff + copy`)} AS headcount`,
        `${d.gap('layoffs', 80, `CAST(CASE WHEN ${d.chance('calm', 620)} THEN 0 ELSE ${d.between('layoffs', 1, 280)} / 10.0 END AS DECIMAL(5, 1))`)} AS layoff_percent`,
        asOf(d, 'labour'),
      ],
      `, ${doubled(d, 'labour', dirty)}`,
    ),
    table('credit', organisation, [
      `CASE WHEN ${d.chance('dishonest', 18)} THEN 'Y' ELSE 'N' END AS dishonest`,
      asOf(d, 'credit'),
    ]),
    table('statistics', organisation, [
      `${d.gap('above-scale', 30, `(staff >= 40)`)} AS above_scale`,
      `(${d.chance('core-digital', 12)} AND staff >= 100) AS core_digital`,
      `${d.gap('restricted', 40, d.chance('restricted', 15))} AS restricted`,
      `${d.gap('small-vat', 50, `(staff < 8)`)} AS small_scale_vat`,
      `CAST(staff * ${d.between('assets', 80_000, 900_000)} AS DECIMAL(18, 2)) AS assets`,
      asOf(d, 'statistics'),
    ]),
    table('science', `${firm} AND staff >= 4 AND ${d.chance('science', 450)}`, [
      `${d.chance('return-filed', 400)} AS return_filed`,
      `${d.gap('rd-staff', 120, `CAST(${d.between('rd-staff', 0, 450)} / 10.0 AS DECIMAL(4, 1))`)} AS rd_staff_percent`,
      `${d.chance('high-tech', 160)} AS high_tech`,
      `${d.chance('incubator', 60)} AS incubator`,
      asOf(d, 'science'),
    ]),
    table(
      'revenue',
      organisation,
      [
        '2017 + y AS year',
        `${d.gap('revenue', 40, `CAST(${d.yuan('revenue', 260_000, 0.9)} * staff * (80 + ${d.draw('revenue/growth', of('y'))} % 60) / 100 AS DECIMAL(18, 2))`, of('y'))} AS revenue`,
        `${d.gap('profit', 70, `CAST(${d.yuan('profit', 14_000, 1.1)} * staff * (${d.draw('profit/sign', of('y'))} % 130 - 30) / 100 AS DECIMAL(18, 2))`, of('y'))} AS profit`,
        `${d.gap('rd', 50, `CAST(CASE WHEN staff < 4 OR ${d.chance('rd/none', 550)} THEN 0 ELSE ${d.yuan('rd', 9_000, 1.1)} * (70 + ${d.draw('rd/growth', of('y'))} % 80) / 100 * staff END AS DECIMAL(18, 2))`, of('y'))} AS research`,
      ],
      ', range(0, 4) AS years(y)',
    ),
    table(
      'output',
      `${firm} AND staff >= 20`,
      [
        "(2018 + q // 4) || '-Q' || (1 + q % 4) AS quarter",
        `${d.gap('output', 30, `CAST(${d.yuan('output', 90_000, 0.7)} * staff * (80 + ${d.draw('output/growth', of('q'))} % 55) / 100 AS DECIMAL(18, 2))`, of('q'))} AS output`,
      ],
      ', range(0, 12) AS quarters(q)',
    ),
    table(
      'insurance',
      organisation,
      [
        `${month} AS month`,
        `CAST(CASE WHEN ${d.chance('insured/never', 90)} OR m < ${d.draw('insured/since')} % 30 - 10 OR ${d.chance('insured/skip', 9, of('m'))} THEN 0 ELSE staff * ${d.between('insured/each', 28, 90)} END AS DECIMAL(18, 2)) AS paid`,
        `greatest(0, staff + ${d.draw('insured/swing', of('m'))} % 3 - 1) AS insured`,
      ],
      `, ${months}`,
      `NOT ${d.chance('insured/lost', 4, of('m'))}`,
    ),
    table(
      'titles',
      `${firm} AND staff >= 30 AND ${d.chance('titles', 90)}`,
      [
        `pick(${d.draw('title', of('n'))}, ['national-demonstration', 'national-cultivation', 'city-key-cultivation', 'city-potential', 'city-potential']) AS level`,
        `CAST(DATE '2020-12-15' - CAST(${d.between('title/day', 0, 1400, of('n'))} AS INTEGER) AS VARCHAR) AS date`,
      ],
      `, range(0, 1 + ${d.draw('titles/count')} % 3) AS titles(n)`,
    ),
    table(
      'patents',
      `${firm} AND staff >= 5 AND ${d.chance('patents', 180)}`,
      [
        `pick(${d.draw('patent', of('n'))}, ['invention', 'utility', 'design', 'utility']) AS kind`,
        `CAST(DATE '2020-12-15' - CAST(${d.between('patent/day', 0, 5000, of('n'))} AS INTEGER) AS VARCHAR) AS granted`,
        `${d.chance('patent/valid', 850, of('n'))} AS valid`,
        `CAST(${d.between('patent/fee', 300, 8000, of('n'))} AS DECIMAL(9, 2)) AS fee`,
      ],
      `, range(0, 1 + ${d.draw('patents/count')} % 12) AS patents(n)`,
    ),
    table(
      'equipment',
      `${firm} AND staff >= 15 AND ${d.chance('equipment', 200)}`,
      [
        `CAST(${d.yuan('device', 160_000, 1.1, of('n'))} AS DECIMAL(14, 2)) AS price`,
        `${d.chance('device/robot', 250, of('n'))} AS robot`,
      ],
      `, range(0, 1 + ${d.draw('devices')} % 9) AS devices(n)`,
    ),
    table(
      'hires',
      `${organisation} AND ${d.chance('hires', 300)}`,
      [
        `CAST(DATE '2020-12-15' - CAST(${d.between('hire/age', 18 * 365, 45 * 365, of('n'))} AS INTEGER) AS VARCHAR) AS birth`,
        `CASE WHEN ${d.chance('hire/graduate', 300, of('n'))} THEN 2020 - ${d.draw('hire/year', of('n'))} % 4 ELSE 0 END AS graduated`,
        `${d.chance('hire/unemployed', 200, of('n'))} AS unemployed`,
        `${d.chance('hire/contract', 900, of('n'))} AS contract`,
        `${d.between('hire/months', 0, 14, of('n'))} AS months_insured`,
      ],
      `, range(0, 1 + least(staff // 6, ${d.draw('hires/count')} % 10)) AS hires(n)`,
    ),
    table(
      'people',
      person,
      [
        `${date(d, 'birth', 16 * 365, 101 * 365, dirty)} AS birth`,
        `${d.gap('household', 15, code('household', `CASE WHEN ${d.chance('household/away', 250)} THEN '340100' ELSE ${district} END`))} AS household`,
        asOf(d, 'people'),
      ],
      `, ${doubled(d, 'people', dirty / 3)}`,
    ),
    table('education', `${person} AND ${d.chance('education', 520)}`, [
      `${code(
        'degree',
        d.weighted('degree', [
          ['none', 300],
          ['college', 300],
          ['bachelor', 320],
          ['master', 70],
          ['doctor', 10],
        ]),
      )} AS degree`,
      `${date(d, 'graduated', 30, 6000, dirty)} AS graduated`,
      asOf(d, 'education'),
    ]),
    table('housing', `${person} AND ${d.chance('housing', 180)}`, [
      `CAST(${d.yuan('home', 1_700_000, 0.5)} AS DECIMAL(14, 2)) AS price`,
      `${date(d, 'bought', 0, 3000, dirty)} AS bought`,
      `${d.gap('only-home', 150, d.chance('only-home', 700))} AS only_home`,
      `CAST(${d.yuan('fund', 30_000, 0.9)} AS DECIMAL(12, 2)) AS fund_balance`,
      asOf(d, 'housing'),
    ]),
    table('welfare', `${person} AND ${d.chance('welfare', 300)}`, [
      `CASE WHEN ${d.chance('disabled', 220)} THEN ${d.between('disability', 1, 4)} ELSE 0 END AS disability`,
      `${d.weighted('care', [
        ['none', 700],
        ['partly', 150],
        ['basically', 100],
        ['wholly', 50],
      ])} AS care`,
      `${d.gap('income', 100, `CAST(${d.yuan('income', 2_600, 0.8)} AS DECIMAL(10, 2))`)} AS income`,
      asOf(d, 'welfare'),
    ]),
    table(
      'contributions',
      `${person} AND ${d.chance('contributions', 640)}`,
      [`${month} AS month`, `NOT ${d.chance('contribution/skip', 60, of('m'))} AS paid`],
      `, ${months}`,
      `m >= ${d.draw('contribution/since')} % 24`,
    ),
  ];
}
