/** The picture of the flow in `docs/how-it-works`: wide for a page, narrow for a phone, in both languages. */
import type { Locale } from './place.ts';

type Words = Readonly<Record<Locale, string>>;

interface Step {
  readonly lane: 0 | 1 | 2;
  readonly name: Words;
  /** One or two lines; a stroke parts them. */
  readonly note: Words;
}

const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

const lanes: readonly Words[] = [
  words('城市平台：平时就算好', 'The city’s platform: worked out beforehand'),
  words('企业和个人：只做这一步', 'A company or a person: this one step'),
  words('财政和银行：把钱送到', 'Treasury and bank: bring the money'),
];

const steps: readonly Step[] = [
  {
    lane: 0,
    name: words('政策 + 数据', 'Policy + data'),
    note: words('条件写成可算的文本|部门数据带来源、日期', 'clauses as formulas|facts with a source'),
  },
  {
    lane: 0,
    name: words('判定', 'Decision'),
    note: words('逐条给结果和理由|缺什么也说清', 'clause by clause,|and what is missing'),
  },
  {
    lane: 0,
    name: words('待兑现补贴', 'Entitlement'),
    note: words('金额、截止日、版本|不用申请', 'amount and last day;|nobody applies'),
  },
  {
    lane: 1,
    name: words('确认', 'Confirmation'),
    note: words('核对金额和账户|点一下，只付一次', 'check, then one tap;|paid at most once'),
  },
  {
    lane: 2,
    name: words('兑付', 'Payout'),
    note: words('资金池出钱|不够银行先垫', 'from the fund pool,|or the bank first'),
  },
  {
    lane: 2,
    name: words('到账', 'Paid'),
    note: words('每一步看得见|退回了有办法', 'each stage in sight,|failures mended'),
  },
];

const objection = words(
  '有异议：提供数据的部门|限期核对，重新判定',
  'An objection: the department|that supplied the fact answers,|and it is decided anew',
);
const title = words('从政策到到账', 'From policy to paid');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function text(
  x: number,
  y: number,
  kind: 'name' | 'note',
  content: string,
  anchor: 'start' | 'middle' = 'middle',
): string {
  const size = kind === 'name' ? 17 : 13;
  const weight = kind === 'name' ? ' font-weight="600"' : '';
  return `<text class="${kind}" x="${x}" y="${y}" font-size="${size}"${weight} text-anchor="${anchor}">${escaped(content)}</text>`;
}

function box(
  x: number,
  y: number,
  width: number,
  height: number,
  { lane, name, note }: Step,
  locale: Locale,
): string[] {
  const middle = x + width / 2;
  return [
    `<rect class="box${lane === 1 ? ' person' : ''}" x="${x}" y="${y}" width="${width}" height="${height}" rx="8" stroke-width="1.5"/>`,
    text(middle, y + 27, 'name', name[locale]),
    ...note[locale].split('|').map((line, index) => text(middle, y + 49 + index * 18, 'note', line)),
  ];
}

/** A way along points, with a tip at its end, pointing right, down or up. */
function way(points: readonly (readonly [number, number])[], dashed = false): string[] {
  const [before, [x, y]] = points.slice(-2) as [readonly [number, number], readonly [number, number]];
  const tip =
    x > before[0]
      ? `${x},${y} ${x - 8},${y - 5} ${x - 8},${y + 5}`
      : y > before[1]
        ? `${x},${y} ${x - 5},${y - 8} ${x + 5},${y - 8}`
        : `${x},${y} ${x - 5},${y + 8} ${x + 5},${y + 8}`;
  const path = points.map(point => point.join(' ')).join(' L');
  return [
    `<path class="way" fill="none" stroke-width="1.5"${dashed ? ' stroke-dasharray="5 4"' : ''} d="M${path}"/>`,
    `<polygon class="tip" points="${tip}"/>`,
  ];
}

/** Steps from left to right, and down where somebody else goes on. */
function wide(locale: Locale): readonly [number, number, string[]] {
  const [width, step, boxWidth, boxHeight, lane] = [690, 172, 150, 78, 124];
  const columns = [0, 1, 2, 2, 2, 3];
  const left = (index: number): number => 12 + columns[index]! * step;
  const top = (index: number): number => 34 + steps[index]!.lane * lane;
  const middle = boxHeight / 2;
  const parts = lanes.flatMap((name, index) => [
    `<rect class="ground" x="0" y="${index * lane + 4}" width="${width}" height="${lane - 8}" rx="10"/>`,
    text(14, index * lane + 24, 'note', name[locale], 'start'),
  ]);
  for (const [index, one] of steps.entries()) {
    parts.push(...box(left(index), top(index), boxWidth, boxHeight, one, locale));
    if (index === 0) continue;
    const [x, y] = [left(index), top(index)];
    const [from, to] =
      top(index - 1) === y
        ? ([
            [left(index - 1) + boxWidth, y + middle],
            [x, y + middle],
          ] as const)
        : ([
            [x + boxWidth / 2, top(index - 1) + boxHeight],
            [x + boxWidth / 2, y],
          ] as const);
    parts.push(...way([from, to]));
  }
  const back = left(1) + boxWidth / 2 + 24;
  const confirmed = steps.findIndex(({ lane }) => lane === 1);
  const level = top(confirmed) + middle;
  parts.push(
    ...way(
      [
        [left(confirmed), level],
        [back, level],
        [back, top(1) + boxHeight],
      ],
      true,
    ),
  );
  const said = objection[locale]
    .split('|')
    .map((line, index) => text(24, level + 4 + index * 17, 'note', line, 'start'));
  return [width, lanes.length * lane, [...parts, ...said]];
}

/** Steps from top to bottom. */
function narrow(locale: Locale): readonly [number, number, string[]] {
  const parts: string[] = [];
  let y = 4;
  for (const [index, one] of steps.entries()) {
    if (index === 0 || steps[index - 1]!.lane !== one.lane) {
      parts.push(text(8, y + 16, 'note', lanes[one.lane]![locale], 'start'));
      y += 28;
    }
    parts.push(...box(8, y, 344, 78, one, locale));
    y += 78;
    if (index === steps.length - 1) continue;
    const turn = steps[index + 1]!.lane !== one.lane;
    parts.push(
      ...way([
        [turn ? 320 : 180, y],
        [turn ? 320 : 180, y + (turn ? 40 : 22)],
      ]),
    );
    y += turn ? 12 : 22;
  }
  return [360, y + 8, parts];
}

const style = `<style>
  svg { font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  .ground { fill: #f4f7fb; } .box { fill: #fff; stroke: #c9d5e2; } .box.person { fill: #e4eef9; stroke: #0f55a5; }
  .name { fill: #1d2733; } .note { fill: #46566a; } .way { stroke: #5f6f82; } .tip { fill: #5f6f82; }
</style>`;

/** The picture as an SVG file. */
export function drawFlow(locale: Locale, form: 'wide' | 'narrow'): string {
  const [width, height, parts] = form === 'wide' ? wide(locale) : narrow(locale);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title[locale]}">`,
    style,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}
